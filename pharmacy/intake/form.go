package intake

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
)

// form asks the law whether it takes a prescription, or the grant of a renewal, in the form it came in (R1.6), after our own rule for the phone.
func (out *Ruling) form(b *law.Book, r *Request) {
	f := formOf(r)
	if f == law.FormUnknown {
		out.fail(law.NeedInfo, ruleFormUnknown, FieldForm)
	}
	if r.Schedule.Controlled() == drug.Unknown {
		out.fail(law.NeedInfo, ruleScheduleUnknown, FieldSchedule)
	}
	spoken := f == law.Oral || f == law.OralEmergency
	if spoken && r.Schedule == drug.ScheduleII {
		out.fail(law.Deny, rulePhoneCII) // emergencies too: what is urgent does not go by post
	}
	if f == law.FaxPrescriber && r.Schedule == drug.ScheduleII && r.FaxExempt == drug.Unknown {
		out.need(FieldFaxExempt)
	}
	out.ask(b, law.FormQuestion{Form: f, Schedule: r.Schedule, State: r.State, Received: r.On, FaxExempt: r.FaxExempt, Altered: r.Altered})
	if spoken && out.Outcome != law.Deny {
		out.then(WriteDown)
	}
}

// ask puts a question of form to the law.
func (out *Ruling) ask(b *law.Book, q law.FormQuestion) {
	if b == nil {
		out.fail(law.NeedInfo, ruleNoLaw, FieldLaw)
		return
	}
	if q.Form == law.FormUnknown || q.Schedule.Controlled() == drug.Unknown {
		return // asked for already
	}
	if q.State == "" {
		out.need(FieldState)
	}
	if !q.Received.IsSet() {
		out.need(FieldDay)
	}
	if q.Form == law.Copy && q.Schedule.Controlled() == drug.Yes {
		out.fail(law.Deny, ruleCopy)
	}
	out.join(b.Accepts(q))
}

// formOf is the form of a prescription: the channel tells it, or the host where the channel has several. A fax that is
// not the prescriber's is the patient's, whatever it shows.
func formOf(r *Request) law.Form {
	switch r.Channel {
	case pharmacy.ChannelPhone:
		if r.Form == law.OralEmergency {
			return r.Form
		}
		return law.Oral
	case pharmacy.ChannelFax:
		if r.Fax.refused() {
			return law.FaxPatient
		}
		return law.FaxPrescriber
	case pharmacy.ChannelERx:
		return only(r.Form, law.EPCS, law.Electronic)
	case pharmacy.ChannelMail:
		return only(r.Form, law.Paper, law.Copy)
	}
	return r.Form
}

// only is f where it is one of the two that the channel can bring, else unknown.
func only(f, a, b law.Form) law.Form {
	if f == a || f == b {
		return f
	}
	return law.FormUnknown
}
