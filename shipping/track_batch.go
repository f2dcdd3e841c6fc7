package shipping

import "context"

// BatchTracker is implemented by a Carrier that tracks several parcels in one call of its own.
type BatchTracker interface {
	// TrackBatch gives one Tracked for each number, in order, however many there are: it asks in as few calls as the
	// carrier allows. A number that fails does not spoil the others. The error is for a call that failed as a whole; what
	// came before it is given too, and the rest have it as their Err.
	TrackBatch(ctx context.Context, ns []TrackingNumber) ([]Tracked, error)
}

// Tracked is one parcel's story, or why there is none.
type Tracked struct {
	Tracking Tracking
	Err      error
}
