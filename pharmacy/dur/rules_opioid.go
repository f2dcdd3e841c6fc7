package dur

import "github.com/mailrx/mailrx/pharmacy/reason"

const opioidMemo = "R6.6: Part D opioid edits, memo for contract year 2027 of 2026-07-02"

// Rules of the opioid edits, R6.6.
var (
	ruleOpioidClasses = &reason.Rule{Code: "dur.opioid_classes", Who: reason.Host,
		Text: "the knowledge has no class of opioids or of benzodiazepines", Evidence: reason.Proposal}
	ruleExempt = &reason.Rule{Code: "dur.opioid_exempt", Who: reason.Nobody,
		Text: "the member is exempt from opioid edits", Passed: "the member is exempt from opioid edits", Source: opioidMemo,
		Evidence: reason.SecondHand}
	ruleOpioidFactor = &reason.Rule{Code: "dur.opioid_not_counted", Who: reason.Pharmacist,
		Text: "an opioid has no daily dose, or no factor for its route, so that it cannot be counted", Evidence: reason.Proposal}
	ruleCare = &reason.Rule{Code: "dur.opioid_care_coordination", Who: reason.Pharmacist,
		Text:   "{a} morphine milligrams a day; from {b} on the prescriber is asked",
		Passed: "{a} morphine milligrams a day, below {b}", Facts: reason.Facts{A: "MME", B: "limit"}, Source: opioidMemo,
		Evidence: reason.SecondHand}
	ruleHard = &reason.Rule{Code: "dur.opioid_hard_limit", Who: reason.Plan,
		Text:   "{a} morphine milligrams a day; the plan refuses from {b} on",
		Passed: "{a} morphine milligrams a day, below the plan's {b}", Facts: reason.Facts{A: "MME", B: "limit"},
		Source: opioidMemo, Evidence: reason.SecondHand}
	ruleHardTooLow = &reason.Rule{Code: "dur.opioid_hard_limit_low", Who: reason.Plan,
		Text: "a hard limit of {a} is below the least that a plan may set, {b}", Facts: reason.Facts{A: "set", B: "least"},
		Source: opioidMemo, Evidence: reason.SecondHand}
	ruleNaive = &reason.Rule{Code: "dur.opioid_naive", Who: reason.Plan,
		Text:   "a first opioid supply of {a} is longer than {b}",
		Passed: "a supply of {a} is within {b}", Facts: reason.Facts{A: "supply", B: "most"}, Source: opioidMemo,
		Evidence: reason.SecondHand}
	ruleNaiveUnknown = &reason.Rule{Code: "dur.opioid_naive_unknown", Who: reason.Plan,
		Text: "it is not known whether an opioid was filled in the plan's look-back", Source: "convention C8", Evidence: reason.Proposal}
	ruleOpioidBenzo = &reason.Rule{Code: "dur.opioid_benzodiazepine", Who: reason.Pharmacist,
		Text: "an opioid and a benzodiazepine are taken together", Source: opioidMemo, Evidence: reason.SecondHand}
	ruleTwoLongActing = &reason.Rule{Code: "dur.opioid_two_long_acting", Who: reason.Pharmacist,
		Text: "two long-acting opioids are taken together", Source: opioidMemo, Evidence: reason.SecondHand}
	ruleLongActingUnknown = &reason.Rule{Code: "dur.opioid_long_acting_unknown", Who: reason.Pharmacist,
		Text: "it is not known whether two opioids are both long-acting", Source: "convention C8", Evidence: reason.Proposal}
)

var opioidRules = []*reason.Rule{ruleOpioidClasses, ruleExempt, ruleOpioidFactor, ruleCare, ruleHard, ruleHardTooLow,
	ruleNaive, ruleNaiveUnknown, ruleOpioidBenzo, ruleTwoLongActing, ruleLongActingUnknown}
