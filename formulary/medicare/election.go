package medicare

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The clocks of the Medicare Prescription Payment Plan (42 CFR 423.137), in force since 2025.
const (
	electionHours    = 24 // a request during the year
	electionDays     = 10 // a request before it
	urgentHours      = 72 // from the urgent claim to the request that reaches back to it
	optOutHours      = 24 // a request to leave
	missedBillDays   = 15 // from the due day of a bill to the notice that it was missed
	graceMonths      = 2  // full calendar months
	firstPaymentYear = 2025
)

// A PaymentClock is one time limit of the Medicare Prescription Payment Plan with its source. It holds from 1 January of
// From on; one of Hours, Days and Months is set.
type PaymentClock struct {
	Name                string // "election in the year", permanent
	Hours, Days, Months int
	From                cal.Date
	Source              string // citation
	Evidence            reason.Evidence
}

// PaymentClocks are the time limits that this file applies; the slice is the caller's.
func PaymentClocks() []PaymentClock {
	from := cal.Of(firstPaymentYear, time.January, 1)
	return []PaymentClock{
		{"election in the year", electionHours, 0, 0, from, "R10.5; " + citeNotice, reason.SecondHand},
		{"election before the year", 0, electionDays, 0, from, "R10.5; " + citeNotice + "; CMS FAQ of 2024-10-01: or the days before it begins, if fewer", reason.SecondHand},
		{"urgent election", urgentHours, 0, 0, from, "R10.5; " + citeNotice, reason.SecondHand},
		{"leaving", optOutHours, 0, 0, from, citeNotice + ": the hours are not read", reason.Unconfirmed},
		{"notice of a missed bill", 0, missedBillDays, 0, from, citeNotice + ": the days are not read", reason.Unconfirmed},
		{"grace", 0, 0, graceMonths, from, "R10.6; " + citeNotice + ": from the month after the notice, not read", reason.SecondHand},
	}
}

// ElectionDue is the instant from which a plan is late with a complete request to join the payment plan in y: 24 hours
// after it came during the year; before the year the end of the tenth calendar day, or of 31 December where that comes
// first, so that who asks in time begins with the year (R10.5). Days are those of zone. The error is an *InputError: no
// instant, no zone, or a request when the year is over.
func (y *Year) ElectionDue(received time.Time, zone *time.Location) (time.Time, error) {
	switch {
	case received.IsZero():
		return time.Time{}, &InputError{"Received", "is not set"}
	case zone == nil:
		return time.Time{}, &InputError{"Zone", "is not set"}
	}
	day, in := cal.In(received, zone), y.Period()
	switch {
	case day.After(in.To):
		return time.Time{}, &InputError{"Received", "comes when the year is over"}
	case day.Before(in.From):
		return cal.Min(day.AddDays(electionDays), in.From.AddDays(-1)).End(zone), nil
	}
	return cal.Deadline(received, 0, electionHours, zone), nil
}

// ReachesBack says whether an election takes effect on the day of an urgent claim that came before it: the member
// believed that to wait may seriously harm life, health or recovery, and asked within 72 hours of the claim's
// adjudication (R10.5). It is Unknown where a time is missing, where the request came before the claim, and where nobody
// says whether the need was urgent and the hours do not decide.
func ReachesBack(adjudicated, asked time.Time, urgent drug.Answer) drug.Answer {
	switch {
	case adjudicated.IsZero() || asked.IsZero() || asked.Before(adjudicated):
		return drug.Unknown
	case asked.Sub(adjudicated) > urgentHours*time.Hour:
		return drug.No
	default:
		return urgent
	}
}

// MissedBillNotice is the last day on which a plan may tell a member that a bill, due on a day, was missed: 15 calendar
// days later (unconfirmed).
func MissedBillNotice(due cal.Date) cal.Date { return due.AddDays(missedBillDays) }

// Grace is the days in which a member who was told of a missed bill may still pay it and stay: two calendar months, from
// the first of the month after the notice (R10.6). A plan that waits longer does no wrong. ok is false where the day is
// missing.
func Grace(noticed cal.Date) (days cal.Period, ok bool) {
	first := noticed.FirstOfMonth().AddMonths(1)
	return cal.Period{From: first, To: first.AddMonths(graceMonths - 1).LastOfMonth()}, first.IsSet()
}

// Dropped says whether a plan may end a participation on a day for a bill that is still unpaid: after the [Grace] only.
// It is Unknown where a day is missing.
func Dropped(noticed, on cal.Date) drug.Answer {
	grace, ok := Grace(noticed)
	switch {
	case !ok || !on.IsSet():
		return drug.Unknown
	case on.After(grace.To):
		return drug.Yes
	}
	return drug.No
}

// OptOutDue is the instant from which a plan is late with a member's request to leave: 24 hours after it came
// (unconfirmed). From then on the member pays at the counter. What is owed may be paid at once; who does not is billed as
// before, by [Year.Bill] with no new cost, to December, and the bills still sum to the costs.
func OptOutDue(received time.Time) time.Time { return received.Add(optOutHours * time.Hour) }
