package cal

import (
	"slices"
	"time"
)

// Holiday is one federal holiday of a year: its own day and the day it is observed, which for New Year's Day
// may lie in the year before.
type Holiday struct {
	Name          string
	Day, Observed Date
}

// Holidays is the federal holidays of a year in order of Day: eleven since 2021, fewer before, none before
// 1870 or outside years 1 to 9999. A holiday is listed from the year its law first gave it. New Year's Day may be
// observed in the year before, so the days off in a year are in the list of the next year too. The caller owns
// the slice.
func Holidays(year int) []Holiday {
	var list []Holiday
	for i := range federal {
		if f := &federal[i]; f.inForce(year) {
			day := f.day(year)
			list = append(list, Holiday{f.name, day, observed(day)})
		}
	}
	slices.SortFunc(list, func(a, b Holiday) int { return a.Day.Compare(b.Day) })
	return list
}

// law is one rule of the list of holidays, with the years in which it was in force.
type law struct {
	name     string
	month    time.Month
	nth      int          // the nth weekday of the month, counted from the end where negative; 0 for a fixed day
	weekday  time.Weekday // with nth
	fixed    int          // the day of the month, without nth
	from, to int          // years, both counted
}

// forever is the last year of a law with no end.
const forever = 9999

// federal is 5 USC 6103(a) and what stood before it. Evidence: the text of Pub. L. 90-363 was read; the years of
// the other acts are second-hand, from the Congressional Research Service (R41990, "Federal Holidays: Evolution
// and Current Practices"); both read 2026-11-24. Until 1885 the holidays bound the District of Columbia alone.
var federal = [...]law{
	// Act of June 28, 1870: in time for that year's 4 July.
	{name: "New Year's Day", month: time.January, fixed: 1, from: 1871, to: forever},
	{name: "Independence Day", month: time.July, fixed: 4, from: 1870, to: forever},
	{name: "Christmas Day", month: time.December, fixed: 25, from: 1870, to: forever},
	// By proclamation the last Thursday, and the last but one in 1939 to 1941; by Pub. L. 77-379 the fourth.
	{name: "Thanksgiving Day", month: time.November, nth: -1, weekday: time.Thursday, from: 1870, to: 1938},
	{name: "Thanksgiving Day", month: time.November, nth: -2, weekday: time.Thursday, from: 1939, to: 1941},
	{name: "Thanksgiving Day", month: time.November, nth: 4, weekday: time.Thursday, from: 1942, to: forever},
	// Act of January 31, 1879, in effect from 1880; a Monday since 1971 (Uniform Monday Holiday Act, Pub. L. 90-363).
	{name: "Washington's Birthday", month: time.February, fixed: 22, from: 1880, to: 1970},
	{name: "Washington's Birthday", month: time.February, nth: 3, weekday: time.Monday, from: 1971, to: forever},
	// Act of August 1, 1888 (Decoration Day); a Monday since 1971.
	{name: "Memorial Day", month: time.May, fixed: 30, from: 1889, to: 1970},
	{name: "Memorial Day", month: time.May, nth: -1, weekday: time.Monday, from: 1971, to: forever},
	// Act of June 28, 1894.
	{name: "Labor Day", month: time.September, nth: 1, weekday: time.Monday, from: 1894, to: forever},
	// Act of May 13, 1938 (Armistice Day); a Monday of October from 1971; back by Pub. L. 94-97 from 1978.
	{name: "Veterans Day", month: time.November, fixed: 11, from: 1938, to: 1970},
	{name: "Veterans Day", month: time.October, nth: 4, weekday: time.Monday, from: 1971, to: 1977},
	{name: "Veterans Day", month: time.November, fixed: 11, from: 1978, to: forever},
	// Pub. L. 90-363.
	{name: "Columbus Day", month: time.October, nth: 2, weekday: time.Monday, from: 1971, to: forever},
	// Pub. L. 98-144 of November 2, 1983, first observed in 1986.
	{name: "Birthday of Martin Luther King, Jr.", month: time.January, nth: 3, weekday: time.Monday, from: 1986, to: forever},
	// Pub. L. 117-17 of June 17, 2021: observed the next day.
	{name: "Juneteenth National Independence Day", month: time.June, fixed: 19, from: 2021, to: forever},
}

func (l *law) inForce(year int) bool { return l.from <= year && year <= l.to }

// day is the holiday's own day in a year.
func (l *law) day(year int) Date {
	if l.nth == 0 {
		return date(year, l.month, l.fixed)
	}
	first := date(year, l.month, 1)
	if l.nth < 0 {
		end := Date{first.n + int32(daysIn(year, l.month)) - 1}
		back := int32(end.Weekday()-l.weekday+7) % 7
		return Date{end.n - back + 7*int32(l.nth+1)}
	}
	ahead := int32(l.weekday-first.Weekday()+7) % 7
	return Date{first.n + ahead + 7*int32(l.nth-1)}
}

// observed moves a holiday off the weekend: from Saturday to Friday (5 USC 6103(b)), from Sunday to Monday
// (Executive Order 11582). Evidence: second-hand, read 2026-11-24. Both are applied to all years, which is a
// choice of ours for the years before those acts.
func observed(d Date) Date {
	switch d.Weekday() {
	case time.Saturday:
		return Date{d.n - 1}
	case time.Sunday:
		return Date{d.n + 1}
	}
	return d
}

// isHoliday reports whether a holiday is observed on d.
func isHoliday(d Date) bool {
	year, month, day := d.split()
	for i := range federal {
		if l := &federal[i]; l.month == month && l.inForce(year) && observed(l.day(year)) == d {
			return true
		}
	}
	return month == time.December && day == 31 && newYearEarly(year)
}

// newYearEarly reports whether the next New Year's Day, a Saturday, is observed on 31 December of this year:
// the one holiday that crosses into another month. 10000-01-01 is such a Saturday too.
func newYearEarly(year int) bool {
	return year >= 1870 && date(year, time.December, 31).Weekday() == time.Friday
}
