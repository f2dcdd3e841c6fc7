package refill

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of how much is dispensed, and of supply that must come sooner (R2.7 to R2.10, R5.6).
var (
	ruleSyncNone = &reason.Rule{Code: "refill.sync_none", Who: reason.Host,
		Text: "there is no drug to bring to one day", Evidence: reason.Proposal}
	ruleSyncDrug = &reason.Rule{Code: "refill.sync_drug", Who: reason.Pharmacy,
		Text:   "of drug {a} the supply on hand, the daily use, the days' supply or the policy is not known",
		Passed: "drug {a} can be planned", Facts: reason.Facts{A: "drug"}, Source: "R2.7", Evidence: reason.Proposal}
	ruleSyncFar = &reason.Rule{Code: "refill.sync_far", Who: reason.Member,
		Text:   "a short fill of {a} is more than a full one of {b}: a nearer day is needed",
		Passed: "{a} bridge it to the common day", Facts: reason.Facts{A: "short fill", B: "full fill"}, Source: "R2.7",
		Evidence: reason.Proposal}

	ruleDirectionsOpen = &reason.Rule{Code: "refill.directions_unknown", Who: reason.Prescriber,
		Text: "the greatest dose and how often it is taken are not known", Source: "R2.8", Evidence: reason.Proposal}
	ruleNoPack = &reason.Rule{Code: "refill.quantity_unknown", Who: reason.Pharmacy,
		Text: "the quantity dispensed is not known", Source: "R2.8", Evidence: reason.Proposal}
	rulePack = &reason.Rule{Code: "refill.pack_malformed", Who: reason.Pharmacy,
		Text: "container {a} has an impossible count, content or limit", Passed: "container {a} can be counted",
		Facts: reason.Facts{A: "container"}, Source: "R2.8", Evidence: reason.Proposal}
	rulePerUnit = &reason.Rule{Code: "refill.per_unit_unknown", Who: reason.Pharmacist,
		Text:   "of container {a} it is not known how many doses' units, such as drops, are in one unit",
		Passed: "the units of container {a} are known", Facts: reason.Facts{A: "container"},
		Source: "R2.8: there is no default", Evidence: reason.Proposal}
	ruleNoDay = &reason.Rule{Code: "refill.less_than_a_day", Who: reason.Pharmacy,
		Text: "the quantity lasts less than a day", Source: "R2.8", Evidence: reason.Proposal}
	ruleTooLong = &reason.Rule{Code: "refill.too_long", Who: reason.Pharmacy,
		Text: "the quantity lasts longer than the {a} that a claim can tell", Facts: reason.Facts{A: "limit"},
		Source: "NCPDP 405-D5, three digits", Evidence: reason.SecondHand}

	ruleSupplyOpen = &reason.Rule{Code: "refill.supply_unknown", Who: reason.Pharmacy,
		Text:   "the written quantity, what is left of it, the daily use, the schedule or the plan's limit is not known",
		Source: "R2.9", Evidence: reason.Proposal}
	ruleNoUnits = &reason.Rule{Code: "refill.no_units", Who: reason.Prescriber,
		Text: "nothing is left on the prescription", Source: "R2.9", Evidence: reason.Proposal}
	ruleOverMax = &reason.Rule{Code: "refill.over_max", Reject: "AG", Who: reason.Plan,
		Text: "{a} were asked for, the plan gives {b} by this channel", Passed: "within the plan's {b}",
		Facts: reason.Facts{A: "asked", B: "limit"}, Source: "R2.9", Evidence: reason.Read}
	ruleJoinControlled = &reason.Rule{Code: "refill.join_controlled", Who: reason.Prescriber,
		Text: "refills of a controlled drug are not joined", Source: "R2.9", Evidence: reason.Unconfirmed}
	ruleJoinState = &reason.Rule{Code: "refill.join_state", Who: reason.Prescriber,
		Text: "the state is not known to let refills be joined", Source: "R2.9", Evidence: reason.Unconfirmed}
	ruleJoinPrescriber = &reason.Rule{Code: "refill.join_prescriber", Who: reason.Prescriber,
		Text: "the prescriber wants it dispensed as written", Source: "R2.9", Evidence: reason.Unconfirmed}
	ruleJoinFirst = &reason.Rule{Code: "refill.join_first", Who: reason.Plan,
		Text: "the plan wants a first fill as written", Source: "R2.9", Evidence: reason.Unconfirmed}

	rulePartBDates = &reason.Rule{Code: "refill.part_b_dates", Who: reason.Pharmacy,
		Text: "the end of supply or the day of shipment is not known", Source: r210, Evidence: reason.SecondHand}
	rulePartBAnswer = &reason.Rule{Code: "refill.part_b_answer", Who: reason.Member,
		Text: "the member has not said yes, and nothing ships without it", Source: r210, Evidence: reason.SecondHand}
	rulePartBEarly = &reason.Rule{Code: "refill.part_b_answer_early", Who: reason.Pharmacy,
		Text: "the answer of {a} is too early: it counts from {b} on", Passed: "the answer of {a} counts",
		Facts: reason.Facts{A: "answer", B: "from"}, Source: r210, Evidence: reason.SecondHand}
	rulePartBLate = &reason.Rule{Code: "refill.part_b_answer_late", Who: reason.Pharmacy,
		Text: "the answer of {a} came after {b}, when supply ends or the parcel leaves", Passed: "the answer came by {b}",
		Facts: reason.Facts{A: "answer", B: "last day"}, Source: r210, Evidence: reason.SecondHand}
	rulePartBShip = &reason.Rule{Code: "refill.part_b_ship_early", Who: reason.Pharmacy,
		Text: "shipment on {a} is too early: from {b} on", Passed: "shipment on {a} is in time",
		Facts: reason.Facts{A: "shipment", B: "from"}, Source: r210, Evidence: reason.SecondHand}
)

const r210 = "R2.10: 42 CFR 410.38(d)(4)"

func supplyRules() []*reason.Rule {
	return []*reason.Rule{ruleSyncNone, ruleSyncDrug, ruleSyncFar, ruleDirectionsOpen, ruleNoPack, rulePack, rulePerUnit,
		ruleNoDay, ruleTooLong, ruleSupplyOpen, ruleNoUnits, ruleOverMax, ruleJoinControlled, ruleJoinState,
		ruleJoinPrescriber, ruleJoinFirst, rulePartBDates, rulePartBAnswer, rulePartBEarly, rulePartBLate, rulePartBShip}
}
