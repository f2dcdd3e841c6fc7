package cal

import (
	"cmp"
	"time"
)

// Date is a calendar day, 0001-01-01 to 9999-12-31 in the Gregorian calendar. The zero value is unset: the day
// is not known. Dates compare with ==; unset comes before every day.
type Date struct{ n int32 } // days since 0000-12-31, a Sunday; 0 is unset

// lastDay is 9999-12-31.
const lastDay = 3_652_059

// Of is the named day, or the unset Date where there is no such day: 30 February does not roll over.
func Of(year int, month time.Month, day int) Date {
	if year < 1 || year > 9999 || month < time.January || month > time.December ||
		day < 1 || day > daysIn(year, month) {
		return Date{}
	}
	return date(year, month, day)
}

// In is the calendar day of the instant t in zone loc: unset before year 1 or after year 9999.
func In(t time.Time, loc *time.Location) Date { return Of(t.In(loc).Date()) }

// IsSet reports whether the day is known.
func (d Date) IsSet() bool { return d.n != 0 }

// Split is the year, month and day of the month; all are 0 where d is unset.
func (d Date) Split() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	return d.split()
}

// Year is the year, 0 where d is unset.
func (d Date) Year() int {
	year, _, _ := d.Split()
	return year
}

// Weekday is the day of the week. It means nothing where d is unset.
func (d Date) Weekday() time.Weekday { return time.Weekday(uint32(d.n) % 7) }

// Compare is −1, 0 or +1 as d is before, the same as or after e. It suits slices.SortFunc as Date.Compare.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Before reports whether d is before e; unset is before every day, so ask IsSet first.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is after e; every day is after unset, so ask IsSet first.
func (d Date) After(e Date) bool { return d.n > e.n }

// AddDays is the day n days later, or earlier where n is negative. Unset stays unset; past year 1 or year 9999
// the result is unset.
func (d Date) AddDays(n int) Date {
	if !d.IsSet() || n > lastDay || n < -lastDay {
		return Date{}
	}
	sum := d.n + int32(n)
	if sum < 1 || sum > lastDay {
		return Date{}
	}
	return Date{sum}
}

// Sub is the whole days from e to d, negative where d is earlier. It is 0 where either is unset, so ask IsSet
// first.
func (d Date) Sub(e Date) int {
	if !d.IsSet() || !e.IsSet() {
		return 0
	}
	return int(d.n - e.n)
}

// Min is the earlier of a and b. An unset one is ignored: with one date known, that is the earliest known.
func Min(a, b Date) Date {
	if !a.IsSet() || b.IsSet() && b.n < a.n {
		return b
	}
	return a
}

// Max is the later of a and b. An unset one is ignored.
func Max(a, b Date) Date { return Date{max(a.n, b.n)} }

// date counts the days up to a day that exists, also in year 10000. The year is taken to begin in March, so
// that the leap day is its last and months follow one line, 153 days for every five.
func date(year int, month time.Month, day int) Date {
	if month < time.March {
		year, month = year-1, month+12
	}
	y, m := int32(year), int32(month)
	return Date{365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + int32(day) - 306}
}

// split undoes date: centuries, then years, then months of the year that begins in March.
func (d Date) split() (year int, month time.Month, day int) {
	quarters := 4*uint32(d.n+305) + 3 // quarter days since 0000-03-01
	century := quarters / 146_097
	quarters = quarters%146_097 | 3
	y := quarters / 1461
	dayOfYear := quarters % 1461 / 4
	m := (5*dayOfYear + 2) / 153
	day = int(dayOfYear - (153*m+2)/5 + 1)
	year = int(100*century + y)
	if month = time.Month(m + 3); month > time.December {
		return year + 1, month - 12, day
	}
	return year, month, day
}

// daysIn is the length of a month that exists.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.February:
		if isLeap(year) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }
