package law_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

var someStates = []place.State{"MO", "MA", "NY", "IL", "AK", "IA", "AZ", "VA", "HI", "DE", "PR", "AE", "FM"}

// walk asks about every schedule and state, for issues at month ends and leap days.
func walk(see func(q law.Validity)) {
	for _, st := range someStates {
		for s := none; s <= cv; s++ {
			for _, day := range []string{"2026-01-31", "2026-08-31", "2027-08-31", "2028-02-29", "2026-11-24"} {
				for _, from := range []place.State{"", "NH", st} {
					q := issued(s, st, day)
					q.PrescriberState, q.Benzodiazepine = from, drug.Answer(len(from)) // unknown, or yes
					see(q)
				}
			}
		}
	}
}

func TestNothingIsFilledAfterTheLastDate(t *testing.T) {
	t.Parallel()
	asked := 0
	walk(func(q law.Validity) {
		last, r := std.LastDate(q)
		if r.Outcome != law.Allow {
			require.False(t, last.IsSet())
			return
		}
		require.True(t, last.IsSet())
		days := last.Sub(q.Issued)
		for _, n := range []int{-1, 0, 1, 7, 29, 30, 31, days - 1, days, days + 1, days + 2, 365, 366, 550, 900} {
			on := q.Issued.AddDays(n)
			want := n >= 0 && !on.After(last)
			require.Equal(t, want, std.MayFill(q, on).Outcome == law.Allow, "%v on %v", q, on)
			asked++
		}
	})
	t.Logf("%d days asked about", asked)
}

func TestNothingIsAllowedWhereTheLastDateIsNot(t *testing.T) {
	t.Parallel()
	walk(func(q law.Validity) {
		if last, _ := std.LastDate(q); !last.IsSet() {
			for n := 400; n < 900; n += 50 {
				require.NotEqual(t, law.Allow, std.MayFill(q, q.Issued.AddDays(n)).Outcome)
			}
		}
	})
}

// A controlled prescription is refilled again and again, as soon as the count allows: never a sixth time, and never after
// its last date.
func TestAControlledDrugNeverGetsASixthRefill(t *testing.T) {
	t.Parallel()
	walk(func(v law.Validity) {
		if v.Schedule == none {
			return
		}
		q := law.Refilling{Validity: v, Written: 99, DaysSupply: 30}
		on := v.Issued
		for range 40 {
			on = on.AddDays(7)
			if n, r := std.RefillsLeft(q, on); n != 0 {
				require.Equal(t, law.Allow, r.Outcome)
				require.Equal(t, law.Allow, std.MayFill(v, on).Outcome)
				q.Dispensed++
			}
		}
		require.LessOrEqual(t, q.Dispensed, 5)
		if v.Schedule == cii {
			require.Zero(t, q.Dispensed)
		}
	})
}

// One more row never makes an answer less restrictive, nor a last date later, but for the rows of OtherStates, which step
// back behind a state's own.
func TestAnotherRowNeverLoosens(t *testing.T) {
	t.Parallel()
	floor := sound(func(r *law.Row) { r.In, r.Schedules, r.Value = law.Country, law.AnySchedule, law.Value{Days: 45} })
	stricter := compiled(law.Federal(), law.States(), house(floor))
	walk(func(q law.Validity) {
		for n := 0; n < 400; n += 5 {
			on := q.Issued.AddDays(n)
			before, after := std.MayFill(q, on), stricter.MayFill(q, on)
			require.GreaterOrEqual(t, after.Outcome, before.Outcome)
			require.False(t, n > 45 && after.Outcome == law.Allow)
		}
	})
}

// Take away one fact that every answer needs, and no question allows.
func TestNoQuestionAllowsWhatItWasNotTold(t *testing.T) {
	t.Parallel()
	on := d("2026-11-24")
	for _, s := range []drug.Schedule{drug.ScheduleUnknown, 99} {
		require.NotEqual(t, law.Allow, std.MayFill(issued(s, "MO", "2026-11-01"), on).Outcome)
		require.NotEqual(t, law.Allow, std.Accepts(law.FormQuestion{Form: law.Paper, Schedule: s, State: "MO", Received: on}).Outcome)
		require.NotEqual(t, law.Allow, std.Transfer(move(s, nil), on).Outcome)
		require.NotEqual(t, law.Allow, std.MayDispense(site, delivery(s, "DE", "2026-11-24")).Outcome)
		require.NotEqual(t, law.Allow, std.MayPrescribe(authority("2026-11-24", func(q *law.Authority) { q.Schedule = s })).Outcome)
	}
	for _, st := range []place.State{"", "ZZ", "US", "*", "ny"} {
		require.NotEqual(t, law.Allow, std.MayFill(issued(none, st, "2026-11-01"), on).Outcome)
		require.NotEqual(t, law.Allow, std.Accepts(law.FormQuestion{Form: law.Paper, Schedule: none, State: st, Received: on}).Outcome)
		require.NotEqual(t, law.Allow, std.Transfer(move(none, func(m *law.Move) { m.To = st }), on).Outcome)
		require.NotEqual(t, law.Allow, std.MayDispense(site, delivery(none, st, "2026-11-24")).Outcome)
	}
	require.NotEqual(t, law.Allow, std.MayFill(issued(none, "MO", ""), on).Outcome)
	require.NotEqual(t, law.Allow, std.MayFill(issued(none, "MO", "2026-11-01"), cal.Date{}).Outcome)
}
