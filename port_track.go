package mailrx

import (
	"context"
	"errors"
	"time"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

// trackParcel asks for news. Where there is none it asks again later (order.NextLook); no end by Until is a lost parcel.
func (e *engine) trackParcel(ctx context.Context, _ Task, w stream.Named) (answer, error) {
	do := w.(order.TrackParcel)
	tr, err := e.cfg.Desk.Track(ctx, shipping.CarrierCode(do.Carrier), shipping.TrackingNumber(do.Tracking))
	if err != nil && !errors.Is(err, shipping.ErrNotFound) { // a new label may not be known yet
		return answer{}, err
	}
	now := e.now()
	news := order.TrackAnswer{Status: tr.Status.String(), Scans: scansAfter(tr.Scans, do.After)}
	switch {
	case len(news.Scans) > 0, tr.Status.Terminal():
		return answer{cmd: news}, nil
	case !now.Before(do.Until):
		return answer{cmd: order.TrackAnswer{Status: shipping.Lost.String()}}, nil
	}
	return answer{again: order.NextLook(now)}, nil
}

// scansAfter is the scans later than the last known one, oldest first, at the instants that a record can hold.
func scansAfter(scans []shipping.Scan, last time.Time) []order.Scan {
	var out []order.Scan
	for _, s := range scans {
		if at := s.At.UTC().Truncate(time.Microsecond); at.After(last) {
			out = append(out, order.Scan{Status: s.Status.String(), At: at, Day: s.Day})
		}
	}
	return out
}
