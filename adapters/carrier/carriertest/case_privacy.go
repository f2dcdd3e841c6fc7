package carriertest

import (
	"encoding/json"
	"fmt"

	"github.com/mailrx/mailrx/shipping"
)

var privacyCases = []Case{
	{
		Name: "no error tells who the patient is",
		Rule: "No error holds a name, a street, a city or a telephone number, in its text or in what it wraps",
		run: func(c *check) {
			for f := DropBeforeWork; f <= Down; f++ {
				if f != Hang {
					c.Wire.Fail(OpQuote, f, always)
					_, err := c.Carrier.Quote(c.ctx, c.parcel())
					c.silent(err)
					c.Wire.Fail(OpBuy, f, 1)
					_, err = c.Carrier.Buy(c.ctx, c.purchase(int(f)))
					c.silent(err)
				}
			}
			_, err := c.Stranger.Buy(c.ctx, c.purchase(90))
			c.silent(err)
		},
	},
	{
		Name: "no refusal tells who the patient is",
		Rule: "No error about an input holds a value of it",
		run: func(c *check) {
			p := c.purchase(1)
			p.Shipment.Parcel.Grams = 0
			_, err := c.Carrier.Buy(c.ctx, p)
			c.silent(err)
			p = c.purchase(2)
			p.Service = "carriertest_no_such_service"
			_, err = c.Carrier.Buy(c.ctx, p)
			c.silent(err)
		},
	},
	{
		Name: "no URL tells who the patient is",
		Rule: "No URL holds a name, a street, a city or a telephone number",
		run: func(c *check) {
			c.quotes()
			c.tracked(c.buy(1), shipping.LabelCreated)
			urls := c.Wire.URLs()
			if len(urls) < 3 {
				c.errorf("a quote, a purchase and a look made %d requests: the imitation does not list them", len(urls))
			}
			for _, u := range urls {
				if piece := leak(u); piece != "" {
					c.errorf("a URL holds %q", piece)
				}
			}
		},
	},
}

// silent complains where err, printed in any way, or an error in its chain holds a piece of the planted person.
func (c *check) silent(err error) {
	if err == nil {
		return
	}
	for _, form := range [...]string{"%v", "%+v", "%#v"} {
		c.quiet(fmt.Sprintf(form, err))
	}
	if text, broken := json.Marshal(err); broken == nil {
		c.quiet(string(text))
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		c.silent(e.Unwrap())
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			c.silent(inner)
		}
	}
	if fault, ok := err.(*shipping.Error); ok {
		c.silent(fault.Cause)
	}
}

func (c *check) quiet(text string) {
	if piece := leak(text); piece != "" {
		c.errorf("an error holds %q", piece)
	}
}
