package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Form is how a prescription reached the pharmacy (R1.6). Numbers and texts are permanent.
type Form uint8

// The forms.
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

var formTexts = [...]string{"", "paper", "copy", "epcs", "electronic", "fax_prescriber", "fax_patient", "oral", "oral_emergency"}

// String is the text form, "fax_prescriber"; "unknown" for the zero value.
func (f Form) String() string { return enumText(formTexts[:], "form", uint8(f)) }

// MarshalText gives the text form, "" for the zero value; a number without a meaning is an error.
func (f Form) MarshalText() ([]byte, error) { return marshalEnum(formTexts[:], "form", uint8(f)) }

// UnmarshalText reads what MarshalText gives.
func (f *Form) UnmarshalText(text []byte) error {
	return unmarshalEnum(formTexts[:], "form", text, (*uint8)(f))
}

// FormQuestion is what the acceptance of a form depends on.
type FormQuestion struct {
	Form      Form
	Schedule  drug.Schedule
	State     place.State
	Received  cal.Date
	FaxExempt drug.Answer // infusion narcotic, long-term care, hospice narcotic (1306.11(e)-(g))
	Altered   bool        // the signed content was altered in transmission
}

// Accepts is the ruling on a form of prescription. A pharmacy that is stricter, such as one that takes controlled drugs
// by EPCS alone, says so in a pack of its own.
func (b *Book) Accepts(q FormQuestion) Ruling {
	var r Ruling
	known := asked(q.Schedule, q.State, q.Received, &r)
	k := q.kind(&r)
	if !known || k == kindNone {
		return r
	}
	o, hasRow := b.outcome(k, q.State, q.Schedule, q.Received, &r)
	switch {
	case !hasRow:
		r.stop(Hold, ruleNoRow, 0, 0, reason.None)
	case o == Hold:
		r.stop(Hold, ruleOriginal, 0, 0, reason.None)
	case o == Deny:
		q.refuse(&r)
	}
	q.altered(&r)
	return r
}

// kind is what the rows of a form are filed under.
func (q *FormQuestion) kind(r *Ruling) Kind {
	if q.Form == FaxPrescriber && q.Schedule == drug.ScheduleII {
		return q.faxKind(r)
	}
	kinds := [...]Kind{Paper: KindPaper, Copy: KindCopy, EPCS: KindEPCS, Electronic: KindElectronic, FaxPrescriber: KindFax,
		FaxPatient: KindFaxPatient, Oral: KindOral, OralEmergency: KindOralEmergency}
	if q.Form == FormUnknown || int(q.Form) >= len(kinds) {
		r.need(ruleForm)
		return kindNone
	}
	return kinds[q.Form]
}

func (q *FormQuestion) faxKind(r *Ruling) Kind {
	switch q.FaxExempt {
	case drug.Yes:
		return KindFaxExempt
	case drug.No:
		return KindFax
	}
	r.need(ruleFaxExempt)
	return KindFax
}

func (q *FormQuestion) refuse(r *Ruling) {
	switch q.Form {
	case FaxPatient:
		r.stop(Deny, ruleSender, 0, 0, reason.None)
	case Oral, OralEmergency:
		r.stop(Deny, ruleSpoken, 0, 0, reason.None)
	default:
		r.stop(Deny, ruleFormRefused, 0, 0, reason.None)
	}
}

// altered is 21 CFR 1306.08(d) for controlled drugs; for others a pharmacist looks (our proposal).
func (q *FormQuestion) altered(r *Ruling) {
	switch {
	case !q.Altered:
	case q.Schedule == drug.NotControlled:
		r.stop(Hold, ruleAlteredPlain, 0, 0, reason.None)
	default:
		r.stop(Deny, ruleAltered, 0, 0, reason.None)
	}
}

// WrittenDue is the last day on which the written prescription may follow an emergency oral one, counted from the day it
// was received; a postmark counts. After it the pharmacy tells the DEA. It is unset where none needs to follow.
func (b *Book) WrittenDue(q FormQuestion) (cal.Date, Ruling) {
	r := b.Accepts(q)
	if r.Outcome != Allow || q.Form != OralEmergency {
		return cal.Date{}, r
	}
	var due cal.Date
	var buf [room]found
	for _, f := range b.at(buf[:0], &r, KindOralWritten, q.State, q.Schedule, q.Received) {
		if f.over {
			r.ended(Hold, f.line)
			return cal.Date{}, r
		}
		r.rest(f.line)
		due = cal.Min(due, q.Received.AddDays(f.Value.Days))
	}
	return due, r
}
