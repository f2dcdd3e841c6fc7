package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

const (
	readRejects = "NCPDP reject codes as public code tables quote them, read 2026-11-22"
	lesserOf    = "lesser-of in plan documents and the Medicare Plan Finder, read 2026-11-22 (formulary 6.2)"
	ownChoice   = "mailrx: our choice; no public authority settles it"
)

// Rules of a decision: what the request must say.
var (
	RuleDateMissing = &reason.Rule{Code: "formulary.date_missing", Reject: "15", Who: reason.Pharmacy,
		Text:   "the request has no date of service",
		Source: readRejects, Evidence: reason.SecondHand}
	RuleDrugMissing = &reason.Rule{Code: "formulary.drug_missing", Reject: "21", Who: reason.Pharmacy,
		Text:   "the request names no drug: give an NDC or an RxCUI",
		Source: readRejects, Evidence: reason.SecondHand}
	RuleQuantityMissing = &reason.Rule{Code: "formulary.quantity_missing", Reject: "E7", Who: reason.Pharmacy,
		Text:   "the request has no quantity",
		Source: "E7 for a quantity that is missing or invalid, from general knowledge", Evidence: reason.Unconfirmed}
	RuleQuantityZero = &reason.Rule{Code: "formulary.quantity_zero", Reject: "E7", Who: reason.Pharmacy,
		Text: "the quantity is {a}, it must be above zero", Facts: reason.Facts{A: "quantity"},
		Source: "E7 for a quantity that is missing or invalid, from general knowledge", Evidence: reason.Unconfirmed}
	RuleDaysMissing = &reason.Rule{Code: "formulary.days_missing", Reject: "19", Who: reason.Pharmacy,
		Text:   "the request has no days' supply",
		Source: readRejects, Evidence: reason.SecondHand}
	RuleDaysInvalid = &reason.Rule{Code: "formulary.days_invalid", Reject: "19", Who: reason.Pharmacy,
		Text: "the days' supply is {a}, it must be above zero", Facts: reason.Facts{A: "days' supply"},
		Source: readRejects, Evidence: reason.SecondHand}
	RuleChannelMissing = &reason.Rule{Code: "formulary.channel_missing", Who: reason.Host,
		Text:   "the request does not say what kind of pharmacy fills it",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleAmountNegative = &reason.Rule{Code: "formulary.amount_negative", Who: reason.Pharmacy,
		Text: "an amount of the request is {a}, below zero", Facts: reason.Facts{A: "amount"},
		Source: ownChoice, Evidence: reason.Proposal}
)

// Rules of a decision: the benefit, the day and the pharmacy.
var (
	RuleCoverageBegun = &reason.Rule{Code: "formulary.coverage_begun", Reject: "67", Who: reason.Pharmacy,
		Text: "the date of service {a} is before the plan begins, {b}", Passed: "the plan began on {b}",
		Facts: reason.Facts{A: "date of service", B: "plan begins"}, Source: readRejects, Evidence: reason.SecondHand}
	RuleCoverageEnded = &reason.Rule{Code: "formulary.coverage_ended", Reject: "68", Who: reason.Plan,
		Text: "the date of service {a} is after the plan ends, {b}", Passed: "the plan runs to {b}",
		Facts: reason.Facts{A: "date of service", B: "plan ends"}, Source: readRejects, Evidence: reason.SecondHand}
	RuleTooSoon = &reason.Rule{Code: "formulary.too_soon", Reject: "79", Who: reason.Member,
		Text: "a refill on {a} is too soon, the earliest day is {b}", Passed: "a refill is allowed from {b}",
		Facts: reason.Facts{A: "date of service", B: "earliest day"}, Source: readRejects, Evidence: reason.SecondHand}
	RuleOutOfNetwork = &reason.Rule{Code: "formulary.out_of_network", Reject: "40", Who: reason.Member,
		Text:   "the pharmacy has no contract with the plan; a mail order outside the network is never covered",
		Source: "rules R8.1; " + readRejects, Evidence: reason.SecondHand}
	RuleNoMailBenefit = &reason.Rule{Code: "formulary.no_mail_benefit", Reject: "40", Who: reason.Member,
		Text:   "the plan has no mail benefit; a retail pharmacy can fill it",
		Source: "rules R8.1; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleChannel = &reason.Rule{Code: "formulary.channel", Reject: "40", Who: reason.Member,
		Text: "the plan has no cost table for this kind of pharmacy", Passed: "the pharmacy is of a kind that the plan covers",
		Source: "formulary 6.1 step 4; the reject code is our guess", Evidence: reason.Unconfirmed}
	RulePreferredAsStandard = &reason.Rule{Code: "formulary.preferred_as_standard", Who: reason.Nobody,
		Text:   "the plan has no costs for preferred pharmacies, nor for standard ones",
		Passed: "the plan sets no costs apart for preferred pharmacies: those of standard ones hold",
		Source: "formulary 1.3: never silently; that it is done is our choice", Evidence: reason.Proposal}
)

// Rules of a decision: the drug on the plan's list.
var (
	RuleListed = &reason.Rule{Code: "formulary.listed", Reject: "70", Who: reason.Prescriber,
		Text: "the drug is not on the plan's list", Passed: "the drug is on the plan's list in tier {a}",
		Facts: reason.Facts{A: "tier"}, Source: readRejects, Evidence: reason.SecondHand}
	RuleRowInForce = &reason.Rule{Code: "formulary.row_in_force", Reject: "70", Who: reason.Prescriber,
		Text:   "the drug is on the plan's list, but not on {a}",
		Facts:  reason.Facts{A: "date of service"},
		Source: readRejects, Evidence: reason.SecondHand}
	RuleDrugResolved = &reason.Rule{Code: "formulary.drug_resolved", Reject: "54", Who: reason.Host,
		Text:   "the NDC is not among the plan's, and no RxCUI says what drug it is",
		Source: "54 for a product that is not matched: inferred from a range of codes", Evidence: reason.Unconfirmed}
	RuleDrugAmbiguous = &reason.Rule{Code: "formulary.drug_ambiguous", Who: reason.Host,
		Text:   "the NDC belongs to RxCUI {b} in the plan, and the request says RxCUI {a}",
		Facts:  reason.Facts{A: "requested RxCUI", B: "the plan's RxCUI"},
		Source: ownChoice, Evidence: reason.Proposal}
	RuleByMail = &reason.Rule{Code: "formulary.by_mail", Reject: "70", Who: reason.Member,
		Text: "the plan does not cover this drug by mail; a retail pharmacy can fill it", Passed: "the drug is covered by mail",
		Source: "rules R8.9; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleMailUnknown = &reason.Rule{Code: "formulary.mail_unknown", Who: reason.Plan,
		Text:   "the plan document does not say whether this drug is covered by mail",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleAuthorization = &reason.Rule{Code: "formulary.authorization", Reject: "75", Who: reason.Prescriber,
		Text: "the plan must agree beforehand (prior authorization)", Passed: "no prior authorization is needed",
		Source: readRejects, Evidence: reason.SecondHand}
	RuleQuantityLimit = &reason.Rule{Code: "formulary.quantity_limit", Reject: "76", Who: reason.Prescriber,
		Text: "the quantity is {a}, the plan allows {b} a fill", Passed: "the quantity {a} is within {b} a fill",
		Facts: reason.Facts{A: "quantity", B: "limit a fill"}, Source: readRejects, Evidence: reason.SecondHand}
	RuleLimitUnit = &reason.Rule{Code: "formulary.limit_unit", Who: reason.Host,
		Text:   "the quantity and the plan's limit count in different units",
		Source: ownChoice, Evidence: reason.Proposal}
)

// Rules of a decision: days' supply, price and share.
var (
	RuleDaysLimit = &reason.Rule{Code: "formulary.days_limit", Reject: "AG", Who: reason.Pharmacy,
		Text: "a supply of {a} is over the plan's limit here, {b}", Passed: "a supply of {a} is within the limit, {b}",
		Facts: reason.Facts{A: "days' supply", B: "limit"}, Evidence: reason.SecondHand,
		Source: readRejects + "; 7X is seen on the wire for the same, unconfirmed"}
	RuleDaysOffered = &reason.Rule{Code: "formulary.days_offered", Reject: "76", Who: reason.Pharmacy,
		Text: "the plan does not offer a supply of {a} here", Facts: reason.Facts{A: "days' supply"},
		Source: "formulary 6.7: never the next larger band; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleTierOffered = &reason.Rule{Code: "formulary.tier_offered", Reject: "76", Who: reason.Member,
		Text: "the plan does not offer tier {a} at this kind of pharmacy", Facts: reason.Facts{A: "tier"},
		Source: "formulary 6.1 step 4; the reject code is our guess", Evidence: reason.Unconfirmed}
	RulePrice = &reason.Rule{Code: "formulary.price", Who: reason.Plan,
		Text:   "no price is known: the request gives none and the plan lists none for this drug and day",
		Passed: "drug cost {a} (unit price times quantity, half a cent rounded up, once) and dispensing fee {b}",
		Facts:  reason.Facts{A: "drug cost", B: "dispensing fee"}, Evidence: reason.Proposal,
		Source: "the plan document; half a cent rounded up is our choice (C6)"}
	RulePriceUnit = &reason.Rule{Code: "formulary.price_unit", Who: reason.Host,
		Text:   "the quantity and the plan's unit price count in different units",
		Source: ownChoice, Evidence: reason.Proposal}
	RulePriceGiven = &reason.Rule{Code: "formulary.price_given", Who: reason.Pharmacy,
		Text: "the price given is not usable", Passed: "the price given with the request is {a}",
		Facts: reason.Facts{A: "price"}, Source: ownChoice, Evidence: reason.Proposal}
	RuleUsual = &reason.Rule{Code: "formulary.usual", Who: reason.Pharmacy,
		Text:   "the usual and customary price is not usable",
		Passed: "the usual and customary price is {a}, the negotiated one {b}; the lower counts",
		Facts:  reason.Facts{A: "usual and customary", B: "negotiated"}, Source: lesserOf, Evidence: reason.SecondHand}
	RuleCopay = &reason.Rule{Code: "formulary.copay", Who: reason.Plan,
		Text: "the tier has no copay", Passed: "the tier's copay for this supply here is {a}",
		Facts: reason.Facts{A: "copay"}, Source: "the plan document", Evidence: reason.Read}
	RuleFlatPrice = &reason.Rule{Code: "formulary.flat_price", Who: reason.Plan,
		Text: "the list has no price", Passed: "a flat-price list sets {a} in place of the tier's copay of {b}",
		Facts: reason.Facts{A: "list price", B: "tier copay"}, Evidence: reason.SecondHand,
		Source: "the plan document; BCBSMA's page on its mail service, read 2026-11-22 (formulary 6.10)"}
	RuleLesserOf = &reason.Rule{Code: "formulary.lesser_of", Who: reason.Plan,
		Text: "the share is above the price", Passed: "the member pays {a}, never more than the price of {b}",
		Facts: reason.Facts{A: "member pays", B: "price"}, Source: lesserOf, Evidence: reason.SecondHand}
)

// rules is the one table of the package.
var rules = [...]*reason.Rule{
	RuleDateMissing, RuleDrugMissing, RuleQuantityMissing, RuleQuantityZero, RuleDaysMissing, RuleDaysInvalid,
	RuleChannelMissing, RuleAmountNegative,
	RuleCoverageBegun, RuleCoverageEnded, RuleTooSoon, RuleOutOfNetwork, RuleNoMailBenefit, RuleChannel,
	RulePreferredAsStandard,
	RuleListed, RuleRowInForce, RuleDrugResolved, RuleDrugAmbiguous, RuleByMail, RuleMailUnknown, RuleAuthorization,
	RuleQuantityLimit, RuleLimitUnit,
	RuleDaysLimit, RuleDaysOffered, RuleTierOffered, RulePrice, RulePriceUnit, RulePriceGiven, RuleUsual, RuleCopay,
	RuleFlatPrice, RuleLesserOf,
	RuleAuthorizationOnFile, RuleStep, RuleStepOld, RuleStepUnknown, RuleQuantityScaled, RuleQuantityDaily,
	RuleAuthorizationInProcess, RuleAuthorizationDenied, RuleHeld, RuleException, RuleExceptionsUnsaid, RuleExceptionTier,
	RuleUnlistedKind, RuleTierException, RuleTierExceptionEnded, RuleTierExceptionIdle, RuleTierExceptionRefused,
	RuleTierExceptionSource, RuleStepException,
	RuleQuantityRolling, RuleQuantityHistory, RuleQuantityException, RuleAgeMin, RuleAgeMax, RuleAgeUnknown,
	RuleSex, RuleSexUnknown, RuleIndication, RuleIndicationUnknown, RuleRetailAllowance, RuleBeyondAllowance,
	RuleRetailFillsUnknown, RuleCourtesyFills, RuleExclusive, RuleApprovedUnknown, RuleChoice, RuleChosenMail,
	RuleFirstFills, RuleFillsUnknown, RuleSplitPart, RuleSplitDays, RuleSplitShare, RuleDoubleCopay,
	RuleFullPrice, RuleSuppressed, RuleYear, RuleShareAmbiguous, RuleAccumulator, RuleCoinsurance, RuleDeductible,
	RuleDeductibleExempt, RulePreventive, RuleOutOfPocket, RuleDAWCode, RuleDAWRefused, RuleDAWException,
	RuleDAWDifference, RuleDAWBase, RuleDAWAsGeneric, RuleGenericPrice, RuleCardFederal, RuleCardNotTaken,
	RuleCardYear, RuleCardMaximizer, RuleCard, RuleCoordinationMethod, RuleResponsibility, RuleCoordination,
	RuleVaccine, RuleSupplemental, RuleInsulin, RuleSolidOral, RuleDailyRate, RuleLowIncomeClass, RuleTrueOutOfPocket,
	DocSyntax, DocField, DocTwice, DocValue, DocVersion, DocMissing, DocRange, DocDates, DocOverlap, DocOrphan, DocGap,
	DocContradiction, DocHighDeductible, DocHighDeductibleLimit, DocHighDeductibleYear,
	RuleQuotePromise, RuleQuoteDate, RuleQuoteExpired, RuleQuotePlan, RuleQuoteRequest, RuleQuoteAmount, RuleQuoteNegative,
	RuleVersion, RuleNoticeFacts, RuleNoticeGiven, RuleNoticeDue, RuleNoticeSpared, RuleNoticeAfter, RuleNoticeWithdrawn,
}

// Rules is a copy of the package's one table of rules: those of a decision, of a plan document, and of what comes after
// a decision, which are quotes, versions and notices. Codes are permanent, and no two rules share one.
func Rules() []*reason.Rule { return append([]*reason.Rule(nil), rules[:]...) }
