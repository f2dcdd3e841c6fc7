package carriertest

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/shipping"
)

// prepareCases are about a purchase that is stored before it is sent, so that it can be sent again and buy nothing new.
var prepareCases = []Case{
	{
		Name:  "drawing up a purchase buys nothing",
		Rule:  "Prepare gives a key and the bytes of the request, and buys nothing",
		needs: needsPrepare,
		run: func(c *check) {
			if d := c.prepared(1); d.Key == "" || len(d.Body) == 0 {
				c.errorf("it drew the key %q and %d bytes", d.Key, len(d.Body))
			}
			c.calls(OpBuy, 0, "after Prepare")
			c.labels(0, "after Prepare")
		},
	},
	{
		Name:  "the carrier's key tells nothing of ours",
		Rule:  "The key of a prepared purchase is drawn at random: another each time, and nothing of ours is in it",
		needs: needsPrepare,
		run: func(c *check) {
			first, second := c.prepared(1), c.prepared(1)
			if first.Key == second.Key || strings.Contains(first.Key, string(c.key(1))) {
				c.errorf("one purchase, drawn up twice, has the keys %q and %q", first.Key, second.Key)
			}
		},
	},
	{
		Name:  "what must not be sent is not drawn up",
		Rule:  "Prepare of a purchase that Validate finds fault with is ErrInvalid",
		needs: needsPrepare,
		run: func(c *check) {
			p := c.purchase(1)
			p.Shipment.Parcel.Grams = 0
			_, err := c.preparer().Prepare(c.ctx, p)
			c.is(err, shipping.ErrInvalid, "Prepare of a parcel of no weight")
		},
	},
	{
		Name:  "a prepared purchase is sent as it was stored",
		Rule:  "BuyPrepared sends the bytes that Prepare drew, and none written anew",
		needs: needsPrepare,
		run: func(c *check) {
			d := c.prepared(1)
			c.bought(1, d)
			if prints := c.prints(OpBuy); !slices.Equal(prints, [][sha256.Size]byte{sha256.Sum256(d.Body)}) {
				c.errorf("of the %d requests that arrived not one and only one was the %d bytes stored", len(prints), len(d.Body))
			}
		},
	},
	{
		Name:  "a prepared purchase bought again is the same label",
		Rule:  "BuyPrepared with the same Prepared gives the same label and buys no other",
		needs: needsPrepare,
		run: func(c *check) {
			d := c.prepared(1)
			first, second := c.bought(1, d), c.bought(1, d)
			if first.ID != second.ID || first.Tracking != second.Tracking || first.Key != second.Key || len(second.Image) == 0 {
				c.errorf("the labels are %+v and %+v", first, second)
			}
			c.labels(1, "after a prepared purchase and its replay")
		},
	},
	{
		Name:  "a lost answer is settled by the same purchase again",
		Rule:  "After answers that were lost, BuyPrepared with the same Prepared gives the label that stands",
		needs: needsPrepare,
		run: func(c *check) {
			d := c.prepared(1)
			c.Wire.Fail(OpBuy, DropAfterWork, always)
			_, err := c.preparer().BuyPrepared(c.ctx, c.purchase(1), d)
			c.is(err, shipping.ErrOutcomeUnknown, "BuyPrepared with every answer lost")
			c.Wire.Fail(OpBuy, 0, 0)
			if l := c.bought(1, d); needsReference(c.h.Features) && c.Books.Reference(l.Tracking) != c.key(1) {
				c.errorf("the label has not the reference %q in the carrier's books", c.key(1))
			}
			c.labels(1, "after lost answers and a replay")
		},
	},
	{
		Name:  "what Prepare did not draw is never sent",
		Rule:  "BuyPrepared without a key or without bytes is ErrInvalid before any byte is sent",
		needs: needsPrepare,
		run: func(c *check) {
			d := c.prepared(1)
			for _, none := range []shipping.Prepared{{}, {Key: d.Key}, {Body: d.Body}} {
				_, err := c.preparer().BuyPrepared(c.ctx, c.purchase(1), none)
				c.is(err, shipping.ErrInvalid, fmt.Sprintf("BuyPrepared with a key of %d and a body of %d bytes", len(none.Key), len(none.Body)))
			}
			c.calls(OpBuy, 0, "after purchases that must not be sent")
		},
	},
}

// Printer is a [Wire] that tells what arrived. A carrier that is a shipping.Preparer needs one.
type Printer interface {
	// Prints gives the SHA-256 of the body of each request of op that arrived and whose work was done, in order.
	Prints(op Op) [][sha256.Size]byte
}

func (c *check) prints(op Op) [][sha256.Size]byte {
	p, ok := c.Wire.(Printer)
	if !ok {
		c.fatalf("nobody can tell what arrived: the wire is no carriertest.Printer")
	}
	return p.Prints(op)
}

// preparer is the carrier as a Preparer, which it must be.
func (c *check) preparer() shipping.Preparer {
	p, ok := c.Carrier.(shipping.Preparer)
	if !ok {
		c.fatalf("the carrier is no shipping.Preparer: implement it, or declare Features.NoPrepare")
	}
	return p
}

// prepared draws up the n-th purchase of the case.
func (c *check) prepared(n int) shipping.Prepared {
	d, err := c.preparer().Prepare(c.ctx, c.purchase(n))
	if err != nil {
		c.fatalf("Prepare gave %v", err)
	}
	return d
}

// bought buys the n-th purchase as it was drawn up, which must succeed.
func (c *check) bought(n int, d shipping.Prepared) shipping.Label {
	l, err := c.preparer().BuyPrepared(c.ctx, c.purchase(n), d)
	if err != nil {
		c.fatalf("BuyPrepared gave %v", err)
	}
	return l
}
