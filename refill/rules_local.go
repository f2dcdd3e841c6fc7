package refill

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of a bridge supply and of where to fill (R5.6).
var (
	ruleBridgeDates = &reason.Rule{Code: "refill.bridge_dates", Who: reason.Pharmacy,
		Text: "the run-out or the expected delivery is not known", Source: "R5.6", Evidence: reason.Proposal}
	ruleBridgeDaily = &reason.Rule{Code: "refill.bridge_daily", Who: reason.Pharmacy,
		Text: "the daily use is not known", Source: "R5.6", Evidence: reason.Proposal}
	ruleBridgeNone = &reason.Rule{Code: "refill.bridge_none", Who: reason.Nobody,
		Text: "no bridge is needed: delivery comes before supply runs out", Passed: "{a} without supply are to be bridged",
		Facts: reason.Facts{A: "gap"}, Source: "R5.6", Evidence: reason.Proposal}
	ruleBridgeCut = &reason.Rule{Code: "refill.bridge_cut", Who: reason.Plan,
		Text: "the gap is {a}, and the plan bridges {b}", Passed: "{b} bridge a gap of {a}",
		Facts: reason.Facts{A: "gap", B: "bridge"}, Source: "R5.6", Evidence: reason.Proposal}
	ruleBridgeMedicaid = &reason.Rule{Code: "refill.bridge_medicaid", Who: reason.Plan,
		Text:   "a prior authorization is pending under Medicaid: its emergency supply of 72 hours comes first",
		Source: "R7.8: 42 USC 1396r-8(d)(5)", Evidence: reason.Read}
	ruleBridgeControlled = &reason.Rule{Code: "refill.bridge_controlled", Who: reason.Prescriber,
		Text: "of a controlled drug the prescriber writes a prescription for the local pharmacy", Source: "R5.6",
		Evidence: reason.Proposal}
	ruleBridgeRadius = &reason.Rule{Code: "refill.bridge_radius", Who: reason.Plan,
		Text: "no pharmacy of the network is known within the radius: the next nearest is shown", Source: "R5.6",
		Evidence: reason.Proposal}

	ruleShortTerm = &reason.Rule{Code: "refill.short_term", Who: reason.Member,
		Text: "the drug is not known to be taken for long: a local pharmacy is better", Evidence: reason.Proposal}
	ruleCourseOpen = &reason.Rule{Code: "refill.course_unknown", Who: reason.Pharmacy,
		Text: "how long the treatment lasts is not known", Evidence: reason.Proposal}
	ruleCourseShort = &reason.Rule{Code: "refill.course_short", Who: reason.Member,
		Text: "a treatment of {a} is short: mail is for {b} and more", Passed: "a treatment of {a} is long enough for mail",
		Facts: reason.Facts{A: "treatment", B: "least"}, Evidence: reason.Proposal}
	ruleArrivalOpen = &reason.Rule{Code: "refill.arrival_unknown", Who: reason.Pharmacy,
		Text: "when mail would arrive is not known", Evidence: reason.Proposal}
	ruleNeededSooner = &reason.Rule{Code: "refill.needed_sooner", Who: reason.Member,
		Text: "mail would arrive on {a}, and it is needed by {b}: the first supply is better fetched", Passed: "mail arrives by {a}",
		Facts: reason.Facts{A: "arrival", B: "needed"}, Evidence: reason.Proposal}
)

func localRules() []*reason.Rule {
	return []*reason.Rule{ruleBridgeDates, ruleBridgeDaily, ruleBridgeNone, ruleBridgeCut, ruleBridgeMedicaid,
		ruleBridgeControlled, ruleBridgeRadius, ruleShortTerm, ruleCourseOpen, ruleCourseShort, ruleArrivalOpen, ruleNeededSooner}
}
