package cal

import "time"

// IsBusinessDay reports whether d is a Monday to Friday on which no federal holiday is observed (5 USC 6103,
// C5). It is false where d is unset.
func IsBusinessDay(d Date) bool {
	if w := d.Weekday(); !d.IsSet() || w == time.Saturday || w == time.Sunday {
		return false
	}
	return !isHoliday(d)
}

// AddBusinessDays is the nth business day after d, or before it where n is negative (C5). d is day 0, also when
// it is no business day; n = 0 gives d itself. Unset stays unset; past year 1 or year 9999 the result is unset.
// A large n is not walked day by day.
func AddBusinessDays(d Date, n int) Date {
	const near = 6 // fewer days than this are cheaper to walk
	for n >= near || n <= -near {
		e := d.AddDays(n)
		if !e.IsSet() {
			return Date{}
		}
		n -= stepped(d, e)
		d = e
	}
	for ; n > 0; n-- {
		d = OnOrAfterBusinessDay(d.AddDays(1))
	}
	for ; n < 0; n++ {
		d = OnOrBeforeBusinessDay(d.AddDays(-1))
	}
	return d
}

// stepped is the business days passed on the way from d to e: without d, with e, negative where e is earlier.
func stepped(d, e Date) int {
	if e.Before(d) {
		return elapsed(Date{e.n - 1}) - elapsed(Date{d.n - 1})
	}
	return elapsed(e) - elapsed(d)
}

// BusinessDaysBetween is the number of business days after from, up to and including to. With from and to
// changed over, the number is negative. It is 0 where either is unset.
func BusinessDaysBetween(from, to Date) int {
	if !from.IsSet() || !to.IsSet() {
		return 0
	}
	return elapsed(to) - elapsed(from)
}

// OnOrAfterBusinessDay is d if it is a business day, or the next one. Unset stays unset.
func OnOrAfterBusinessDay(d Date) Date {
	for d.IsSet() && !IsBusinessDay(d) {
		d = d.AddDays(1)
	}
	return d
}

// OnOrBeforeBusinessDay is d if it is a business day, or the last one before it. Unset stays unset.
func OnOrBeforeBusinessDay(d Date) Date {
	for d.IsSet() && !IsBusinessDay(d) {
		d = d.AddDays(-1)
	}
	return d
}

// elapsed is the number of business days from 0001-01-01 up to and including d, counted without a walk: the
// weekdays, less one holiday for every year that each law was in force.
func elapsed(d Date) int {
	if !d.IsSet() {
		return 0
	}
	weekdays := int(d.n/7*5 + min(d.n%7, 5))
	year, month, day := d.split()
	holidays := 0
	for i := range federal {
		l := &federal[i]
		if year > l.from {
			holidays += min(year, l.to+1) - l.from
		}
		if l.inForce(year) && (l.month < month || l.month == month && !observed(l.day(year)).After(d)) {
			holidays++ // only New Year's Day is observed in another month than its own
		}
	}
	if month == time.December && day == 31 && newYearEarly(year) {
		holidays++
	}
	return weekdays - holidays
}
