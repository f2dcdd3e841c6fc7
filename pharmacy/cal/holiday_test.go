package cal_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// daysOff is the days on which federal offices closed, written down from the calendars of those years.
var daysOff = map[int][]string{
	2021: {"01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24", "12-31"},
	2022: {"01-17", "02-21", "05-30", "06-20", "07-04", "09-05", "10-10", "11-11", "11-24", "12-26"},
	2023: {"01-02", "01-16", "02-20", "05-29", "06-19", "07-04", "09-04", "10-09", "11-10", "11-23", "12-25"},
	2026: {"01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25"},
	2027: {"01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24", "12-31"},
	2020: {"01-01", "01-20", "02-17", "05-25", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25"},
	1985: {"01-01", "02-18", "05-27", "07-04", "09-02", "10-14", "11-11", "11-28", "12-25"},
	1975: {"01-01", "02-17", "05-26", "07-04", "09-01", "10-13", "10-27", "11-27", "12-25"},
	1963: {"01-01", "02-22", "05-30", "07-04", "09-02", "11-11", "11-28", "12-25"},
}

func TestC5OfficesCloseOnTheObservedDays(t *testing.T) {
	t.Parallel()
	for year, want := range daysOff {
		var got []string
		for d := cal.Of(year, time.January, 1); d.Year() == year; d = d.AddDays(1) {
			weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
			if !weekend && !cal.IsBusinessDay(d) {
				got = append(got, d.String()[5:])
			}
		}
		require.Equal(t, want, got, "%d", year)
	}
}

func TestHolidaysAreListedWithTheirObservedDays(t *testing.T) {
	t.Parallel()
	var lines []string
	for _, h := range cal.Holidays(2028) {
		lines = append(lines, h.Day.String()+" "+h.Observed.String()+" "+h.Name)
	}
	require.Equal(t, []string{
		"2028-01-01 2027-12-31 New Year's Day",
		"2028-01-17 2028-01-17 Birthday of Martin Luther King, Jr.",
		"2028-02-21 2028-02-21 Washington's Birthday",
		"2028-05-29 2028-05-29 Memorial Day",
		"2028-06-19 2028-06-19 Juneteenth National Independence Day",
		"2028-07-04 2028-07-04 Independence Day",
		"2028-09-04 2028-09-04 Labor Day",
		"2028-10-09 2028-10-09 Columbus Day",
		"2028-11-11 2028-11-10 Veterans Day",
		"2028-11-23 2028-11-23 Thanksgiving Day",
		"2028-12-25 2028-12-25 Christmas Day",
	}, lines)
}

func TestAHolidayIsAbsentBeforeItsLaw(t *testing.T) {
	t.Parallel()
	count := map[int]int{
		2021: 11, 2020: 10, 1986: 10, 1985: 9, 1978: 9, 1971: 9, 1970: 8, 1938: 8, 1937: 7, 1894: 7, 1893: 6, 1889: 6, 1888: 5, 1880: 5,
		1879: 4, 1871: 4, 1870: 3, 1869: 0, 1: 0, 0: 0, -5: 0, 9999: 11, 10000: 0,
	}
	for year, want := range count {
		require.Len(t, cal.Holidays(year), want, "%d", year)
	}
	named := func(year int, name string) (found []string) {
		for _, h := range cal.Holidays(year) {
			if h.Name == name {
				found = append(found, h.Day.String())
			}
		}
		return found
	}
	for _, c := range []struct {
		year int
		name string
		want []string
	}{
		{2020, "Juneteenth National Independence Day", nil},
		{2021, "Juneteenth National Independence Day", []string{"2021-06-19"}},
		{1985, "Birthday of Martin Luther King, Jr.", nil},
		{1986, "Birthday of Martin Luther King, Jr.", []string{"1986-01-20"}},
		{1970, "Washington's Birthday", []string{"1970-02-22"}},
		{1971, "Washington's Birthday", []string{"1971-02-15"}},
		{1970, "Memorial Day", []string{"1970-05-30"}},
		{1971, "Memorial Day", []string{"1971-05-31"}},
		{1970, "Columbus Day", nil},
		{1971, "Columbus Day", []string{"1971-10-11"}},
		{1970, "Veterans Day", []string{"1970-11-11"}},
		{1971, "Veterans Day", []string{"1971-10-25"}},
		{1977, "Veterans Day", []string{"1977-10-24"}},
		{1978, "Veterans Day", []string{"1978-11-11"}},
		{1938, "Thanksgiving Day", []string{"1938-11-24"}},
		{1939, "Thanksgiving Day", []string{"1939-11-23"}},
		{1941, "Thanksgiving Day", []string{"1941-11-20"}},
		{1942, "Thanksgiving Day", []string{"1942-11-26"}},
		{1944, "Thanksgiving Day", []string{"1944-11-23"}},
	} {
		require.Equal(t, c.want, named(c.year, c.name), "%s %d", c.name, c.year)
	}
}

// closed is the same calendar told the other way round, by ordinals and with package time: a day off is a
// holiday on a weekday, the Friday before one, or the Monday after.
func closed(t time.Time) bool {
	switch t.Weekday() {
	case time.Saturday, time.Sunday:
		return false
	case time.Friday:
		return feast(t) || feast(t.AddDate(0, 0, 1))
	case time.Monday:
		return feast(t) || feast(t.AddDate(0, 0, -1))
	}
	return feast(t)
}

func feast(t time.Time) bool {
	year, month, day := t.Date()
	monday := t.Weekday() == time.Monday
	week := (day + 6) / 7 // 1 for the first seven days
	switch month {
	case time.January:
		return day == 1 && year >= 1871 || monday && week == 3 && year >= 1986
	case time.February:
		return year >= 1971 && monday && week == 3 || year < 1971 && year >= 1880 && day == 22
	case time.May:
		return year >= 1971 && monday && day >= 25 || year < 1971 && year >= 1889 && day == 30
	case time.June:
		return day == 19 && year >= 2021
	case time.July:
		return day == 4 && year >= 1870
	case time.September:
		return monday && week == 1 && year >= 1894
	case time.October:
		return year >= 1971 && monday && (week == 2 || week == 4 && year < 1978)
	case time.November:
		return day == 11 && year >= 1938 && (year < 1971 || year > 1977) || t.Weekday() == time.Thursday && thanks(year, day)
	}
	return month == time.December && day == 25 && year >= 1870
}

func thanks(year, day int) bool {
	switch {
	case year >= 1942:
		return day >= 22 && day <= 28
	case year >= 1939:
		return day >= 17 && day <= 23
	}
	return year >= 1870 && day >= 24
}

func open(t time.Time) bool {
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !closed(t)
}

func TestEveryDayOfEveryYearAgreesWithTheSlowCalendar(t *testing.T) {
	t.Parallel()
	first := cal.Of(1, time.January, 1)
	count := 0
	for d, at := first, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC); d.IsSet(); d, at = d.AddDays(1), at.AddDate(0, 0, 1) {
		want := open(at)
		if cal.IsBusinessDay(d) != want {
			t.Fatalf("%s: business day %v, want %v", d, !want, want)
		}
		if want && d != first {
			count++
		}
		if cal.BusinessDaysBetween(first, d) != count {
			t.Fatalf("%s: %d business days since %s, want %d", d, cal.BusinessDaysBetween(first, d), first, count)
		}
	}
}
