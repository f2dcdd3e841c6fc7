package shipping

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// PickupScheduler is implemented by a Carrier that collects parcels at the dock.
type PickupScheduler interface {
	// SchedulePickup asks for one collection. It is a purchase: it is not repeated, and a lost answer is
	// ErrOutcomeUnknown.
	SchedulePickup(ctx context.Context, r PickupRequest) (Pickup, error)

	// CancelPickup calls a collection off; one that is off already is success.
	CancelPickup(ctx context.Context, p Pickup) error
}

// PickupRequest asks for a collection of parcels.
type PickupRequest struct {
	Key     Key // ours, one for each collection
	From    Address
	On      cal.Date
	Ready   TimeOfDay // parcels are ready from then on
	Close   TimeOfDay // and the dock closes
	Parcels int
	Grams   int64 // of all parcels
	Service Service
}

// Pickup is a collection that the carrier has promised.
type Pickup struct {
	ID      string // the carrier's confirmation
	On      cal.Date
	Version string // what the carrier wants to see when it is changed (USPS: ETag); empty: nothing
}

// TimeOfDay is minutes after midnight in the zone of the place: 17*60+30 is half past five.
type TimeOfDay int

// Validate lists every missing or wrong field; nil where there is none. The error is *Invalid and holds no value.
func (r PickupRequest) Validate() error {
	var f faults
	if !ValidKey(r.Key) {
		f.add("key", keyFault, MaxKey)
	}
	f.under("from", r.From.check)
	if !r.On.IsSet() {
		f.add("on", "is missing")
	}
	if r.Ready < 0 || r.Close >= 24*60 || r.Ready >= r.Close {
		f.add("ready", "must be a time of the day before close")
	}
	if r.Parcels < 1 {
		f.add("parcels", "must be above zero")
	}
	if r.Grams <= 0 {
		f.add("grams", "must be above zero")
	}
	return f.err()
}
