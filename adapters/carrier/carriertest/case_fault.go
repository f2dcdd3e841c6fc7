package carriertest

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx/shipping"
)

// always is more often than any carrier repeats a read.
const always = 1_000_000

var faultCases = []Case{
	{
		Name: "wrong credentials are told as such",
		Rule: "Credentials that the carrier does not accept are ErrAuth, on every call",
		run: func(c *check) {
			_, err := c.Stranger.Quote(c.ctx, c.parcel())
			c.is(err, shipping.ErrAuth, "Quote with wrong credentials")
			_, err = c.Stranger.Buy(c.ctx, c.purchase(1))
			c.is(err, shipping.ErrAuth, "Buy with wrong credentials")
			_, err = c.Stranger.Track(c.ctx, c.buy(2).Tracking)
			c.is(err, shipping.ErrAuth, "Track with wrong credentials")
		},
	},
	{
		Name: "too many reads are told as such",
		Rule: "A read that the carrier throttles for an hour is ErrThrottled, at once",
		run: func(c *check) {
			c.eachRead(func(op Op, read readCall) {
				c.Wire.Fail(op, Throttle, always)
				c.is(read(c.ctx), shipping.ErrThrottled, "a throttled "+string(op))
			})
		},
	},
	{
		Name:  "a throttled caller learns when to come back",
		Rule:  "RetryAfter says when to come back, where the carrier does",
		needs: needsRetryAfter,
		run: func(c *check) {
			c.Wire.Fail(OpQuote, Throttle, always)
			_, err := c.Carrier.Quote(c.ctx, c.parcel())
			var fault *shipping.Error
			if !errors.As(err, &fault) || fault.RetryAfter != RetryAfter {
				c.errorf("the carrier asked for %v, and the error is %v", RetryAfter, err)
			}
		},
	},
	{
		Name: "a throttled purchase bought nothing and can be made again",
		Rule: "ErrThrottled promises that nothing was done",
		run: func(c *check) {
			_, err := c.buyUnder(Throttle)
			c.is(err, shipping.ErrThrottled, "a throttled Buy")
			c.labels(0, "after a throttled Buy")
			c.buy(1)
			c.labels(1, "after the same Buy again")
		},
	},
	{
		Name: "a read is repeated after a passing fault",
		Rule: "Quote, Track and FindLabel only read, so an adapter repeats them after a passing fault",
		run: func(c *check) {
			c.eachRead(func(op Op, read readCall) {
				before := c.Wire.Calls(op)
				c.Wire.Fail(op, Down, 1)
				if err := read(c.ctx); err != nil {
					c.errorf("%s after one 503 gave %v", op, err)
				}
				c.calls(op, before+2, "a 503 and its repeat")
			})
		},
	},
	{
		Name: "a carrier that is down is not one that knows nothing",
		Rule: "A carrier that stays down is ErrUnavailable; ErrNotFound would say that no label was bought",
		run:  func(c *check) { c.unavailable(Down) },
	},
	{
		Name: "half an answer to a read is a fault",
		Rule: "Half an answer is a fault of class ErrUnavailable, never a panic and never an empty result",
		run:  func(c *check) { c.unavailable(Truncate) },
	},
	{
		Name: "an HTML page in answer to a read is a fault",
		Rule: "An HTML page is a fault of class ErrUnavailable, never a panic and never an empty result",
		run:  func(c *check) { c.unavailable(HTML) },
	},
	{
		Name: "an empty answer to a read is a fault",
		Rule: "An empty object is a fault of class ErrUnavailable, never a panic and never an empty result",
		run:  func(c *check) { c.unavailable(Empty) },
	},
	{
		Name: "a call ends with its context",
		Rule: "Every call returns soon after its context ends",
		run: func(c *check) {
			c.eachRead(func(op Op, read readCall) {
				c.Wire.Fail(op, Hang, always)
				ctx, cancel := c.untilArrived(op)
				defer cancel()
				if err := read(ctx); err == nil {
					c.errorf("%s without an answer gave no error", op)
				}
			})
		},
	},
	{
		Name: "a fault says whose it is",
		Rule: "Every error is an *Error with its carrier, the call and one class",
		run: func(c *check) {
			c.eachRead(func(op Op, read readCall) {
				c.Wire.Fail(op, Down, always)
				c.typed(op, read(c.ctx))
			})
			_, err := c.buyUnder(DropAfterWork)
			c.typed(OpBuy, err)
		},
	},
}

// readCall is a call of the port that only reads, made so that it succeeds on a calm day.
type readCall func(ctx context.Context) error

// eachRead does something with each call that only reads, over a label that is bought first.
func (c *check) eachRead(do func(op Op, read readCall)) {
	l := c.buy(99)
	do(OpQuote, func(ctx context.Context) error { _, err := c.Carrier.Quote(ctx, c.parcel()); return err })
	do(OpTrack, func(ctx context.Context) error { _, err := c.Carrier.Track(ctx, l.Tracking); return err })
	if f, ok := c.Carrier.(shipping.LabelFinder); ok {
		do(OpFind, func(ctx context.Context) error { _, err := f.FindLabel(ctx, c.key(99)); return err })
	}
}

// unavailable complains where a read that meets f for good is anything but ErrUnavailable.
func (c *check) unavailable(f Fault) {
	c.eachRead(func(op Op, read readCall) {
		c.Wire.Fail(op, f, always)
		c.is(read(c.ctx), shipping.ErrUnavailable, string(op))
	})
}

func (c *check) typed(op Op, err error) {
	var fault *shipping.Error
	switch {
	case !errors.As(err, &fault):
		c.errorf("the error of %s is a %T", op, err)
	case fault.Carrier != c.Carrier.Code() || fault.Op != string(op) || shipping.ClassOf(fault.Class) == nil:
		c.errorf("the error of %s has the carrier %q, the call %q and the class %v", op, fault.Carrier, fault.Op, fault.Class)
	}
}
