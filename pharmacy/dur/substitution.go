package dur

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Product is one product that a prescription may be filled with, as far as substitution asks.
type Product struct {
	Ingredient drug.RxCUI
	Strength   string // as the drug file writes it, "10 mg"
	Form       drug.Form
	Source     drug.Source
	Rating     Rating // of FDA's Orange Book; empty is unknown
	// Interchangeable says that FDA's Purple Book lists a biosimilar as interchangeable.
	Interchangeable drug.Answer
}

// Rating is a therapeutic equivalence code of FDA's Orange Book: "AB", "AB1", "BX". A code that begins with A says that
// the product is equivalent to the one of the same code; B says that it is not, or not shown to be.
type Rating string

// Equivalent says whether two products may take each other's place: Unknown where a code is missing.
func (r Rating) Equivalent(other Rating) drug.Answer {
	switch {
	case r == "" || other == "":
		return drug.Unknown
	case r[0] != 'A' || other[0] != 'A':
		return drug.No
	}
	return drug.AnswerOf(r == other)
}

// Swap asks whether another product may be dispensed than was written (R6.7).
type Swap struct {
	Written, Other Product
	Word           rx.Substitution // the prescriber's
	Refused        bool            // the member wants what was written
	State          place.State
	On             cal.Date
}

// Choice is what is dispensed, and why.
type Choice struct {
	law.Ruling
	// Other says that the other product is dispensed. False with Allow: the written one is.
	Other bool
	// DAW is the claim's product selection code. Absent where no code says it; plans price by it.
	DAW rx.DAW
}

// Substitute rules on a swap. Allow names the product. Deny says that the other product needs a new prescription, for it
// is no substitution; what was written may still be filled. Hold waits for a pharmacist: the prescription is silent, and
// no row of the state says what silence means.
func Substitute(b *law.Book, q Swap) Choice {
	var c Choice
	c.equivalence(&q)
	if c.Outcome > law.Allow {
		return c
	}
	switch {
	case q.Word == rx.DispenseAsWritten:
		c.asWritten(ruleDAW, rx.DAWPrescriber)
	case q.Refused:
		c.asWritten(ruleMemberRefuses, rx.DAWPatient)
	case q.Word == rx.SubstitutionAllowed:
		c.swap(ruleSwapAllowed)
	default:
		c.silent(b, &q)
	}
	return c
}

// equivalence is what makes it a substitution at all.
func (c *Choice) equivalence(q *Swap) {
	w, o := &q.Written, &q.Other
	if w.Ingredient == 0 || o.Ingredient == 0 || w.Strength == "" || o.Strength == "" || w.Form == 0 || o.Form == 0 {
		refuse(&c.Ruling, law.NeedInfo, ruleProductUnknown)
		return
	}
	check(&c.Ruling, w.Ingredient == o.Ingredient, law.Deny, ruleOtherIngredient)
	check(&c.Ruling, w.Strength == o.Strength, law.Deny, ruleOtherStrength)
	check(&c.Ruling, w.Form == o.Form, law.Deny, ruleOtherForm)
	if w.Source == drug.Biosimilar || o.Source == drug.Biosimilar {
		c.known(o.Interchangeable, ruleInterchangeable)
		return
	}
	c.known(w.Rating.Equivalent(o.Rating), ruleEquivalent)
}

func (c *Choice) known(a drug.Answer, r *reason.Rule) {
	if a != drug.Yes && a != drug.No {
		refuse(&c.Ruling, law.NeedInfo, ruleProductUnknown)
		return
	}
	check(&c.Ruling, a == drug.Yes, law.Deny, r)
}

// silent is a prescription that says nothing: absence is no permission, the state says what it means.
func (c *Choice) silent(b *law.Book, q *Swap) {
	switch b.Substitution(q.State, q.On) {
	case drug.Yes:
		c.swap(ruleStatePermits)
	case drug.No:
		c.asWritten(ruleStateForbids, rx.DAWAbsent)
	default:
		refuse(&c.Ruling, law.Hold, ruleSilent)
	}
}

// asWritten fills what was written: a step that failed is the reason for it, and the outcome is Allow.
func (c *Choice) asWritten(r *reason.Rule, d rx.DAW) {
	c.Outcome, c.DAW = law.Allow, d
	c.Trace.Fail(r, 0, 0, reason.None)
}

func (c *Choice) swap(r *reason.Rule) {
	c.Outcome, c.Other, c.DAW = law.Allow, true, rx.DAWNone
	c.Trace.Pass(r, 0, 0, reason.None)
}
