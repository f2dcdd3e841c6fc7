package review

import "github.com/mailrx/mailrx/pharmacy/cal"

// RenewOn is the day on which a new request is to be started because an approval lapses before the next parcel can leave
// (R7.13, our proposal): 30 days before its last day, or today where that is past. false: none is needed. The approval
// reaches the parcel, or no refill is left, and the new prescription brings its own request; -1 refills is "as needed".
// false too where a day is not known, for a guess would bother a prescriber. The old approval is used while it lives.
func RenewOn(validTo, nextShip, today cal.Date, refillsLeft int) (cal.Date, bool) {
	lead, ok := FigureOn("renewal.lead", today)
	switch {
	case !ok || !validTo.IsSet() || !nextShip.IsSet():
		return cal.Date{}, false
	case refillsLeft == 0 || !validTo.Before(nextShip):
		return cal.Date{}, false
	}
	return cal.Max(validTo.AddDays(-int(lead.Value)), today), true
}
