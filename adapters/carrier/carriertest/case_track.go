package carriertest

import (
	"time"

	"github.com/mailrx/mailrx/shipping"
)

var trackCases = []Case{
	{
		Name: "a new label waits for its parcel",
		Rule: "A label without a parcel yet is LabelCreated",
		run: func(c *check) {
			c.tracked(c.buy(1), shipping.LabelCreated)
		},
	},
	{
		Name: "a parcel is followed from station to station",
		Rule: "Track gives the story of a parcel as it is now",
		run: func(c *check) {
			l := c.buy(1)
			for _, to := range []shipping.Status{shipping.Accepted, shipping.InTransit, shipping.OutForDelivery, shipping.Delivered} {
				c.Books.Advance(l.Tracking, to)
				c.tracked(l, to)
			}
		},
	},
	{
		Name: "scans stand oldest first",
		Rule: "Scans are oldest first",
		run: func(c *check) {
			scans := c.delivered().Scans
			for i := range len(scans) - 1 {
				if scans[i+1].At.Before(scans[i].At) {
					c.fatalf("scan %d is of %v, the next one of %v", i, scans[i].At, scans[i+1].At)
				}
			}
			if n := len(scans); n < 4 || scans[n-1].Status != shipping.Delivered {
				c.errorf("a delivered parcel has the scans %+v", scans)
			}
		},
	},
	{
		Name: "a scan has instant, day and code",
		Rule: "Each scan has an instant in UTC, a day and the carrier's machine code",
		run: func(c *check) {
			for _, s := range c.delivered().Scans {
				if s.At.IsZero() || s.At.Location() != time.UTC || !s.Day.IsSet() || s.Code == "" {
					c.errorf("a scan is %+v", s)
				}
			}
		},
	},
	{
		Name: "tracking names its number",
		Rule: "Track gives the number asked",
		run: func(c *check) {
			l := c.buy(1)
			if tr := c.tracked(l, shipping.LabelCreated); tr.Number != l.Tracking {
				c.errorf("it is %v", tr.Number)
			}
		},
	},
	{
		Name: "a delivery after a return is a return",
		Rule: "A parcel that was returned and then delivered is ReturnedToSender: the sender has it",
		run: func(c *check) {
			l := c.buy(1)
			c.Books.Advance(l.Tracking, shipping.ReturnedToSender)
			c.Books.Advance(l.Tracking, shipping.Delivered)
			c.tracked(l, shipping.ReturnedToSender)
		},
	},
	{
		Name: "a delivery holds",
		Rule: "A terminal status holds until a later terminal one: an exception after a delivery moves nothing",
		run: func(c *check) {
			l := c.buy(1)
			c.Books.Advance(l.Tracking, shipping.Delivered)
			c.Books.Advance(l.Tracking, shipping.Exception)
			c.tracked(l, shipping.Delivered)
		},
	},
	{
		Name: "an unknown number is not found",
		Rule: "Track of a number that the carrier does not know is ErrNotFound",
		run: func(c *check) {
			bought := c.buy(1)
			_, err := c.Carrier.Track(c.ctx, shipping.TrackingNumber(otherEnd(bought.Tracking.Reveal())))
			c.is(err, shipping.ErrNotFound, "Track of an unknown number")
		},
	},
}

// tracked tracks the parcel of l, which must have the status.
func (c *check) tracked(l shipping.Label, want shipping.Status) shipping.Tracking {
	tr, err := c.Carrier.Track(c.ctx, l.Tracking)
	if err != nil {
		c.fatalf("Track gave %v", err)
	}
	if tr.Status != want {
		c.errorf("the status is %v, want %v, after the scans %+v", tr.Status, want, tr.Scans)
	}
	return tr
}

// delivered buys a label, plays its parcel's life to the door, and tracks it.
func (c *check) delivered() shipping.Tracking {
	l := c.buy(1)
	c.Books.Advance(l.Tracking, shipping.Delivered)
	return c.tracked(l, shipping.Delivered)
}
