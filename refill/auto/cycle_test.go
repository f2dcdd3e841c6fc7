package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/refill/auto"
)

func TestTheDatesOfACycle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                                     string
		runOut, earliest, today, want, notBefore string
		ship, rem1, rem2                         string
		late                                     bool
		gap                                      int
	}{
		{name: "R3.3 T1", runOut: "2026-11-30", earliest: "2026-11-08", today: "2026-09-05",
			ship: "2026-11-16", rem1: "2026-11-02", rem2: "2026-11-12"},
		{name: "R3.3 T2 too soon moves it, and it may be late", runOut: "2026-11-30", earliest: "2026-11-20", today: "2026-09-05",
			ship: "2026-11-20", rem1: "2026-11-06", rem2: "2026-11-16", late: true, gap: 1},
		{name: "R3.3 T4 moved by the member", runOut: "2026-11-30", earliest: "2026-11-08", today: "2026-09-05", want: "2026-11-25",
			ship: "2026-11-25", rem1: "2026-11-11", rem2: "2026-11-21", late: true, gap: 6},
		{name: "R3.3 T6 a Saturday gives the Friday before", runOut: "2026-12-05", earliest: "2026-11-08", today: "2026-09-05",
			ship: "2026-11-20", rem1: "2026-11-06", rem2: "2026-11-16"},
		{name: "R3.3 T7 or the Monday after where the Friday is too soon", runOut: "2026-12-05", earliest: "2026-11-21",
			today: "2026-09-05", ship: "2026-11-23", rem1: "2026-11-09", rem2: "2026-11-19"},
		{name: "R3.3 T8 enrolled late", runOut: "2026-11-30", earliest: "2026-11-08", today: "2026-11-10",
			ship: "2026-11-16", rem1: "2026-11-10", rem2: "2026-11-12"},
		{name: "R3.3 T9 skipped", runOut: "2026-11-30", earliest: "2026-11-08", today: "2026-11-10", want: "2027-02-14",
			ship: "2027-02-12", rem1: "2027-01-29", rem2: "2027-02-08", late: true, gap: 85},
		{name: "R3.3 T10 paused until a Sunday", runOut: "2026-11-30", earliest: "2026-11-08", today: "2026-11-10",
			notBefore: "2026-12-20", ship: "2026-12-21", rem1: "2026-12-07", rem2: "2026-12-17", late: true, gap: 32},
		{name: "R3.3 T11 earlier than allowed gives the first business day allowed", runOut: "2026-11-30", earliest: "2026-11-08",
			today: "2026-09-05", want: "2026-11-05", ship: "2026-11-09", rem1: "2026-10-26", rem2: "2026-11-05"},
		{name: "enrolled so late that the shipment moves", runOut: "2026-11-30", earliest: "2026-11-08", today: "2026-11-15",
			ship: "2026-11-18", rem1: "2026-11-15", rem2: "2026-11-17"},
		{name: "enrolled after run-out", runOut: "2026-11-30", earliest: "2026-11-08", today: "2026-12-23",
			ship: "2026-12-28", rem1: "2026-12-23", rem2: "2026-12-25", late: true, gap: 39},
		{name: "a holiday is no business day", runOut: "2026-12-10", earliest: "2026-11-08", today: "2026-09-05",
			ship: "2026-11-25", rem1: "2026-11-11", rem2: "2026-11-21"},
		{name: "the last day in time", runOut: "2026-12-01", earliest: "2026-11-20", today: "2026-09-05",
			ship: "2026-11-20", rem1: "2026-11-06", rem2: "2026-11-16"},
	} {
		got := auto.Timeline{RunOut: d(c.runOut), Earliest: d(c.earliest), Today: d(c.today), Want: d(c.want),
			NotBefore: d(c.notBefore)}.Cycle(7)
		require.Equal(t, auto.Cycle{No: 7, RunOut: d(c.runOut), Ship: d(c.ship), Reminder1: d(c.rem1), Reminder2: d(c.rem2),
			Late: c.late}, got, c.name)
		require.Equal(t, c.gap, got.Gap(), c.name)
	}
}

func FuzzACycleKeepsItsOrder(f *testing.F) {
	f.Add(int32(100), int32(78), int32(5), int32(0), int32(0))
	f.Add(int32(100), int32(101), int32(99), int32(300), int32(90))
	f.Fuzz(func(t *testing.T, runOut, earliest, today, want, pause int32) {
		from := d("2026-01-01")
		span := func(n int32) int { return int(n % 2000) }
		line := auto.Timeline{RunOut: from.AddDays(span(runOut)), Earliest: from.AddDays(span(earliest)), Today: from.AddDays(span(today))}
		if want != 0 {
			line.Want = from.AddDays(span(want))
		}
		if pause != 0 {
			line.NotBefore = from.AddDays(span(pause))
		}
		c := line.Cycle(1)
		require.False(t, c.Reminder1.Before(line.Today))
		require.GreaterOrEqual(t, c.Reminder2.Sub(c.Reminder1), auto.ReminderGap)
		require.True(t, c.Reminder2.Before(c.Ship))
		require.False(t, c.Ship.Before(line.Earliest), "never too soon")
		require.False(t, c.Ship.Before(line.NotBefore), "never within a pause")
		require.Equal(t, c.Late, c.Gap() > 0)
	})
}
