package dur

import (
	"fmt"
	"log/slog"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Profile is what is known of a person for a screen: drugs and health. It holds no name. What is left out is unknown,
// and matters only for a drug that lists it. Printed, it shows counts alone.
type Profile struct {
	Drugs           []Medication
	Allergies       []Allergy
	AllergiesKnown  drug.Answer // Yes: the list is what the member said, an empty one too
	Conditions      []Condition
	ConditionsKnown drug.Answer // Yes: the list is what the member said, an empty one too
	Born            cal.Date
	Sex             Sex
	Pregnant        drug.Answer
	Nursing         drug.Answer
	Tobacco         drug.Answer
	Alcohol         drug.Answer
	Grams           int  // body weight; 0 is unknown
	Ordered         bool // the member has ordered before; at a first order a missing allergy status holds (R6.1)
}

// String shows counts alone.
func (p Profile) String() string { return fmt.Sprintf("profile of %d drugs", len(p.Drugs)) }

// GoString is String.
func (p Profile) GoString() string { return p.String() }

// LogValue is String.
func (p Profile) LogValue() slog.Value { return slog.StringValue(p.String()) }

// Medication is one drug that a person has, or is to have: a prescription of ours, of another pharmacy, or one that is
// bought without prescription (OTC).
type Medication struct {
	Rx         rx.ID      // our prescription; empty for others. Fills of one prescription do not conflict with each other
	Drug       drug.RxCUI // the clinical drug (SCD, SBD); 0 is unknown
	Parts      []Part
	Route      Route
	Prescriber rx.NPI
	LongActing drug.Answer // extended release, a patch, or long-acting by itself
	// RunOut is the first day without supply (refill.RunOut). Unset: no end is known, and the drug counts as taken.
	RunOut cal.Date
	// Open is an order that is not filled yet: it counts as taken, whatever RunOut says.
	Open bool
	// Stopped says that the prescriber ended the prescription. With the same prescriber as a new one, it is a switch.
	Stopped bool
}

// Part is one ingredient of a drug.
type Part struct {
	Ingredient drug.RxCUI
	PerDay     int64 // micrograms a day as directed; of a patch what it delivers in 24 hours; 0 is unknown
}

// ActiveOn reports whether the drug counts on a day: supply on hand, an open order, or no known end (R6.1).
func (m *Medication) ActiveOn(day cal.Date) bool {
	return m.Open || !m.RunOut.IsSet() || m.RunOut.After(day)
}

// Allergy is one allergy, or an earlier reaction that was none: Ingredient or Class says to what. With neither, it could
// not be coded, and a pharmacist reads it.
type Allergy struct {
	Ingredient drug.RxCUI
	Class      ClassID // "penicillins", for who does not know which one
	Reaction   bool    // an adverse reaction and no allergy: told by another code
}

// Condition is a diagnosis.
type Condition struct {
	ICD10    string // ICD-10-CM, with its point: "N18.5"
	Inferred bool   // not told by anybody, but read out of the drugs
}

// Candidate is the fill that is screened.
type Candidate struct {
	Medication
	DaysSupply int           // 0 is unknown
	Quantity   drug.Quantity // absent is unknown
	Refill     bool          // not the first fill of the prescription
	NotBefore  cal.Date      // of a refill: the first day that is not too soon (refill.Earliest); unset: none
	LastRunOut cal.Date      // of a refill: run-out of the fills before it (refill.RunOut); unset is unknown
}
