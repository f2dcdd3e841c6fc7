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
	ruleRefillNumber        = missing("law.number_negative", "a count of refills, fills, transfers or days is missing or below zero", reason.Host)
	ruleRunOut              = missing("law.run_out_unknown", "the day on which the supply on hand runs out is not known", reason.Pharmacy)
	ruleElectronicUnknown   = missing("law.electronic_unknown", "it is not known whether the prescription is electronic", reason.Pharmacy)
	rulePatientAskedUnknown = missing("law.patient_asked_unknown", "it is not known whether the patient asked for the transfer", reason.Member)
	ruleRetailUnknown       = missing("law.registration_unknown", "it is not known whether both DEA registrations are retail pharmacies", reason.Pharmacy)
	rulePharmacistsUnknown  = missing("law.pharmacists_unknown", "it is not known whether two pharmacists speak directly", reason.Pharmacy)
	ruleDatabase            = missing("law.database_unknown", "it is not known whether both pharmacies share a real-time database", reason.Pharmacy)
	ruleRefillsLeft         = missing("law.refills_left_unknown", "how many refills are left is not known, or is more than the law leaves", reason.Pharmacy)
	ruleSites               = missing("law.sites_unknown", "the state of one of the two sites is not known, or is none", reason.Pharmacy)
	ruleTransferState       = missing("law.transfer_state_unknown", "the state's rule about this transfer is not known", reason.Pharmacist)
	ruleForm                = missing("law.form_unknown", "the form of the prescription is not known", reason.Pharmacy)
	ruleFaxExempt           = missing("law.fax_exempt_unknown", "it is not known whether the fax is for infusion, long-term care or hospice", reason.Prescriber)
	ruleQuantity            = missing("law.quantity_unknown", "a quantity is not known, is none, or counts another unit", reason.Pharmacist)
	ruleOpioid              = missing("law.opioid_unknown", "it is not known whether the drug is an opioid", reason.Pharmacist)
	ruleFirstFill           = missing("law.first_fill_unknown", "it is not known whether this is the patient's first fill of an opioid", reason.Pharmacist)
	ruleListed              = missing("law.listed_condition_unknown", "it is not known whether the prescription names a condition for which the state allows more", reason.Prescriber)
	ruleSeriesEmpty         = missing("law.series_empty", "the series has no prescriptions", reason.Host)
	ruleSigned              = missing("law.signed_unknown", "the day on which a prescription was signed is not known", reason.Prescriber)
	ruleFirstPart           = missing("law.first_partial_unknown", "the instant of the first partial fill is not known, or lies after this one", reason.Pharmacy)
	rulePartCause           = missing("law.partial_cause_unknown", "it is not known why the fill is partial", reason.Pharmacist)
	ruleScheduleTwo         = missing("law.not_schedule_two", "the deadline is asked for a drug that is not of schedule II", reason.Host)
	ruleSignature           = missing("law.signature_unknown", "it is not known whether the parcel needs a signature", reason.Pharmacy)
	ruleBoxUnknown          = missing("law.po_box_unknown", "it is not known whether the address is a post office box", reason.Pharmacy)
	ruleInstant             = missing("law.instant_unknown", "an instant or its zone is not known, or it lies after the fill", reason.Host)
)

// Facts about a prescriber, an emergency and a record that are not known.
var (
	ruleLicenceUnknown        = missing("law.licence_unknown", "it is not known whether the prescriber's licence was active", reason.Pharmacy)
	ruleNPIUnknown            = missing("law.npi_unknown", "it is not known whether the NPI is a person's", reason.Pharmacy)
	ruleExcludedUnknown       = missing("law.exclusion_unknown", "it is not known whether the prescriber is on an exclusion list", reason.Pharmacy)
	ruleDEAUnknown            = missing("law.dea_unknown", "it is not known whether the DEA registration covers the schedule", reason.Pharmacy)
	ruleStateAuthorityUnknown = missing("law.authority_unknown", "it is not known whether the state lets the prescriber prescribe the schedule", reason.Pharmacy)
	rulePurposeUnknown        = missing("law.purpose_unknown", "no pharmacist has judged the medical purpose", reason.Pharmacist)
	ruleRemoteUnknown         = missing("law.telemedicine_unknown", "it is not known whether there was a visit in person", reason.Prescriber)
	ruleBuprenorphineUnknown  = missing("law.buprenorphine_unknown", "it is not known whether the drug is buprenorphine", reason.Pharmacist)
	ruleFirstRemote           = missing("law.first_telemedicine_unknown", "the day of the first such prescription is not known, or lies after this one", reason.Prescriber)
	ruleAttempts              = missing("law.attempts_unknown", "no attempt to reach the prescriber is logged", reason.Pharmacist)
	ruleLastFill              = missing("law.last_fill_unknown", "no earlier fill is on record", reason.Pharmacy)
	ruleUsedUnknown           = missing("law.emergency_used_unknown", "it is not known whether an emergency supply was given in this period", reason.Pharmacy)
	rulePerDay                = missing("law.per_day_unknown", "the quantity for a day is not known, or too large", reason.Pharmacist)
	ruleRecordClass           = missing("law.record_class_unknown", "it is not known what the record is about", reason.Host)
	ruleRecordDay             = missing("law.record_day_unknown", "the day of the record is not known", reason.Host)
	rulePartD                 = missing("law.part_d_unknown", "it is not known whether the record is of a Part D plan", reason.Host)
	ruleTransferData          = &reason.Rule{Code: "law.transfer_data_missing", Who: reason.Pharmacist,
		Text: "facts that the transfer must carry are missing: {a}", Facts: reason.Facts{A: "facts"},
		Source: "21 CFR 1306.25(b), 1306.08(f)", Evidence: reason.Read}
)
