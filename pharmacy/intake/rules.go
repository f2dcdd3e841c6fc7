package intake

import "github.com/mailrx/mailrx/pharmacy/reason"

// Sources of the rules.
const (
	seedForm  = "R9.1: a plan's page on its mail service pharmacy, read 2026-11-22"
	practice  = "R9.1: practice of mail pharmacies, read 2026-11-22"
	faxSource = "R9.2: a plan's page on its mail service pharmacy; board rules cited by a pharmacy, read 2026-11-22"
	hipaa     = "45 CFR 164.514(h)"
	dependant = "R9.5: a mail pharmacy's privacy practice, read 2026-11-22"
	floor     = "R10.2: member pages of a Part D plan, read 2026-11-22"
)

// passes is a rule that never fails: it says what an answer rests on.
func passes(code reason.Code, source string, e reason.Evidence, text string) *reason.Rule {
	return &reason.Rule{Code: code, Text: text, Passed: text, Who: reason.Nobody, Source: source, Evidence: e}
}

// The rows of the matrix.
var (
	rowERx = passes("intake.row_erx", seedForm, reason.Read,
		"prescribers send prescriptions electronically")
	rowPhonePrescriber = passes("intake.row_phone_prescriber", seedForm, reason.Read,
		"prescribers call prescriptions in")
	rowPhoneMember = passes("intake.row_phone_member", seedForm, reason.Read,
		"members call for refills, and for us to contact the prescriber")
	rowOnline = passes("intake.row_online", seedForm, reason.Read,
		"registered members ask online")
	rowGuest = passes("intake.row_guest", practice, reason.SecondHand,
		"guests refill online by member number and prescription number")
	rowFax = passes("intake.row_fax", faxSource, reason.Read,
		"a prescriber's office faxes prescriptions")
	rowMail = passes("intake.row_mail", seedForm, reason.Read,
		"members send a form and the original prescription, or a refill slip")
	rowAuto = passes("intake.row_auto", practice, reason.SecondHand,
		"an automatic refill asks by itself, under the member's consent")
	rowTransfer = passes("intake.row_transfer", "21 CFR 1306.25(b), 1306.08(f)", reason.Read,
		"a pharmacist of another pharmacy asks for a transfer")
)

// The rules of asking.
var (
	ruleUnknown = &reason.Rule{Code: "intake.unknown", Who: reason.Host, Evidence: reason.Proposal,
		Text: "a fact that the answer depends on is not known"}
	ruleNoRow = &reason.Rule{Code: "intake.not_by_this_channel", Who: reason.Member, Source: seedForm, Evidence: reason.Read,
		Text: "nobody in this role asks for this by this channel"}
	ruleGuest = &reason.Rule{Code: "intake.guest_refills_only", Who: reason.Member, Source: practice,
		Evidence: reason.SecondHand, Text: "who is not logged in can refill only; register or log in for anything else"}
	ruleLocked = &reason.Rule{Code: "intake.locked", Who: reason.Pharmacy, Source: "R9.4", Evidence: reason.Proposal,
		Text: "too many failures to show who asks: a person must open the account again"}
	ruleProofWrong = &reason.Rule{Code: "intake.proof_wrong", Who: reason.Member, Source: hipaa, Evidence: reason.Read,
		Text: "what was given does not match what we keep"}
	ruleLevel = &reason.Rule{Code: "intake.level", Who: reason.Member, Source: hipaa + "; the levels are ours (R9.4)",
		Evidence: reason.Proposal, Text: "more must be shown of who asks", Passed: "enough was shown of who asks"}
	ruleIdentity = &reason.Rule{Code: "intake.identity", Who: reason.Member, Source: hipaa + "; the facts are ours (R9.4)",
		Evidence: reason.Proposal, Text: "two of prescription number, birth date, ZIP and member number are needed"}
	ruleRefillFacts = &reason.Rule{Code: "intake.refill_facts", Who: reason.Member, Source: seedForm, Evidence: reason.Read,
		Text: "a refill by phone needs the prescription number and the ZIP, one by a guest the member number and the prescription number"}
	ruleCard = &reason.Rule{Code: "intake.card", Who: reason.Member, Source: seedForm, Evidence: reason.Read,
		Text: "a payment is due and no card is given", Passed: "no card is wanting"}
	rulePaymentUnknown = &reason.Rule{Code: "intake.payment_unknown", Who: reason.Host, Evidence: reason.Proposal,
		Text: "it is not known what is to be paid, or what is open"}
	ruleScheduleUnknown = &reason.Rule{Code: "intake.schedule_unknown", Who: reason.Pharmacist, Source: "C8",
		Evidence: reason.Proposal, Text: "it is not known whether the drug is controlled"}
)

// The rules of a new prescription.
var (
	ruleFormUnknown = &reason.Rule{Code: "intake.form_unknown", Who: reason.Pharmacy, Source: "R1.6, C8",
		Evidence: reason.Proposal, Text: "it is not known in which form the prescription came, or the channel cannot bring that form"}
	rulePhoneCII = &reason.Rule{Code: "intake.phone_schedule_two", Who: reason.Prescriber, Source: seedForm,
		Evidence: reason.SecondHand, Text: "schedule II is not taken by phone: send it electronically, or the signed original"}
	ruleCopy = &reason.Rule{Code: "intake.photocopy", Who: reason.Member, Source: "R9.3: " + seedForm, Evidence: reason.Read,
		Text: "a photocopy of a controlled drug's prescription is not taken: send the original"}
	ruleNoLaw = &reason.Rule{Code: "intake.no_law", Who: reason.Host, Evidence: reason.Proposal,
		Text: "there is no book of law to ask"}
	ruleFaxOffice = passes("intake.fax_office", faxSource, reason.Read,
		"the number is a verified one of a prescriber's office")
	ruleFaxCallBack = &reason.Rule{Code: "intake.fax_call_back", Who: reason.Pharmacy, Source: faxSource,
		Evidence: reason.SecondHand, Text: "the number is new: call the office at the number on file", Passed: "the office was called and sent it"}
	ruleFaxHome = &reason.Rule{Code: "intake.fax_home", Who: reason.Prescriber, Source: faxSource, Evidence: reason.Read,
		Text: "a fax from a home or a workplace cannot be accepted: the prescriber's office sends it"}
	ruleFaxUnknown = &reason.Rule{Code: "intake.fax_unknown", Who: reason.Prescriber, Source: faxSource,
		Evidence: reason.SecondHand, Text: "a fax from an unknown number cannot be accepted: the prescriber's office sends it"}
	ruleFaxSheet = &reason.Rule{Code: "intake.fax_sheet", Who: reason.Prescriber, Source: "R1.14: fax sheets of mail pharmacies",
		Evidence: reason.SecondHand, Text: "a fax sheet shows the member ID and the prescriber's phone and fax number"}
	ruleComplete = passes("intake.complete", "21 CFR 1306.05(a)", reason.Unconfirmed,
		"nothing is missing")
	ruleSupervisor = &reason.Rule{Code: "intake.supervisor", Who: reason.Prescriber, Source: "R1.13: state rules for NP and PA",
		Evidence: reason.Unconfirmed, Text: "the state wants a supervising prescriber named", Passed: "no supervisor is wanting"}
	ruleNPI = &reason.Rule{Code: "intake.npi", Who: reason.Pharmacy, Source: "45 CFR 162.406; R1.10", Evidence: reason.Unconfirmed,
		Text: "the prescriber's NPI is missing or no NPI"}
)

// The rules of a form by post.
var (
	ruleFormBlank = &reason.Rule{Code: "intake.form_blank", Who: reason.Member, Source: "R9.3: " + seedForm, Evidence: reason.Read,
		Text: "a question of the form is not answered, or answered twice", Passed: "every question is answered"}
	ruleOneMember = &reason.Rule{Code: "intake.one_member_a_form", Who: reason.Member, Source: seedForm, Evidence: reason.Read,
		Text: "a form is for one member: everybody else fills in one of their own"}
	rulePay = passes("intake.pay", floor, reason.SecondHand,
		"the order is paid, costs nothing, or may leave with an invoice")
	ruleFloorLimit = &reason.Rule{Code: "intake.floor_limit", Who: reason.Member, Source: floor, Evidence: reason.SecondHand,
		Text: "{a} is paid before the order leaves: only below {b} may it leave with an invoice", Facts: reason.Facts{A: "due", B: "limit"}}
	ruleBalance = &reason.Rule{Code: "intake.balance_open", Who: reason.Member, Source: floor, Evidence: reason.SecondHand,
		Text: "{a} is open from before, and nothing leaves until it is paid", Passed: "no balance is open", Facts: reason.Facts{A: "balance"}}
	ruleAmount = &reason.Rule{Code: "intake.amount_negative", Who: reason.Host, Evidence: reason.Proposal,
		Text: "what is due is below zero"}
)

// The rules of whose matter it is.
var (
	ruleOwn = passes("intake.own", hipaa, reason.Read,
		"it is the asker's own matter")
	ruleAuthority = &reason.Rule{Code: "intake.authority", Who: reason.Member, Source: hipaa, Evidence: reason.Read,
		Text: "who acts for an adult shows a document, a spouse too", Passed: "a document shows the authority"}
	ruleMinor = passes("intake.minor", dependant, reason.SecondHand,
		"a minor dependant is seen until the 18th birthday")
	ruleSensitive = &reason.Rule{Code: "intake.sensitive", Who: reason.Pharmacist, Source: dependant, Evidence: reason.SecondHand,
		Text:   "the state lets a minor keep this service from a parent, or it is not known whether it does",
		Passed: "the state lets a parent see this service"}
	ruleRecent = &reason.Rule{Code: "intake.recent_fill", Who: reason.Member, Source: dependant, Evidence: reason.SecondHand,
		Text:   "another adult is seen only by the number of a prescription that was filled in the last six months",
		Passed: "the prescription was filled in the last six months"}
	ruleFillLater = &reason.Rule{Code: "intake.fill_later", Who: reason.Host, Evidence: reason.Proposal,
		Text: "the last fill lies in the future"}
	ruleBorn = &reason.Rule{Code: "intake.born_malformed", Who: reason.Member, Evidence: reason.Proposal,
		Text: "the birth date is no day of the form 2026-11-24, or lies in the future"}
)

// against is the rule that refuses a fax.
func (f Fax) against() *reason.Rule {
	if f.From == SenderUnknown {
		return ruleFaxUnknown
	}
	return ruleFaxHome
}

// Rules is the table of the package: every rule, once.
func Rules() []*reason.Rule {
	return []*reason.Rule{
		rowERx, rowPhonePrescriber, rowPhoneMember, rowOnline, rowGuest, rowFax, rowMail, rowAuto, rowTransfer,
		ruleUnknown, ruleNoRow, ruleGuest, ruleLocked, ruleProofWrong, ruleLevel, ruleIdentity, ruleRefillFacts, ruleCard,
		rulePaymentUnknown, ruleScheduleUnknown,
		ruleFormUnknown, rulePhoneCII, ruleCopy, ruleNoLaw, ruleFaxOffice, ruleFaxCallBack, ruleFaxHome, ruleFaxUnknown, ruleFaxSheet,
		ruleComplete, ruleSupervisor, ruleNPI,
		ruleFormBlank, ruleOneMember, rulePay, ruleFloorLimit, ruleBalance, ruleAmount,
		ruleOwn, ruleAuthority, ruleMinor, ruleSensitive, ruleRecent, ruleFillLater, ruleBorn,
	}
}
