package fedex

import (
	"context"
	"net/http"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// trackBatch is the most numbers that one call of FedEx tracks (track-v1, read 2025-10).
const trackBatch = 30

var trackOperation = operation{op: "track", family: "track", method: http.MethodPost, path: "/track/v1/trackingnumbers", repeatable: true}

type trackRequest struct {
	IncludeDetailedScans bool        `json:"includeDetailedScans"`
	TrackingInfo         []trackInfo `json:"trackingInfo"`
}

type trackInfo struct {
	TrackingNumberInfo struct {
		TrackingNumber string `json:"trackingNumber"`
	} `json:"trackingNumberInfo"`
}

// Track gives a parcel's story. A number that FedEx does not know, or not yet, is ErrNotFound, though FedEx answers
// 200: a new label may take hours to show.
//
// FedEx uses a number again after some years. Where it tells several stories under one number, the one with the latest
// ship date is given: the parcel that is on its way now.
func (c *Carrier) Track(ctx context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	if err := checkNumber(n); err != nil {
		return shipping.Tracking{}, err
	}
	told, err := c.track(ctx, []shipping.TrackingNumber{n})
	if err != nil {
		return shipping.Tracking{}, err
	}
	return told[0].Tracking, told[0].Err
}

// TrackBatch tracks any count of numbers, thirty in a call. See Track.
func (c *Carrier) TrackBatch(ctx context.Context, ns []shipping.TrackingNumber) ([]shipping.Tracked, error) {
	return carrierhttp.Batches(ns, trackBatch, checkNumber, func(some []int, all []shipping.Tracked) error {
		return c.trackSome(ctx, ns, some, all)
	})
}

func checkNumber(n shipping.TrackingNumber) error {
	if !isNumber(n.Reveal()) {
		return malformed(trackOperation.op, "tracking")
	}
	return nil
}

func (c *Carrier) trackSome(ctx context.Context, ns []shipping.TrackingNumber, some []int, all []shipping.Tracked) error {
	batch := make([]shipping.TrackingNumber, len(some))
	for at, i := range some {
		batch[at] = ns[i]
	}
	told, err := c.track(ctx, batch)
	if err != nil {
		return err
	}
	for at, i := range some {
		all[i] = told[at]
	}
	return nil
}

// track is one call, for at most thirty numbers.
func (c *Carrier) track(ctx context.Context, ns []shipping.TrackingNumber) ([]shipping.Tracked, error) {
	body := trackRequest{IncludeDetailedScans: true, TrackingInfo: make([]trackInfo, len(ns))}
	for i, n := range ns {
		body.TrackingInfo[i].TrackingNumberInfo.TrackingNumber = n.Reveal()
	}
	answer, err := c.ask(ctx, trackOperation, body)
	if err != nil {
		return nil, err
	}
	stories, err := decodeTrack(answer, c.cfg.Zone)
	if err != nil {
		return nil, unreadable(trackOperation, "the answer holds no parcel")
	}
	told := make([]shipping.Tracked, len(ns))
	for i, n := range ns {
		s, there := stories[strings.ToUpper(n.Reveal())]
		if only, one := soleStory(stories); !there && len(ns) == 1 && one {
			s, there = only, true // FedEx may write a number with more digits than it was asked
		}
		told[i] = s.tracked(n, there)
	}
	return told, nil
}

func soleStory(stories map[string]story) (only story, one bool) {
	for _, only = range stories {
	}
	return only, len(stories) == 1
}

// tracked is a story as the port tells it, or why there is none.
func (s story) tracked(n shipping.TrackingNumber, there bool) (t shipping.Tracked) {
	switch {
	case !there || s.empty && s.code == "":
		t.Err = unreadable(trackOperation, "the answer holds no such parcel")
	case s.empty:
		t.Err = coded(trackOperation.op, s.code)
	default:
		t.Tracking = s.tracking
		t.Tracking.Number = n
	}
	return t
}
