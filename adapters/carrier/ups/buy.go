package ups

import (
	"context"
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// Buy buys one label, once. UPS has no key that makes a purchase safe to repeat, so the request is sent again only
// where no connection was had, or where UPS answered 429 or 401 in its place. p.Key is the package's reference; after
// ErrOutcomeUnknown, FindLabel looks there.
//
// The price is what UPS says it charges; zero where it says none in US dollars.
func (c *Carrier) Buy(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	o := operation{op: "buy", family: "shipping", method: http.MethodPost, path: "/api/shipments/v2409/ship"}
	body, err := c.purchase(o, p)
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
		return shipping.Label{}, unreadable(o, brokenLabel(err))
	}
	label.Key, label.Service = p.Key, p.Service
	return label, nil
}

// purchase refuses what must not be sent and writes the rest.
func (c *Carrier) purchase(o operation, p shipping.Purchase) (shipRequest, error) {
	if err := p.Validate(); err != nil {
		return shipRequest{}, err
	}
	if err := carriable(o.op, p.Shipment); err != nil {
		return shipRequest{}, err
	}
	serviceCode, ok := services.Code(p.Service)
	if !ok || !c.offers(p.Service) {
		return shipRequest{}, dialect.FieldFault(o.op, shipping.ErrUnsupported, "service", "no service of this carrier")
	}
	format, err := c.formatOf(o.op, p.Format)
	if err != nil {
		return shipRequest{}, err
	}
	body, err := c.shipRequest(p, serviceCode, format)
	return body, carrierhttp.During(o.op, err)
}

func brokenLabel(err error) string {
	if errors.Is(err, errNoLabel) || errors.Is(err, errNoImage) {
		return "the answer holds no whole label"
	}
	return "the answer is not what UPS answers"
}
