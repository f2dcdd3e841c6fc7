package usps

import (
	"context"
	"errors"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// trackBatch is the most numbers of one call (tracking v3r2, second-hand: no document of it is stored).
const trackBatch = 35

// Track gives a parcel's story. A number that USPS does not know, or not yet, is ErrNotFound: a new label may take
// hours to show. USPS shows the parcels of Mailer IDs that are linked to the application, and no others.
func (c *Carrier) Track(ctx context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	tracked, err := c.TrackBatch(ctx, []shipping.TrackingNumber{n})
	if err == nil {
		err = tracked[0].Err
	}
	if err != nil {
		return shipping.Tracking{}, err
	}
	return tracked[0].Tracking, nil
}

// TrackBatch tracks any number of parcels, 35 a call: 1,000 numbers are 29 calls. A number that is none is ErrInvalid
// in its place and is not sent.
func (c *Carrier) TrackBatch(ctx context.Context, ns []shipping.TrackingNumber) ([]shipping.Tracked, error) {
	check := func(n shipping.TrackingNumber) error {
		if !isNumber(n.Reveal()) {
			return malformed("track", "tracking")
		}
		return nil
	}
	out, err := carrierhttp.Batches(ns, trackBatch, check, func(some []int, out []shipping.Tracked) error {
		return c.trackSome(ctx, ns, some, out)
	})
	for i, n := range ns {
		out[i].Tracking.Number = n
	}
	return out, err
}

type trackRequest struct {
	TrackingNumber string `json:"trackingNumber"`
}

// trackSome fills the places some of out. The error is of the call as a whole; that USPS knows none of the numbers is
// said of each.
func (c *Carrier) trackSome(ctx context.Context, ns []shipping.TrackingNumber, some []int, out []shipping.Tracked) error {
	o := operation{op: "track", family: "tracking", method: http.MethodPost, path: "/tracking/v3r2/tracking", repeatable: true}
	request := make([]trackRequest, len(some))
	for i, place := range some {
		request[i].TrackingNumber = ns[place].Reveal()
	}
	body, err := write(o.op, request)
	if err != nil {
		return err
	}
	answer, err := c.ask(ctx, o, body)
	if errors.Is(err, shipping.ErrNotFound) {
		for _, place := range some {
			out[place].Err = err
		}
		return nil
	}
	if err != nil {
		return err
	}
	items, err := itemsOf(answer.Body)
	if err != nil {
		return unreadable(o, "the answer is not what USPS answers")
	}
	for i, place := range some {
		out[place].Tracking, out[place].Err = c.read(o, items.of(ns[place], i, len(some)), ns[place])
	}
	return nil
}

func (c *Carrier) read(o operation, v item, n shipping.TrackingNumber) (shipping.Tracking, error) {
	if v.failed() {
		return shipping.Tracking{Number: n}, v.fault(o)
	}
	t, ok := v.tracking(n, c.cfg.Zone)
	if !ok {
		return t, unreadable(o, "the answer holds no parcel")
	}
	return t, nil
}
