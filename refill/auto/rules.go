package auto

import "github.com/mailrx/mailrx/pharmacy/reason"

// MinDays is the shortest days' supply that can be enrolled (R3.1, second-hand: a plan's rule).
const MinDays = 56

// Rules of enrolment, in the order of R3.1 and R3.2. Codes are permanent.
var (
	ruleFirstFill = &reason.Rule{Code: "auto.no_first_fill", Who: reason.Pharmacy,
		Text: "the first fill has not left yet, or did not arrive", Source: "2020 Call Letter: after an initial fill", Evidence: reason.SecondHand}
	ruleMaintenance = &reason.Rule{Code: "auto.not_maintenance", Who: reason.Prescriber,
		Text: "only a drug for long-term use is refilled automatically", Source: "plan document, R3.1", Evidence: reason.SecondHand}
	ruleMaintenanceUnknown = &reason.Rule{Code: "auto.maintenance_unknown", Who: reason.Pharmacist,
		Text: "it is not known whether the drug is for long-term use", Evidence: reason.Proposal}
	ruleShort = &reason.Rule{Code: "auto.supply_short", Who: reason.Prescriber,
		Text: "a supply of {a} is too short, {b} are needed", Facts: reason.Facts{A: "days' supply", B: "at least"},
		Source: "plan document, R3.1", Evidence: reason.SecondHand}
	ruleSupplyUnknown = &reason.Rule{Code: "auto.supply_unknown", Who: reason.Pharmacist,
		Text: "the days' supply is not known", Evidence: reason.Proposal}
	ruleNoRefills = &reason.Rule{Code: "auto.no_refills", Who: reason.Prescriber,
		Text: "no refill is left that can be filled in time", Passed: "refills left: {a}", Facts: reason.Facts{A: "refills left"},
		Source: "plan document, R3.1", Evidence: reason.SecondHand}
	ruleRefillsUnknown = &reason.Rule{Code: "auto.refills_unknown", Who: reason.Prescriber,
		Text: "how many refills the prescriber allowed is not known", Evidence: reason.Proposal}
	ruleControlled = &reason.Rule{Code: "auto.controlled", Who: reason.Nobody,
		Text:   "a controlled drug is never refilled automatically",
		Source: "plan document, R3.1", Evidence: reason.SecondHand}
	ruleScheduleUnknown = &reason.Rule{Code: "auto.schedule_unknown", Who: reason.Pharmacist,
		Text: "it is not known whether the drug is controlled", Evidence: reason.Proposal}
	ruleSpecialty = &reason.Rule{Code: "auto.specialty", Who: reason.Nobody,
		Text:   "a specialty drug is never refilled automatically",
		Source: "plan document, R3.1", Evidence: reason.SecondHand}
	ruleSpecialtyUnknown = &reason.Rule{Code: "auto.specialty_unknown", Who: reason.Pharmacist,
		Text: "it is not known whether the drug is a specialty drug", Evidence: reason.Proposal}
	ruleOTC = &reason.Rule{Code: "auto.otc", Who: reason.Nobody,
		Text:   "a drug sold over the counter is never refilled automatically",
		Source: "plan document, R3.1", Evidence: reason.SecondHand}
	ruleOTCUnknown = &reason.Rule{Code: "auto.otc_unknown", Who: reason.Pharmacist,
		Text: "it is not known whether the drug is sold over the counter", Evidence: reason.Proposal}
	ruleAuthorization = &reason.Rule{Code: "auto.authorization_missing", Reject: "75", Who: reason.Prescriber,
		Text:   "the drug needs a prior authorization, and none stands",
		Source: "plan document, R3.1 and R3.4", Evidence: reason.SecondHand}
	ruleAuthorizationUnknown = &reason.Rule{Code: "auto.authorization_unknown", Who: reason.Plan,
		Text: "it is not known whether a prior authorization is needed and stands", Evidence: reason.Proposal}
	rulePayment = &reason.Rule{Code: "auto.payment_missing", Who: reason.Member,
		Text:   "there is no payment method on file that has not expired",
		Source: "plan document and help pages, R3.1", Evidence: reason.SecondHand}
	rulePaymentUnknown = &reason.Rule{Code: "auto.payment_unknown", Who: reason.Host,
		Text: "it is not known whether a payment method is on file", Evidence: reason.Proposal}
	ruleAddress = &reason.Rule{Code: "auto.address_unconfirmed", Who: reason.Member,
		Text:   "the member has not confirmed the address",
		Source: "plan document and help pages, R3.1", Evidence: reason.SecondHand}
	ruleAddressUnknown = &reason.Rule{Code: "auto.address_unknown", Who: reason.Host,
		Text: "it is not known whether the member has confirmed the address", Evidence: reason.Proposal}
	ruleFinal = &reason.Rule{Code: "auto.deceased", Who: reason.Nobody,
		Text: "the member has died: no consent is taken", Source: "R3.2", Evidence: reason.Proposal}
	ruleActor = &reason.Rule{Code: "auto.consent_actor", Who: reason.Member,
		Text: "only the member or a caregiver can consent", Source: "2014 and 2020 Call Letters", Evidence: reason.SecondHand}
	ruleChannel = &reason.Rule{Code: "auto.consent_channel", Who: reason.Host,
		Text: "a consent says by which channel it was given", Source: "R3.2", Evidence: reason.Proposal}
	ruleScript = &reason.Rule{Code: "auto.consent_script", Who: reason.Host,
		Text: "a consent says which version of the text was agreed to", Source: "R3.2", Evidence: reason.Proposal}
	ruleScope = &reason.Rule{Code: "auto.consent_scope", Who: reason.Member,
		Text:   "a consent is for one drug, never for all at once",
		Source: "2020 Call Letter: drug by drug", Evidence: reason.SecondHand}
	ruleMode = &reason.Rule{Code: "auto.mode_off", Who: reason.Plan,
		Text:   "the plan allows no automatic refill, or its mode is not known",
		Source: "plan documents, R3.0", Evidence: reason.SecondHand}
	ruleLoose = &reason.Rule{Code: "auto.mode_too_loose", Who: reason.Host,
		Text:   "the plan asks for a stricter consent than this one",
		Source: "ConsentHistory, R3.0", Evidence: reason.SecondHand}
	ruleTermsUnknown = &reason.Rule{Code: "auto.terms_unknown", Who: reason.Plan,
		Text: "it is not known which consent rule is in force for this plan on this day", Evidence: reason.Proposal}
	ruleEnrolled = &reason.Rule{Code: "auto.already_enrolled", Who: reason.Member,
		Text: "another consent stands: stop it first", Evidence: reason.Proposal}
)

// Rules is the table of this package's reasons.
func Rules() []*reason.Rule {
	return []*reason.Rule{
		ruleFirstFill, ruleMaintenance, ruleMaintenanceUnknown, ruleShort, ruleSupplyUnknown, ruleNoRefills,
		ruleRefillsUnknown, ruleControlled, ruleScheduleUnknown, ruleSpecialty, ruleSpecialtyUnknown, ruleOTC,
		ruleOTCUnknown, ruleAuthorization, ruleAuthorizationUnknown, rulePayment, rulePaymentUnknown, ruleAddress,
		ruleAddressUnknown, ruleFinal, ruleActor, ruleChannel, ruleScript, ruleScope, ruleMode, ruleLoose,
		ruleTermsUnknown, ruleEnrolled,

		ruleReminders, ruleNoYes, ruleExpired, ruleTooSoon, ruleOverdue, ruleLastDateUnknown, ruleCoverage,
		ruleCoverageUnknown, ruleScreening, ruleScreeningUnknown, ruleStock, ruleStockUnknown, ruleBalance,
		ruleBalanceUnknown, ruleCard, ruleCardUnknown, rulePrice, rulePriceUnknown, ruleMoved, ruleMovedUnknown,
		ruleRoute, ruleRouteUnknown, ruleUnanswered,

		ruleNoStream, ruleNotEnrolled, ruleOrdered, ruleNotHeld, ruleFar, rulePast, ruleEarlier, ruleEnd, ruleNotLast,
		ruleShipment, ruleAskFirst, ruleAskFirstUnknown, ruleFill, ruleOtherRx, ruleCommand,
	}
}

// ownerOf is who can mend a hold.
func ownerOf(code string) reason.Who {
	for _, r := range Rules() {
		if string(r.Code) == code {
			return r.Who
		}
	}
	return reason.Pharmacy
}
