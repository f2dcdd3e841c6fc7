package renewal

import "github.com/mailrx/mailrx/pharmacy/cal"

// The days of a renewal (R4.2). Day 0 is the day of the event.
const (
	MemberDays = 10 // the member's answer counts through day 10 (second-hand: a plan's practice)
	AnswerDays = 6  // the prescriber's through day 6 of the first attempt (second-hand: a pharmacy's figure)
	Attempts   = 3
)

// Means of asking a prescriber.
const (
	Electronic = "electronic"
	Fax        = "fax"
	Phone      = "phone"
)

// Means of attempt n, 1 to Attempts: electronic, fax, phone. Any other n gives "".
func Means(n int) string {
	switch n {
	case 1:
		return Electronic
	case 2:
		return Fax
	case 3:
		return Phone
	}
	return ""
}

// AttemptOn is the day of attempt n when the first was made on first and the one before it on last: days 0, 2 and 4
// (our proposal), on a day the office is open, and never two on one day. It is unset where no attempt n is due through
// day AnswerDays: the end does not move for a closed office.
func AttemptOn(n int, first, last cal.Date) cal.Date {
	if n == 1 {
		return first
	}
	if Means(n) == "" {
		return cal.Date{}
	}
	on := cal.OnOrAfterBusinessDay(first.AddDays(2 * (n - 1)))
	on = cal.Max(on, cal.AddBusinessDays(last, 1))
	if on.After(first.AddDays(AnswerDays)) {
		return cal.Date{}
	}
	return on
}
