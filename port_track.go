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
	told := order.TrackAnswer{Status: tr.Status.String(), Scans: news(do, tr)}
	switch {
	case len(told.Scans) > 0, tr.Status.Terminal():
		return answer{cmd: told}, nil
	case !now.Before(do.Until):
		return answer{cmd: order.TrackAnswer{Status: shipping.Lost.String()}}, nil
	}
	return answer{again: order.NextLook(now)}, nil
}

// news is the scans that the order does not know, at the instants that a record can hold.
func news(do order.TrackParcel, tr shipping.Tracking) []order.Scan {
	var out []order.Scan
	for _, s := range tr.Scans {
		scan := order.Scan{Status: s.Status.String(), At: s.At.UTC().Truncate(time.Microsecond), Day: s.Day}
		if do.News(scan, tr.Status.String()) {
			out = append(out, scan)
		}
	}
	return out
}
