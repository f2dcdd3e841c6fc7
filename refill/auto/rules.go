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
	ruleActor = &reason.Rule{Code: "auto.consent_actor", Who: reason.Member,
		Text: "only the member or a caregiver can consent", Source: "2014 and 2020 Call Letters", Evidence: reason.SecondHand}
	ruleChannel = &reason.Rule{Code: "auto.consent_channel", Who: reason.Host,
		Text: "a consent says by which channel it was given", Source: "R3.2", Evidence: reason.Proposal}
	ruleScript = &reason.Rule{Code: "auto.consent_script", Who: reason.Host,
		Text: "a consent says which version of the text was agreed to", Source: "R3.2", Evidence: reason.Proposal}
	ruleMode = &reason.Rule{Code: "auto.mode_off", Who: reason.Plan,
		Text:   "the plan allows no automatic refill, or its mode is not known",
		Source: "plan documents, R3.0", Evidence: reason.SecondHand}
	ruleEnrolled = &reason.Rule{Code: "auto.already_enrolled", Who: reason.Member,
		Text: "another consent stands: stop it first", Evidence: reason.Proposal}
)

// Rules of the release gate (R3.4), in its order, and of the other commands.
var (
	ruleReminders = &reason.Rule{Code: "auto.reminders_undelivered", Who: reason.Pharmacy,
		Text: "{a} of {b} reminders reached the member", Facts: reason.Facts{A: "delivered", B: "needed"},
		Source: "2020 Call Letter", Evidence: reason.SecondHand}
	ruleNoYes = &reason.Rule{Code: "auto.member_consent", Who: reason.Member,
		Text: "the member has not said yes to this shipment", Source: "2014 Call Letter and plan documents, R3.0",
		Evidence: reason.SecondHand}
	ruleExpired = &reason.Rule{Code: "auto.expired", Who: reason.Prescriber,
		Text: "the prescription could be filled through {b}; {a} is too late", Facts: reason.Facts{A: "day", B: "last date"},
		Source: "R1.1: 21 CFR 1306.22(a) for schedules III and IV, state law for the rest", Evidence: reason.SecondHand}
	ruleTooSoon = &reason.Rule{Code: "auto.too_soon", Reject: "79", Who: reason.Nobody,
		Text: "too soon: a refill may be filled from {b} on, {a} is before", Facts: reason.Facts{A: "day", B: "earliest"},
		Source: "R2.1 and R2.3; the percent is the plan's", Evidence: reason.SecondHand}
	ruleOverdue = &reason.Rule{Code: "auto.refill_overdue", Who: reason.Pharmacy,
		Text: "the order of this shipment was opened and nothing has left", Evidence: reason.Proposal}

	ruleNoStream = &reason.Rule{Code: "auto.unknown", Who: reason.Host,
		Text: "nothing is known of this prescription", Evidence: reason.Proposal}
	ruleNotEnrolled = &reason.Rule{Code: "auto.not_enrolled", Who: reason.Member,
		Text: "the prescription is not in automatic refill", Evidence: reason.Proposal}
	ruleOrdered = &reason.Rule{Code: "auto.ordered", Who: reason.Pharmacy,
		Text: "this shipment's order is open already: change it there", Evidence: reason.Proposal}
	ruleNotHeld = &reason.Rule{Code: "auto.not_held", Who: reason.Nobody,
		Text: "no shipment is held", Evidence: reason.Proposal}
	ruleFar = &reason.Rule{Code: "auto.skip_too_far", Who: reason.Member,
		Text:  "a shipment cannot move more than {b} past run-out, {a} was asked: stop instead",
		Facts: reason.Facts{A: "asked", B: "limit"}, Evidence: reason.Proposal}
	ruleFill = &reason.Rule{Code: "auto.fill_malformed", Who: reason.Host,
		Text:  "a fill has a prescription, an order, a date and a supply of 1 day to {b}; this supply is {a}",
		Facts: reason.Facts{A: "days' supply", B: "limit"}, Evidence: reason.Proposal}
	ruleOtherRx = &reason.Rule{Code: "auto.other_prescription", Who: reason.Host,
		Text: "the fill belongs to another prescription", Evidence: reason.Proposal}
	ruleCommand = &reason.Rule{Code: "auto.command_unknown", Who: reason.Host,
		Text: "automatic refill does not know this command", Evidence: reason.Proposal}
)

// Rules is the table of this package's reasons.
func Rules() []*reason.Rule {
	return []*reason.Rule{
		ruleFirstFill, ruleMaintenance, ruleMaintenanceUnknown, ruleShort, ruleSupplyUnknown, ruleNoRefills,
		ruleRefillsUnknown, ruleControlled, ruleScheduleUnknown, ruleSpecialty, ruleSpecialtyUnknown, ruleActor,
		ruleChannel, ruleScript, ruleMode, ruleEnrolled,
		ruleReminders, ruleNoYes, ruleExpired, ruleTooSoon, ruleOverdue,
		ruleNoStream, ruleNotEnrolled, ruleOrdered, ruleNotHeld, ruleFar, ruleFill, ruleOtherRx, ruleCommand,
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
