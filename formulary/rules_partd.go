package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of a decision: Medicare Part D.
var (
	RuleVaccine = &reason.Rule{Code: "formulary.vaccine", Who: reason.Plan,
		Text:   "the drug is no such vaccine",
		Passed: "a vaccine that ACIP recommends is free, of a price of {b}",
		Facts:  reason.Facts{B: "price"}, Source: "42 CFR 423.120(g)", Evidence: reason.SecondHand}
	RuleSupplemental = &reason.Rule{Code: "formulary.supplemental", Who: reason.Plan,
		Text:   "the drug is one of Part D",
		Passed: "Part D excludes the drug and the plan adds it: there is no deductible, and nothing of a price of {b} counts to the threshold",
		Facts:  reason.Facts{B: "price"}, Source: "formulary 6.5; that its share has no deductible is our choice", Evidence: reason.SecondHand}
	RuleInsulin = &reason.Rule{Code: "formulary.insulin", Who: reason.Plan,
		Text:   "the drug is no insulin",
		Passed: "insulin: the plan's share is {a}, the cap of law {b}; there is no deductible",
		Facts:  reason.Facts{A: "share", B: "cap"}, Source: "42 USC 1395w-102(b)(9); 42 CFR 423.120(h)", Evidence: reason.SecondHand}
	RuleSolidOral = &reason.Rule{Code: "formulary.solid_oral_unknown", Who: reason.Plan,
		Text:   "a short fill has a daily rate for solid oral drugs, and the plan document does not say whether this is one",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleDailyRate = &reason.Rule{Code: "formulary.daily_rate", Who: reason.Plan,
		Text:   "no daily rate applies",
		Passed: "a short fill costs {a} a day, {b} in all",
		Facts:  reason.Facts{A: "a day", B: "share"}, Source: "42 CFR 423.153(b)(4), 423.100", Evidence: reason.SecondHand}
	RuleLowIncomeClass = &reason.Rule{Code: "formulary.low_income_class", Who: reason.Plan,
		Text:   "the low-income copay is not known: the plan document does not say the drug's class, or the category is none",
		Source: "42 CFR 423.782", Evidence: reason.Proposal}
	RuleTrueOutOfPocket = &reason.Rule{Code: "formulary.true_out_of_pocket", Who: reason.Plan,
		Text:   "the threshold is open",
		Passed: "{a} counts to the out-of-pocket threshold, of which {b} was left",
		Facts:  reason.Facts{A: "counts", B: "left before"}, Source: "CMS CY2025 Part D redesign program instructions (formulary 6.5)", Evidence: reason.SecondHand}
)
