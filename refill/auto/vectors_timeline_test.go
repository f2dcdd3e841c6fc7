package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/refill/auto"
)

// planned is R 2026-11-30 with a refill allowed from a day on, planned on another.
func planned(earliest, today string) auto.Timeline {
	return auto.Timeline{RunOut: d("2026-11-30"), Earliest: d(earliest), Today: d(today)}
}

// timelineVectors are R3.3; TestTheDatesOfACycle has the dates again, with their neighbours.
func timelineVectors() []vector {
	dates := func(line auto.Timeline, ship, rem1, rem2 string, late bool) func(t *testing.T) {
		return func(t *testing.T) {
			c := line.Cycle(1)
			require.Equal(t, [3]string{ship, rem1, rem2}, [3]string{c.Ship.String(), c.Reminder1.String(), c.Reminder2.String()})
			require.Equal(t, late, c.Late)
		}
	}
	saturday := func(earliest string) auto.Timeline {
		return auto.Timeline{RunOut: d("2026-12-05"), Earliest: d(earliest), Today: d("2026-09-10")}
	}
	return []vector{
		{"R3.3 T1 run-out on a Monday", dates(planned("2026-11-08", "2026-09-05"), "2026-11-16", "2026-11-02", "2026-11-12", false)},
		{"R3.3 T2 too soon moves the shipment past the promise", dates(planned("2026-11-20", "2026-09-05"), "2026-11-20", "2026-11-06", "2026-11-16", true)},
		{"R3.3 T3 one reminder bounced", oneBounced},
		{"R3.3 T4 the member moves the date", movedLater},
		{"R3.3 T5 per shipment, no answer", func(t *testing.T) {
			k := reminded(t, auto.PerShipment)
			require.Empty(t, found[auto.OpenRefill](k.ring()))
			require.Equal(t, auto.Held, k.s.Status)
		}},
		{"R3.3 T6 a Saturday gives the Friday", dates(saturday("2026-11-13"), "2026-11-20", "2026-11-06", "2026-11-16", false)},
		{"R3.3 T7 or the Monday where the Friday is too soon", dates(saturday("2026-11-21"), "2026-11-23", "2026-11-09", "2026-11-19", false)},
		{"R3.3 T8 enrolled late", dates(planned("2026-11-08", "2026-11-10"), "2026-11-16", "2026-11-10", "2026-11-12", false)},
		{"R3.3 T9 skipped", func(t *testing.T) {
			k := reminded(t, auto.OptInWithReminders)
			k.ok(member, auto.Skip{}, at("2026-11-13", 9))
			require.Equal(t, d("2027-02-12"), k.s.Cycle.Ship, "2027-02-14 is a Sunday, 02-15 a holiday")
		}},
		{"R3.3 T10 paused until a Sunday", pausedUntilSunday},
		{"R3.3 T11 earlier than allowed", earlierThanAllowed},
	}
}

func oneBounced(t *testing.T) {
	k := enrolled(t, auto.OptInWithReminders)
	for no, delivered := range []bool{true, false} {
		k.ring()
		k.ok(system, auto.Reminded{Cycle: 1, No: no + 1, Delivered: delivered}, k.s.Updated.In(central))
	}
	require.Empty(t, found[auto.OpenRefill](k.ring()))
	require.Equal(t, "auto.reminders_undelivered", k.s.Hold)
}

func movedLater(t *testing.T) {
	k := enrolled(t, auto.OptInWithReminders)
	before := k.s.MovedTo(d("2026-11-25"), d("2026-10-20"))
	require.Equal(t, 6, before.Gap(), "the warning, before anything is changed")
	require.Equal(t, d("2026-12-06"), before.Arrives())
	k.ok(member, auto.Move{To: d("2026-11-25")}, at("2026-10-20", 9))
	require.Equal(t, before, k.s.Cycle)
	require.Equal(t, 2, k.s.Cycle.No)
	require.True(t, k.s.Cycle.Late)
}

func pausedUntilSunday(t *testing.T) {
	k := enrolled(t, auto.OptInWithReminders)
	k.ring()
	k.ok(member, auto.Pause{Until: d("2026-12-20")}, at("2026-11-04", 9))
	require.Equal(t, d("2026-12-21"), k.s.Cycle.Ship)
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-12", 9)).Events, "reminder 2 of the paused shipment is off")
	require.Empty(t, k.ok(member, auto.Pause{Until: d("2026-12-20")}, at("2026-11-13", 9)).Events, "the same again")
	k.ok(system, lost("9"), at("2026-11-14", 9))
	k.ok(system, fillAgain("2", "2026-11-14"), at("2026-11-14", 10)) // by hand: planned anew
	require.False(t, k.s.Cycle.Ship.Before(d("2026-12-21")), "the pause holds")
	k.ok(member, auto.Pause{Until: d("2026-11-14")}, at("2026-11-14", 11))
	k.ok(member, auto.Move{To: d("2027-02-10")}, at("2026-11-14", 12))
	require.False(t, k.s.Paused.IsSet(), "the later wish holds")
}

func earlierThanAllowed(t *testing.T) {
	k := enrolled(t, auto.OptInWithReminders)
	out := k.do(member, auto.Move{To: d("2026-11-05")}, at("2026-10-20", 9))
	require.NotNil(t, out.Refusal)
	require.Equal(t, "too soon: a refill may be filled from 2026-11-08 on; the first business day is 2026-11-09", out.Refusal.Step.Text())
	k.ok(member, auto.Move{To: d("2026-11-09")}, at("2026-10-20", 9))
	require.Equal(t, d("2026-11-09"), k.s.Cycle.Ship)
}
