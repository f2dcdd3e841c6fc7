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

// sameRx reports whether m is a fill of the candidate's prescription.
func (m *Medication) sameRx(c *Candidate) bool { return m.Rx != "" && m.Rx == c.Rx }

// replacedBy reports whether the candidate's prescriber stopped m, so that one takes the place of the other (R6.1).
func (m *Medication) replacedBy(c *Candidate) bool {
	return m.Stopped && m.Prescriber != "" && m.Prescriber == c.Prescriber
}

// PartOf is an ingredient with its daily dose: strength is the micrograms in one unit, perDay the thousandths of a unit
// that the directions say (rx.Sig.PerDay). It rounds up, so that no dose looks lower than it is. Where either is not
// known, or the dose is absurd, it is unknown.
func PartOf(ingredient drug.RxCUI, strength, perDay int64) Part {
	if strength <= 0 || perDay <= 0 || strength > maxAmount/perDay {
		return Part{Ingredient: ingredient}
	}
	return Part{Ingredient: ingredient, PerDay: (strength*perDay + 999) / 1000}
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
	ICD10    string // ICD-10-CM, "N18.5"; empty: it was told in words, and is asked for where it matters
	Inferred bool   // not told by anybody, but read out of the drugs
}

// CandidateOf is the fill of a prescription with its ingredients. The name of the fill, route, release and refill facts are
// the caller's to add.
func CandidateOf(f rx.Facts, parts ...Part) Candidate {
	return Candidate{Medication: Medication{Rx: f.ID, Drug: f.RxCUI, Parts: parts, Prescriber: f.PrescriberNPI},
		DaysSupply: f.DaysSupply, Quantity: f.Quantity}
}

// FillID is our name of one fill: a line of an order, a claim. What a pharmacist recorded releases its own fill; for a later
// one it speaks through Suppress alone.
type FillID string

// Candidate is the fill that is screened.
type Candidate struct {
	Medication
	Fill       FillID        // needed to release what is found
	DaysSupply int           // 0 is unknown
	Quantity   drug.Quantity // absent is unknown
	Refill     bool          // not the first fill of the prescription
	NotBefore  cal.Date      // of a refill: the first day that is not too soon (refill.Earliest); unset: none
	LastRunOut cal.Date      // of a refill: run-out of the fills before it (refill.RunOut); unset is unknown
}
