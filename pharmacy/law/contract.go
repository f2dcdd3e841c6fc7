// Package law holds the dated rules of the country and the states that a pharmacy must keep, as data with citations, and
// answers the questions that are asked of them.
package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Outcome is what a rule, or several, come to. The greater the more restrictive, so the most restrictive wins by max.
type Outcome uint8

const (
	Undecided Outcome = iota // nothing was asked
	Allow
	Hold     // a person must decide or mend something first; the reasons name who
	NeedInfo // an input is unknown; the reasons name it
	Deny
)

// Ruling is an answer of the law: the outcome, every rule that was evaluated, and the last day on which it stands.
type Ruling struct {
	Outcome Outcome
	Trace   reason.Trace
	Until   cal.Date // unset: no end is known
}

// Book is compiled rule packs: immutable and safe for concurrent use.
type Book struct{}

// Standard is the book of the built-in packs.
func Standard() *Book { panic("contract") }

// Validity is what the last fill date of a prescription depends on (R1.1).
type Validity struct {
	Schedule      drug.Schedule
	Issued        cal.Date
	WrittenExpiry cal.Date // unset: none is written
	State         place.State
	Partial       bool // a partial fill (R1.5)
}

// LastDate is the last day, inclusive, on which the prescription may be filled; unset where the ruling is no Allow, or
// where nothing limits it.
func (b *Book) LastDate(q Validity) (cal.Date, Ruling) { panic("contract") }

// MayFill is the ruling on a fill on a day.
func (b *Book) MayFill(q Validity, on cal.Date) Ruling { panic("contract") }

// Refilling is what the refills of a prescription depend on (R1.2).
type Refilling struct {
	Validity
	Written    int  // as the prescriber wrote
	PRN        bool // as needed until the last date
	Absent     bool // the prescription is silent about refills
	Dispensed  int  // refills dispensed so far, not counting the first fill
	DaysSupply int  // of one fill
}

// RefillsLeft is how many refills may still be filled on a day, and why; -1 where only the last date limits them (PRN).
func (b *Book) RefillsLeft(q Refilling, on cal.Date) (int, Ruling) { panic("contract") }

// RefillBar is the first day on which the state lets a refill be filled, given the run-out of the supply on hand (R1.15,
// NY); unset where the state has no bar or the prescriber lifted it.
func (b *Book) RefillBar(s drug.Schedule, st place.State, runOut, on cal.Date, lifted bool) (cal.Date, Ruling) {
	panic("contract")
}

// Move is what a transfer depends on (R1.7).
type Move struct {
	Validity
	From, To         place.State // of the two sites; To is where Validity.State applies too
	Electronic       drug.Answer // the prescription is an electronic one
	Filled           int         // fills so far
	PartlyFilled     bool
	Moved            int         // transfers so far
	SharedDatabase   drug.Answer // both pharmacies share a real-time online database
	RefillsLeft      int
	RefillsKnown     bool
	RetailRegistered drug.Answer // both DEA registrations are retail pharmacies
	Pharmacists      drug.Answer // pharmacist to pharmacist, directly
	PatientAsked     drug.Answer
}

// Transfer is the ruling on moving a prescription on a day.
func (b *Book) Transfer(q Move, on cal.Date) Ruling { panic("contract") }

// Form is how a prescription reached the pharmacy (R1.6).
type Form uint8

const (
	FormUnknown   Form = iota
	Paper              // hand-signed
	Copy               // a photocopy or scan of paper
	EPCS               // an electronic prescription for controlled substances
	Electronic         // electronic, without EPCS
	FaxPrescriber      // from the practitioner or the agent
	FaxPatient         // from anybody else
	Oral
	OralEmergency
)

// FormQuestion is what the acceptance of a form depends on.
type FormQuestion struct {
	Form      Form
	Schedule  drug.Schedule
	State     place.State
	Received  cal.Date
	FaxExempt drug.Answer // infusion narcotic, long-term care, hospice narcotic (1306.11(e)-(g))
	Altered   bool        // the signed content was altered in transmission
}

// Accepts is the ruling on a form of prescription.
func (b *Book) Accepts(q FormQuestion) Ruling { panic("contract") }

// Duty says when a state wants something done.
type Duty uint8

const (
	DutyUnknown Duty = iota // no row: a pharmacist decides
	Never
	Always
	FirstOnly // on the first prescription
	ByDrug    // for opioids and benzodiazepines
)

// PDMP is a state's rule of its prescription monitoring program (R1.18); Query is DutyUnknown where there is no row.
type PDMP struct {
	Query           Duty
	ReportHours     int // 0: see NextBusinessDay
	NextBusinessDay bool
	Row             *reason.Rule // the citation; nil where there is no row
}

// PDMP is the row of a state on a day.
func (b *Book) PDMP(st place.State, on cal.Date) PDMP { panic("contract") }

// Counselling says when the state wants counselling offered (R6.8).
func (b *Book) Counselling(st place.State, on cal.Date) Duty { panic("contract") }

// Substitution says whether the state takes a prescription that is silent about substitution as permission (R6.7).
func (b *Book) Substitution(st place.State, on cal.Date) drug.Answer { panic("contract") }
