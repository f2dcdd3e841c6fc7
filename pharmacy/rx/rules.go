package rx

import "github.com/mailrx/mailrx/pharmacy/reason"

// Sources of the rules.
const (
	elements   = "21 CFR 1306.05(a)"
	identifier = "DEA registration numbers: the arithmetic of the agency's own example, second-hand 2026-11-22"
)

// The rules of a prescription's content: what is missing or wrong, and who can supply it. A pharmacist may add a
// patient's address; drug, quantity, directions and signature are the prescriber's.
var (
	PatientNameMissing = &reason.Rule{
		Code: "rx.patient_name_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "the patient's first and last name are needed",
	}
	PatientAddressMissing = &reason.Rule{
		Code: "rx.patient_address_missing", Who: reason.Pharmacist, Source: elements, Evidence: reason.Unconfirmed,
		Text: "a controlled drug needs the patient's street, city, state and ZIP; a pharmacist may add them",
	}
	BornMalformed = &reason.Rule{
		Code: "rx.born_malformed", Who: reason.Member, Evidence: reason.Proposal,
		Text: "the patient's birth date is no date of the form 2026-11-24",
	}
	BornAfterWritten = &reason.Rule{
		Code: "rx.born_after_written", Who: reason.Member, Evidence: reason.Proposal,
		Text: "the patient is born after the prescription was written",
	}
	StateWrong = &reason.Rule{
		Code: "rx.state_wrong", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text: "the state is no two-letter code of the postal service",
	}
	DrugMissing = &reason.Rule{
		Code: "rx.drug_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "no drug is named, neither in words nor by a code",
	}
	ScheduleUnknown = &reason.Rule{
		Code: "rx.schedule_unknown", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text: "the drug's schedule is not known; look it up before the prescription is judged",
	}
	StrengthMissing = &reason.Rule{
		Code: "rx.strength_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "a controlled drug needs its strength",
	}
	FormMissing = &reason.Rule{
		Code: "rx.form_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "a controlled drug needs its dose form",
	}
	QuantityMissing = &reason.Rule{
		Code: "rx.quantity_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "no quantity; ask what was meant",
	}
	QuantityZero = &reason.Rule{
		Code: "rx.quantity_zero", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "the quantity is zero; ask what was meant",
	}
	QuantityUnitUnknown = &reason.Rule{
		Code: "rx.quantity_unit_unknown", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text: "the quantity's unit is not known",
	}
	DaysSupplyWrong = &reason.Rule{
		Code: "rx.days_supply_wrong", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text: "the days' supply is below 0 or above 999",
	}
	SigMissing = &reason.Rule{
		Code: "rx.sig_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "no directions to the patient",
	}
	SigPerDayWrong = &reason.Rule{
		Code: "rx.sig_per_day_wrong", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text: "the daily use is below zero",
	}
	WrittenMissing = &reason.Rule{
		Code: "rx.written_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "no date of issue",
	}
	EffectiveBeforeWritten = &reason.Rule{
		Code: "rx.effective_before_written", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "the earliest fill lies before the date of issue",
	}
	ExpiresBeforeStart = &reason.Rule{
		Code: "rx.expires_before_start", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "the last fill lies before the earliest one",
	}
	PrescriberNameMissing = &reason.Rule{
		Code: "rx.prescriber_name_missing", Who: reason.Pharmacist, Source: elements, Evidence: reason.Unconfirmed,
		Text: "the prescriber's name is needed",
	}
	PrescriberAddressMissing = &reason.Rule{
		Code: "rx.prescriber_address_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "a controlled drug needs the prescriber's street, city, state and ZIP",
	}
	NPIMalformed = &reason.Rule{
		Code: "rx.npi_malformed", Who: reason.Pharmacy, Source: "45 CFR 162.406", Evidence: reason.Unconfirmed,
		Text: "the prescriber's NPI is not ten digits with a fitting check digit; look it up",
	}
	DEAMissing = &reason.Rule{
		Code: "rx.dea_missing", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "a controlled drug needs the prescriber's DEA number",
	}
	DEAMalformed = &reason.Rule{
		Code: "rx.dea_malformed", Who: reason.Prescriber, Source: identifier, Evidence: reason.SecondHand,
		Text: "the DEA number is not two characters and seven digits",
	}
	DEACheckDigit = &reason.Rule{
		Code: "rx.dea_check_digit", Who: reason.Pharmacist, Source: identifier, Evidence: reason.SecondHand,
		Text: "the DEA number's check digit does not fit; verify the prescriber in the registry",
	}
	Unsigned = &reason.Rule{
		Code: "rx.unsigned", Who: reason.Prescriber, Source: elements, Evidence: reason.Unconfirmed,
		Text: "the prescription is not signed; a new one is needed",
	}
	SignatureUnknown = &reason.Rule{
		Code: "rx.signature_unknown", Who: reason.Pharmacist, Source: elements, Evidence: reason.Unconfirmed,
		Text: "nobody has said whether the prescription is signed; a controlled drug needs the signature",
	}
)

// The rules of a member's own submission of a new prescription.
var (
	MemberIDMissing = &reason.Rule{
		Code: "rx.member_id_missing", Who: reason.Member, Source: memberForm, Evidence: reason.SecondHand,
		Text: "the member ID of the plan's card is needed",
	}
	GroupMissing = &reason.Rule{
		Code: "rx.group_missing", Who: reason.Member, Source: memberForm, Evidence: reason.SecondHand,
		Text: "the group of the plan's card is needed",
	}
	ContactMissing = &reason.Rule{
		Code: "rx.contact_missing", Who: reason.Member, Source: memberForm, Evidence: reason.SecondHand,
		Text: "a phone number or an e-mail address is needed",
	}
)

const memberForm = "new-prescription forms of mail pharmacies, second-hand 2026-11-22"

// Notes on a DEA number: worth a look, no failure.
var (
	DEADistributor = &reason.Rule{
		Code: "rx.dea_distributor", Who: reason.Pharmacist, Source: identifier, Evidence: reason.SecondHand,
		Text: "P and R are the first letters of distributors, not of prescribers",
	}
	DEASecondLetter = &reason.Rule{
		Code: "rx.dea_second_letter", Who: reason.Pharmacist, Source: identifier, Evidence: reason.SecondHand,
		Text: "the second letter is not the first one of the prescriber's last name",
	}
	DEABusiness = &reason.Rule{
		Code: "rx.dea_business", Who: reason.Pharmacist, Source: identifier, Evidence: reason.SecondHand,
		Text: "the second character 9 is that of a business, not of a person",
	}
)

// Rules is the table of the package: every rule, once.
func Rules() []*reason.Rule {
	return []*reason.Rule{
		PatientNameMissing, PatientAddressMissing, BornMalformed, BornAfterWritten, StateWrong,
		DrugMissing, ScheduleUnknown, StrengthMissing, FormMissing,
		QuantityMissing, QuantityZero, QuantityUnitUnknown, DaysSupplyWrong, SigMissing, SigPerDayWrong,
		WrittenMissing, EffectiveBeforeWritten, ExpiresBeforeStart,
		PrescriberNameMissing, PrescriberAddressMissing, NPIMalformed,
		DEAMissing, DEAMalformed, DEACheckDigit, Unsigned, SignatureUnknown,
		MemberIDMissing, GroupMissing, ContactMissing,
		DEADistributor, DEASecondLetter, DEABusiness,
	}
}
