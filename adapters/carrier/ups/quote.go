package ups

import (
	"context"
	"net/http"
	"slices"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// Quote asks for every service, in UPS's order. Price is the negotiated total where the account has one, List the
// published one. Arrives is set where ShipOn is. A service without a price in US dollars is left out, and so is one
// that Config.Services leaves out.
func (c *Carrier) Quote(ctx context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	const op = "quote"
	if err := s.Validate(); err != nil {
		return nil, err
	}
	if err := carriable(op, s); err != nil {
		return nil, err
	}
	body, err := c.rateRequest(s)
	if err != nil {
		return nil, carrierhttp.During(op, err)
	}
	o := operation{op: op, family: "rating", method: http.MethodPost, repeatable: true,
		path: "/api/rating/v2409/" + body.RateRequest.Request.RequestOption}
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return nil, err
	}
	quotes, err := decodeRates(answer)
	if err != nil {
		return nil, unreadable(o, "the answer holds no rates")
	}
	quotes = slices.DeleteFunc(quotes, func(q shipping.Quote) bool { return !c.offers(q.Service) })
	if len(quotes) == 0 {
		return nil, fault(op, shipping.ErrRefused, "none of the services asked for has a price in US dollars here")
	}
	return quotes, nil
}

func (c *Carrier) offers(s shipping.Service) bool {
	return len(c.services) == 0 || slices.Contains(c.services, s)
}

// carriable refuses what this adapter cannot declare to UPS.
func carriable(op string, s shipping.Shipment) error {
	if s.Parcel.Aerosol {
		return dialect.FieldFault(op, shipping.ErrUnsupported, "parcel.aerosol", "an aerosol is a limited quantity, which this adapter does not declare yet")
	}
	return nil
}
