package carriercheck

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// Returned buys a label for the way back, finds it by its key, and loses the answer of another, which stands in the books.
// It gives the first: what the adapter has of it and what the books have.
func Returned(t testing.TB, s Stand) (label shipping.Label, sold imitation.Label) {
	t.Helper()
	site, c, j := s.open(t, nil)
	back := s.Purchase
	back.Key, back.Shipment.From, back.Shipment.To = "back-1", s.Purchase.Shipment.To, s.Purchase.Shipment.From
	label, err := c.(shipping.Returner).BuyReturn(t.Context(), back)
	j.fine(err, "buy a label for the way back")
	all := site.LabelsByReference("back-1")
	j.same(len(all), 1, "labels sold")
	j.same(all[0].Return, true, "a label for the way back")
	found, err := c.(shipping.LabelFinder).FindLabel(t.Context(), "back-1")
	j.fine(err, "find")
	j.same(found.Tracking.Reveal(), label.Tracking.Reveal(), "the label found")

	site.DropAnswerAfterWork(imitation.Buy, 1)
	back.Key = "back-2"
	_, err = c.(shipping.Returner).BuyReturn(t.Context(), back)
	j.is(err, shipping.ErrOutcomeUnknown, "a label for the way back whose answer is lost")
	j.same(len(site.LabelsByReference("back-2")), 1, "labels sold under the second key")
	return label, all[0]
}

// Priced asks an adapter whose carrier offers one service: want is "9.12 list 12.40", "9.12 no list", or "none" where there
// is no price that could be told.
func Priced(t testing.TB, c shipping.Carrier, s shipping.Shipment, want string) {
	t.Helper()
	j := of(t, c)
	quotes, err := c.Quote(t.Context(), s)
	if want == "none" {
		j.is(err, shipping.ErrRefused, "a quote of no amount")
		return
	}
	j.fine(err, "quote")
	list := "no list"
	if quotes[0].HasList {
		list = "list " + quotes[0].List.String()
	}
	j.same(quotes[0].Price.String()+" "+list, want, "the price")
}
