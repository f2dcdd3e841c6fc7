package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of a decision: deductible, share and limit.
var (
	RuleSuppressed = &reason.Rule{Code: "formulary.suppressed", Who: reason.Plan,
		Text:   "the plan's rows are withheld: neither a price nor a refusal can be given",
		Source: "CMS public use files, plan information (formulary 1.3)", Evidence: reason.SecondHand}
	RuleYear = &reason.Rule{Code: "formulary.year_not_supported", Who: reason.Host,
		Text:  "no parameters of Part D are known for {a}",
		Facts: reason.Facts{A: "year"}, Source: "formulary 6.1: never those of a neighbour year", Evidence: reason.Proposal}
	RuleShareAmbiguous = &reason.Rule{Code: "formulary.share_ambiguous", Who: reason.Plan,
		Text:  "{a} rows of the cost table contradict each other for this fill",
		Facts: reason.Facts{A: "rows"}, Source: "formulary 6.1: rows of one key that differ are ambiguous", Evidence: reason.Proposal}
	RuleAccumulator = &reason.Rule{Code: "formulary.accumulator_missing", Who: reason.Host,
		Text:   "a sum of the year that the plan needs is missing or below zero: deductible met, out-of-pocket cost or TrOOP",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleCoinsurance = &reason.Rule{Code: "formulary.coinsurance", Who: reason.Plan,
		Text:   "the tier has no coinsurance",
		Passed: "the tier's coinsurance for this supply here is {a}",
		Facts:  reason.Facts{A: "coinsurance"}, Source: "the plan document; half a cent rounded up, once", Evidence: reason.Read}
	RuleDeductible = &reason.Rule{Code: "formulary.deductible", Who: reason.Member,
		Text:   "the deductible is open",
		Passed: "{a} goes to the deductible, of which {b} was open",
		Facts:  reason.Facts{A: "to the deductible", B: "open before"}, Source: "formulary 6.3; copay options of CMS marketplace files and FHIR", Evidence: reason.SecondHand}
	RuleDeductibleExempt = &reason.Rule{Code: "formulary.deductible_exempt", Who: reason.Plan,
		Text:   "the deductible applies",
		Passed: "the drug is on a list that the deductible does not touch",
		Source: "the plan document", Evidence: reason.Read}
	RulePreventive = &reason.Rule{Code: "formulary.preventive", Who: reason.Plan,
		Text:   "the drug is not preventive",
		Passed: "a preventive drug of the network is free, of a price of {b}",
		Facts:  reason.Facts{B: "price"}, Source: "45 CFR 147.130", Evidence: reason.SecondHand}
	RuleOutOfPocket = &reason.Rule{Code: "formulary.out_of_pocket", Who: reason.Plan,
		Text:   "the out-of-pocket limit is open",
		Passed: "{a} counts to the out-of-pocket limit, of which {b} was left",
		Facts:  reason.Facts{A: "counts", B: "left before"}, Source: "45 CFR 156.130; formulary 6.4", Evidence: reason.SecondHand}
)
