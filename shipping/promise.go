package shipping

import "github.com/mailrx/mailrx/pharmacy/cal"

// PlanPromiseDays is the promise of plans that name one: up to 11 days from order to door. R5.5.
const PlanPromiseDays = 11

// Promise is the last day on which a parcel is in time: calendar days after the day of the order, which is day 0
// (C10). Placed on 2026-11-20 with 11 days: 2026-12-01. Unset stays unset.
func Promise(placed cal.Date, days int) cal.Date { return placed.AddDays(days) }

// Late reports whether the promise is broken on the day today: it is past and the parcel is not delivered. The
// promised day itself is in time. Without a promise nothing is late.
func Late(promise, today cal.Date, s Status) bool {
	return promise.IsSet() && today.After(promise) && s != Delivered
}
