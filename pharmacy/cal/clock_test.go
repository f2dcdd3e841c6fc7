package cal_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

func TestADayStartsAtItsFirstInstant(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ zone, day, start, end string }{
		"an ordinary day":                  {"America/New_York", "2026-11-24", "2026-11-24T05:00:00Z", "2026-11-25T05:00:00Z"},
		"a day of 25 hours":                {"America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"},
		"a day of 23 hours":                {"America/New_York", "2027-03-14", "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z"},
		"midnight is skipped":              {"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"},
		"midnight inside a skipped hour":   {"America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z", "1919-04-01T04:00:00Z"},
		"the hour before midnight, twice":  {"America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", "2018-02-18T03:00:00Z"},
		"the hour after midnight, twice":   {"America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"},
		"the day is skipped":               {"Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"},
		"the day before the skipped":       {"Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"},
		"half an hour of daylight time":    {"Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z"},
		"a zone with no change":            {"Asia/Kathmandu", "2026-11-24", "2026-11-23T18:15:00Z", "2026-11-24T18:15:00Z"},
		"a zone without daylight time":     {"America/Phoenix", "2026-07-04", "2026-07-04T07:00:00Z", "2026-07-05T07:00:00Z"},
		"clocks that go back over the day": {"America/St_Johns", "2006-10-29", "2006-10-29T02:30:00Z", "2006-10-30T03:30:00Z"},
	} {
		loc, d := zone(t, c.zone), day(t, c.day)
		require.Equal(t, c.start, d.Start(loc).Format(time.RFC3339), name)
		require.Equal(t, c.end, d.End(loc).Format(time.RFC3339), name)
		require.Equal(t, time.UTC, d.Start(loc).Location(), name)
	}
}

func TestTheDayOfAnInstantDependsOnTheZone(t *testing.T) {
	t.Parallel()
	instant := time.Date(2026, 11, 25, 4, 30, 0, 0, time.UTC)
	require.Equal(t, day(t, "2026-11-25"), cal.In(instant, time.UTC))
	require.Equal(t, day(t, "2026-11-24"), cal.In(instant, zone(t, "America/New_York")))
	require.Equal(t, day(t, "2026-11-25"), cal.In(instant, zone(t, "Pacific/Apia")))
	require.False(t, cal.In(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.UTC).IsSet())
	require.False(t, cal.In(time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC), time.UTC).IsSet())
}

func TestADeadlineOutsideTheCalendarIsTheZeroTime(t *testing.T) {
	t.Parallel()
	from := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	require.Zero(t, cal.Deadline(from, 4_000_000, 0, time.UTC))
	require.Zero(t, cal.Deadline(from, -4_000_000, 5, time.UTC))
	require.Equal(t, from.AddDate(0, 0, 365_000), cal.Deadline(from, 0, 24*365_000, time.UTC), "more hours than a Duration holds")
}
