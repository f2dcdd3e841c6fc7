package carriertest

import "github.com/mailrx/mailrx/shipping"

// lostCases are about a purchase whose answer does not come back whole: the label exists, and nobody but the carrier
// knows it.
var lostCases = []Case{
	lost("a lost answer is an unknown outcome", "Once the request may have arrived, an answer that is lost is ErrOutcomeUnknown", DropAfterWork),
	lost("a bad gateway after a purchase is an unknown outcome", "Once the request may have arrived, an answer that is 5xx is ErrOutcomeUnknown", BadGatewayAfterWork),
	lost("half an answer is an unknown outcome", "Half an answer to Buy is ErrOutcomeUnknown", Truncate),
	lost("an HTML page for a label is an unknown outcome", "An HTML page in answer to Buy is ErrOutcomeUnknown", HTML),
	lost("an empty answer for a label is an unknown outcome", "An empty object in answer to Buy is ErrOutcomeUnknown", Empty),
	{
		Name: "a late answer is an unknown outcome",
		Rule: "Once the request may have arrived, an answer that does not come before the context ends is ErrOutcomeUnknown",
		run: func(c *check) {
			_, err := c.buyHung()
			c.is(err, shipping.ErrOutcomeUnknown, "Buy with an answer that came too late")
		},
	},
	{
		Name: "a service unavailable in answer to a purchase is an unknown outcome",
		Rule: "Any class but ErrOutcomeUnknown promises that no label was bought, and 503 does not promise it",
		run: func(c *check) {
			_, err := c.buyUnder(Down)
			c.is(err, shipping.ErrOutcomeUnknown, "Buy answered with 503")
		},
	},
	{
		Name: "a purchase that never arrived is an unknown outcome",
		Rule: "A connection that is closed without an answer is ErrOutcomeUnknown: nobody can see whether the request arrived",
		run: func(c *check) {
			_, err := c.buyUnder(DropBeforeWork)
			c.is(err, shipping.ErrOutcomeUnknown, "Buy on a connection that was closed")
			c.labels(0, "after a purchase that never arrived")
		},
	},
	once("a purchase is not repeated after a lost answer", DropAfterWork),
	once("a purchase is not repeated after a bad gateway", BadGatewayAfterWork),
	once("a purchase is not repeated after a service unavailable", Down),
	once("a purchase is not repeated after half an answer", Truncate),
	{
		Name: "a purchase is not repeated after a time-out",
		Rule: "One call of Buy is at most one purchase at the carrier, also where the answer is late",
		run: func(c *check) {
			c.buyHung()
			c.calls(OpBuy, 1, "after one Buy")
			c.labels(1, "after one Buy")
		},
	},
}

func lost(name, rule string, f Fault) Case {
	return Case{Name: name, Rule: rule, run: func(c *check) {
		_, err := c.buyUnder(f)
		c.is(err, shipping.ErrOutcomeUnknown, "Buy with its answer broken")
		c.labels(1, "after a purchase with its answer broken")
	}}
}

func once(name string, f Fault) Case {
	rule := "One call of Buy is at most one purchase at the carrier, also where the answer is broken"
	return Case{Name: name, Rule: rule, run: func(c *check) {
		c.buyUnder(f)
		c.calls(OpBuy, 1, "after one Buy")
	}}
}

// buyUnder buys the first label of the case while the answer meets f. The next answers are whole: a carrier that
// repeats the purchase succeeds.
func (c *check) buyUnder(f Fault) (shipping.Label, error) {
	c.Wire.Fail(OpBuy, f, 1)
	return c.Carrier.Buy(c.ctx, c.purchase(1))
}

// buyHung buys while the answer hangs, in a context that ends once the request has arrived.
func (c *check) buyHung() (shipping.Label, error) {
	c.Wire.Fail(OpBuy, Hang, 1)
	ctx, cancel := c.untilArrived(OpBuy)
	defer cancel()
	return c.Carrier.Buy(ctx, c.purchase(1))
}
