package carriertest

import "github.com/mailrx/mailrx/shipping"

var quoteCases = []Case{
	{
		Name: "the code stays the same",
		Rule: "Code is not empty and the same on every call",
		run: func(c *check) {
			first, second := c.Carrier.Code(), c.Carrier.Code()
			if first == "" || first != second {
				c.errorf("it was %q, then %q", first, second)
			}
		},
	},
	{
		Name: "a quote has a price",
		Rule: "Each quote names this carrier, a service and a price above zero",
		run: func(c *check) {
			for _, q := range c.quotes() {
				if q.Carrier != c.Carrier.Code() || q.Service == "" || q.Price.Sign() <= 0 {
					c.errorf("a quote is %+v", q)
				}
			}
		},
	},
	{
		Name: "the services are quoted by the names that Buy takes",
		Rule: "A service that Buy takes is quoted under the same name",
		run: func(c *check) {
			var names []shipping.Service
			for _, q := range c.quotes() {
				if q.Service == c.h.Service {
					return
				}
				names = append(names, q.Service)
			}
			c.errorf("%q is not among %q", c.h.Service, names)
		},
	},
	{
		Name: "asking a price buys nothing",
		Rule: "Quote only reads",
		run: func(c *check) {
			c.quotes()
			c.labels(0, "after a quote")
			c.calls(OpBuy, 0, "after a quote")
		},
	},
}

// quotes asks for quotes, of which there must be one at least.
func (c *check) quotes() []shipping.Quote {
	qs, err := c.Carrier.Quote(c.ctx, c.parcel())
	if err != nil || len(qs) == 0 {
		c.fatalf("a quote on a calm day gave %d quotes and the error %v", len(qs), err)
	}
	return qs
}
