package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
)

func accepts(f law.Form, s drug.Schedule, edit func(*law.FormQuestion)) func() (any, law.Ruling) {
	q := law.FormQuestion{Form: f, Schedule: s, State: "MO", Received: d("2026-10-01")}
	if edit != nil {
		edit(&q)
	}
	return only(func() law.Ruling { return std.Accepts(q) })
}

func exempt(a drug.Answer) func(*law.FormQuestion) {
	return func(q *law.FormQuestion) { q.FaxExempt = a }
}

func altered(q *law.FormQuestion) { q.Altered = true }

var formCases = []ruled{
	{"R1.6 T1 CII by fax from the clinic", accepts(law.FaxPrescriber, cii, exempt(drug.No)), "", law.Hold, codes("original_needed")},
	{"CII by fax for hospice", accepts(law.FaxPrescriber, cii, exempt(drug.Yes)), "", law.Allow, nil},
	{"CII by fax, exemption not known", accepts(law.FaxPrescriber, cii, nil), "", law.NeedInfo, codes("fax_exempt_unknown", "original_needed")},
	{"R1.6 T2 CIV by fax from the clinic", accepts(law.FaxPrescriber, civ, nil), "", law.Allow, nil},
	{"R1.6 T3 CII spoken, no emergency", accepts(law.Oral, cii, nil), "", law.Deny, codes("spoken")},
	{"R1.6 T4 CIV by fax from the patient's home", accepts(law.FaxPatient, civ, nil), "", law.Deny, codes("sender")},
	{"not controlled by fax from the patient", accepts(law.FaxPatient, none, nil), "", law.Deny, codes("sender")},
	{"R1.6 T5 CII spoken in an emergency: the written one is due", func() (any, law.Ruling) {
		due, r := std.WrittenDue(law.FormQuestion{Form: law.OralEmergency, Schedule: cii, State: "MO", Received: d("2026-10-01")})
		return due, r
	}, "2026-10-08", law.Allow, nil},
	{"CIV spoken in an emergency: nothing follows", func() (any, law.Ruling) {
		due, r := std.WrittenDue(law.FormQuestion{Form: law.OralEmergency, Schedule: civ, State: "MO", Received: d("2026-10-01")})
		return due, r
	}, "", law.Allow, nil},
	{"paper for CII", accepts(law.Paper, cii, nil), "", law.Allow, nil},
	{"a scan of paper for CIV", accepts(law.Copy, civ, nil), "", law.Hold, codes("original_needed")},
	{"EPCS for CII", accepts(law.EPCS, cii, nil), "", law.Allow, nil},
	{"EPCS for CII, altered on the way", accepts(law.EPCS, cii, altered), "", law.Deny, codes("altered")},
	{"not controlled, altered on the way", accepts(law.Electronic, none, altered), "", law.Hold, codes("altered_not_controlled")},
	{"plain electronic for CIV", accepts(law.Electronic, civ, nil), "", law.Deny, codes("form_refused")},
	{"plain electronic, not controlled", accepts(law.Electronic, none, nil), "", law.Allow, nil},
	{"spoken for CV", accepts(law.Oral, cv, nil), "", law.Allow, nil},
	{"fax, not controlled", accepts(law.FaxPrescriber, none, nil), "", law.Allow, nil},
	{"no form", accepts(law.FormUnknown, none, nil), "", law.NeedInfo, codes("form_unknown")},
	{"a form that is none", accepts(99, none, nil), "", law.NeedInfo, codes("form_unknown")},
	{"a form without a row", func() (any, law.Ruling) {
		b := compiled(law.Federal().Without("federal.epcs"))
		return "", b.Accepts(law.FormQuestion{Form: law.EPCS, Schedule: cii, State: "MO", Received: d("2026-10-01")})
	}, "", law.Hold, codes("no_row")},
}
