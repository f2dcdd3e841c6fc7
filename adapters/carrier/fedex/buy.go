package fedex

import (
	"context"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// buying is the call of both directions; op tells them apart.
func buying(op string) operation {
	return operation{op: op, family: "ship", method: http.MethodPost, path: "/ship/v1/shipments"}
}

// Buy buys one label, once. FedEx has no key that makes a purchase safe to repeat, so the request is sent again only
// where no connection was had, or where FedEx answered 429 or 401 in its place. p.Key is the package's customer
// reference; after ErrOutcomeUnknown, FindLabel looks there. Ground to a home is bought as Home Delivery, at the price
// of Home Delivery, and the label has the service that was asked.
//
// The price is what FedEx says it charges the account; zero where it says nothing in US dollars.
func (c *Carrier) Buy(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	o := buying("buy")
	body, err := c.purchase(o.op, p)
	if err != nil {
		return shipping.Label{}, err
	}
	return c.buy(ctx, o, p, body)
}

func (c *Carrier) buy(ctx context.Context, o operation, p shipping.Purchase, body shipRequest) (shipping.Label, error) {
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return shipping.Label{}, err
	}
	label, err := decodeShip(answer)
	if err != nil {
		return shipping.Label{}, unreadable(o, "the answer holds no whole label")
	}
	label.Key, label.Service = p.Key, p.Service
	if alerts := decodeAlerts(answer); len(alerts) > 0 && c.cfg.Alerted != nil {
		c.cfg.Alerted(p.Key, alerts)
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
	code, ok := services.Code(p.Service)
	if !ok || !c.offers(p.Service) {
		return shipRequest{}, dialect.FieldFault(op, shipping.ErrUnsupported, "service", "no service of this carrier")
	}
	format, err := c.formatOf(op, p.Format)
	if err != nil {
		return shipRequest{}, err
	}
	body, err := c.shipRequest(p, wireCode(code, p.Shipment.To.Residential), format)
	return body, carrierhttp.During(op, err)
}
