package refill

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Rules of Eligibility, in the order in which they are evaluated. Codes are permanent.
var (
	ruleDay = &reason.Rule{Code: "refill.day_missing", Who: reason.Host,
		Text: "the day asked about is missing", Passed: "asked for {a}", Facts: reason.Facts{A: "day"}, Evidence: reason.Proposal}
	rulePolicy = &reason.Rule{Code: "refill.policy_invalid", Who: reason.Host,
		Text: "a policy of {a} is none: 0% to 100% and no negative look-back", Facts: reason.Facts{A: "percent"},
		Evidence: reason.Proposal}
	ruleFill = &reason.Rule{Code: "refill.fill_malformed", Who: reason.Pharmacy,
		Text:  "fill {a} of the history has no date or an impossible days' supply of {b}",
		Facts: reason.Facts{A: "fill", B: "days' supply"}, Evidence: reason.Proposal}
	ruleSchedule = &reason.Rule{Code: "refill.schedule_unknown", Who: reason.Pharmacist,
		Text: "it is not known whether the drug is controlled", Evidence: reason.Proposal}
	ruleScheduleII = &reason.Rule{Code: "refill.schedule_two", Who: reason.Prescriber,
		Text:   "a schedule II prescription is never refilled: each fill needs a new one",
		Source: "21 CFR 1306.12(a)", Evidence: reason.Read}
	ruleLastDate = &reason.Rule{Code: "refill.last_date_unknown", Who: reason.Pharmacist,
		Text: "the last day on which the prescription may be filled is not known", Evidence: reason.Proposal}
	ruleExpired = &reason.Rule{Code: "refill.expired", Who: reason.Prescriber,
		Text: "the prescription could be filled through {b}; {a} is too late", Passed: "valid through {b}",
		Facts: reason.Facts{A: "day", B: "last date"}, Evidence: reason.SecondHand,
		Source: "R1.1: 21 CFR 1306.22(a) for schedules III and IV, state law for the rest"}
	ruleCount = &reason.Rule{Code: "refill.count_unknown", Who: reason.Prescriber,
		Text: "how many refills the prescriber allowed is not known", Evidence: reason.Proposal}
	ruleNoneLeft = &reason.Rule{Code: "refill.none_left", Who: reason.Prescriber,
		Text: "no refill is left", Passed: "refills left: {a}", Facts: reason.Facts{A: "refills left"},
		Source: "R1.2: as the prescriber wrote, within 21 CFR 1306.22(a) and state law", Evidence: reason.SecondHand}
	ruleOpen = &reason.Rule{Code: "refill.open", Who: reason.Pharmacy,
		Text: "a fill of this drug is already on its way", Evidence: reason.Proposal}
	ruleTooSoon = &reason.Rule{Code: "refill.too_soon", Reject: "79", Who: reason.Member,
		Text: "too soon: a refill may be filled from {b} on, {a} is before", Passed: "not too soon: from {b} on",
		Facts: reason.Facts{A: "day", B: "earliest"}, Source: "rules R2.1 and R2.3; the percent is the plan's",
		Evidence: reason.SecondHand}
	ruleExpiresFirst = &reason.Rule{Code: "refill.expires_first", Who: reason.Prescriber,
		Text:  "waiting does not help: the prescription ends on {b}, before a refill opens on {a}",
		Facts: reason.Facts{A: "earliest", B: "last date"}, Evidence: reason.Proposal}
	ruleBar = &reason.Rule{Code: "refill.state_bar", Who: reason.Prescriber,
		Text:   "the state lets a refill be filled from {b} on, unless the prescriber authorizes it earlier; {a} is before",
		Passed: "the state's bar ends on {b}", Facts: reason.Facts{A: "day", B: "first day"},
		Source: "R1.15: package law has the state's row", Evidence: reason.Read}
	ruleMailMin = &reason.Rule{Code: "refill.mail_min", Who: reason.Member,
		Text:   "a supply of {a} is too short for mail, which fills {b} and more: a local pharmacy, or a longer prescription",
		Passed: "a supply of {a} goes by mail", Facts: reason.Facts{A: "supply", B: "least"},
		Source: "R2.5: rule mail.minDaysSupply, the plan's", Evidence: reason.SecondHand}
	ruleDays = &reason.Rule{Code: "refill.days_malformed", Who: reason.Host,
		Text: "the days' supply that is asked for is none: {a}", Facts: reason.Facts{A: "days' supply"}, Evidence: reason.Proposal}
)

// Rules is the table of this package's reasons.
func Rules() []*reason.Rule {
	table := []*reason.Rule{ruleDay, rulePolicy, ruleFill, ruleSchedule, ruleScheduleII, ruleLastDate, ruleExpired, ruleCount,
		ruleNoneLeft, ruleOpen, ruleTooSoon, ruleExpiresFirst, ruleBar, ruleMailMin, ruleDays}
	return slices.Concat(table, overrideRules(), supplyRules(), localRules(), adherenceRules())
}
