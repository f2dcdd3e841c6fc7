package dhl

import (
	"context"
	"net/http"
	"slices"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// Quote asks for every product, in DHL's order. Price is what is billed (currency kind BILLC); a product that is billed
// in another currency than US dollars, or has no price, is left out, and so is one that Config.Services leaves out.
// Arrives counts the days of customs clearance.
func (c *Carrier) Quote(ctx context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	o := operation{op: "quote", family: "rates", method: http.MethodPost, path: "/rates", repeatable: true}
	if err := s.Validate(); err != nil {
		return nil, err
	}
	if err := carriable(o.op, s); err != nil {
		return nil, err
	}
	body, err := c.rateRequest(s)
	if err != nil {
		return nil, carrierhttp.During(o.op, err)
	}
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
		return nil, fault(o.op, shipping.ErrRefused, "none of the products asked for is billed in US dollars here")
	}
	return quotes, nil
}

func (c *Carrier) offers(s shipping.Service) bool {
	return len(c.cfg.Services) == 0 || slices.Contains(c.cfg.Services, s)
}
