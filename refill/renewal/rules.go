package renewal

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of a renewal. Codes are permanent. The first group tells the member something, as the detail of a notice or the
// hold of a work list; the second says why a
// renewal is needed, the third refuses a command.
var (
	ruleNoAnswer = &reason.Rule{Code: "renewal.no_answer", Who: reason.Member,
		Text:   "the member did not answer, so the prescriber is not asked: a yes opens the renewal again",
		Source: "R3.5: practice of TRICARE home delivery", Evidence: reason.SecondHand}
	ruleControlled = &reason.Rule{Code: "renewal.controlled", Who: reason.Member,
		Text: "a controlled drug: contact the prescriber", Source: "R4.2", Evidence: reason.Unconfirmed}
	ruleScheduleII = &reason.Rule{Code: "renewal.schedule_two", Who: reason.Member,
		Text:   "schedule II always needs a new prescription: contact the prescriber",
		Source: "21 CFR 1306.12(a)", Evidence: reason.Read}
	ruleScheduleUnknown = &reason.Rule{Code: "renewal.schedule_unknown", Who: reason.Pharmacist,
		Text: "it is not known whether the drug is controlled", Evidence: reason.Proposal}
	ruleNoResponse = &reason.Rule{Code: "renewal.no_response", Who: reason.Member,
		Text:   "the prescriber did not answer: call the office, ask another prescriber or a local pharmacy",
		Source: "R4.2", Evidence: reason.SecondHand}
	ruleDenied = &reason.Rule{Code: "renewal.denied", Who: reason.Member,
		Text: "the prescriber said no: contact the office", Source: "R4.3", Evidence: reason.Proposal}
	ruleAppointment = &reason.Rule{Code: "renewal.appointment", Who: reason.Member,
		Text: "the prescriber wants to see the member first", Source: "R4.2; denial codes AF and AM",
		Evidence: reason.SecondHand}

	ruleWrongPrescriber = &reason.Rule{Code: "renewal.wrong_prescriber", Who: reason.Member,
		Text: "the prescriber does not treat the member, or no longer: name another", Source: "R4.2; denial codes AA, AB, AC and AN",
		Evidence: reason.Unconfirmed}
	ruleUnreached = &reason.Rule{Code: "renewal.unreached", Who: reason.Member,
		Text:   "nobody at the prescriber's office was reached: call the office, ask another prescriber or a local pharmacy",
		Source: "R4.2", Evidence: reason.Proposal}

	ruleDays = &reason.Rule{Code: "renewal.days_unknown", Who: reason.Host,
		Text: "the day asked about, or the day supply runs out, is not known", Evidence: reason.Proposal}
	ruleNoRefills = &reason.Rule{Code: "renewal.no_refills", Who: reason.Prescriber,
		Text: "no refill is left", Passed: "refills left: {a}", Facts: reason.Facts{A: "refills left"},
		Source: "R4.1", Evidence: reason.Proposal}
	ruleExpired = &reason.Rule{Code: "renewal.expired", Who: reason.Prescriber,
		Text: "the prescription could be filled through {a}; {b} is too late", Facts: reason.Facts{A: "last date", B: "day"},
		Source: "R1.1 and R4.1", Evidence: reason.SecondHand}
	ruleEndsFirst = &reason.Rule{Code: "renewal.ends_first", Who: reason.Prescriber,
		Text: "the prescription ends on {a}, before the next shipment on {b}", Facts: reason.Facts{A: "last date", B: "shipment"},
		Source: "R4.1", Evidence: reason.Proposal}
	ruleLastDateUnknown = &reason.Rule{Code: "renewal.last_date_unknown", Who: reason.Pharmacist,
		Text: "the last day on which the prescription may be filled is not known", Evidence: reason.Proposal}

	ruleMalformed = &reason.Rule{Code: "renewal.malformed", Who: reason.Host,
		Text: "a renewal needs a prescription and the day supply runs out", Evidence: reason.Proposal}
	ruleNoStream = &reason.Rule{Code: "renewal.unknown", Who: reason.Host,
		Text: "no renewal of this prescription was started", Evidence: reason.Proposal}
	ruleActor = &reason.Rule{Code: "renewal.member_only", Who: reason.Member,
		Text: "only the member or a caregiver can answer", Evidence: reason.Proposal}
	ruleAnswered = &reason.Rule{Code: "renewal.answered", Who: reason.Nobody,
		Text: "the prescriber has answered already", Evidence: reason.Proposal}
	ruleNotAsked = &reason.Rule{Code: "renewal.not_asked", Who: reason.Host,
		Text: "the prescriber was not asked", Evidence: reason.Proposal}
	ruleDeclined = &reason.Rule{Code: "renewal.declined", Who: reason.Member,
		Text: "the member declined the renewal", Evidence: reason.Proposal}
	ruleOutcome = &reason.Rule{Code: "renewal.outcome_unknown", Who: reason.Host,
		Text: "a prescriber approves, approves with changes, denies, wants a visit, or is the wrong one", Evidence: reason.Proposal}
	ruleReach = &reason.Rule{Code: "renewal.reach_unknown", Who: reason.Host,
		Text: "an attempt is handed over, leaves a message, is undeliverable or is not picked up", Evidence: reason.Proposal}
	ruleNoFact = &reason.Rule{Code: "renewal.no_new_fact", Who: reason.Member,
		Text:   "a prescriber is asked again for a new fact alone, and this is none here",
		Source: "R4.2: practice of an online pharmacy", Evidence: reason.SecondHand}
	ruleNPI = &reason.Rule{Code: "renewal.prescriber_malformed", Who: reason.Host,
		Text: "the other prescriber's number is no NPI", Source: "R1.10", Evidence: reason.Unconfirmed}
	ruleCode = &reason.Rule{Code: "renewal.code_malformed", Who: reason.Host,
		Text:  "a reason code is up to {b} letters and digits, this has {a} characters or others",
		Facts: reason.Facts{A: "length", B: "limit"}, Evidence: reason.Proposal}
	ruleCommand = &reason.Rule{Code: "renewal.command_unknown", Who: reason.Host,
		Text: "a renewal does not know this command", Evidence: reason.Proposal}
)

// Rules is the table of this package's reasons.
func Rules() []*reason.Rule {
	return []*reason.Rule{
		ruleNoAnswer, ruleControlled, ruleScheduleII, ruleScheduleUnknown, ruleNoResponse, ruleUnreached, ruleDenied,
		ruleAppointment, ruleWrongPrescriber,
		ruleDays, ruleNoRefills, ruleExpired, ruleEndsFirst, ruleLastDateUnknown,
		ruleMalformed, ruleNoStream, ruleActor, ruleAnswered, ruleNotAsked, ruleDeclined, ruleOutcome, ruleReach, ruleNoFact,
		ruleNPI, ruleCode, ruleCommand,
	}
}
