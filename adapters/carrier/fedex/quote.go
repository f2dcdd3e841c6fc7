package fedex

import (
	"context"
	"net/http"
	"slices"

	"github.com/mailrx/mailrx/shipping"
)

// Quote asks for every service, in FedEx's order, with the day of arrival. Price is the account's rate where FedEx
// gives one, List the published one; which is which says rateType, and never the place in the answer. A service without
// a price in US dollars is left out, and so is one that Config.Services leaves out.
func (c *Carrier) Quote(ctx context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	o := operation{op: "quote", family: "rate", method: http.MethodPost, path: "/rate/v1/rates/quotes", repeatable: true}
	if err := s.Validate(); err != nil {
		return nil, err
	}
	if err := carriable(o.op, s); err != nil {
		return nil, err
	}
	answer, err := c.ask(ctx, o, c.rateRequest(s))
	if err != nil {
		return nil, err
	}
	quotes, err := decodeRates(answer)
	if err != nil {
		return nil, unreadable(o, "the answer holds no rates")
	}
	quotes = slices.DeleteFunc(quotes, func(q shipping.Quote) bool { return !c.offers(q.Service) })
	if len(quotes) == 0 {
		return nil, fault(o.op, shipping.ErrRefused, "none of the services asked for has a price in US dollars here")
	}
	return quotes, nil
}
