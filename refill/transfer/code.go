package transfer

import "github.com/mailrx/mailrx/pharmacy/reason"

// Code is the outcome of a transfer that did not simply succeed, in the words of a published catalogue (R1.8,
// second-hand); the last one is ours. Codes are permanent: they are stored and told.
type Code string

// The outcome codes.
const (
	NoRefills            Code = "NO_REFILLS"
	Expired              Code = "EXPIRED"
	IsDAW                Code = "IS_DAW" // written "dispense as written", and we have another product
	Nonexistent          Code = "NONEXISTENT"
	PatientMismatch      Code = "PATIENT_MISMATCH"
	PharmacyDeclined     Code = "PHARMACY_DECLINED"
	PharmacyNoResponse   Code = "PHARMACY_NO_RESPONSE"
	PrescriberDeclined   Code = "PRESCRIBER_DECLINED"
	PrescriberNoResponse Code = "PRESCRIBER_NO_RESPONSE"
	Duplicate            Code = "DUPLICATE"
	ContactInfoIncorrect Code = "CONTACT_INFO_INCORRECT"
	NotPermitted         Code = "NOT_PERMITTED" // the law does not let it move
)

// source says who may give a code.
type source uint8

const (
	byPharmacy   source = 1 << iota // the other pharmacy, as its answer; ours, as it declines
	byPrescriber                    // the prescriber, after no refill was left
	byMachine                       // silence, or the law
)

var codes = [...]struct {
	code Code
	by   source
	to   Status // what a transfer in becomes
	rule *reason.Rule
}{
	{NoRefills, byPharmacy | byMachine, AtPrescriber, ruleNoRefills},
	{Expired, byPharmacy | byMachine, AtPrescriber, ruleExpired},
	{IsDAW, byPharmacy, Failed, ruleDAW},
	{Nonexistent, byPharmacy, Failed, ruleNonexistent},
	{PatientMismatch, byPharmacy, Failed, ruleMismatch},
	{PharmacyDeclined, byPharmacy, Failed, ruleDeclined},
	{PharmacyNoResponse, byMachine, NoResponse, ruleNoResponse},
	{PrescriberDeclined, byPrescriber, Failed, rulePrescriberDeclined},
	{PrescriberNoResponse, byPrescriber, Failed, rulePrescriberSilent},
	{Duplicate, byPharmacy, Failed, ruleDuplicate},
	{ContactInfoIncorrect, byPharmacy, ContactWrong, ruleContact},
	{NotPermitted, byPharmacy | byMachine, Failed, ruleNotPermitted},
}

// Codes is the list of all codes, in the order of the catalogue. The slice is the caller's.
func Codes() []Code {
	var cs []Code
	for _, row := range codes {
		cs = append(cs, row.code)
	}
	return cs
}

// Rule says in words what the code asks of whom; nil where it is no code.
func (c Code) Rule() *reason.Rule {
	for _, row := range codes {
		if row.code == c {
			return row.rule
		}
	}
	return nil
}

// from is where a code leads that somebody gave; "" where they cannot give it.
func (c Code) from(by source) Status {
	for _, row := range codes {
		if row.code == c && row.by&by != 0 {
			return row.to
		}
	}
	return ""
}
