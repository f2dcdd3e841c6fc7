package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of a decision: programs for maintenance drugs, first fills and split fills.
var (
	RuleRetailAllowance = &reason.Rule{Code: "formulary.retail_allowance", Reject: "76", Who: reason.Member,
		Text:   "{a} fills at retail came before, the plan allows {b}; mail can fill it",
		Passed: "{a} fills at retail came before, the plan allows {b}",
		Facts:  reason.Facts{A: "earlier retail fills", B: "allowed"}, Source: "rules R8.4; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleBeyondAllowance = &reason.Rule{Code: "formulary.beyond_allowance", Who: reason.Member,
		Text:   "the retail allowance is used up",
		Passed: "{a} fills at retail came before and the plan allows {b}: this one is dearer, by mail it is not",
		Facts:  reason.Facts{A: "earlier retail fills", B: "allowed"}, Source: "rules R8.4; Citi Benefits Handbook, read 2026-11-22", Evidence: reason.SecondHand}
	RuleRetailFillsUnknown = &reason.Rule{Code: "formulary.retail_fills_unknown", Who: reason.Pharmacy,
		Text:   "the plan counts fills at retail, and the request does not say how many came before",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleCourtesyFills = &reason.Rule{Code: "formulary.courtesy_fills", Who: reason.Member,
		Text:   "no fills at retail are left",
		Passed: "{a} fills at retail came before, {b} are allowed before the drug moves to mail",
		Facts:  reason.Facts{A: "earlier retail fills", B: "allowed"}, Source: "rules R8.2, R8.3", Evidence: reason.SecondHand}
	RuleExclusive = &reason.Rule{Code: "formulary.exclusive_home_delivery", Reject: "76", Who: reason.Member,
		Text:   "after {b} fills at retail the plan covers mail, and a long supply at an approved store",
		Passed: "an approved store fills the long supply at the share of mail",
		Facts:  reason.Facts{B: "allowed"}, Source: "rules R8.2; BCBSMA provider page, read 2026-11-22; the reject code is our guess", Evidence: reason.SecondHand}
	RuleApprovedUnknown = &reason.Rule{Code: "formulary.approved_unknown", Who: reason.Host,
		Text:   "the request does not say whether the store is in the approved 90-day network",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleChoice = &reason.Rule{Code: "formulary.home_delivery_choice", Reject: "76", Who: reason.Member,
		Text:   "after {b} fills at retail the member must choose mail or retail",
		Passed: "the member has chosen retail",
		Facts:  reason.Facts{B: "allowed"}, Source: "rules R8.3; BCBSMA provider page, read 2026-11-22; the reject code is our guess", Evidence: reason.SecondHand}
	RuleChosenMail = &reason.Rule{Code: "formulary.home_delivery_chosen", Reject: "76", Who: reason.Member,
		Text:   "the member has chosen mail for this drug",
		Source: "rules R8.3; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleFirstFills = &reason.Rule{Code: "formulary.first_fills", Reject: "AG", Who: reason.Pharmacy,
		Text:   "a supply of {a} is over {b}, the limit of the drug's first fills",
		Passed: "a supply of {a}: the first fills of the drug are limited to {b}",
		Facts:  reason.Facts{A: "days' supply", B: "limit"}, Source: readRejects + "; FEP brochure 2026, read 2026-11-22", Evidence: reason.SecondHand}
	RuleFillsUnknown = &reason.Rule{Code: "formulary.fills_unknown", Who: reason.Pharmacy,
		Text:   "the plan limits first fills, and the request does not say how many came before",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleSplitPart = &reason.Rule{Code: "formulary.split_part", Who: reason.Pharmacy,
		Text:  "part {a} of a split fill: the plan splits fills in {b} parts",
		Facts: reason.Facts{A: "part", B: "parts"}, Source: ownChoice, Evidence: reason.Proposal}
	RuleSplitDays = &reason.Rule{Code: "formulary.split_days", Reject: "AG", Who: reason.Pharmacy,
		Text:   "a supply of {a} is over {b}, the part of a split fill",
		Passed: "a supply of {a} is within {b}, the part of a split fill",
		Facts:  reason.Facts{A: "days' supply", B: "part"}, Source: readRejects + "; formulary 6.7", Evidence: reason.SecondHand}
	RuleSplitShare = &reason.Rule{Code: "formulary.split_share", Who: reason.Plan,
		Text:   "the part has no share",
		Passed: "this part of a split fill costs {a} of the copay of {b}",
		Facts:  reason.Facts{A: "share", B: "copay"}, Source: "formulary 6.7: a table of ratios, not arithmetic", Evidence: reason.SecondHand}
	RuleDoubleCopay = &reason.Rule{Code: "formulary.double_copay", Who: reason.Member,
		Text:   "the share is not doubled",
		Passed: "beyond the retail allowance the share is {a} in place of {b}",
		Facts:  reason.Facts{A: "doubled", B: "copay"}, Source: "rules R8.4", Evidence: reason.SecondHand}
	RuleFullPrice = &reason.Rule{Code: "formulary.full_price", Who: reason.Member,
		Text:   "the full price is not due",
		Passed: "beyond the retail allowance the member pays the whole price, {a}",
		Facts:  reason.Facts{A: "price"}, Source: "rules R8.4; Citi Benefits Handbook, read 2026-11-22", Evidence: reason.SecondHand}
)
