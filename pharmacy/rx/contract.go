package rx

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// Secret is patient text; see package secret.
type Secret = secret.Text

// NewSecret hides s.
func NewSecret(s string) Secret { return secret.New(s) }

// ID is our name of a prescription; PatientRef our opaque name of a person (the person lives in People). Never derived from a name or birth date.
type ID string
type PatientRef string

// NPI, DEA: validated identifiers. R1.10, R1.9.
type NPI string
type DEA string

func ParseNPI(s string) (NPI, error) { panic("contract") } // 10 digits, first 1 or 2, Luhn over 80840+NPI
// DEACheck: a wrong shape is an error of ParseDEA; a wrong check digit is not: it is a Hold (verify in the registry).
func ParseDEA(s string) (DEA, error)                { panic("contract") } // shape only; hospital suffix after a hyphen allowed
func (d DEA) CheckDigitOK() bool                    { panic("contract") }
func (d DEA) Notes(lastInitial byte) []*reason.Rule { panic("contract") } // second letter, distributor letter: notes, not failures

// Prescriber is who wrote it. A prescriber is no patient: name and practice address are plain text.
type Prescriber struct {
	NPI     NPI
	DEA     DEA
	First   string
	Last    string
	Licence string
	State   place.State // of the licence or practice
	Phone   string
	Fax     string
	Street  string
	City    string
	ZIP     place.ZIP
}

// Patient is the person as a message or form names them. Every text is a Secret.
type Patient struct {
	First, Middle, Last, Suffix Secret
	Born                        Secret // ISO date
	Sex                         Secret // "F", "M", … as sent
	Street1, Street2, City      Secret
	State                       place.State
	ZIP                         Secret
	Country                     place.Country
	Phone, Email                Secret
	MemberID, GroupID           Secret
}

// Origin is how the prescription reached the pharmacy (NCPDP 419-DJ facts: 1 written, 2 telephone, 3 electronic, 4 facsimile, 5 pharmacy).
type Origin uint8

const (
	OriginUnknown Origin = iota
	Electronic
	Phone
	Fax
	Paper
	Transfer
)

// Substitution is the prescriber's word on generics. Absent is not "allowed".
type Substitution uint8

const (
	SubstitutionAbsent  Substitution = iota
	SubstitutionAllowed              // DAW 0
	DispenseAsWritten                // DAW 1
)

// Refills beyond the first fill: absent, a count, or PRN (as needed, until the prescription expires). No number stands in for absent or PRN.
type Refills struct {
	kind uint8
	n    int
}

func RefillCount(n int) Refills           { panic("contract") }
func PRN() Refills                        { panic("contract") }
func (r Refills) IsSet() bool             { panic("contract") }
func (r Refills) IsPRN() bool             { panic("contract") }
func (r Refills) Count() (n int, ok bool) { panic("contract") } // ok only for a count
func (r Refills) String() string          { panic("contract") } // "3", "PRN", ""; JSON and text the same

// Sig is the directions: text rules, the coded form is kept beside it.
type Sig struct {
	Text Secret
	// PerDay is the daily use that the sig states, in thousandths of the unit; 0 is unknown.
	PerDay int64
}

// Drug is the product as prescribed.
type Drug struct {
	NDC         drug.NDC
	RxCUI       drug.RxCUI
	Description string
	Strength    string
	Form        drug.Form
	Schedule    drug.Schedule
	Compound    bool
}

// Prescription is one order of a prescriber for one patient and one drug.
type Prescription struct {
	ID           ID
	Patient      PatientRef
	Drug         Drug
	Quantity     drug.Quantity
	DaysSupply   int // days; 0 is absent
	Sig          Sig
	Refills      Refills
	Substitution Substitution
	Written      cal.Date
	Effective    cal.Date // earliest fill; unset: none
	Expires      cal.Date // as written by the prescriber; unset: none
	Prescriber   Prescriber
	Origin       Origin
	Signed       drug.Answer
	OrderNumber  string // the prescriber's own number, echoed in answers
	Note         Secret
}

// Problem is one missing or wrong field: what, and who can supply it.
type Problem struct {
	Field string       // "quantity", "prescriber.dea", "patient.address"
	Rule  *reason.Rule // missing, malformed, conflict …
}

func (p Problem) String() string { panic("contract") } // no value of the field

// Problems is the error of an incomplete prescription: every problem at once.
type Problems []Problem

func (p Problems) Error() string            { panic("contract") }
func (p Problems) By(w reason.Who) Problems { panic("contract") }

// Validate lists all problems of p and its patient (R1.14). Nil: none. The patient's details come beside the
// prescription, for they live elsewhere.
func (p Prescription) Validate(who Patient) Problems { panic("contract") }
