package law

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of every question.
var (
	ruleEnded = &reason.Rule{Code: "law.rule_ended", Who: reason.Host,
		Text: "the rule ended on {a}, and none in force is known", Facts: reason.Facts{A: "end"},
		Source: "C2: past its end a rule fails closed", Evidence: reason.Proposal}
	ruleNoRow = &reason.Rule{Code: "law.no_row", Who: reason.Pharmacist,
		Text:   "no rule of the state is known: a pharmacist says what its limit is",
		Source: "R1.1, R1.15: held, never allowed", Evidence: reason.Proposal}
)

// Rules of validity and refills (R1.1, R1.2, R1.15).
var (
	ruleBeforeIssue = &reason.Rule{Code: "law.before_issue", Reject: "AB", Who: reason.Pharmacy,
		Text: "filled on {a}, before it was issued on {b}", Facts: reason.Facts{A: "fill", B: "issue"},
		Source: "reject AB: the date written is after the date filled", Evidence: reason.Read}
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
	ruleTooMany = &reason.Rule{Code: "law.too_many_refills", Who: reason.Prescriber,
		Text: "with those that are added it would have {a} refills, {b} are allowed", Facts: reason.Facts{A: "refills", B: "cap"},
		Source: "21 CFR 1306.22; the rows that passed", Evidence: reason.Read}
	ruleMoreThanOriginal = &reason.Rule{Code: "law.more_than_original", Who: reason.Prescriber,
		Text: "an added refill of {a} is more than the original fill of {b}", Facts: reason.Facts{A: "refill", B: "original"},
		Source: "21 CFR 1306.22", Evidence: reason.Read}
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
	rulePharmacistsPlain = &reason.Rule{Code: "law.not_pharmacists_plain", Who: reason.Pharmacist,
		Text:   "a transfer goes from pharmacist to pharmacist, of drugs that are not controlled too",
		Source: "common practice of the states", Evidence: reason.Unconfirmed}
	ruleTransferLaw = &reason.Rule{Code: "law.transfer_not_allowed", Who: reason.Prescriber,
		Text: "the law of the country or of a site's state does not allow the transfer", Source: "R1.7; the rows that passed",
		Evidence: reason.SecondHand}
)

// Rules of forms (R1.6).
var (
	ruleOriginal = &reason.Rule{Code: "law.original_needed", Who: reason.Prescriber,
		Text:   "it may be reviewed, but the original must be here before it is dispensed",
		Source: "21 CFR 1306.11(a)", Evidence: reason.SecondHand}
	ruleSender = &reason.Rule{Code: "law.sender", Who: reason.Prescriber,
		Text:   "a fax is accepted from the prescriber's office only",
		Source: "21 CFR 1306.11(a), 1306.21(a)", Evidence: reason.SecondHand}
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

// Rules of series, days' supply and partial fills (R1.3, R1.4, R1.5, R1.15).
var (
	ruleNotYet = &reason.Rule{Code: "law.not_yet", Who: reason.Prescriber,
		Text: "the prescriber wrote that it is not filled before {b}; {a} is too early", Facts: reason.Facts{A: "fill", B: "earliest"},
		Source: "21 CFR 1306.12(b)", Evidence: reason.Read}
	ruleMaxDays = &reason.Rule{Code: "law.max_days_supply", Who: reason.Prescriber,
		Text: "one fill may hold {b} at most, {a} are asked for", Facts: reason.Facts{A: "asked", B: "limit"},
		Source: "R1.15; the row that passed says whose rule it is", Evidence: reason.SecondHand}
	ruleSeriesDays = &reason.Rule{Code: "law.series_days", Who: reason.Prescriber,
		Text: "the series holds {a}, {b} at most are allowed", Facts: reason.Facts{A: "in all", B: "limit"},
		Source: "21 CFR 1306.12(b)", Evidence: reason.Read}
	ruleSeriesDate = &reason.Rule{Code: "law.series_date_missing", Who: reason.Prescriber,
		Text: "prescription {a} of the series has no earliest-fill date", Facts: reason.Facts{A: "number"},
		Source: "21 CFR 1306.12(b)", Evidence: reason.Read}
	ruleSeriesState = &reason.Rule{Code: "law.series_not_allowed", Who: reason.Prescriber,
		Text: "the law of the country or of the state does not allow a series", Source: "21 CFR 1306.12(b)", Evidence: reason.Read}
	ruleSeriesOverlap = &reason.Rule{Code: "law.series_overlap", Who: reason.Pharmacist,
		Text: "supplies of the series overlap: {a}", Passed: "supplies of the series overlap ({a}): a note, no refusal",
		Facts: reason.Facts{A: "overlaps"}, Evidence: reason.Proposal}
	rulePostDated = &reason.Rule{Code: "law.post_dated", Who: reason.Prescriber,
		Text:  "dated {a}, but signed on {b}: a prescription is dated and signed on its day of issue",
		Facts: reason.Facts{A: "issue", B: "signed"}, Source: "21 CFR 1306.12(b)", Evidence: reason.Read}
	rulePartForbidden = &reason.Rule{Code: "law.partial_forbidden", Who: reason.Prescriber,
		Text: "the state does not allow this partial fill", Source: "21 USC 829(f)", Evidence: reason.Read}
	rulePartTotal = &reason.Rule{Code: "law.partial_total", Who: reason.Prescriber,
		Text: "{a} would be dispensed of {b} prescribed", Passed: "{a} of {b} prescribed",
		Facts: reason.Facts{A: "dispensed", B: "prescribed"}, Source: "21 CFR 1306.13, 1306.23", Evidence: reason.SecondHand}
	ruleRestVoid = &reason.Rule{Code: "law.rest_void", Who: reason.Prescriber,
		Text:  "the rest could be dispensed through {b}; on {a} it is void: the prescriber is told, and a new prescription is needed",
		Facts: reason.Facts{A: "fill", B: "last day"}, Source: "21 CFR 1306.13", Evidence: reason.SecondHand}
)

// Rules of sites (R1.12).
var (
	ruleNoLicence = &reason.Rule{Code: "law.site_not_licensed", Who: reason.Pharmacy,
		Text:  "the site has no licence of the destination's state on {a}: route it to another site",
		Facts: reason.Facts{A: "ships"}, Source: "R1.12: non-resident pharmacy laws of the states", Evidence: reason.SecondHand}
	ruleNoPermit = &reason.Rule{Code: "law.site_no_permit", Who: reason.Pharmacy,
		Text:  "the site has no controlled substances permit of the destination's state on {a}: route it to another site",
		Facts: reason.Facts{A: "ships"}, Source: "R1.12; the row that passed", Evidence: reason.SecondHand}
	ruleNoRegistration = &reason.Rule{Code: "law.site_not_registered", Who: reason.Pharmacy,
		Text:  "the site has no DEA registration on {a}: route it to another site",
		Facts: reason.Facts{A: "ships"}, Source: "R1.12: a DEA registration of the site", Evidence: reason.SecondHand}
	ruleNoSite = &reason.Rule{Code: "law.no_site", Who: reason.Pharmacy,
		Text: "no site is licensed for the destination", Evidence: reason.Proposal}
	ruleBox = &reason.Rule{Code: "law.po_box_signature", Who: reason.Member,
		Text:     "a parcel that needs a signature cannot go to a post office box",
		Evidence: reason.Proposal}
)

// Rules of prescribers (R1.13).
var (
	ruleUnlicensed = &reason.Rule{Code: "law.not_licensed", Who: reason.Prescriber,
		Text: "the prescriber's licence was not active on the day of issue", Source: "R1.13", Evidence: reason.SecondHand}
	ruleOrganisation = &reason.Rule{Code: "law.npi_organisation", Who: reason.Prescriber,
		Text: "the NPI is an organisation's: a person prescribes", Source: "R1.13", Evidence: reason.SecondHand}
	ruleExcluded = &reason.Rule{Code: "law.excluded", Who: reason.Plan,
		Text: "the prescriber is on an exclusion or preclusion list", Source: "42 CFR 423.120(c)(6), to be confirmed",
		Evidence: reason.Unconfirmed}
	ruleDEASchedule = &reason.Rule{Code: "law.dea_schedule", Reject: "46", Who: reason.Prescriber,
		Text: "the prescriber's DEA registration does not cover the schedule", Source: "R1.13",
		Evidence: reason.SecondHand}
	ruleStateAuthority = &reason.Rule{Code: "law.no_authority", Who: reason.Prescriber,
		Text: "the state does not let this prescriber prescribe the schedule", Source: "R1.13", Evidence: reason.SecondHand}
	rulePurpose = &reason.Rule{Code: "law.purpose", Who: reason.Pharmacist,
		Text: "a pharmacist does not find the medical purpose legitimate", Source: "21 CFR 1306.04(a)", Evidence: reason.Read}
	ruleVerify = &reason.Rule{Code: "law.verify", Who: reason.Pharmacist,
		Text: "the state wants this prescription verified with the prescriber first", Source: "M.G.L. c.94C",
		Evidence: reason.SecondHand}
	ruleRemote = &reason.Rule{Code: "law.telemedicine", Who: reason.Prescriber,
		Text:   "prescribing this schedule without a visit in person is not allowed",
		Source: "21 CFR 1307.41", Evidence: reason.SecondHand}
	ruleIdentity = &reason.Rule{Code: "law.identity_not_checked", Who: reason.Pharmacist,
		Text: "the pharmacist has not verified the patient's identity", Source: "21 CFR 1306.51", Evidence: reason.SecondHand}
	ruleBuprenorphineLate = &reason.Rule{Code: "law.buprenorphine_late", Who: reason.Prescriber,
		Text: "without a visit in person it may be prescribed through {b}; {a} is too late", Facts: reason.Facts{A: "issue", B: "last day"},
		Source: "21 CFR 1306.51", Evidence: reason.SecondHand}
)

// Rules of emergency supply (R1.17) and retention (R11.1).
var (
	ruleNoPower = &reason.Rule{Code: "law.no_emergency_power", Who: reason.Prescriber,
		Text: "the drug is not dispensed without a prescriber", Source: "R1.17", Evidence: reason.SecondHand}
	ruleUsed = &reason.Rule{Code: "law.emergency_used", Who: reason.Prescriber,
		Text: "an emergency supply was given in this period already", Source: "R1.17", Evidence: reason.SecondHand}
	ruleFillAhead = &reason.Rule{Code: "law.fill_after_today", Who: reason.Pharmacy,
		Text: "the fill on record of {a} is after {b}", Facts: reason.Facts{A: "fill", B: "day"}, Evidence: reason.Proposal}
	ruleLegalHold = &reason.Rule{Code: "law.legal_hold", Who: reason.Host,
		Text: "a legal hold keeps the record", Source: "R11.1", Evidence: reason.SecondHand}
	ruleKeep = &reason.Rule{Code: "law.keep", Who: reason.Nobody,
		Text: "the record is kept through {a}", Facts: reason.Facts{A: "last day"}, Source: "R11.1; the rows that passed",
		Evidence: reason.SecondHand}
)

// Rules is the table of this package's reasons. The rows of the packs carry their own, which are not in it.
func Rules() []*reason.Rule {
	return []*reason.Rule{ruleSchedule, ruleState, ruleIssued, ruleDay, rulePrescriberState, ruleBenzodiazepine,
		ruleDaysSupply, ruleRefills, ruleRefillNumber, ruleRunOut, ruleElectronicUnknown, rulePatientAskedUnknown,
		ruleRetailUnknown, rulePharmacistsUnknown, ruleDatabase, ruleRefillsLeft, ruleSites, ruleTransferState,
		ruleForm, ruleFaxExempt, ruleQuantity, ruleOpioid, ruleFirstFill, ruleListed, ruleSeriesEmpty, ruleSigned,
		ruleFirstPart, rulePartCause, ruleScheduleTwo, ruleSignature, ruleBoxUnknown, ruleInstant, ruleEnded,
		ruleNoRow, ruleBeforeIssue, ruleExpired, ruleExpiryOrder, ruleMovedAway, ruleScheduleII, ruleNoneLeft, ruleTooMany, ruleMoreThanOriginal,
		ruleUnusable, ruleBar, ruleBarLifted, rulePartlyFilled, ruleMovedBefore, ruleNotElectronic, rulePatientAsked,
		ruleRetail, rulePharmacists, rulePharmacistsPlain, ruleTransferLaw, ruleOriginal, ruleSender, ruleSpoken, ruleFormRefused,
		ruleAltered, ruleAlteredPlain, ruleLicenceUnknown, ruleNPIUnknown, ruleExcludedUnknown, ruleDEAUnknown,
		ruleStateAuthorityUnknown, rulePurposeUnknown, ruleRemoteUnknown, ruleBuprenorphineUnknown, ruleFirstRemote,
		ruleAttempts, ruleLastFill, ruleUsedUnknown, rulePerDay, ruleRecordClass, ruleRecordDay, rulePartD,
		ruleTransferData, ruleNotYet, ruleMaxDays, ruleSeriesDays, ruleSeriesDate, ruleSeriesState,
		ruleSeriesOverlap, rulePostDated, rulePartForbidden, rulePartTotal, ruleRestVoid, ruleNoLicence,
		ruleNoPermit, ruleNoRegistration, ruleNoSite, ruleBox, ruleUnlicensed, ruleOrganisation, ruleExcluded,
		ruleDEASchedule, ruleStateAuthority, rulePurpose, ruleVerify, ruleRemote, ruleIdentity,
		ruleBuprenorphineLate, ruleNoPower, ruleUsed, ruleFillAhead, ruleLegalHold, ruleKeep}
}
