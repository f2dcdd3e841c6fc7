package transfer

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/refill"
)

// The days of a transfer. Day 0 is the day of the event, and a day counts until its midnight (C10).
const (
	AnswerDays  = law.TransferSilenceDays // the other pharmacy's answer counts through day 6 of the first attempt
	MemberDays  = 10                      // a member's correction of a wrong contact (our proposal)
	ReleaseDays = 1                       // business days that our pharmacist has for a transfer out (our proposal)
	Attempts    = 3
)

// Means of asking a pharmacy.
const (
	Electronic = "electronic"
	Phone      = "phone"
	Fax        = "fax"
)

// Means of attempt n, 1 to Attempts: electronic, phone, fax (our proposal). Any other n gives "".
func Means(n int) string {
	switch n {
	case 1:
		return Electronic
	case 2:
		return Phone
	case 3:
		return Fax
	}
	return ""
}

// AttemptOn is the day of attempt n when the first was made on first and the one before it on last: days 0, 2 and 4 (our
// proposal, the cadence of a renewal), on a business day, and never two on one day. It is unset where no attempt n is
// due through day AnswerDays: the end does not move for a closed pharmacy.
func AttemptOn(n int, first, last cal.Date) cal.Date {
	if Means(n) == "" {
		return cal.Date{}
	}
	return refill.AttemptOn(n, first, last, AnswerDays)
}
