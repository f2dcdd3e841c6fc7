package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

const quantityBasis = "SPUF quantity limits; formulary 6.7; " + readRejects

// Rules of a decision: what the row of a drug asks of the request.
var (
	RuleAuthorizationOnFile = &reason.Rule{Code: "formulary.authorization_on_file", Reject: "75", Who: reason.Prescriber,
		Text:   "the authorization on file ended on {b}, before {a}",
		Passed: "an authorization on file covers {a}; it ends on {b}",
		Facts:  reason.Facts{A: "date of service", B: "last day"}, Source: readRejects + "; rules R7.0 T1", Evidence: reason.SecondHand}
	RuleStep = &reason.Rule{Code: "formulary.step_therapy", Reject: "75", Who: reason.Prescriber,
		Text:   "another drug must be tried first: no fill of one is on record",
		Passed: "a drug that must be tried first was filled {a} ago, within {b}",
		Facts:  reason.Facts{A: "days ago", B: "look-back"}, Source: "rules R7.0; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleStepOld = &reason.Rule{Code: "formulary.step_therapy_old", Reject: "75", Who: reason.Prescriber,
		Text:  "a drug that must be tried first was filled {a} ago, the plan looks back {b}",
		Facts: reason.Facts{A: "days ago", B: "look-back"}, Source: "rules R7.0 T3; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleStepUnknown = &reason.Rule{Code: "formulary.step_therapy_unknown", Who: reason.Pharmacy,
		Text:   "another drug must be tried first, and the member's history is not known to be whole",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleQuantityScaled = &reason.Rule{Code: "formulary.quantity_scaled", Reject: "76", Who: reason.Prescriber,
		Text:   "the quantity is {a}, the plan allows {b} for this supply",
		Passed: "the quantity {a} is within {b} for this supply",
		Facts:  reason.Facts{A: "quantity", B: "most"}, Source: quantityBasis, Evidence: reason.SecondHand}
	RuleQuantityDaily = &reason.Rule{Code: "formulary.quantity_daily", Reject: "76", Who: reason.Prescriber,
		Text:   "the quantity is {a}, the plan's daily maximum allows {b} for this supply",
		Passed: "the quantity {a} is within {b}, the daily maximum for this supply",
		Facts:  reason.Facts{A: "quantity", B: "most"}, Source: quantityBasis, Evidence: reason.SecondHand}
	RuleQuantityRolling = &reason.Rule{Code: "formulary.quantity_rolling", Reject: "76", Who: reason.Prescriber,
		Text:   "the quantity is {a}, earlier fills leave {b} of the plan's limit",
		Passed: "the quantity {a} is within {b}, what earlier fills leave",
		Facts:  reason.Facts{A: "quantity", B: "most"}, Source: quantityBasis, Evidence: reason.SecondHand}
	RuleQuantityHistory = &reason.Rule{Code: "formulary.quantity_history", Who: reason.Pharmacy,
		Text:   "the plan limits the quantity over time, and the member's history is not known to be whole",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleQuantityException = &reason.Rule{Code: "formulary.quantity_exception", Who: reason.Plan,
		Text:   "the quantity has no exception",
		Passed: "an exception on file sets the quantity limit aside for {a}",
		Facts:  reason.Facts{A: "quantity"}, Source: "rules R7.0", Evidence: reason.Proposal}
	RuleAgeMin = &reason.Rule{Code: "formulary.age_min", Reject: "60", Who: reason.Prescriber,
		Text:   "the member is {a} years old, the plan covers the drug from {b}",
		Passed: "the member's {a} years are not below {b}",
		Facts:  reason.Facts{A: "age", B: "from age"}, Source: "60 for a product not covered for the age: from general knowledge", Evidence: reason.Unconfirmed}
	RuleAgeMax = &reason.Rule{Code: "formulary.age_max", Reject: "60", Who: reason.Prescriber,
		Text:   "the member is {a} years old, the plan covers the drug up to {b}",
		Passed: "the member's {a} years are not above {b}",
		Facts:  reason.Facts{A: "age", B: "up to age"}, Source: "60 for a product not covered for the age: from general knowledge", Evidence: reason.Unconfirmed}
	RuleAgeUnknown = &reason.Rule{Code: "formulary.age_unknown", Who: reason.Pharmacy,
		Text:   "the plan covers the drug for some ages alone, and the request has none",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleSex = &reason.Rule{Code: "formulary.sex", Reject: "61", Who: reason.Prescriber,
		Text:   "the plan covers the drug for the other sex alone",
		Passed: "the drug is covered for the member's sex",
		Source: "61 for a product not covered for the sex: from general knowledge", Evidence: reason.Unconfirmed}
	RuleSexUnknown = &reason.Rule{Code: "formulary.sex_unknown", Who: reason.Pharmacy,
		Text:   "the plan covers the drug for one sex alone, and the request has none",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleIndication = &reason.Rule{Code: "formulary.indication", Reject: "70", Who: reason.Prescriber,
		Text:   "the plan does not cover the drug for this indication",
		Passed: "the drug is covered for this indication",
		Source: "indication-based coverage of CMS public use files; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleIndicationUnknown = &reason.Rule{Code: "formulary.indication_unknown", Who: reason.Prescriber,
		Text:   "the plan covers the drug for some indications alone, and the request has none",
		Source: ownChoice, Evidence: reason.Proposal}
)
