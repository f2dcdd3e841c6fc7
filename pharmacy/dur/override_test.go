package dur_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// major and moderate are findings of the built-in knowledge.
func major() dur.Finding {
	return dur.Screen(builtin, adult(med("ciprofloxacin", 500, 5)), fill("tizanidine", 8), today).List[0]
}

func moderate() dur.Finding {
	return dur.Screen(builtin, adult(med("enalapril", 10, 40)), fill("lisinopril", 10), today).List[0]
}

func TestVectorsOfTheTriple(t *testing.T) {
	t.Parallel()
	run(t, tripleVectors())
}

func tripleVectors() []vector {
	valid := func(e4, e5, e6 string, c dur.Change) func() string {
		return func() string {
			return faulty(dur.Triple{Conflict: dur.Conflict(e4), Service: dur.Service(e5), Result: dur.Result(e6)}.Validate(c))
		}
	}
	released := func(s dur.Service, r dur.Result) func() string {
		return func() string {
			f := major()
			o := record("o-1", f, s, r)
			out := f.Release(&o)
			return fmt.Sprintf("%s effect %d", ruled(out.Outcome, out.Trace), r.Effect())
		}
	}
	return []vector{
		{"R6.2 T1 DD, M0, 1G: the fill goes on", released(dur.PrescriberConsulted, dur.PrescriberApproved), "allow effect 1"},
		{"R6.2 T2 DD, M0, 2A: the line is cancelled", released(dur.PrescriberConsulted, dur.NotDispensed),
			"deny; dur.not_dispensed effect 2"},
		{"R6.2 T3 1C without another dose", valid("HD", "M0", "1C", dur.Change{Quantity: true}), "e6 dur.result_not_changed"},
		{"R6.2 T4 a code that is not known", valid("ZQ", "M0", "1B", dur.Change{}), "e4 dur.code_unknown"},
		{"1C with another dose", valid("HD", "M0", "1C", dur.Change{Dose: true}), "sound"},
		{"every code is asked about at once", valid("", "", "", dur.Change{}),
			"e4 dur.code_unknown; e5 dur.code_unknown; e6 dur.code_unknown"},
		{"directions, drug, quantity and form must show too", func() string {
			var words []string
			for _, r := range []string{"1D", "1E", "1F", "1H", "1J", "1K"} {
				words = append(words, valid("DD", "00", r, dur.Change{})())
			}
			return strings.Join(words, "; ")
		}, strings.TrimSuffix(strings.Repeat("e6 dur.result_not_changed; ", 6), "; ")},
		{"an approval by somebody who was not asked", valid("DD", "P0", "1G", dur.Change{}), "e5 dur.approved_not_asked"},
		{"a result about the therapy alone", released(dur.PrescriberConsulted, "3A"), "hold; dur.therapy_only effect 0"},
	}
}

func TestVectorsOfTheWorkflow(t *testing.T) {
	t.Parallel()
	run(t, releaseVectors())
}

func releaseVectors() []vector {
	of := func(f dur.Finding, change func(*dur.Override), s dur.Service, r dur.Result) func() string {
		return func() string {
			o := record("o-1", f, s, r)
			change(&o)
			out := f.Release(&o)
			return ruled(out.Outcome, out.Trace)
		}
	}
	same := func(*dur.Override) {}
	return []vector{
		{"R6.3 T1 major without the prescriber", of(major(), same, dur.MedicationReview, dur.DispensedAsIs),
			"hold; dur.prescriber_not_asked"},
		{"R6.3 T2 moderate with a note", of(moderate(), same, dur.MedicationReview, dur.DispensedAsIs), "allow"},
		{"R6.3 T3 a technician overrides", of(moderate(), func(o *dur.Override) { o.By.Role = pharmacy.RoleTechnician },
			dur.MedicationReview, dur.DispensedAsIs), "deny; dur.role; dur.record_incomplete"},
		{"R6.3 T4b a record of the old dose releases no fill of a new one", func() string { return refilled(dose(11), 30) },
			"hold; dur.not_resolved"},
		{"a record of an earlier fill releases no later one by itself", func() string { return refilled(dose(8), 181) },
			"hold; dur.not_resolved"},
		{"what an earlier record suppresses is released", func() string { return refilled(dose(8), 180) }, "allow"},
		{"a record of another fill", of(major(), func(o *dur.Override) { o.Fill = "line-2" }, dur.PrescriberConsulted,
			dur.PrescriberApproved), "hold; dur.other_fill"},
		{"the dose changed after the record was made", of(major(), func(o *dur.Override) { o.DoseA++ }, dur.PrescriberConsulted,
			dur.PrescriberApproved), "hold; dur.other_fill"},
		{"a finding that is graver than the one recorded", of(major(), func(o *dur.Override) { o.Severity = dur.Moderate },
			dur.PrescriberConsulted, dur.PrescriberApproved), "hold; dur.other_fill"},
		{"R6.3 T4 a new dose fires again", func() string { return suppressed(dose(11), drA, 0) },
			"hold; dur.interaction DD major"},
		{"the same dose is suppressed and stays in the list", func() string { return suppressed(dose(8), drA, 0) },
			"allow; dur.interaction DD major suppressed by o-1"},
		{"180 days later too", func() string { return suppressed(dose(8), drA, 180) },
			"allow; dur.interaction DD major suppressed by o-1"},
		{"181 days later no longer", func() string { return suppressed(dose(8), drA, 181) }, "hold; dur.interaction DD major"},
		{"not by another prescriber", func() string { return suppressed(dose(8), drB, 0) }, "hold; dur.interaction DD major"},
		{"not a dose that is not known", func() string { return suppressed(dose(0), drA, 0) }, "hold; dur.interaction DD major"},
		{"an emergency speaks for its own fill alone", func() string {
			f := dur.Findings{List: []dur.Finding{major()}}
			o := record("o-1", f.List[0], dur.OtherConsulted, dur.DispensedAsIs)
			o.Emergency = "doc-2"
			l, err := dur.Log{}.Append(o)
			if err != nil || f.Release(l).Outcome != law.Allow {
				return "not released"
			}
			f.Suppress(builtin, l, today, newYork())
			return told(f)
		}, "hold; dur.interaction DD major"},
		{"a drug that is not coded is read and released", func() string {
			f := dur.Screen(builtin, adult(dur.Medication{}), fill("omeprazole", 20), today)
			l, err := dur.Log{}.Append(record("o-1", f.List[0], dur.MedicationReview, dur.DispensedAsIs))
			if err != nil {
				return err.Error()
			}
			return f.Release(l).Outcome.String()
		}, "allow"},
		{"two doses that are not known are not unchanged", func() string {
			f := major()
			f.DoseA = 0
			l, err := dur.Log{}.Append(record("o-1", f, dur.PrescriberConsulted, dur.PrescriberApproved))
			if err != nil {
				return err.Error()
			}
			fs := dur.Findings{List: []dur.Finding{f}}
			fs.Suppress(builtin, l, today, newYork())
			return told(fs)
		}, "hold; dur.interaction DD major"},
		{"M0 without a time", of(major(), func(o *dur.Override) { o.Contact.At = time.Time{} },
			dur.PrescriberConsulted, dur.PrescriberApproved), "hold; dur.record_incomplete; dur.prescriber_not_asked"},
		{"the last of two records counts", func() string {
			f := dur.Findings{List: []dur.Finding{major()}}
			l, _ := dur.Log{}.Append(record("o-1", f.List[0], dur.PrescriberConsulted, dur.PrescriberApproved))
			l, err := l.Append(record("o-2", f.List[0], dur.PrescriberConsulted, dur.NotDispensed))
			if err != nil {
				return err.Error()
			}
			r := f.Release(l)
			return ruled(r.Outcome, r.Trace)
		}, "deny; dur.not_dispensed"},
		{"not a record of tomorrow", func() string { return suppressed(dose(8), drA, -1) }, "hold; dur.interaction DD major"},
		{"moderate without a note", of(moderate(), func(o *dur.Override) { o.Note = "" }, dur.MedicationReview, dur.DispensedAsIs),
			"hold; dur.no_reason_given"},
		{"major with a documented emergency", of(major(), func(o *dur.Override) { o.Emergency = "doc-2" }, dur.OtherConsulted,
			dur.DispensedAsIs), "allow"},
		{"M0 without who, when and how", of(major(), func(o *dur.Override) { o.Contact = dur.Contact{} },
			dur.PrescriberConsulted, dur.PrescriberApproved), "hold; dur.record_incomplete; dur.prescriber_not_asked"},
		{"a record of another finding", func() string {
			f, o := major(), record("o-1", moderate(), dur.PrescriberConsulted, dur.PrescriberApproved)
			out := f.Release(&o)
			return ruled(out.Outcome, out.Trace)
		}, "hold; dur.other_finding"},
		{"nobody decided", func() string {
			f := major()
			out := f.Release(nil)
			return ruled(out.Outcome, out.Trace)
		}, "hold; dur.not_resolved"},
		{"a minor finding stops nothing", func() string {
			f := dur.Screen(builtin, adult(), fill("levothyroxine", 1), today).List[0]
			out := f.Release(nil)
			return ruledAll(out.Outcome, out.Trace)
		}, "allow; +dur.shown"},
		{"a suppressed finding is released by the earlier record", func() string {
			f := major()
			f.Suppressed = "o-1"
			out := f.Release(nil)
			return ruledAll(out.Outcome, out.Trace)
		}, "allow; +dur.suppressed"},
		{"a missing fact cannot be overridden", func() string {
			f := dur.Screen(builtin, dur.Profile{}, fill("omeprazole", 20), today).List[0]
			o := record("o-1", f, dur.PatientConsulted, dur.DispensedAsIs)
			out := f.Release(&o)
			return ruled(out.Outcome, out.Trace)
		}, "need_info; dur.allergies_unknown"},
	}
}

// dose is tizanidine beside ciprofloxacin.
func dose(mg int64) dur.Candidate { return fill("tizanidine", mg) }

// refilled is whether a later fill goes on by the record of the first: suppressed where it may be, and then released.
func refilled(c dur.Candidate, later int) string {
	l, err := dur.Log{}.Append(record("o-1", major(), dur.PrescriberConsulted, dur.PrescriberApproved))
	if err != nil {
		return err.Error()
	}
	day := today.AddDays(later)
	m := med("ciprofloxacin", 500, 5)
	m.RunOut = day.AddDays(5)
	c.Fill = "line-2"
	fs := dur.Screen(builtin, adult(m), c, day)
	fs.Suppress(builtin, l, day, newYork())
	r := fs.Release(l)
	return ruled(r.Outcome, r.Trace)
}

// suppressed screens c again, some days after a pharmacist released 8 mg.
func suppressed(c dur.Candidate, who rx.NPI, later int) string {
	l, err := dur.Log{}.Append(record("o-1", major(), dur.PrescriberConsulted, dur.PrescriberApproved))
	if err != nil {
		return err.Error()
	}
	day := today.AddDays(later)
	m := med("ciprofloxacin", 500, 5)
	m.RunOut = day.AddDays(5)
	c.Prescriber = who
	fs := dur.Screen(builtin, adult(m), c, day)
	fs.Suppress(builtin, l, day, newYork())
	return told(fs)
}

func TestVectorsOfTheRecord(t *testing.T) {
	t.Parallel()
	run(t, recordVectors())
}

func recordVectors() []vector {
	appended := func(os ...dur.Override) string {
		var l dur.Log
		var err error
		for _, o := range os {
			if l, err = l.Append(o); err != nil {
				return faulty(err)
			}
		}
		return fmt.Sprintf("%d records, %d stand", len(l.Records()), len(l.Standing()))
	}
	good := record("o-1", major(), dur.PrescriberConsulted, dur.PrescriberApproved)
	but := func(change func(*dur.Override)) dur.Override {
		o := good
		change(&o)
		return o
	}
	return []vector{
		{"R6.4 T1 without a licence", func() string { return appended(but(func(o *dur.Override) { o.Licence = "" })) },
			"licence dur.record_missing"},
		{"R6.4 T2 an old record is edited", func() string {
			return appended(good, but(func(o *dur.Override) { o.Note = "doc-9" }))
		}, "id dur.record_edited"},
		{"R6.4 T2b a correction is appended", func() string {
			return appended(good, but(func(o *dur.Override) { o.ID, o.Corrects = "o-2", "o-1" }))
		}, "2 records, 1 stand"},
		{"R6.4 T3 without the version of the knowledge", func() string {
			return appended(but(func(o *dur.Override) { o.Knowledge = "" }))
		}, "knowledge dur.record_missing"},
		{"a correction of nothing", func() string { return appended(but(func(o *dur.Override) { o.Corrects = "o-7" })) },
			"corrects dur.corrects_nothing"},
		{"a record is corrected once, and then its correction is", func() string {
			second := but(func(o *dur.Override) { o.ID, o.Corrects = "o-2", "o-1" })
			third := but(func(o *dur.Override) { o.ID, o.Corrects = "o-3", "o-1" })
			return appended(good, second, third)
		}, "corrects dur.record_edited"},
		{"an empty record lacks everything", func() string { return appended(dur.Override{}) },
			"id dur.record_missing; fill dur.record_missing; knowledge dur.record_missing; rule dur.record_missing; by dur.record_missing; " +
				"licence dur.record_missing; at dur.record_missing; e4 dur.code_unknown; e5 dur.code_unknown; e6 dur.code_unknown"},
		{"a licence that is no text", func() string { return appended(but(func(o *dur.Override) { o.Licence = "\xff" })) },
			"licence dur.record_text"},
		{"a contact whose role and channel mean nothing", func() string {
			return appended(but(func(o *dur.Override) { o.Contact.Who.Role, o.Contact.How = 51, 99 }))
		}, "contact dur.record_missing; contact.who.role dur.code_unknown; contact.how dur.code_unknown"},
		{"a technician's record", func() string {
			return appended(but(func(o *dur.Override) { o.By.Role = pharmacy.RoleTechnician }))
		}, "by.role dur.role"},
	}
}

func TestTheFillGoesOnWhenEveryFindingIsReleased(t *testing.T) {
	t.Parallel()
	fs := dur.Screen(builtin, adult(med("ciprofloxacin", 500, 5), med("fluvoxamine", 100, 5)), fill("tizanidine", 8), today)
	require.Len(t, fs.List, 2)
	l, err := dur.Log{}.Append(record("o-1", fs.List[0], dur.PrescriberConsulted, dur.PrescriberApproved))
	require.NoError(t, err)
	require.Equal(t, law.Hold, fs.Release(l).Outcome, "one of two is not enough")
	l, err = l.Append(record("o-2", fs.List[1], dur.PrescriberConsulted, dur.PrescriberApproved))
	require.NoError(t, err)
	require.Equal(t, law.Allow, fs.Release(l).Outcome)

	taken := record("o-3", fs.List[1], dur.PrescriberConsulted, dur.NotDispensed)
	taken.Corrects = "o-2"
	l, err = l.Append(taken)
	require.NoError(t, err)
	require.Equal(t, law.Deny, fs.Release(l).Outcome, "the correction counts")
	empty := dur.Findings{}
	require.Equal(t, law.Allow, empty.Release(dur.Log{}).Outcome)
}

func TestSuppressionNeedsANumberInForceAndAZone(t *testing.T) {
	t.Parallel()
	l, err := dur.Log{}.Append(record("o-1", major(), dur.PrescriberConsulted, dur.PrescriberApproved))
	require.NoError(t, err)
	f := dur.Findings{List: []dur.Finding{major()}}
	f.Suppress(&dur.Knowledge{}, l, today, newYork())
	require.Equal(t, "hold; dur.interaction DD major", told(f))
	f.Suppress(builtin, l, today, nil)
	require.Equal(t, "hold; dur.interaction DD major", told(f))
	f.List[0].Severity = dur.Contraindicated
	f.Suppress(builtin, l, today, newYork())
	require.Empty(t, f.List[0].Suppressed, "graver than when it was decided")
}

func TestADecisionThatDidNotReleaseSuppressesNothing(t *testing.T) {
	t.Parallel()
	l, err := dur.Log{}.Append(record("o-1", major(), dur.PrescriberConsulted, dur.NotDispensed))
	require.NoError(t, err)
	f := dur.Findings{List: []dur.Finding{major()}}
	f.Suppress(builtin, l, today, newYork())
	require.Empty(t, f.List[0].Suppressed)
}

func TestTheDayOfARecordIsReadInThePharmacysZone(t *testing.T) {
	t.Parallel()
	o := record("o-1", major(), dur.PrescriberConsulted, dur.PrescriberApproved)
	o.At = time.Date(2026, time.May, 28, 2, 0, 0, 0, time.UTC) // 27 May in New York, 181 days before today
	l, err := dur.Log{}.Append(o)
	require.NoError(t, err)
	f := dur.Findings{List: []dur.Finding{major()}}
	f.Suppress(builtin, l, cal.Of(2026, time.November, 24), newYork())
	require.Empty(t, f.List[0].Suppressed)
	f.Suppress(builtin, l, cal.Of(2026, time.November, 24), time.UTC)
	require.Equal(t, dur.OverrideID("o-1"), f.List[0].Suppressed)
}

func TestARecordSurvivesJSON(t *testing.T) {
	t.Parallel()
	o := record("o-1", major(), dur.PrescriberConsulted, dur.PrescriberApproved)
	text, err := json.Marshal(o)
	require.NoError(t, err)
	var back dur.Override
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, o, back)
}

func TestALogIsNotChangedByWhatItGives(t *testing.T) {
	t.Parallel()
	l, err := dur.Log{}.Append(record("o-1", major(), dur.PrescriberConsulted, dur.PrescriberApproved))
	require.NoError(t, err)
	l.Records()[0].ID = "other"
	for _, id := range []dur.OverrideID{"o-2", "o-3"} {
		l, err = l.Append(record(id, moderate(), dur.MedicationReview, dur.DispensedAsIs))
		require.NoError(t, err)
	}
	one, err := l.Append(record("o-4", moderate(), dur.MedicationReview, dur.DispensedAsIs))
	require.NoError(t, err)
	_, err = l.Append(record("o-5", moderate(), dur.MedicationReview, dur.DispensedAsIs))
	require.NoError(t, err)
	require.Equal(t, dur.OverrideID("o-4"), one.Records()[3].ID, "two ways on from one log stay apart")
	require.Equal(t, dur.OverrideID("o-1"), l.Standing()[0].ID)
}

func TestSignificanceAndLevelFollowSeverity(t *testing.T) {
	t.Parallel()
	for s, want := range map[dur.Severity]string{dur.Undetermined: "9 advisory", dur.Minor: "3 info", dur.Moderate: "2 advisory",
		dur.Major: "1 blocking", dur.Contraindicated: "1 blocking"} {
		require.Equal(t, want, s.Significance()+" "+s.Level().String(), s)
	}
}
