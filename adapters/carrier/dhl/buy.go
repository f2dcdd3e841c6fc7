package dhl

import (
	"context"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// Buy buys one label, once. DHL has no key that makes a purchase safe to repeat, so the request is sent again only where
// no connection was had, or where DHL answered 429 in its place. p.Key is the shipment's and the package's customer
// reference, and the number of the commercial invoice; after ErrOutcomeUnknown, FindLabel looks there.
//
// What came with the label, the commercial invoice, goes to Config.Documents.
//
// The price is what DHL says it bills; zero where it says nothing in US dollars.
func (c *Carrier) Buy(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	o := operation{op: "buy", family: "shipments", method: http.MethodPost, path: "/shipments"}
	body, err := c.purchase(o.op, p)
	if err != nil {
		return shipping.Label{}, err
	}
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return shipping.Label{}, err
	}
	label, err := decodeShip(answer)
	if err != nil {
		return shipping.Label{}, unreadable(o, "the answer holds no whole label")
	}
	label.Key, label.Service = p.Key, p.Service
	if all := decodeDocuments(answer); len(all) > 0 && c.cfg.Documents != nil {
		c.cfg.Documents(p.Key, all)
	}
	return label, nil
}

// purchase refuses what must not be sent and writes the rest.
func (c *Carrier) purchase(op string, p shipping.Purchase) (shipRequest, error) {
	if err := p.Validate(); err != nil {
		return shipRequest{}, err
	}
	if err := carriable(op, p.Shipment); err != nil {
		return shipRequest{}, err
	}
	product, ok := services.Code(p.Service)
	if !ok || !c.offers(p.Service) {
		return shipRequest{}, dialect.FieldFault(op, shipping.ErrUnsupported, "service", "no service of this carrier")
	}
	format, err := c.formatOf(op, p.Format)
	if err != nil {
		return shipRequest{}, err
	}
	body, err := c.shipRequest(p, product, format)
	return body, carrierhttp.During(op, err)
}
