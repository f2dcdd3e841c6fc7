package transfer

import "github.com/mailrx/mailrx/pharmacy/reason"

// Sources of the rules.
const (
	catalogue = "R1.8: outcome codes of a pharmacy's interface, read 2026-11-22"
	carried   = "R1.8: 21 CFR 1306.25(b), 1306.08(f)"
)

// Rules that say what is waited for, as the hold of a work list. Codes are permanent.
var (
	ruleContacting = &reason.Rule{Code: "transfer.contacting", Who: reason.Pharmacy,
		Text: "the other pharmacy is asked", Evidence: reason.Proposal}
	ruleIncomplete = &reason.Rule{Code: "transfer.incomplete", Who: reason.Pharmacist,
		Text: "the other pharmacy's answer is not complete, or the law holds it: ask for what is missing", Source: carried, Evidence: reason.Read}
	ruleToRelease = &reason.Rule{Code: "transfer.to_release", Who: reason.Pharmacist,
		Text: "another pharmacy waits for our prescription: release it or decline", Source: carried, Evidence: reason.Read}
	ruleOverdue = &reason.Rule{Code: "transfer.overdue", Who: reason.Pharmacist,
		Text: "another pharmacy waits for our prescription, and the time for an answer is over", Evidence: reason.Proposal}
)

// Rules of the outcome codes, in the order of the catalogue.
var (
	ruleNoRefills = &reason.Rule{Code: "transfer.no_refills", Who: reason.Prescriber, Source: "R1.7 T5; " + catalogue,
		Evidence: reason.SecondHand, Text: "no refill is left: the prescriber is asked for a new prescription", Passed: "something is left to fill"}
	ruleExpired = &reason.Rule{Code: "transfer.expired", Who: reason.Prescriber, Source: "R1.7 T6; " + catalogue,
		Evidence: reason.SecondHand, Text: "the prescription expired: the prescriber is asked for a new one"}
	ruleDAW = &reason.Rule{Code: "transfer.daw", Who: reason.Member, Source: catalogue, Evidence: reason.SecondHand,
		Text: "the prescription names a product that we do not have: ask the prescriber for another"}
	ruleNonexistent = &reason.Rule{Code: "transfer.nonexistent", Who: reason.Member, Source: catalogue, Evidence: reason.SecondHand,
		Text: "the other pharmacy has no such prescription: look at the label, and ask again"}
	ruleMismatch = &reason.Rule{Code: "transfer.patient_mismatch", Who: reason.Member, Source: catalogue, Evidence: reason.SecondHand,
		Text: "the other pharmacy does not know the patient by this name and birth date"}
	ruleDeclined = &reason.Rule{Code: "transfer.pharmacy_declined", Who: reason.Member, Source: catalogue, Evidence: reason.SecondHand,
		Text: "the pharmacy does not release it: call it, or ask the prescriber for a new prescription"}
	ruleNoResponse = &reason.Rule{Code: "transfer.no_response", Who: reason.Member, Source: catalogue, Evidence: reason.SecondHand,
		Text: "the other pharmacy did not answer: call it, ask the prescriber for a new prescription, or fill it there once more"}
	rulePrescriberDeclined = &reason.Rule{Code: "transfer.prescriber_declined", Who: reason.Member, Source: catalogue,
		Evidence: reason.SecondHand, Text: "the prescriber does not write a new prescription: contact the office"}
	rulePrescriberSilent = &reason.Rule{Code: "transfer.prescriber_no_response", Who: reason.Member, Source: catalogue,
		Evidence: reason.SecondHand, Text: "the prescriber did not answer: contact the office"}
	ruleDuplicate = &reason.Rule{Code: "transfer.duplicate", Who: reason.Nobody, Source: catalogue, Evidence: reason.SecondHand,
		Text: "the same transfer was asked for before"}
	ruleContact = &reason.Rule{Code: "transfer.contact_incorrect", Who: reason.Member, Source: catalogue, Evidence: reason.SecondHand,
		Text: "the other pharmacy is not reached at this number or address: look at the label"}
	ruleNotPermitted = &reason.Rule{Code: "transfer.not_permitted", Who: reason.Member, Source: "R1.7", Evidence: reason.SecondHand,
		Text: "the law does not let it move: ask the prescriber for a new prescription"}
)

// Rules that refuse a command.
var (
	ruleNoStream = &reason.Rule{Code: "transfer.unknown", Who: reason.Host,
		Text: "no transfer of this prescription was asked for", Evidence: reason.Proposal}
	ruleCommand = &reason.Rule{Code: "transfer.command_unknown", Who: reason.Host,
		Text: "a transfer does not know this command", Evidence: reason.Proposal}
	ruleActor = &reason.Rule{Code: "transfer.patient_asks", Who: reason.Member,
		Text: "the patient asks for a transfer, or staff on the patient's word", Source: "21 CFR 1306.08(e)", Evidence: reason.Read}
	ruleStaff = &reason.Rule{Code: "transfer.staff_only", Who: reason.Pharmacy,
		Text: "what another pharmacy or a prescriber says is taken by staff, or comes electronically", Evidence: reason.Proposal}
	rulePharmacist = &reason.Rule{Code: "transfer.pharmacist_only", Who: reason.Pharmacist,
		Text: "a pharmacist releases a prescription, or declines to", Source: "21 CFR 1306.25(b)", Evidence: reason.Read}
	ruleLacking = &reason.Rule{Code: "transfer.lacking", Who: reason.Pharmacy, Facts: reason.Facts{A: "fields"},
		Text: "fields missing or contradicting each other: {a}; Lacks names them", Source: carried, Evidence: reason.Read}
	ruleDirection = &reason.Rule{Code: "transfer.other_direction", Who: reason.Host,
		Text: "the transfer goes the other way", Evidence: reason.Proposal}
	rulePatient = &reason.Rule{Code: "transfer.other_patient", Who: reason.Host,
		Text: "the transfer is of another patient's prescription", Evidence: reason.Proposal}
	ruleOther = &reason.Rule{Code: "transfer.other_prescription", Who: reason.Host,
		Text: "the data are of another prescription", Evidence: reason.Proposal}
	ruleLaw = &reason.Rule{Code: "transfer.law_denies", Who: reason.Prescriber,
		Text: "the law does not let it move: the ruling says why", Source: "R1.7", Evidence: reason.Read}
	ruleLawWaits = &reason.Rule{Code: "transfer.law_waits", Who: reason.Pharmacist,
		Text: "the law has not allowed it yet: a fact is missing, or a pharmacist decides first", Source: "R1.7; C8", Evidence: reason.Read}
	ruleLapsed = &reason.Rule{Code: "transfer.law_lapsed", Who: reason.Host,
		Text: "the law was asked about another day: ask again", Source: "R1.7; C1", Evidence: reason.Proposal}
	ruleOtherPharmacy = &reason.Rule{Code: "transfer.other_pharmacy", Who: reason.Pharmacist,
		Text: "the data name another pharmacy than the one that asked", Evidence: reason.Proposal}
	ruleNoLaw = &reason.Rule{Code: "transfer.no_law", Who: reason.Host,
		Text: "there is no book of law or no day to ask it about", Evidence: reason.Proposal}
	ruleMoved = &reason.Rule{Code: "transfer.moved", Who: reason.Nobody,
		Text: "the prescription has moved: this copy is closed, and nothing is filled or moved from it", Source: carried, Evidence: reason.Read}
	ruleAnswered = &reason.Rule{Code: "transfer.answered", Who: reason.Nobody,
		Text: "the other pharmacy has answered already", Evidence: reason.Proposal}
	ruleNotAsked = &reason.Rule{Code: "transfer.not_asked", Who: reason.Host,
		Text: "nobody was asked for this answer", Evidence: reason.Proposal}
	ruleCode = &reason.Rule{Code: "transfer.code_unknown", Who: reason.Host,
		Text: "this is no code that they can give", Source: catalogue, Evidence: reason.SecondHand}
	ruleNothingToCorrect = &reason.Rule{Code: "transfer.nothing_to_correct", Who: reason.Host,
		Text: "the other pharmacy is not being contacted: ask for the transfer again", Evidence: reason.Proposal}
)

// Rules of the advice.
var (
	ruleRouteLaw = &reason.Rule{Code: "transfer.route_law", Who: reason.Prescriber, Source: "R1.7", Evidence: reason.Read,
		Text: "the law does not let it move: a new prescription is needed", Passed: "the law lets it move"}
	ruleRouteUnknown = &reason.Rule{Code: "transfer.route_unknown", Who: reason.Pharmacy, Source: "C8", Evidence: reason.Proposal,
		Text: "it is not known yet whether it may move"}
	ruleRouteRefillsUnknown = &reason.Rule{Code: "transfer.route_refills_unknown", Who: reason.Pharmacy, Source: "C8",
		Evidence: reason.Proposal, Text: "it is not known whether anything is left to fill"}
	ruleRouteSupplyUnknown = &reason.Rule{Code: "transfer.route_supply_unknown", Who: reason.Pharmacy, Source: "C8",
		Evidence: reason.Proposal, Text: "the days' supply of a fill, or of the plan by mail, is not known"}
	ruleRouteLeast = &reason.Rule{Code: "transfer.route_least", Who: reason.Prescriber, Source: "R2.5: a mail pharmacy since 2025-01-01",
		Evidence: reason.SecondHand, Facts: reason.Facts{A: "fill", B: "least"},
		Text: "a fill is {a}, and mail fills {b} at the least: ask for a new prescription of the full supply plus refills"}
	ruleRouteShort = &reason.Rule{Code: "transfer.route_short", Who: reason.Prescriber, Source: "R2.9: a plan's page on its mail service pharmacy",
		Evidence: reason.Read, Facts: reason.Facts{A: "fill", B: "mail"},
		Text:   "a fill is {a}, mail sends {b}: ask for a new prescription of the full supply plus refills",
		Passed: "a fill of {a} can be sent for up to {b}"}
	ruleRouteJoins = &reason.Rule{Code: "transfer.route_joins", Who: reason.Pharmacist, Source: "R2.9", Evidence: reason.Unconfirmed,
		Facts: reason.Facts{A: "fill", B: "mail"}, Text: "it is not known whether fills of {a} may be joined into {b}"}
)

// Rules is the table of this package's reasons.
func Rules() []*reason.Rule {
	table := []*reason.Rule{ruleContacting, ruleIncomplete, ruleToRelease, ruleOverdue}
	for _, row := range codes {
		table = append(table, row.rule)
	}
	return append(table,
		ruleNoStream, ruleCommand, ruleActor, ruleStaff, rulePharmacist, ruleLacking, ruleDirection, rulePatient, ruleOther, ruleLaw,
		ruleLawWaits, ruleLapsed, ruleOtherPharmacy, ruleNoLaw, ruleMoved, ruleAnswered, ruleNotAsked, ruleCode, ruleNothingToCorrect,
		ruleRouteLaw, ruleRouteUnknown, ruleRouteRefillsUnknown, ruleRouteSupplyUnknown, ruleRouteLeast, ruleRouteShort, ruleRouteJoins)
}
