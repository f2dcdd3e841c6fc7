package refill

import "github.com/mailrx/mailrx/pharmacy/cal"

// Standing is how a shipment stands against its promise and the member's supply. The zero value is unknown.
type Standing uint8

// The standings.
const (
	StandingUnknown Standing = iota // a day that decides is not known
	OnTime
	AtRisk  // it is expected after run-out: raised now, before the promise is broken
	Overdue // the promised day is over and it has not come
)

// String is "unknown", "on time", "at risk" or "overdue".
func (s Standing) String() string {
	switch s {
	case OnTime:
		return "on time"
	case AtRisk:
		return "at risk"
	case Overdue:
		return "overdue"
	}
	return "unknown"
}

// Arrival is the dates of one shipment, each in the member's zone (C4).
type Arrival struct {
	Placed      cal.Date // the order
	PromiseDays int      // from the order to the door; 0 takes DeliveryPromise
	Expected    cal.Date // by the carrier or the plan of the shipment; unset: unknown, and the promised day is taken
	RunOut      cal.Date // first day without supply; unset: unknown
	Delivered   cal.Date // unset: not yet
}

// Promise is the last day on which delivery is in time (R5.5); unset where the order's day is.
func (a Arrival) Promise() cal.Date {
	days := a.PromiseDays
	if days <= 0 {
		days, _ = NumberOn(DeliveryPromise, a.Placed)
	}
	return a.Placed.AddDays(days)
}

// On is how the shipment stands on a day (R5.5). A delivery through the promised day is on time, whatever the supply was.
// A shipment that is expected after run-out is AtRisk from the day that this is known, however far the promised day is,
// so that there is time for a bridge supply.
func (a Arrival) On(today cal.Date) Standing {
	promise := a.Promise()
	if !promise.IsSet() || !today.IsSet() {
		return StandingUnknown
	}
	expected := a.Expected
	if !expected.IsSet() {
		expected = promise
	}
	come := cal.Min(today, a.Delivered) // with Delivered set: the day that counts
	switch {
	case come.After(promise):
		return Overdue
	case a.Delivered.IsSet():
		return OnTime
	case a.RunOut.IsSet() && cal.Max(expected, today).After(a.RunOut):
		return AtRisk
	}
	return OnTime
}
