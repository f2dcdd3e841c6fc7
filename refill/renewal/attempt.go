package renewal

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/refill"
)

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
	if Means(n) == "" {
		return cal.Date{}
	}
	return refill.AttemptOn(n, first, last, AnswerDays)
}

// Reach is what became of one attempt. Texts are permanent. The zero value: nothing is known yet.
type Reach string

// What becomes of an attempt.
const (
	Pending       Reach = ""
	Handed        Reach = "handed"        // it reached the prescriber's side
	LeftMessage   Reach = "left_message"  // by phone: a message was left
	Undeliverable Reach = "undeliverable" // no electronic address, a fax that does not answer
	NoPickup      Reach = "no_pickup"     // by phone: nobody answered
)

// Known reports whether r is one of the above but Pending.
func (r Reach) Known() bool {
	return slices.Contains([]Reach{Handed, LeftMessage, Undeliverable, NoPickup}, r)
}

// Reached reports whether the prescriber's side has the request.
func (r Reach) Reached() bool { return r == Handed || r == LeftMessage }

// Try is one attempt as the stream remembers it: by which means, on which day, and what became of it.
type Try struct {
	Means string
	On    cal.Date
	Reach Reach
}

// reached reports whether any attempt is known to have reached the prescriber's side, or may have.
func (s State) reached() bool {
	for _, try := range s.Tries[:min(s.Attempt, Attempts)] {
		if try.Reach == Pending || try.Reach.Reached() {
			return true
		}
	}
	return false
}
