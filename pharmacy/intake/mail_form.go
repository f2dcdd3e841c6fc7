package intake

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Answered is one question of health on a form: words, or the box "none" ticked. Neither is a blank, which is not "none".
type Answered struct {
	Text rx.Secret
	None bool
}

// ok is true of exactly one of words and box: a ticked box beside words contradicts them.
func (a Answered) ok() bool { return a.None != (strings.TrimSpace(a.Text.Reveal()) != "") }

// MailForm is one order form that came by post with prescriptions (R9.1, R9.3).
type MailForm struct {
	Members    []rx.PatientRef // everybody who is written on it, in order; the form counts for the first
	MemberID   rx.Secret       // of the plan's card
	Allergies  Answered
	Conditions Answered
	OTC        Answered    // medicines without prescription
	Signed     drug.Answer // Unknown is a blank
	Bill       Bill
	Scripts    []Script
}

// Script is one prescription in the envelope.
type Script struct {
	Form     law.Form // law.Paper for the original, law.Copy for a photocopy
	Schedule drug.Schedule
}

// Sorted is what becomes of one person on a form.
type Sorted struct {
	Member rx.PatientRef
	Ruling Ruling
}

// CheckForm reads a form that arrived on a day, under the rules of a state: one answer for each person on it. The first
// gets all that is missing at once, and everybody else is refused with a form of their own to fill in.
func CheckForm(b *law.Book, f MailForm, st place.State, on cal.Date) []Sorted {
	if len(f.Members) == 0 {
		var out Ruling
		out.fail(law.NeedInfo, ruleUnknown, FieldMember)
		return []Sorted{{Ruling: out}}
	}
	sorted := []Sorted{{f.Members[0], f.first(b, st, on)}}
	for i, m := range f.Members[1:] {
		if slices.Contains(f.Members[:i+1], m) {
			continue // the same person twice is one person
		}
		var out Ruling
		out.fail(law.Deny, ruleOneMember)
		out.then(SendOwnForm)
		sorted = append(sorted, Sorted{m, out})
	}
	return sorted
}

func (f MailForm) first(b *law.Book, st place.State, on cal.Date) Ruling {
	var out Ruling
	out.answers(f)
	if len(out.Needs) > 0 {
		out.then(ReturnForm)
	}
	out.money(f.Bill)
	for _, s := range f.Scripts {
		out.script(b, s, st, on)
	}
	return out
}

func (out *Ruling) answers(f MailForm) {
	for _, q := range []struct {
		ok    bool
		field Field
	}{
		{f.Members[0] != "", FieldMember},
		{strings.TrimSpace(f.MemberID.Reveal()) != "", FieldMemberID},
		{f.Allergies.ok(), FieldAllergies},
		{f.Conditions.ok(), FieldConditions},
		{f.OTC.ok(), FieldOTC},
		{f.Signed == drug.Yes, FieldSignature},
	} {
		if q.ok {
			continue
		}
		out.fail(law.NeedInfo, ruleFormBlank, q.field)
	}
	if len(out.Needs) == 0 {
		out.pass(ruleFormBlank)
	}
}

func (out *Ruling) script(b *law.Book, s Script, st place.State, on cal.Date) {
	form := only(s.Form, law.Paper, law.Copy)
	if form == law.FormUnknown {
		out.fail(law.NeedInfo, ruleFormUnknown, FieldForm)
	}
	if s.Schedule.Controlled() == drug.Unknown {
		out.fail(law.NeedInfo, ruleScheduleUnknown, FieldSchedule)
	}
	out.ask(b, law.FormQuestion{Form: form, Schedule: s.Schedule, State: st, Received: on})
}
