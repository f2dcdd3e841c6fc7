package law

import "github.com/mailrx/mailrx/pharmacy/reason"

// missing is the reason of a NeedInfo: a fact that is not known, and who can tell it.
func missing(code reason.Code, text string, who reason.Who) *reason.Rule {
	return &reason.Rule{Code: code, Text: text, Who: who, Source: "C8: unknown is not false", Evidence: reason.Proposal}
}

// Facts that are not known. Codes are permanent.
var (
	ruleSchedule            = missing("law.schedule_unknown", "the schedule of the drug is not known", reason.Pharmacist)
	ruleState               = missing("law.state_unknown", "the state of the patient is not known, or is none", reason.Pharmacy)
	ruleIssued              = missing("law.issued_unknown", "the day of issue is not known, or is none", reason.Pharmacist)
	ruleDay                 = missing("law.day_unknown", "the day asked about is not known", reason.Host)
	rulePrescriberState     = missing("law.prescriber_state_unknown", "the state of the prescriber is not known", reason.Pharmacy)
	ruleBenzodiazepine      = missing("law.benzodiazepine_unknown", "it is not known whether the drug is a benzodiazepine", reason.Pharmacist)
	ruleDaysSupply          = missing("law.days_supply_unknown", "the days' supply of a fill is not known, or is none", reason.Pharmacist)
	ruleRefills             = missing("law.refills_unknown", "how many refills the prescriber allowed is not known", reason.Prescriber)
	ruleRefillNumber        = missing("law.number_negative", "a count of refills, fills, transfers or days is below zero", reason.Host)
	ruleRunOut              = missing("law.run_out_unknown", "the day on which the supply on hand runs out is not known", reason.Pharmacy)
	ruleElectronicUnknown   = missing("law.electronic_unknown", "it is not known whether the prescription is electronic", reason.Pharmacy)
	rulePatientAskedUnknown = missing("law.patient_asked_unknown", "it is not known whether the patient asked for the transfer", reason.Member)
	ruleRetailUnknown       = missing("law.registration_unknown", "it is not known whether both DEA registrations are retail pharmacies", reason.Pharmacy)
	rulePharmacistsUnknown  = missing("law.pharmacists_unknown", "it is not known whether two pharmacists speak directly", reason.Pharmacy)
	ruleDatabase            = missing("law.database_unknown", "it is not known whether both pharmacies share a real-time database", reason.Pharmacy)
	ruleRefillsLeft         = missing("law.refills_left_unknown", "how many refills are left is not known", reason.Pharmacy)
	ruleSites               = missing("law.sites_unknown", "the state of one of the two sites is not known, or is none", reason.Pharmacy)
	ruleTransferState       = missing("law.transfer_state_unknown", "the state's rule about this transfer is not known", reason.Pharmacist)
	ruleForm                = missing("law.form_unknown", "the form of the prescription is not known", reason.Pharmacy)
	ruleFaxExempt           = missing("law.fax_exempt_unknown", "it is not known whether the fax is for infusion, long-term care or hospice", reason.Prescriber)
	ruleInstant             = missing("law.instant_unknown", "an instant or its zone is not known", reason.Host)
)

// Rules of every question.
var (
	ruleEnded = &reason.Rule{Code: "law.rule_ended", Who: reason.Host,
		Text: "the rule ended on {a}, and none in force is known", Facts: reason.Facts{A: "end"},
		Source: "C2: past its end a rule fails closed", Evidence: reason.Proposal}
	ruleNoRow = &reason.Rule{Code: "law.no_row", Who: reason.Pharmacist,
		Text:   "no rule of the state is known: a pharmacist says what its limit is",
		Source: "R1.1 T7: held, never allowed", Evidence: reason.Proposal}
)

// Rules of validity and refills (R1.1, R1.2, R1.15).
var (
	ruleBeforeIssue = &reason.Rule{Code: "law.before_issue", Reject: "AB", Who: reason.Pharmacy,
		Text: "filled on {a}, before it was issued on {b}", Facts: reason.Facts{A: "fill", B: "issue"},
		Source: "R1.1 T5", Evidence: reason.Read}
	ruleExpired = &reason.Rule{Code: "law.expired", Who: reason.Prescriber,
		Text: "the prescription could be filled through {b}; {a} is too late", Passed: "{a} is in time: valid through {b}",
		Facts: reason.Facts{A: "fill", B: "last date"}, Source: "R1.1; the rows that passed say whose date it is",
		Evidence: reason.SecondHand}
	ruleExpiryOrder = &reason.Rule{Code: "law.expiry_before_issue", Who: reason.Prescriber,
		Text: "the written expiry {a} is before the issue on {b}", Facts: reason.Facts{A: "expiry", B: "issue"},
		Evidence: reason.Proposal}
	ruleMovedAway = &reason.Rule{Code: "law.moved_away", Who: reason.Member,
		Text:   "the prescription was transferred to another pharmacy, and is void here",
		Source: "21 CFR 1306.25(b), 1306.08(f)", Evidence: reason.SecondHand}
	ruleScheduleII = &reason.Rule{Code: "law.schedule_two", Who: reason.Prescriber,
		Text:   "a schedule II prescription is never refilled: each fill needs a new one",
		Source: "21 CFR 1306.12(a)", Evidence: reason.Read}
	ruleNoneLeft = &reason.Rule{Code: "law.none_left", Who: reason.Prescriber,
		Text: "no refill is left", Passed: "refills left: {a}", Facts: reason.Facts{A: "refills left"},
		Source: "R1.2: as the prescriber wrote, within the caps of the rows that passed", Evidence: reason.SecondHand}
	ruleUnusable = &reason.Rule{Code: "law.refills_unusable", Who: reason.Prescriber,
		Text: "only {a} of {b} refills fit before the last date", Passed: "only {a} of {b} refills fit before the last date",
		Facts: reason.Facts{A: "fit", B: "written"}, Evidence: reason.Proposal}
	ruleBar = &reason.Rule{Code: "law.refill_bar", Reject: "79", Who: reason.Prescriber,
		Text:  "the state lets it be refilled from {b} on, {a} is before; the prescriber may authorize it earlier",
		Facts: reason.Facts{A: "day", B: "first day"}, Source: "NY PHL s.3339", Evidence: reason.Read}
	ruleBarLifted = &reason.Rule{Code: "law.refill_bar_lifted", Who: reason.Prescriber,
		Text: "the state's bar stands", Passed: "the prescriber authorized an earlier refill: the state's bar is lifted",
		Source: "NY PHL s.3339", Evidence: reason.Read}
)

// Rules of transfers (R1.7).
var (
	rulePartlyFilled = &reason.Rule{Code: "law.partly_filled", Who: reason.Prescriber,
		Text:   "the first fill was dispensed in part: it is no longer transferred",
		Source: "21 CFR 1306.08(e), 88 FR 48365", Evidence: reason.Read}
	ruleMovedBefore = &reason.Rule{Code: "law.moved_before", Who: reason.Prescriber,
		Text: "it was transferred before ({a}): a controlled drug moves once", Facts: reason.Facts{A: "transfers"},
		Source: "21 CFR 1306.08(e), 1306.25(a)", Evidence: reason.Read}
	ruleNotElectronic = &reason.Rule{Code: "law.not_electronic", Who: reason.Member,
		Text:   "a paper or spoken prescription that was never filled is handed back, not transferred",
		Source: "88 FR 48365, preamble", Evidence: reason.SecondHand}
	rulePatientAsked = &reason.Rule{Code: "law.patient_did_not_ask", Who: reason.Member,
		Text: "the patient did not ask for the transfer", Source: "21 CFR 1306.08(e)", Evidence: reason.Read}
	ruleRetail = &reason.Rule{Code: "law.not_retail", Who: reason.Pharmacy,
		Text: "one of the sites is not registered as a retail pharmacy", Source: "21 CFR 1306.08(e)", Evidence: reason.Read}
	rulePharmacists = &reason.Rule{Code: "law.not_pharmacists", Who: reason.Pharmacist,
		Text:   "a transfer goes from pharmacist to pharmacist, directly",
		Source: "21 CFR 1306.08(f), 1306.25(b)", Evidence: reason.Read}
	ruleTransferLaw = &reason.Rule{Code: "law.transfer_not_allowed", Who: reason.Prescriber,
		Text: "the law of the country or of a site's state does not allow the transfer", Source: "R1.7; the rows that passed",
		Evidence: reason.SecondHand}
)

// Rules of forms (R1.6).
var (
	ruleOriginal = &reason.Rule{Code: "law.original_needed", Who: reason.Prescriber,
		Text:   "it may be reviewed, but the original must be here before it is dispensed",
		Source: "21 CFR 1306.11(a)", Evidence: reason.Read}
	ruleSender = &reason.Rule{Code: "law.sender", Who: reason.Prescriber,
		Text:   "a fax is accepted from the prescriber's office only",
		Source: "21 CFR 1306.11(a), 1306.21(a)", Evidence: reason.Read}
	ruleSpoken = &reason.Rule{Code: "law.spoken", Who: reason.Prescriber,
		Text:   "a spoken prescription is not accepted for this drug but in an emergency",
		Source: "21 CFR 1306.11(d)", Evidence: reason.SecondHand}
	ruleFormRefused = &reason.Rule{Code: "law.form_refused", Who: reason.Prescriber,
		Text:   "this form of prescription is not accepted for this drug",
		Source: "R1.6; the row that passed says whose rule it is", Evidence: reason.SecondHand}
	ruleAltered = &reason.Rule{Code: "law.altered", Who: reason.Prescriber,
		Text: "the content was altered in transmission: the prescription is invalid", Source: "21 CFR 1306.08(d)",
		Evidence: reason.Read}
	ruleAlteredPlain = &reason.Rule{Code: "law.altered_not_controlled", Who: reason.Pharmacist,
		Text: "the content was altered in transmission: a pharmacist looks", Evidence: reason.Proposal}
)

// Rules is the table of this package's reasons. The rows of the packs carry their own, which are not in it.
func Rules() []*reason.Rule {
	return []*reason.Rule{ruleSchedule, ruleState, ruleIssued, ruleDay, rulePrescriberState, ruleBenzodiazepine,
		ruleDaysSupply, ruleRefills, ruleRefillNumber, ruleRunOut, ruleElectronicUnknown, rulePatientAskedUnknown,
		ruleRetailUnknown, rulePharmacistsUnknown, ruleDatabase, ruleRefillsLeft, ruleSites, ruleTransferState, ruleForm,
		ruleFaxExempt, ruleInstant, ruleEnded, ruleNoRow, ruleBeforeIssue, ruleExpired, ruleExpiryOrder, ruleMovedAway,
		ruleScheduleII, ruleNoneLeft, ruleUnusable, ruleBar, ruleBarLifted, rulePartlyFilled, ruleMovedBefore,
		ruleNotElectronic, rulePatientAsked, ruleRetail, rulePharmacists, ruleTransferLaw, ruleOriginal, ruleSender,
		ruleSpoken, ruleFormRefused, ruleAltered, ruleAlteredPlain}
}
