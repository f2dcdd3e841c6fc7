package shipping

import (
	"context"
	"sync"
	"sync/atomic"
)

// Track gives a parcel's story so far. Errors are the carrier's.
func (d *Desk) Track(ctx context.Context, c CarrierCode, n TrackingNumber) (Tracking, error) {
	carrier, err := d.carrier("track", c)
	if err != nil {
		return Tracking{}, err
	}
	return carrier.Track(ctx, n)
}

// ParcelRef names a parcel: a number means something to its carrier alone.
type ParcelRef struct {
	Carrier CarrierCode    `json:"carrier"`
	Number  TrackingNumber `json:"number"`
}

// atOnce is how many parcels of a carrier without batches are asked for at a time; the carrier's own limiter decides how
// fast.
const atOnce = 8

// TrackAll gives one Tracked for each parcel, in order: every carrier in as few calls as it allows (BatchTracker), and
// the carriers at once. A parcel that fails does not spoil the others: its Err says why, ErrUnsupported where the desk
// has no such carrier. It returns when all have answered.
func (d *Desk) TrackAll(ctx context.Context, parcels []ParcelRef) []Tracked {
	out := make([]Tracked, len(parcels))
	at := map[CarrierCode][]int{}
	for i, p := range parcels {
		at[p.Carrier] = append(at[p.Carrier], i)
	}
	var wg sync.WaitGroup
	for code, places := range at {
		wg.Go(func() {
			for i, t := range d.trackOf(ctx, code, numbers(parcels, places)) {
				out[places[i]] = t
			}
		})
	}
	wg.Wait()
	return out
}

func numbers(parcels []ParcelRef, places []int) []TrackingNumber {
	ns := make([]TrackingNumber, len(places))
	for i, place := range places {
		ns[i] = parcels[place].Number
	}
	return ns
}

// trackOf tracks the parcels of one carrier: as many answers as numbers, in order.
func (d *Desk) trackOf(ctx context.Context, code CarrierCode, ns []TrackingNumber) []Tracked {
	carrier, err := d.carrier("track", code)
	if err != nil {
		return filled(nil, len(ns), err)
	}
	batch, ok := carrier.(BatchTracker)
	if !ok {
		return trackEach(ctx, carrier, ns)
	}
	got, err := batch.TrackBatch(ctx, ns)
	if err == nil && len(got) < len(ns) {
		err = &Error{Carrier: code, Op: "track", Class: ErrUnavailable, Text: "the batch has fewer answers than numbers"}
	}
	return filled(got, len(ns), err)
}

// filled is n answers: those that came, and err for the rest.
func filled(got []Tracked, n int, err error) []Tracked {
	out := make([]Tracked, n)
	for i := copy(out, got); i < n; i++ {
		out[i].Err = err
	}
	return out
}

// trackEach asks for one parcel after another, a few at a time.
func trackEach(ctx context.Context, c Carrier, ns []TrackingNumber) []Tracked {
	out := make([]Tracked, len(ns))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(atOnce, len(ns)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(ns); i = int(next.Add(1)) - 1 {
				out[i].Tracking, out[i].Err = c.Track(ctx, ns[i])
			}
		})
	}
	wg.Wait()
	return out
}
