package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// byHand is a stream whose member orders by hand and is to be reminded: 90 days from a day on.
func byHand(t *testing.T, day string) *desk {
	t.Helper()
	k := &desk{t: t}
	fill := firstFill(lisinopril())
	fill.Fill.Date, fill.OrderBy = d(day), true
	k.ok(system, fill, at(day, 15))
	return k
}

func TestWhoOrdersByHandIsRemindedOnTheOrderByDay(t *testing.T) {
	t.Parallel()
	k := byHand(t, "2026-09-01")
	require.Equal(t, d("2026-11-16"), k.s.OrderBy, "two weeks before run-out")
	require.Equal(t, at("2026-11-16", 9).UTC(), k.timer)
	require.Equal(t, "the next supply is to be ordered by 2026-11-16", stream.Describe(k.log[len(k.log)-1]))
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-15", 9)).Work)
	require.Equal(t, []auto.RemindToOrder{{Member: "p-1", Rx: "rx-1", From: d("2026-11-08"), OrderBy: d("2026-11-16"),
		RunOut: d("2026-11-30"), Feasible: true}}, found[auto.RemindToOrder](k.ring()))
	require.Empty(t, k.ring().Events, "once")
	require.Equal(t, auto.NotEnrolled, k.s.Status)
}

func TestWhereMailCannotBeInTimeTheMemberHearsItNow(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	fill := firstFill(lisinopril())
	fill.OrderBy, fill.Policy = true, refill.Policy{Percent: 85} // R2.5 T3: allowed from 11-17 on, to be ordered by 11-16
	k.ok(system, fill, at("2026-09-01", 15))
	require.Equal(t, at("2026-09-01", 15).UTC(), k.timer)
	told := found[auto.RemindToOrder](k.ring())
	require.Len(t, told, 1)
	require.False(t, told[0].Feasible)
}

func TestTheOrderByDayFollowsWhatHappens(t *testing.T) {
	t.Parallel()
	k := byHand(t, "2026-09-01")
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-09-05", 20))
	require.False(t, k.s.OrderBy.IsSet(), "it goes by itself now")
	k.ok(member, auto.Stop{}, at("2026-09-06", 9))
	require.Equal(t, d("2026-11-16"), k.s.OrderBy, "by hand again")
	k.ok(system, auto.EndConsent{End: auto.Deceased}, at("2026-09-07", 9))
	require.False(t, k.s.OrderBy.IsSet(), "nobody is reminded")

	k = byHand(t, "2026-09-01")
	again := fillAgain("2", "2026-11-10")
	again.OrderBy = true
	k.ok(system, again, at("2026-11-10", 9))
	require.Equal(t, d("2027-02-14"), k.s.OrderBy)
	k.ok(system, lost("2"), at("2026-12-01", 9))
	require.Equal(t, d("2026-11-16"), k.s.OrderBy, "past: the member is reminded at once")
	require.Len(t, found[auto.RemindToOrder](k.ring()), 1)
	k.ok(system, lost("1"), at("2026-12-02", 9))
	require.False(t, k.s.OrderBy.IsSet(), "nothing to reckon from")

	k = reminded(t, auto.OptInWithReminders)
	k.s.RemindsOrder = true
	k.ring()
	k.ok(member, auto.Stop{}, at("2026-11-16", 10))
	require.False(t, k.s.OrderBy.IsSet(), "an order is open")
}

func TestWhatAReminderSays(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	want := auto.Reminder{Drug: "Lisinopril 10 mg", Ship: d("2026-11-16"), Arrives: d("2026-11-27"), Cost: money.Cents(900),
		Ways: []auto.Way{auto.WaySkip, auto.WayMove, auto.WayPause, auto.WayStop}}
	require.Equal(t, want, k.s.Reminder(true))
	require.NoError(t, want.Check(true))
	require.ErrorContains(t, want.Check(false), "without the member's opt-in")

	open := k.s.Reminder(false)
	require.Empty(t, open.Drug, "R4.3: an SMS names no drug")
	require.True(t, open.Login, "and points to where it is named")
	require.NoError(t, open.Check(false))

	require.Equal(t, auto.WayConfirm, reminded(t, auto.PerShipment).s.Reminder(true).Ways[0])
	err := auto.Reminder{}.Check(true)
	for _, lacks := range []string{"Ship is missing", "Drug is missing", "how to cancel"} {
		require.ErrorContains(t, err, lacks)
	}
}
