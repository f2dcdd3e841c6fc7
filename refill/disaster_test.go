package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/refill"
)

// storm is a disaster of 2026-09-01 in two ZIP codes.
func storm(change func(*refill.Declaration)) []refill.Declaration {
	s := refill.Declaration{ID: "DR-9001", From: d("2026-09-01"), Area: refill.Area{ZIPs: []place.ZIP{"33101", "33109"}}}
	if change != nil {
		change(&s)
	}
	return []refill.Declaration{s}
}

func TestVectorsOfDeclaredEmergencies(t *testing.T) {
	t.Parallel()
	inside, outside := refill.Home{State: "FL", ZIP: "33109-1234"}, refill.Home{State: "FL", ZIP: "33201"}
	state := func(s *refill.Declaration) { s.Area = refill.Area{States: []place.State{"FL"}} }
	health := func(s *refill.Declaration) { state(s); s.Health = true }
	for _, c := range []struct {
		name    string
		decl    []refill.Declaration
		home    refill.Home
		on      string
		undated int
		want    drug.Answer
		last    string
	}{
		{"R2.6 T1 ZIP code inside, day 10", storm(nil), inside, "2026-09-11", 30, drug.Yes, "2026-10-01"},
		{"R2.6 T2 ZIP code outside", storm(nil), outside, "2026-09-11", 30, drug.No, ""},
		{"R2.6 T3 day 31, no end date, a plan's rule of 30 days", storm(nil), inside, "2026-10-02", 30, drug.No, ""},
		{"day 30", storm(nil), inside, "2026-10-01", 30, drug.Yes, "2026-10-01"},
		{"no end date, and no rule of the plan", storm(nil), inside, "2027-09-11", 0, drug.Yes, ""},
		{"the day before", storm(nil), inside, "2026-08-31", 30, drug.No, ""},
		{"the declared end", storm(func(s *refill.Declaration) { s.Ends = d("2026-12-31") }), inside, "2026-12-31", 30, drug.Yes, "2026-12-31"},
		{"after the declared end", storm(func(s *refill.Declaration) { s.Ends = d("2026-09-05") }), inside, "2026-09-06", 30, drug.No, ""},
		{"a whole state", storm(state), outside, "2026-09-11", 30, drug.Yes, "2026-10-01"},
		{"the 90th day of a public health emergency", storm(health), outside, "2026-11-29", 30, drug.Yes, "2026-11-29"},
		{"the 91st day", storm(health), outside, "2026-11-30", 30, drug.No, ""},
		{"renewed", storm(func(s *refill.Declaration) { health(s); s.Renewed = d("2026-11-30") }), outside, "2026-11-30", 30, drug.Yes, "2027-02-27"},
		{"renewed and ended early", storm(func(s *refill.Declaration) {
			health(s)
			s.Renewed, s.Ends = d("2026-11-30"), d("2026-12-10")
		}), outside, "2026-12-11", 30, drug.No, ""},
		{"a ZIP code that is not known is asked for", storm(nil), refill.Home{State: "FL"}, "2026-09-11", 30, drug.Unknown, ""},
		{"a state that is not known is asked for", storm(state), refill.Home{ZIP: "33109"}, "2026-09-11", 30, drug.Unknown, ""},
		{"the second of two", append(storm(func(s *refill.Declaration) { s.Area = refill.Area{ZIPs: []place.ZIP{"63101"}} }), storm(nil)...),
			inside, "2026-09-11", 30, drug.Yes, "2026-10-01"},
		{"no start is no declaration", storm(func(s *refill.Declaration) { s.From = cal.Date{} }), inside, "2026-09-11", 30, drug.No, ""},
		{"an end before the start", storm(func(s *refill.Declaration) { s.Ends = d("2026-08-01") }), inside, "2026-09-11", 30, drug.No, ""},
		{"no day is asked about", storm(nil), inside, "", 30, drug.No, ""},
	} {
		relief, answer := refill.ReliefFor(c.decl, c.home, d(c.on), c.undated)
		require.Equal(t, c.want, answer, c.name)
		require.Equal(t, c.last, relief.To.String(), c.name)
		require.Equal(t, c.want == drug.Yes, relief.Covers(d(c.on)), c.name)
	}
}

func closedCases() []rulingCase {
	inside := refill.Home{State: "FL", ZIP: "33109"}
	closed := storm(func(s *refill.Declaration) { s.Closed = true })
	return []rulingCase{
		{"R2.6 T4 a parcel into a closed area waits", refill.ShipInto(closed, inside, d("2026-09-11"), 30), law.Hold, codes("refill.closed_area")},
		{"an area that is open", refill.ShipInto(storm(nil), inside, d("2026-09-11"), 30), law.Allow, nil},
		{"another area", refill.ShipInto(closed, refill.Home{State: "MO", ZIP: "63101"}, d("2026-09-11"), 30), law.Allow, nil},
		{"after it", refill.ShipInto(closed, inside, d("2026-12-11"), 30), law.Allow, nil},
		{"an unknown ZIP code", refill.ShipInto(closed, refill.Home{State: "FL"}, d("2026-09-11"), 30), law.NeedInfo, codes("refill.closed_area")},
	}
}

func TestReliefLiftsThePlansEditAndNeverTheStates(t *testing.T) {
	t.Parallel()
	q := fine()
	q.AsOf = d("2026-09-11")
	q.Relief, _ = refill.ReliefFor(storm(nil), refill.Home{State: "FL", ZIP: "33109"}, q.AsOf, 30)
	v := refill.Eligibility(q)
	require.True(t, v.OK, "R2.6 T1: %v", v.Trace)
	require.Contains(t, v.Trace.String(), "refill.emergency: a declared emergency lifts the plan's edit from 2026-09-01 on")
	require.False(t, v.Window.Earliest.IsSet())

	q.Schedule, q.Bar = drug.ScheduleIV, d("2026-09-24")
	v = refill.Eligibility(q)
	require.Equal(t, codes("refill.state_bar"), failed(v.Trace), "R2.2 T4: the state's bar still holds")
	require.Equal(t, d("2026-09-24"), v.From)

	q.Bar, q.AsOf = cal.Date{}, d("2026-10-02")
	require.Equal(t, codes("refill.too_soon"), failed(refill.Eligibility(q).Trace), "R2.6 T3: it is over")
}
