package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of a decision: product selection, cards and other payers.
var (
	RuleDAWCode = &reason.Rule{Code: "formulary.daw_code", Reject: "22", Who: reason.Pharmacy,
		Text:  "{a} is no product selection code",
		Facts: reason.Facts{A: "code"}, Source: "22 for a code that is missing or invalid: from general knowledge", Evidence: reason.Unconfirmed}
	RuleDAWRefused = &reason.Rule{Code: "formulary.daw_refused", Reject: "22", Who: reason.Prescriber,
		Text:  "the plan does not pay a brand with product selection code {a}",
		Facts: reason.Facts{A: "code"}, Source: "the plan document; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleDAWException = &reason.Rule{Code: "formulary.daw_exception", Who: reason.Plan,
		Text:   "no exception is on file",
		Passed: "an exception waives the brand difference",
		Source: "formulary 6.9", Evidence: reason.Read}
	RuleDAWDifference = &reason.Rule{Code: "formulary.daw_difference", Who: reason.Prescriber,
		Text:   "the brand difference is not due",
		Passed: "the brand costs {a} more than the generic of {b}: the member pays that",
		Facts:  reason.Facts{A: "difference", B: "generic price"}, Source: "formulary 6.9; plan documents of SAG-Producers and JHMB, read 2026-11-22", Evidence: reason.SecondHand}
	RuleDAWBase = &reason.Rule{Code: "formulary.daw_base", Who: reason.Plan,
		Text:   "the generic's tier has no share for this fill, and the plan takes the brand's share from it",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleDAWAsGeneric = &reason.Rule{Code: "formulary.daw_as_generic", Who: reason.Pharmacy,
		Text:   "the brand is not priced as the generic",
		Passed: "the brand is dispensed as the generic: {a} counts in place of {b}",
		Facts:  reason.Facts{A: "generic price", B: "brand price"}, Source: "formulary 5.4, code 5", Evidence: reason.SecondHand}
	RuleGenericPrice = &reason.Rule{Code: "formulary.generic_price", Who: reason.Plan,
		Text:   "the generic's price decides and is not known",
		Source: "formulary 6.9: unknown, not zero", Evidence: reason.Proposal}
	RuleCardFederal = &reason.Rule{Code: "formulary.card_federal", Who: reason.Member,
		Text:   "a copay card is never used with a federal program",
		Source: "42 USC 1320a-7b(b); rules R10.10", Evidence: reason.Unconfirmed}
	RuleCardNotTaken = &reason.Rule{Code: "formulary.card_not_taken", Who: reason.Member,
		Text:   "the plan takes no copay card",
		Passed: "the plan takes no copay card: it is left out",
		Source: "the plan document", Evidence: reason.Read}
	RuleCardYear = &reason.Rule{Code: "formulary.card_year", Who: reason.Host,
		Text:   "the plan spreads a card's yearly value, and the request does not say it",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleCardMaximizer = &reason.Rule{Code: "formulary.card_maximizer", Who: reason.Plan,
		Text:   "the drug is essential",
		Passed: "the drug costs {a}, a twelfth of the card's {b} a year; nothing counts",
		Facts:  reason.Facts{A: "share", B: "card a year"}, Source: "formulary 6.11", Evidence: reason.SecondHand}
	RuleCard = &reason.Rule{Code: "formulary.card", Who: reason.Member,
		Text:   "the card is spent",
		Passed: "the copay card pays {a}, it had {b}",
		Facts:  reason.Facts{A: "paid by card", B: "card balance"}, Source: "45 CFR 156.130(h); formulary 6.11", Evidence: reason.SecondHand}
	RuleCoordinationMethod = &reason.Rule{Code: "formulary.coordination_method", Who: reason.Plan,
		Text:   "another payer paid, and the plan document does not say how the plan pays after it",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleResponsibility = &reason.Rule{Code: "formulary.responsibility", Who: reason.Pharmacy,
		Text:   "the plan works on the patient's responsibility, and the request does not say it",
		Source: "NCPDP 352-NQ; formulary 6.11", Evidence: reason.Proposal}
	RuleCoordination = &reason.Rule{Code: "formulary.coordination", Who: reason.Plan,
		Text:   "no other payer paid",
		Passed: "other payers paid {a}; by the plan's method {b} follows from that",
		Facts:  reason.Facts{A: "paid by others", B: "plan"}, Source: "NCPDP coordination of benefits; formulary 6.11", Evidence: reason.SecondHand}
)
