package carriertest

import (
	"errors"

	"github.com/mailrx/mailrx/shipping"
)

var findCases = []Case{
	{
		Name:  "a label whose answer was lost is found",
		Rule:  "FindLabel gives the label that Buy would have given: the one that stands in the carrier's books under the key",
		needs: needsFind,
		run: func(c *check) {
			c.buyUnder(DropAfterWork)
			l := c.found(1)
			if ref := c.Books.Reference(l.Tracking); needsReference(c.h.Features) && ref != c.key(1) {
				c.errorf("the label found has the reference %q in the carrier's books, the key is %q", ref, c.key(1))
			}
			c.labels(1, "after a lost answer and FindLabel")
		},
	},
	{
		Name:  "the label found is the label bought",
		Rule:  "FindLabel gives the same id, tracking number and key that Buy gave",
		needs: needsFind,
		run: func(c *check) {
			bought := c.buy(1)
			c.buy(2)
			if l := c.found(1); l.ID != bought.ID || l.Tracking != bought.Tracking || l.Key != bought.Key {
				c.errorf("it found %+v, bought was %+v", l, bought)
			}
		},
	},
	{
		Name:  "a key never bought is not found",
		Rule:  "FindLabel is ErrNotFound where the carrier has no label under the key",
		needs: needsFind,
		run: func(c *check) {
			_, err := c.finder().FindLabel(c.ctx, c.key(1))
			c.is(err, shipping.ErrNotFound, "FindLabel of a key never bought")
		},
	},
	{
		Name:  "a purchase that never arrived is not found",
		Rule:  "FindLabel asks the carrier, not its own memory of what was sent",
		needs: needsFind,
		run: func(c *check) {
			c.buyUnder(DropBeforeWork)
			_, err := c.finder().FindLabel(c.ctx, c.key(1))
			c.is(err, shipping.ErrNotFound, "FindLabel after a purchase that never arrived")
		},
	},
	{
		Name:  "looking for a label buys none",
		Rule:  "FindLabel never buys",
		needs: needsFind,
		run: func(c *check) {
			_, _ = c.finder().FindLabel(c.ctx, c.key(1))
			c.calls(OpBuy, 0, "after FindLabel of a key never bought")
			c.labels(0, "after FindLabel of a key never bought")
		},
	},
	{
		Name:  "a dead label is not found alive",
		Rule:  "A voided label is ErrNotFound, or has Voided set",
		needs: needsFindAndVoid,
		run: func(c *check) {
			c.voided(c.buy(1))
			l, err := c.finder().FindLabel(c.ctx, c.key(1))
			if !errors.Is(err, shipping.ErrNotFound) && (err != nil || !l.Voided) {
				c.errorf("FindLabel of a voided label gave %+v and the error %v", l, err)
			}
		},
	},
}

// finder is the carrier as a LabelFinder, which it must be.
func (c *check) finder() shipping.LabelFinder {
	f, ok := c.Carrier.(shipping.LabelFinder)
	if !ok {
		c.fatalf("the carrier is no shipping.LabelFinder: implement it, or declare Features.NoFindLabel")
	}
	return f
}

// found finds the n-th label of the case, which must be there.
func (c *check) found(n int) shipping.Label {
	l, err := c.finder().FindLabel(c.ctx, c.key(n))
	if err != nil {
		c.fatalf("FindLabel gave %v", err)
	}
	if l.Tracking == "" || l.ID == "" || l.Key != c.key(n) {
		c.errorf("the label found is %+v, the key asked is %q", l, c.key(n))
	}
	return l
}
