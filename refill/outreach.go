package refill

import "github.com/mailrx/mailrx/pharmacy/cal"

// outreachEvery is the days between two attempts to reach an office (our proposal).
const outreachEvery = 2

// AttemptOn is the day of attempt n, from 1, of asking an office that has days to answer, when the first attempt was made
// on first and the one before this on last: days 0, 2, 4 … (our proposal), on a business day, and never two on one day.
// It is unset where no attempt is due through day days: the end does not move for a closed office.
func AttemptOn(n int, first, last cal.Date, days int) cal.Date {
	if n <= 1 {
		return first
	}
	on := cal.OnOrAfterBusinessDay(first.AddDays(outreachEvery * (n - 1)))
	on = cal.Max(on, cal.AddBusinessDays(last, 1))
	if on.After(first.AddDays(days)) {
		return cal.Date{}
	}
	return on
}
