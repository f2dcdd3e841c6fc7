package dhl

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// searched is how many days back a reference is looked for.
const searched = 30

// FindLabel settles a purchase whose answer was lost: it asks DHL for the shipments of the account with the reference k.
// It never buys.
//
// DHL tells the number and gives no transport label again (shipping.FindsNumber): what Document gets is the archived
// waybill. A label that nobody can print is not used, and what is not used is not billed: buy again under a new key.
// DHL lets one reference stand on many shipments; the one with the lowest number is given, and the others, which cannot
// be voided either, are as unused.
//
// The service is what DHL tells; the price is not told again and stays zero. DHL may show a shipment late, perhaps only
// once it is picked up (unconfirmed): ErrNotFound soon after the purchase is no proof that there is none.
func (c *Carrier) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	today := cal.In(c.cfg.Now(), c.cfg.Zone)
	o := operation{op: "find", family: "tracking", method: http.MethodGet, path: "/tracking", repeatable: true, query: url.Values{
		"shipmentReference": {string(k)}, "shipperAccountNumber": {c.cfg.Account},
		"dateRangeFrom": {today.AddDays(-searched).String()}, "dateRangeTo": {today.String()},
		"trackingView": {"shipment-details-only"}, "levelOfDetail": {"shipment"},
	}}
	if !shipping.ValidKey(k) {
		return shipping.Label{}, dialect.FieldFault(o.op, shipping.ErrInvalid, "key", "must be 1 to 35 characters of a-z, 0-9 and hyphen")
	}
	answer, err := c.ask(ctx, o, nil)
	if err != nil {
		return shipping.Label{}, err
	}
	stories, err := decodeStories(answer, c.cfg.Zone)
	if err != nil {
		return shipping.Label{}, unreadable(o, "the answer holds no shipment")
	}
	stories = slices.DeleteFunc(stories, func(s story) bool { return !s.mayBe(k) })
	if len(stories) == 0 {
		return shipping.Label{}, fault(o.op, shipping.ErrNotFound, "DHL has no shipment under this reference, or does not show it yet")
	}
	label := slices.MinFunc(stories, func(a, b story) int { return cmp.Compare(a.number, b.number) }).label()
	label.Key = k
	return label, nil
}

// mayBe reports whether a shipment is not shown with other references than k alone.
func (s story) mayBe(k shipping.Key) bool {
	return len(s.keys) == 0 || slices.Contains(s.keys, string(k))
}

func (s story) label() shipping.Label {
	l := shipping.Label{ID: shipping.LabelID(s.number), Carrier: shipping.DHL, Tracking: shipping.TrackingNumber(s.number)}
	if service, ok := services.Named(s.product); ok {
		l.Service = service
	}
	return l
}
