package shipping

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// Choose picks the cheapest quote that keeps s.DeliverBy; where none keeps it, the one that arrives earliest. Equal
// prices: the earlier arrival, then the one that stands first. A quote without an arrival date keeps no promise and
// counts as the latest. Without DeliverBy every quote is in time. ok is false where there is no quote. It allocates
// nothing.
func Choose(qs []Quote, s Shipment) (q Quote, ok bool) {
	best := -1
	for i := range qs {
		if best < 0 || better(&qs[i], &qs[best], s.DeliverBy) {
			best = i
		}
	}
	if best < 0 {
		return Quote{}, false
	}
	return qs[best], true
}

func better(a, b *Quote, by cal.Date) bool { return rank(a, b, by) < 0 }

// rank is negative where a goes before b.
func rank(a, b *Quote, by cal.Date) int {
	inTime := keeps(a, by)
	if inTime != keeps(b, by) {
		if inTime {
			return -1
		}
		return 1
	}
	price, day := a.Price.Cmp(b.Price), compareArrival(a.Arrives, b.Arrives)
	if inTime {
		return cmp.Or(price, day)
	}
	return cmp.Or(day, price)
}

func keeps(q *Quote, by cal.Date) bool {
	return !by.IsSet() || q.Arrives.IsSet() && !q.Arrives.After(by)
}

// compareArrival puts an unset date last.
func compareArrival(a, b cal.Date) int {
	if a.IsSet() != b.IsSet() {
		if a.IsSet() {
			return -1
		}
		return 1
	}
	return a.Compare(b)
}

// sortQuotes sorts in place: price, arrival, then the order they came in, which is the order of the carriers.
func sortQuotes(qs []Quote) []Quote {
	slices.SortStableFunc(qs, func(a, b Quote) int {
		return cmp.Or(a.Price.Cmp(b.Price), compareArrival(a.Arrives, b.Arrives))
	})
	return qs
}
