package medicare

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

const citeFairPrice = "42 USC 1320f; CMS list of maximum fair prices of the year"

var (
	in2026 = cal.Period{From: cal.Of(2026, time.January, 1), To: cal.Of(2026, time.December, 31)}
	in2027 = cal.Period{From: cal.Of(2027, time.January, 1), To: cal.Of(2027, time.December, 31)}
)

// published are the prices that we can cite, by name and for the year they were published for. CMS's own file has a
// row for each NDC. A price is not carried into the next year, for it is adjusted each year; NovoLog and Fiasp leave
// the list of 2027 (as do Entresto, Stelara and Xarelto, whose prices of 2026 are not here).
var published = [...]FairPrice{
	{Drug: "Eliquis", Month: money.Cents(231_00), Period: in2026, Source: citeFairPrice, Evidence: reason.SecondHand},
	{Drug: "Fiasp", Month: money.Cents(119_00), Period: in2026, Source: citeFairPrice, Evidence: reason.SecondHand},
	{Drug: "NovoLog", Month: money.Cents(119_00), Period: in2026, Source: citeFairPrice, Evidence: reason.SecondHand},
	{Drug: "semaglutide", Month: money.Cents(274_00), Period: in2027, Source: citeFairPrice, Evidence: reason.SecondHand},
	{Drug: "Trelegy", Month: money.Cents(175_00), Period: in2027, Source: citeFairPrice, Evidence: reason.SecondHand},
	{Drug: "Xtandi", Month: money.Cents(7_004_00), Period: in2027, Source: citeFairPrice, Evidence: reason.SecondHand},
}

// PublishedFairPrices are the few prices that this package knows itself, by name; the slice is the caller's. A host
// that prices claims brings CMS's file to [NewFairPrices].
func PublishedFairPrices() []FairPrice { return slices.Clone(published[:]) }

// PublishedOn is the price of a drug by that name on a day; ok is false where we know none.
func PublishedOn(name string, day cal.Date) (f FairPrice, ok bool) {
	for _, row := range published {
		if row.Drug == name && row.Period.Contains(day) {
			return row, true
		}
	}
	return FairPrice{}, false
}
