package cal_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

func TestOfNamesADayOrNone(t *testing.T) {
	t.Parallel()
	year, month, date := cal.Of(2026, time.November, 24).Split()
	require.Equal(t, []int{2026, 11, 24}, []int{year, int(month), date})
	require.Equal(t, time.Tuesday, cal.Of(2026, time.November, 24).Weekday())
	require.True(t, cal.Of(2028, time.February, 29).IsSet())
	for _, c := range [][3]int{
		{2026, 2, 29}, {2026, 2, 30}, {1900, 2, 29}, {2026, 4, 31}, {2026, 13, 1}, {2026, 0, 1}, {2026, 1, 0}, {2026, 1, 32},
		{0, 1, 1}, {10000, 1, 1}, {-1, 1, 1}, {math.MaxInt, math.MaxInt, math.MaxInt},
	} {
		require.False(t, cal.Of(c[0], time.Month(c[1]), c[2]).IsSet(), "%v rolls over to no other day", c)
	}
}

func TestUnsetStaysUnset(t *testing.T) {
	t.Parallel()
	var unset cal.Date
	some := cal.Of(2026, time.November, 24)
	require.False(t, unset.IsSet())
	require.Equal(t, "", unset.String())
	require.Zero(t, unset.Year())
	for name, d := range map[string]cal.Date{
		"AddDays": unset.AddDays(1), "AddMonths": unset.AddMonths(1), "AddMonthsRoll": unset.AddMonthsRoll(1),
		"AddBusinessDays": cal.AddBusinessDays(unset, 1), "many": cal.AddBusinessDays(unset, 1000), "back": cal.AddBusinessDays(unset, -1),
		"OnOrAfter": cal.OnOrAfterBusinessDay(unset), "OnOrBefore": cal.OnOrBeforeBusinessDay(unset),
		"FirstOfMonth": unset.FirstOfMonth(), "LastOfMonth": unset.LastOfMonth(), "Min": cal.Min(unset, unset), "Max": cal.Max(unset, unset),
	} {
		require.False(t, d.IsSet(), name)
	}
	require.Zero(t, some.Sub(unset))
	require.Zero(t, unset.Sub(some))
	require.Zero(t, cal.BusinessDaysBetween(unset, some))
	require.Zero(t, cal.BusinessDaysBetween(some, unset))
	require.False(t, cal.IsBusinessDay(unset))
	require.Zero(t, unset.Start(time.UTC))
	require.Zero(t, unset.End(time.UTC))
	require.True(t, unset.Before(cal.Of(1, time.January, 1)), "unset comes before every day")
}

func TestDatesEndWithYear9999(t *testing.T) {
	t.Parallel()
	first, last := cal.Of(1, time.January, 1), cal.Of(9999, time.December, 31)
	require.Equal(t, last, first.AddDays(last.Sub(first)))
	require.Equal(t, first, last.AddDays(first.Sub(last)))
	for name, d := range map[string]cal.Date{
		"a day on": last.AddDays(1), "a day back": first.AddDays(-1), "far on": first.AddDays(math.MaxInt), "far back": last.AddDays(math.MinInt),
		"a month on": last.AddMonths(1), "a month back": first.AddMonths(-1), "months": first.AddMonths(math.MaxInt), "months back": last.AddMonths(math.MinInt), "years back": first.AddMonths(-30),
		"a month rolled": last.AddMonthsRoll(1), "a business day": cal.AddBusinessDays(last, 1), "a business day back": cal.AddBusinessDays(first, -1),
		"business days": cal.AddBusinessDays(first, math.MaxInt), "business days back": cal.AddBusinessDays(last, math.MinInt),
		"the next business day": cal.OnOrAfterBusinessDay(last), // the Friday on which 10000-01-01 is observed
	} {
		require.False(t, d.IsSet(), name)
	}
	require.Equal(t, first, last.AddMonths(-12*9999+1).FirstOfMonth())
	require.Equal(t, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), last.End(time.UTC))
}

func TestDatesAreOrdered(t *testing.T) {
	t.Parallel()
	a, b := cal.Of(2026, time.November, 24), cal.Of(2026, time.November, 25)
	require.True(t, a.Before(b) && b.After(a) && !a.Before(a) && !a.After(a))
	require.Equal(t, []int{-1, 0, 1}, []int{a.Compare(b), a.Compare(a), b.Compare(a)})
	require.Equal(t, a, cal.Min(b, a))
	require.Equal(t, a, cal.Min(a, b))
	require.Equal(t, b, cal.Max(a, b))
	require.Equal(t, a, cal.Min(cal.Date{}, a), "unset is ignored")
	require.Equal(t, a, cal.Min(a, cal.Date{}))
	require.Equal(t, a, cal.Max(a, cal.Date{}))
	list := []cal.Date{b, a, {}}
	slices.SortFunc(list, cal.Date.Compare)
	require.Equal(t, []cal.Date{{}, a, b}, list)
}

func TestMonthsHaveEnds(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"2026-02-14", "2026-02-01", "2026-02-28"}, {"2028-02-29", "2028-02-01", "2028-02-29"},
		{"2026-12-01", "2026-12-01", "2026-12-31"}, {"2026-11-30", "2026-11-01", "2026-11-30"},
	} {
		require.Equal(t, day(t, c[1]), day(t, c[0]).FirstOfMonth())
		require.Equal(t, day(t, c[2]), day(t, c[0]).LastOfMonth())
	}
}

func TestPeriodsCountBothEnds(t *testing.T) {
	t.Parallel()
	year := cal.Period{From: day(t, "2026-01-01"), To: day(t, "2026-12-31")}
	since, until, always := cal.Period{From: year.From}, cal.Period{To: year.To}, cal.Period{}
	backwards := cal.Period{From: year.To, To: year.From}
	before, after := day(t, "2025-12-31"), day(t, "2027-01-01")
	for name, c := range map[string]struct {
		p                       cal.Period
		before, from, to, after bool
	}{
		"a year":    {year, false, true, true, false},
		"since":     {since, false, true, true, true},
		"until":     {until, true, true, true, false},
		"always":    {always, true, true, true, true},
		"backwards": {backwards, false, false, false, false},
	} {
		got := []bool{c.p.Contains(before), c.p.Contains(year.From), c.p.Contains(year.To), c.p.Contains(after)}
		require.Equal(t, []bool{c.before, c.from, c.to, c.after}, got, name)
		require.False(t, c.p.Contains(cal.Date{}), "an unknown day lies in no period")
		_, ok := c.p.Days()
		require.Equal(t, name == "a year", ok, name)
		require.Equal(t, name != "backwards", c.p.Valid(), name)
	}
	n, _ := year.Days()
	require.Equal(t, 365, n)
	require.Equal(t, "2026-01-01..2026-12-31 2026-01-01.. ..2026-12-31 ..",
		year.String()+" "+since.String()+" "+until.String()+" "+always.String())
}

func TestPeriodsIntersect(t *testing.T) {
	t.Parallel()
	p := func(from, to string) (p cal.Period) {
		require.NoError(t, p.From.UnmarshalText([]byte(from)))
		require.NoError(t, p.To.UnmarshalText([]byte(to)))
		return p
	}
	for name, c := range map[string]struct {
		a, b, want cal.Period
		ok         bool
	}{
		"inside":              {p("2026-01-01", "2026-12-31"), p("2026-03-01", "2026-03-31"), p("2026-03-01", "2026-03-31"), true},
		"half":                {p("2026-01-01", "2026-06-30"), p("2026-03-01", "2026-12-31"), p("2026-03-01", "2026-06-30"), true},
		"one day":             {p("2026-01-01", "2026-06-30"), p("2026-06-30", ""), p("2026-06-30", "2026-06-30"), true},
		"side by side":        {p("2026-01-01", "2026-06-30"), p("2026-07-01", ""), p("", ""), false},
		"open to both sides":  {p("", "2026-06-30"), p("2026-01-01", ""), p("2026-01-01", "2026-06-30"), true},
		"always":              {p("", ""), p("2026-01-01", ""), p("2026-01-01", ""), true},
		"always and always":   {p("", ""), p("", ""), p("", ""), true},
		"a backwards one":     {p("2026-12-31", "2026-01-01"), p("", ""), p("", ""), false},
		"a gap between opens": {p("", "2026-01-01"), p("2026-01-03", ""), p("", ""), false},
	} {
		for range 2 {
			got, ok := c.a.Intersect(c.b)
			require.Equal(t, c.ok, ok, name)
			require.Equal(t, c.want, got, name)
			require.Equal(t, c.ok, c.a.Overlaps(c.b), name)
			c.a, c.b = c.b, c.a
		}
	}
}
