package refill

import "github.com/mailrx/mailrx/pharmacy/cal"

// ShipLead is the days before run-out on which the next fill leaves by mail (R4.1).
const ShipLead = 14

// RenewalNeeded reports whether the fill just processed was the last one that this prescription can give (R4.1): no
// refill is left, or its last date comes before the next shipment, run-out less ShipLead. left counts where known is
// true; an unset last date or run-out gives no ground by itself.
func RenewalNeeded(left int, known bool, lastDate, runOut cal.Date) bool {
	if known && left <= 0 {
		return true
	}
	return lastDate.IsSet() && lastDate.Before(runOut.AddDays(-ShipLead))
}

// RenewalContact is the day on which the member is asked whether a renewal is wanted (R4.1, our proposal): at once in
// automatic refill, else 30 days before run-out, and never before today.
func RenewalContact(runOut, today cal.Date, automatic bool) cal.Date {
	if automatic {
		return today
	}
	return cal.Max(today, runOut.AddDays(-30))
}

// RenewalOpen reports whether a renewal may still be asked on day d of a prescription that expired on expired: through
// 120 days after (R4.1, second-hand: practice of the Veterans Affairs pharmacies). Later the request is for an ordinary
// new prescription. It is false where either day is unset.
func RenewalOpen(expired, d cal.Date) bool {
	return expired.IsSet() && d.IsSet() && !d.After(expired.AddDays(120))
}
