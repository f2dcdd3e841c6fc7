package carriertest

import (
	"context"
	"errors"
	"strings"
	"sync"

	"github.com/mailrx/mailrx/shipping"
)

var buyCases = []Case{
	{
		Name: "a label can be printed and tracked",
		Rule: "A label has an id, a tracking number, and an image with its format",
		run: func(c *check) {
			l := c.buy(1)
			if l.ID == "" || l.Tracking == "" || len(l.Image) == 0 || l.Format == "" || l.Voided {
				c.errorf("the label is %+v", l)
			}
		},
	},
	{
		Name: "a label names what was asked",
		Rule: "A label has the key, the service and the carrier asked",
		run: func(c *check) {
			l, p := c.buy(1), c.purchase(1)
			if l.Key != p.Key || l.Service != p.Service || l.Carrier != c.Carrier.Code() {
				c.errorf("the label is %+v", l)
			}
		},
	},
	{
		Name: "a label tells what it costs",
		Rule: "A label has the price charged, above zero",
		run: func(c *check) {
			if l := c.buy(1); l.Price.Sign() <= 0 {
				c.errorf("the price is %v", l.Price)
			}
		},
	},
	{
		Name:  "the key is the carrier's reference",
		Rule:  "Buy sends the key as the carrier's reference of the label",
		needs: needsReference,
		run: func(c *check) {
			l := c.buy(1)
			if ref := c.Books.Reference(l.Tracking); ref != c.key(1) {
				c.errorf("the reference in the carrier's books is %q, the key is %q", ref, c.key(1))
			}
		},
	},
	{
		Name: "one call of Buy is one purchase",
		Rule: "One call of Buy is one purchase at the carrier",
		run: func(c *check) {
			c.buy(1)
			c.calls(OpBuy, 1, "after one Buy")
			c.labels(1, "after one Buy")
		},
	},
	{
		Name: "two keys are two labels",
		Rule: "Each key is a label of its own",
		run: func(c *check) {
			first, second := c.buy(1), c.buy(2)
			if first.Tracking == second.Tracking || first.ID == second.ID {
				c.errorf("both have the id %v and the number %v", first.ID, first.Tracking)
			}
			c.labels(2, "after two purchases")
		},
	},
	{
		Name: "buyers at the same time get their own labels",
		Rule: "A Carrier is safe for concurrent use",
		run:  buyAtOnce,
	},
	{
		Name: "a parcel of no weight is never sent",
		Rule: "A purchase that Validate finds fault with is ErrInvalid before any byte is sent",
		run: func(c *check) {
			p := c.purchase(1)
			p.Shipment.Parcel.Grams = 0
			c.unsent(p, shipping.ErrInvalid)
		},
	},
	{
		Name: "a key that no reference field holds is never sent",
		Rule: "A purchase that Validate finds fault with, its key too, is ErrInvalid before any byte is sent",
		run: func(c *check) {
			p := c.purchase(1)
			p.Key = shipping.Key(strings.Repeat("k", shipping.MaxKey+1))
			c.unsent(p, shipping.ErrInvalid)
		},
	},
	{
		Name: "an unknown service is never sent",
		Rule: "A purchase whose service the adapter does not know is ErrInvalid or ErrUnsupported before any byte is sent",
		run: func(c *check) {
			p := c.purchase(1)
			p.Service = "carriertest_no_such_service"
			c.unsent(p, shipping.ErrInvalid, shipping.ErrUnsupported)
		},
	},
	{
		Name: "an ended call sends nothing",
		Rule: "A Buy whose context has ended already sends nothing",
		run: func(c *check) {
			ctx, cancel := context.WithCancel(c.ctx)
			cancel()
			if _, err := c.Carrier.Buy(ctx, c.purchase(1)); err == nil {
				c.errorf("Buy gave no error")
			}
			c.calls(OpBuy, 0, "after a Buy that had ended")
			c.labels(0, "after a Buy that had ended")
		},
	},
}

// unsent buys p, which must fail with one of the classes and reach nobody.
func (c *check) unsent(p shipping.Purchase, classes ...error) {
	_, err := c.Carrier.Buy(c.ctx, p)
	if class := shipping.ClassOf(err); !contains(classes, class) {
		c.errorf("Buy gave %v, want one of %v", err, classes)
	}
	c.calls(OpBuy, 0, "after a purchase that must not be sent")
}

func contains(classes []error, class error) bool {
	for _, want := range classes {
		if class != nil && errors.Is(class, want) {
			return true
		}
	}
	return false
}

func buyAtOnce(c *check) {
	const buyers = 8
	var labels [buyers]shipping.Label
	var errs [buyers]error
	var wg sync.WaitGroup
	for i := range buyers {
		wg.Go(func() { labels[i], errs[i] = c.Carrier.Buy(c.ctx, c.purchase(i)) })
	}
	wg.Wait()
	numbers := map[shipping.TrackingNumber]bool{}
	for i, l := range labels {
		numbers[l.Tracking] = true
		if errs[i] != nil || l.Key != c.key(i) {
			c.errorf("buyer %d got the label of key %q and the error %v", i, l.Key, errs[i])
		}
	}
	if len(numbers) != buyers {
		c.errorf("%d buyers got %d tracking numbers", buyers, len(numbers))
	}
	c.labels(buyers, "after buyers at the same time")
}
