package refill_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill"
)

// stateCases are questions with a state's bar.
var stateCases = []eligibilityCase{
	{name: "R2.2 T2 schedule IV in New York, the state's day alone", spoil: func(q *refill.Question) {
		q.Fills, q.AsOf, q.Schedule, q.Bar = fills("2026-01-01", 30), d("2026-01-26"), drug.ScheduleIV, d("2026-01-24")
		q.Policy = refill.ControlledPolicy()
	}, want: []string{"refill.too_soon: too soon: a refill may be filled from 2026-01-27 on, 2026-01-26 is before (member can act, reject 79)"},
		from: "2026-01-27"},
	{name: "the later of the two wins", spoil: func(q *refill.Question) {
		q.Fills, q.AsOf, q.Schedule, q.Bar = fills("2026-01-01", 90), d("2026-03-20"), drug.ScheduleIV, d("2026-03-25")
		q.Policy = refill.ControlledPolicy()
	}, want: []string{"refill.state_bar: the state lets a refill be filled from 2026-03-25 on, unless the prescriber authorizes it earlier; 2026-03-20 is before (prescriber can act)"},
		from: "2026-03-25"},
	{name: "an override does not lift the state's bar", spoil: func(q *refill.Question) {
		soon(q)
		q.Override, q.Bar = override(refill.ClarifyVacation, "2026-10-20"), d("2026-11-23")
	}, want: []string{"refill.state_bar: the state lets a refill be filled from 2026-11-23 on, unless the prescriber authorizes it earlier; 2026-10-20 is before (prescriber can act)"},
		from: "2026-11-23"},
}

// newYork is R1.15 T3: schedule IV, 30 days filled on 2026-11-01.
func newYork(asOf string) (refill.Question, law.Refilling) {
	q := refill.Question{AsOf: d(asOf), Fills: fills("2026-11-01", 30), Policy: refill.ControlledPolicy()}
	r := law.Refilling{Written: 5, DaysSupply: 30, Validity: law.Validity{Schedule: drug.ScheduleIV, Issued: d("2026-10-30"),
		State: "NY", Benzodiazepine: drug.No}}
	return q, r
}

func TestVectorsOfTheStatesBar(t *testing.T) {
	t.Parallel()
	book := law.Standard()
	for _, c := range []struct {
		name   string
		asOf   string
		lifted bool
		want   []reason.Code
		from   string
	}{
		{"R1.15 T3 on 11-23 both are against it", "2026-11-23", false, codes("refill.too_soon", "refill.state_bar"), "2026-11-27"},
		{"R1.15 T3 on 11-24 the plan alone", "2026-11-24", false, codes("refill.too_soon"), "2026-11-27"},
		{"R1.15 T3 authorized by the prescriber: the plan stays", "2026-11-23", true, codes("refill.too_soon"), "2026-11-27"},
		{"R1.15 T3 on 11-27", "2026-11-27", false, nil, ""},
	} {
		q, r := newYork(c.asOf)
		v := refill.Eligibility(q.UnderLaw(book, r, c.lifted))
		require.Equal(t, c.want, failed(v.Trace), "%s: %v", c.name, v.Trace)
		require.Equal(t, c.from, v.From.String(), c.name)
	}
}

func TestTheLawsReasonsAreGivenWithTheOthers(t *testing.T) {
	t.Parallel()
	book := law.Standard()
	plain := func(change func(*refill.Question, *law.Refilling)) refill.Verdict {
		q := refill.Question{AsOf: d("2026-11-10"), Fills: fills("2026-09-01", 90), Policy: refill.MailPolicy()}
		r := law.Refilling{Written: 3, DaysSupply: 90, Validity: law.Validity{Schedule: drug.NotControlled, Issued: d("2026-08-20"), State: "OH"}}
		if change != nil {
			change(&q, &r)
		}
		return refill.Eligibility(q.UnderLaw(book, r, false))
	}
	type q = refill.Question
	type r = law.Refilling
	for _, c := range []struct {
		name   string
		change func(*q, *r)
		want   []reason.Code
	}{
		{"an ordinary refill", nil, nil},
		{"as needed", func(_ *q, r *r) { r.Written, r.PRN = 0, true }, nil},
		{"expired, and a refill is left", func(q *q, r *r) { q.AsOf = d("2027-08-21") }, codes("refill.expired", "law.expired")},
		{"no refill is left", func(_ *q, r *r) { r.Dispensed = 3 }, codes("refill.none_left", "law.none_left")},
		{"schedule II", func(_ *q, r *r) { r.Schedule, r.State, r.Issued = drug.ScheduleII, "MA", d("2026-11-01") },
			codes("refill.schedule_two", "refill.none_left", "law.schedule_two")},
		{"before the issue", func(_ *q, r *r) { r.Issued = d("2026-11-11") }, codes("law.before_issue")},
	} {
		v := plain(c.change)
		require.Equal(t, c.want, failed(v.Trace), "%s: %v", c.name, v.Trace)
	}
	for name, change := range map[string]func(*q, *r){
		"an unknown state":          func(_ *q, r *r) { r.State = "" },
		"a state that is none":      func(_ *q, r *r) { r.State = "XX" },
		"an unknown schedule":       func(_ *q, r *r) { r.Schedule = 0 },
		"an unknown issue":          func(_ *q, r *r) { r.Issued = cal.Date{} },
		"silence about refills":     func(_ *q, r *r) { r.Absent = true },
		"a negative count":          func(_ *q, r *r) { r.Dispensed = -1 },
		"no day":                    func(q *q, _ *r) { q.AsOf = cal.Date{} },
		"as needed, and controlled": func(_ *q, r *r) { r.Schedule, r.PRN = drug.ScheduleIV, true },
		"schedule II in a state without a row": func(_ *q, r *r) {
			r.Schedule = drug.ScheduleII
		},
	} {
		v := plain(change)
		require.False(t, v.OK, name)
		require.False(t, v.From.IsSet(), name)
		reasons := failed(v.Trace)
		slices.Sort(reasons)
		require.Equal(t, reasons, slices.Compact(slices.Clone(reasons)), "%s: each reason once", name)
	}
}

func TestTheLawAndTheCountAgree(t *testing.T) {
	t.Parallel()
	book, states := law.Standard(), []place.State{"OH", "IA", "AZ", "AL", "IL", "AK"}
	for s := drug.NotControlled; s <= drug.ScheduleV; s++ {
		for written := range 15 {
			for dispensed := range 15 {
				want := refill.Left(refill.Authorized(s, written), dispensed+1)
				for _, st := range states {
					got, _ := book.RefillsLeft(law.Refilling{Written: written, Dispensed: dispensed, DaysSupply: 30,
						Validity: law.Validity{Schedule: s, State: st, Issued: d("2026-11-01")}}, d("2026-11-20"))
					require.Equal(t, want, got, "R1.2: schedule %s, %d written, %d dispensed, %s", s, written, dispensed, st)
				}
			}
		}
	}
}

func TestAControlledDrugNeverGetsASixthRefill(t *testing.T) {
	t.Parallel()
	book := law.Standard()
	for s := drug.NotControlled; s <= drug.ScheduleV; s++ {
		for _, st := range []place.State{"OH", "NY", "IA", "MA", "XX"} {
			for _, days := range []int{1, 7, 30, 90} {
				asked(t, book, law.Refilling{Written: 99, DaysSupply: days, Validity: law.Validity{Schedule: s, State: st,
					Issued: d("2026-08-31"), PrescriberState: st, Benzodiazepine: drug.No}})
			}
		}
	}
}

// asked asks for a refill on every day of two years, with an override at hand, and takes what it gets.
func asked(t *testing.T, book *law.Book, r law.Refilling) {
	t.Helper()
	fs := []refill.Fill{{Date: r.Issued, Days: r.DaysSupply}}
	last, _ := book.LastDate(r.Validity)
	for on := r.Issued; on.Before(d("2028-09-01")); on = on.AddDays(1) {
		q := refill.Question{AsOf: on, Fills: fs, Policy: refill.ControlledPolicy(), For: thisFill,
			Override: override(refill.ClarifyNecessary, on.String())}
		if !refill.Eligibility(q.UnderLaw(book, r, true)).OK {
			continue
		}
		r.Dispensed++
		fs = append(fs, refill.Fill{Date: on, Days: r.DaysSupply})
		require.False(t, on.After(last), "schedule %s: filled on %s, after %s", r.Schedule, on, last)
		if r.Schedule != drug.NotControlled {
			require.LessOrEqual(t, r.Dispensed, 5, "schedule %s in %s", r.Schedule, r.State)
			require.NotEqual(t, drug.ScheduleII, r.Schedule)
		}
	}
	if !last.IsSet() {
		require.Zero(t, r.Dispensed, "schedule %s in %q: no last date, no refill", r.Schedule, r.State)
	}
}
