package cal_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// The vectors of the conventions C3, C4, C5, C9 and C10, each under its name.

func day(t testing.TB, s string) cal.Date {
	t.Helper()
	d, err := cal.Parse(s)
	require.NoError(t, err)
	return d
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

func TestC3MonthsAreClampedToTheLastDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-08-31", 6, "2027-02-28"},
		{"2027-08-31", 6, "2028-02-29"},
		{"2028-02-29", 12, "2029-02-28"},
		{"2026-10-03", 6, "2027-04-03"},
		{"2026-01-31", 15, "2027-04-30"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-15", -13, "2024-12-15"},
		{"2026-11-24", 0, "2026-11-24"},
		{"2026-12-31", 1, "2027-01-31"},
		{"2028-02-29", -48, "2024-02-29"},
	} {
		require.Equal(t, day(t, c.want), day(t, c.from).AddMonths(c.months), "%s + %d m", c.from, c.months)
	}
}

func TestC3ExternalReviewRollsToTheFirst(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-10-30", 4, "2027-03-01"},
		{"2026-07-28", 4, "2026-11-28"},
		{"2026-09-05", 4, "2027-01-05"},
		{"2027-10-29", 4, "2028-02-29"},
		{"2027-10-30", 4, "2028-03-01"},
		{"2026-10-31", 1, "2026-12-01"},
		{"2026-03-31", -1, "2026-03-01"},
	} {
		require.Equal(t, day(t, c.want), day(t, c.from).AddMonthsRoll(c.months), "%s + %d m", c.from, c.months)
	}
	saturday := day(t, "2026-07-28").AddMonthsRoll(4)
	require.Equal(t, day(t, "2026-11-30"), cal.OnOrAfterBusinessDay(saturday))
}

func TestC3AnAgeIsReachedOnTheBirthday(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		born, on string
		want     int
	}{
		{"1990-06-15", "2026-06-14", 35},
		{"1990-06-15", "2026-06-15", 36},
		{"1990-06-15", "2026-06-16", 36},
		{"1990-06-15", "2026-12-01", 36},
		{"1990-06-15", "2026-01-20", 35},
		{"2008-02-29", "2026-02-28", 17},
		{"2008-02-29", "2026-03-01", 18},
		{"2008-02-29", "2028-02-28", 19},
		{"2008-02-29", "2028-02-29", 20},
		{"2026-11-24", "2026-11-24", 0},
	} {
		got, ok := cal.Age(day(t, c.born), day(t, c.on))
		require.True(t, ok)
		require.Equal(t, c.want, got, "born %s, on %s", c.born, c.on)
	}
	for _, c := range [][2]cal.Date{
		{day(t, "2026-11-25"), day(t, "2026-11-24")}, {{}, day(t, "2026-11-24")}, {day(t, "2026-11-24"), {}}, {},
	} {
		_, ok := cal.Age(c[0], c[1])
		require.False(t, ok, "unknown, or not yet born")
	}
}

func TestC4HoursRunInElapsedTimeAndDaysOnTheWallClock(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		from        string
		days, hours int
		want        string
	}{
		{"72 hours over the end of daylight time", "2026-10-30 12:00", 0, 72, "2026-11-02 11:00"},
		{"72 hours over its start", "2027-03-12 12:00", 0, 72, "2027-03-15 13:00"},
		{"3 days over the end", "2026-10-30 12:00", 3, 0, "2026-11-02 12:00"},
		{"3 days over the start", "2027-03-12 12:00", 3, 0, "2027-03-15 12:00"},
		{"days first, then hours", "2026-10-30 12:00", 1, 24, "2026-11-01 11:00"},
		{"a day and hours from before the change", "2027-03-12 23:00", 1, 4, "2027-03-14 04:00"},
		{"backwards", "2026-11-02 11:00", 0, -72, "2026-10-30 12:00"},
		{"a skipped time moves on by the change", "2027-03-13 02:30", 1, 0, "2027-03-14 03:30"},
		{"nothing to add", "2026-10-30 12:00", 0, 0, "2026-10-30 12:00"},
	} {
		newYork := zone(t, "America/New_York")
		from, err := time.ParseInLocation("2006-01-02 15:04", c.from, newYork)
		require.NoError(t, err)
		got := cal.Deadline(from, c.days, c.hours, newYork)
		require.Equal(t, time.UTC, got.Location(), c.name)
		require.Equal(t, c.want, got.In(newYork).Format("2006-01-02 15:04"), c.name)
	}
}

func TestC4AClockOfMoreHoursThanTheCalendarHasNoEnd(t *testing.T) {
	t.Parallel()
	from := time.Date(2026, 10, 30, 12, 0, 0, 0, time.UTC)
	for _, hours := range []int{math.MaxInt, math.MinInt, 24 * 3_652_059, -24 * 3_652_059} {
		require.Zero(t, cal.Deadline(from, 0, hours, time.UTC), "%d", hours)
	}
	require.Equal(t, 2126, cal.Deadline(from, 0, 24*36_525, time.UTC).Year())
}

func TestC4ATimeThatComesTwiceIsTheFirst(t *testing.T) {
	t.Parallel()
	newYork := zone(t, "America/New_York")
	from := time.Date(2026, 10, 31, 1, 30, 0, 500, newYork)
	got := cal.Deadline(from, 1, 0, newYork)
	require.Equal(t, time.Date(2026, 11, 1, 5, 30, 0, 500, time.UTC), got)
	second := time.Date(2026, 11, 1, 6, 30, 0, 0, time.UTC)
	require.Equal(t, second, cal.Deadline(second, 0, 0, newYork), "no days, no reading of the clock")
}

func TestC5BusinessDaysSkipObservedHolidays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-25", 3, "2026-12-01"},  // Thanksgiving skipped
		{"2026-11-21", 3, "2026-11-25"},  // from a Saturday
		{"2026-07-02", 1, "2026-07-06"},  // 4 July observed on the 3rd
		{"2026-10-09", 1, "2026-10-13"},  // Columbus Day
		{"2027-12-30", 1, "2028-01-03"},  // New Year's Day observed in the year before
		{"2026-11-23", 5, "2026-12-01"},  // R7.7 T4
		{"2026-12-01", 1, "2026-12-02"},  // and its notice
		{"2026-11-26", 1, "2026-11-27"},  // from a holiday
		{"2026-12-01", -3, "2026-11-25"}, // and back
		{"2026-11-21", -1, "2026-11-20"}, // back from a Saturday
		{"2028-01-03", -1, "2027-12-30"}, // back over the observed New Year
		{"2026-11-21", 0, "2026-11-21"},  // day 0 is the event, business day or not
	} {
		require.Equal(t, day(t, c.want), cal.AddBusinessDays(day(t, c.from), c.n), "%d after %s", c.n, c.from)
	}
	require.Equal(t, 3, cal.BusinessDaysBetween(day(t, "2026-11-25"), day(t, "2026-12-01")))
	require.False(t, cal.IsBusinessDay(day(t, "2027-12-31")))
	require.False(t, cal.IsBusinessDay(day(t, "2026-07-03")))
	require.True(t, cal.IsBusinessDay(day(t, "2026-11-27")), "the day after Thanksgiving")
}

func TestC9RunOutIsTheFirstDayWithoutSupply(t *testing.T) {
	t.Parallel()
	fill := day(t, "2026-09-01")
	runOut := fill.AddDays(90)
	require.Equal(t, day(t, "2026-11-30"), runOut)
	covered := cal.Period{From: fill, To: runOut.AddDays(-1)}
	require.Equal(t, day(t, "2026-11-29"), covered.To)
	n, ok := covered.Days()
	require.True(t, ok)
	require.Equal(t, 90, n)
	require.False(t, covered.Contains(runOut))
}

func TestC10WithinNDaysEndsAt24OnDayN(t *testing.T) {
	t.Parallel()
	newYork := zone(t, "America/New_York")
	last, sweep := cal.Within(day(t, "2026-11-20"), 10, newYork)
	require.Equal(t, day(t, "2026-11-30"), last)
	require.Equal(t, time.Date(2026, 12, 1, 0, 0, 0, 0, newYork).UTC(), sweep)
	answer := time.Date(2026, 11, 30, 23, 59, 0, 0, newYork)
	require.True(t, answer.Before(sweep), "23:59 counts")
	require.Equal(t, last, cal.In(answer, newYork))
	require.Equal(t, day(t, "2026-12-01"), cal.In(sweep, newYork), "the sweep acts on day n+1")

	last, sweep = cal.Within(cal.Date{}, 10, newYork)
	require.Zero(t, last)
	require.Zero(t, sweep)
}
