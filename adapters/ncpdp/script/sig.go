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
}

// Given tells whether the message has a coded form.
func (c CodedSig) Given() bool {
	return c.Instructions != nil || c.Indications != nil || c.Clarifying.IsSet()
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
	Unit  Term
	Event Term // breakfast, bedtime …
}

// readSig reads the text of the directions; it rules over the coded form.
func readSig(r *reader, e element) string {
	if sig := r.one(e, "Sig"); sig.exists() {
		return r.text(sig, "SigText")
	}
	return r.text(e, "Directions", "SigText")
}

// readCodedSig reads Sig (2017071) or each StructuredSIG (10.6).
func readCodedSig(r *reader, e element) CodedSig {
	var c CodedSig
	text := readSig(r, e)
	for s := e.first(); s.exists(); s = s.next() {
		switch s.name() {
		case "Sig":
			c.take(r, s)
		case "StructuredSIG":
			c.Instructions = append(c.Instructions, readFlatInstruction(r, s))
			compareSig(r, text, s)
		}
	}
	if c.Instructions != nil && text == "" {
		r.note(CodeSigNoText, e)
	}
	return c
}

func (c *CodedSig) take(r *reader, sig element) {
	c.Clarifying = r.secret(sig, "ClarifyingFreeText")
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
		}
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
	if first := e.child(means + "NumericValue"); e.child("Variable" + means + "Modifier").exists() {
		t.Value, t.To = first.text(), lastChild(e, means+"NumericValue").text()
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

// readFlatInstruction reads a StructuredSIG of 10.6, in which text and code stand side by side.
func readFlatInstruction(r *reader, e element) Instruction {
	dose, timing, duration := r.one(e, "Dose"), r.one(e, "Timing"), r.one(e, "Duration")
	in := Instruction{
		Method:   r.flat(dose, "DoseDeliveryMethod"),
		Dose:     r.text(dose, "DoseQuantity"),
		DoseUnit: r.flat(dose, "DoseForm"),
		Route:    r.flat(r.one(e, "RouteofAdministration", "RouteOfAdministration"), "RouteofAdministration"),
		Site:     r.flat(r.one(e, "SiteofAdministration", "SiteOfAdministration"), "SiteofAdministration"),
		Then:     r.text(r.one(e, "RepeatingSIG"), "MultipleSigModifier"),
	}
	in.takeFlat(r, timing, "Frequency", "FrequencyUnits")
	in.takeFlat(r, timing, "Interval", "IntervalUnits")
	in.takeFlat(r, duration, "Duration", "DurationText")
	if why := r.flat(r.one(e, "Indication"), "Indication"); why.Given() {
		in.Indications = []Term{why}
	}
	return in
}

func (in *Instruction) takeFlat(r *reader, e element, means, unit string) {
	t := Timing{Means: means, Value: r.text(e, means+"NumericValue"), Unit: r.flat(e, strings.TrimSuffix(unit, "Text"))}
	if code := r.text(e, unit+"Code"); code != "" {
		t.Unit.Code, t.Unit.Qualifier = rx.NewSecret(code), r.text(e, unit+"CodeQualifier")
	}
	if t.Value != "" || t.Unit.Given() {
		in.Timings = append(in.Timings, t)
	}
}

// flat reads nameText, nameCode and nameCodeQualifier.
func (r *reader) flat(e element, name string) Term {
	return Term{
		Text:      r.secret(e, name+"Text"),
		Code:      r.secret(e, name+"Code"),
		Qualifier: r.text(e, name+"CodeQualifier"),
	}
}
