package dhl

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// trackBatch is the most numbers that one call of DHL tracks (document of 3.1.1).
const trackBatch = 200

// Track gives a parcel's story, each event with the offset of its place. A number that DHL does not know, or not yet, is
// ErrNotFound. A shipment without events waits for its parcel: LabelCreated.
func (c *Carrier) Track(ctx context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	o := operation{op: "track", family: "tracking", method: http.MethodGet, repeatable: true, query: url.Values{
		"trackingView": {"all-checkpoints"}, "levelOfDetail": {"shipment"}, "requestGMTOffsetPerEvent": {"true"}}}
	if err := checkNumber(n); err != nil {
		return shipping.Tracking{}, err
	}
	o.path = "/shipments/" + n.Reveal() + "/tracking"
	answer, err := c.ask(ctx, o, nil)
	if err != nil {
		return shipping.Tracking{}, err
	}
	stories, err := decodeStories(answer, c.cfg.Zone)
	if err != nil {
		return shipping.Tracking{}, unreadable(o, "the answer holds no shipment")
	}
	s, ok := storyOf(stories, n)
	if !ok {
		return shipping.Tracking{}, unreadable(o, "the answer holds no such shipment")
	}
	s.tracking.Number = n
	return s.tracking, nil
}

// TrackBatch tracks any count of numbers, two hundred in a call. DHL gives no offsets in a call for many: events are
// told in Config.Zone, hours off and out of order by hours where a parcel crosses zones. Track is exact.
func (c *Carrier) TrackBatch(ctx context.Context, ns []shipping.TrackingNumber) ([]shipping.Tracked, error) {
	return carrierhttp.Batches(ns, trackBatch, checkNumber, func(some []int, all []shipping.Tracked) error {
		return c.trackSome(ctx, ns, some, all)
	})
}

func checkNumber(n shipping.TrackingNumber) error {
	if !isNumber(n.Reveal()) {
		return malformed("track", "tracking")
	}
	return nil
}

// trackSome is one call, for at most two hundred numbers.
func (c *Carrier) trackSome(ctx context.Context, ns []shipping.TrackingNumber, some []int, all []shipping.Tracked) error {
	o := operation{op: "track", family: "tracking", method: http.MethodGet, path: "/tracking", repeatable: true, query: url.Values{
		"trackingView": {"all-checkpoints"}, "levelOfDetail": {"shipment"}}}
	for _, i := range some {
		o.query.Add("shipmentTrackingNumber", ns[i].Reveal())
	}
	answer, err := c.ask(ctx, o, nil)
	stories := []story(nil)
	if err == nil {
		if stories, err = decodeStories(answer, c.cfg.Zone); err != nil {
			return unreadable(o, "the answer holds no shipment")
		}
	}
	if err != nil && !errors.Is(err, shipping.ErrNotFound) {
		return err
	}
	for _, i := range some {
		s, ok := storyWith(stories, ns[i])
		if !ok {
			all[i].Err = fault(o.op, shipping.ErrNotFound, "DHL does not know the number, or not yet")
			continue
		}
		s.tracking.Number = ns[i]
		all[i].Tracking = s.tracking
	}
	return nil
}

// storyOf is the story of n, or the only one there is: DHL answers the number of a piece with that of its shipment.
func storyOf(stories []story, n shipping.TrackingNumber) (s story, ok bool) {
	if s, ok = storyWith(stories, n); !ok && len(stories) == 1 {
		return stories[0], true
	}
	return s, ok
}

func storyWith(stories []story, n shipping.TrackingNumber) (story, bool) {
	for _, s := range stories {
		if strings.EqualFold(s.number, n.Reveal()) {
			return s, true
		}
	}
	return story{}, false
}
