package script

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

// CodedSig is the directions in coded form, kept beside the text of rx.Prescription.Sig. The text rules wherever the two
// disagree; a coded form without a text is a finding (CodeSigNoText), and no text is made of it.
type CodedSig struct {
	Instructions []Instruction // in order
	Indications  []Term        // what it is for
	Clarifying   rx.Secret     // further words, which belong to the text
	Maximum      []MaximumDose

	SNOMED, FMT string // versions of the two lists that the codes are of, as sent
}

// Given tells whether the message has a coded form.
func (c CodedSig) Given() bool {
	return c.Instructions != nil || c.Indications != nil || c.Maximum != nil || c.Clarifying.IsSet()
}

// MaximumDose is how much may be taken at most: 4 tablets in 1 day. Numbers are as sent.
type MaximumDose struct {
	Value  string
	Unit   Term
	Within string
	Period Term
}

// Instruction is one step of the directions.
type Instruction struct {
	Method      Term   // take, apply …
	Dose        string // as sent
	DoseUnit    Term
	Route, Site Term
	Timings     []Timing
	Indications []Term
	Then        string // what joins it to the next one, as sent: AND, THEN, OR
}

// Timing is one word on when, how often or how long.
type Timing struct {
	Means string // "AdministrationTiming", "Frequency", "Interval" or "Duration"
	Value string // as sent
	To    string // the other end, where the message gives a range
	Join  string // what stands between the two, as sent: TO, AND, OR
	Unit  Term
	Event Term // breakfast, bedtime …
}

// readSig reads the text of the directions; it rules over the coded form.
func readSig(r *reader, e element) string {
	at := r.one(e, "Sig", "Directions", "SigText")
	if at.name() == "Sig" {
		return r.orSelf(at, "SigText").text()
	}
	return at.text()
}

// readCodedSig reads Sig (2017071) or each StructuredSIG (10.6).
func readCodedSig(r *reader, e element) CodedSig {
	var c CodedSig
	text := readSig(r, e)
	c.take(r, r.one(e, "Sig"))
	for s := e.first(); s.exists(); s = s.next() {
		if s.name() == "StructuredSIG" {
			c.takeFlat(r, s)
			compareSig(r, text, s)
		}
	}
	if text == "" && (c.Instructions != nil || r.text(r.one(e, "Sig"), "ClarifyingFreeText") != "") {
		r.note(CodeSigNoText, e)
	}
	if c.Instructions != nil || r.one(e, "Sig").child("ClarifyingFreeText").exists() {
		checkSig(r, e, text)
	}
	return c
}

func (c *CodedSig) take(r *reader, sig element) {
	if !sig.exists() {
		return
	}
	c.Clarifying = r.secret(sig, "ClarifyingFreeText")
	c.lists(r, r.one(sig, "CodeSystem"))
	for s := sig.first(); s.exists(); s = s.next() {
		switch s.name() {
		case "Instruction":
			c.Instructions = append(c.Instructions, readInstruction(r, s))
		case "MultipleInstructionModifier":
			if n := len(c.Instructions); n > 0 {
				c.Instructions[n-1].Then = s.text()
			}
		case "IndicationForUse", "Indication":
			c.Indications = append(c.Indications, readTerm(r, r.orSelf(s, "IndicationValue")))
		case "MaximumDoseRestriction":
			c.Maximum = append(c.Maximum, readMaximum(r, s))
		}
	}
}

func (c *CodedSig) lists(r *reader, e element) {
	if e.exists() {
		c.SNOMED, c.FMT = r.text(e, "SNOMEDVersion"), r.text(e, "FMTVersion")
	}
}

func readMaximum(r *reader, e element) MaximumDose {
	return MaximumDose{
		Value:  r.text(e, "MaximumDoseRestrictionNumericValue"),
		Unit:   readTerm(r, r.one(e, "MaximumDoseRestrictionForm", "MaximumDoseRestrictionUnits")),
		Within: r.text(e, "MaximumDoseRestrictionDurationValue"),
		Period: readTerm(r, r.one(e, "MaximumDoseRestrictionDurationUnit")),
	}
}

// compareSig holds the text that a coded form of 10.6 repeats against the directions.
func compareSig(r *reader, text string, structured element) {
	again := r.one(r.one(structured, "FreeText"), "SigFreeText")
	if other := again.text(); other != "" && !strings.EqualFold(other, text) {
		r.note(CodeSigDiffers, again)
	}
}

func readInstruction(r *reader, e element) Instruction {
	giving := r.one(e, "DoseAdministration")
	dose := r.one(giving, "Dosage", "Dose")
	in := Instruction{
		Method:   readTerm(r, r.one(giving, "DoseDeliveryMethod")),
		Dose:     r.text(dose, "DoseQuantity"),
		DoseUnit: readTerm(r, r.one(dose, "DoseUnitOfMeasure")),
		Route:    readTerm(r, r.either(giving, e, "RouteOfAdministration")),
		Site:     readTerm(r, r.either(giving, e, "SiteOfAdministration")),
	}
	for c := e.first(); c.exists(); c = c.next() {
		switch c.name() {
		case "TimingAndDuration":
			in.takeTimings(r, c)
		case "IndicationForUse", "Indication":
			in.Indications = append(in.Indications, readTerm(r, r.orSelf(c, "IndicationValue")))
		}
	}
	in.takeTimings(r, e)
	return in
}

// either is the child of that name in a, or else in b: senders set it in both places.
func (r *reader) either(a, b element, name string) element {
	if found := r.one(a, name); found.exists() {
		return found
	}
	return r.one(b, name)
}

func (in *Instruction) takeTimings(r *reader, e element) {
	for c := e.first(); c.exists(); c = c.next() {
		switch means := c.name(); means {
		case "AdministrationTiming", "Frequency", "Interval", "Duration":
			in.Timings = append(in.Timings, readTiming(r, means, c))
		}
	}
}

// readTiming reads one word of timing. Two values are a range where a modifier stands between them.
func readTiming(r *reader, means string, e element) Timing {
	t := Timing{
		Means: means,
		Unit:  readTerm(r, r.one(e, means+"Units", means+"Text")),
		Event: readTerm(r, r.one(e, means+"Event")),
	}
	if first, join := e.child(means+"NumericValue"), e.child("Variable"+means+"Modifier"); join.exists() {
		t.Join, t.Value, t.To = join.text(), first.text(), lastChild(e, means+"NumericValue").text()
	} else {
		t.Value = r.text(e, means+"NumericValue")
	}
	if text := r.secret(e, "Text"); text.IsSet() {
		t.Unit.Text = text
	}
	return t
}

func lastChild(e element, name string) (last element) {
	for c := e.first(); c.exists(); c = c.next() {
		if c.name() == name {
			last = c
		}
	}
	return last
}
