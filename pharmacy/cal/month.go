package cal

import "time"

// AddMonths is the same day n calendar months later, clamped to the last day of that month (convention C3):
// 2026-08-31 and 6 months is 2027-02-28. n may be negative. Unset stays unset; past year 1 or year 9999 the
// result is unset.
func (d Date) AddMonths(n int) Date {
	year, month, day := d.plusMonths(n)
	if year == 0 {
		return Date{}
	}
	return date(year, month, min(day, daysIn(year, month)))
}

// AddMonthsRoll is the same day n calendar months later, or the 1st of the month after where that month has no
// such day: 2026-10-30 and 4 months is 2027-03-01. It is the count of ACA external review (45 CFR 147.136(d));
// everything else clamps (C3). Unset and the ends of the range are as in AddMonths.
func (d Date) AddMonthsRoll(n int) Date {
	year, month, day := d.plusMonths(n)
	if year == 0 {
		return Date{}
	}
	if day > daysIn(year, month) { // never in December
		return date(year, month+1, 1)
	}
	return date(year, month, day)
}

// plusMonths is the month n months on, with the day of d unchanged; the year is 0 where there is none.
func (d Date) plusMonths(n int) (year int, month time.Month, day int) {
	const span = 12 * 9999
	if !d.IsSet() || n > span || n < -span {
		return 0, 0, 0
	}
	year, month, day = d.split()
	months := 12*year + int(month) - 1 + n
	if year = months / 12; months < 12 || year > 9999 {
		return 0, 0, 0
	}
	return year, time.Month(months%12 + 1), day
}

// FirstOfMonth is the 1st of the month of d. Unset stays unset.
func (d Date) FirstOfMonth() Date {
	_, _, day := d.Split()
	return d.AddDays(1 - day)
}

// LastOfMonth is the last day of the month of d. Unset stays unset.
func (d Date) LastOfMonth() Date {
	year, month, day := d.Split()
	return d.AddDays(daysIn(year, month) - day)
}

// Age is the years that a person born on one day has completed on another. A birthday on 29 February is
// reached on 1 March in common years (C3, a choice of ours: states differ). ok is false where either day is
// unset, or on is before born.
func Age(born, on Date) (years int, ok bool) {
	if !born.IsSet() || !on.IsSet() || on.Before(born) {
		return 0, false
	}
	y, m, d := born.split()
	year, month, day := on.split()
	if years = year - y; month < m || month == m && day < d {
		years--
	}
	return years, true
}
