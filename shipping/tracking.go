package shipping

import (
	"cmp"
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// Scan is one event as the carrier told it. It holds no place and no prose: both can tell who lives where.
type Scan struct {
	At     time.Time `json:"at"`   // UTC; the adapter resolves the zone
	Day    cal.Date  `json:"day"`  // the local day of the scan
	Code   string    `json:"code"` // the carrier's machine code, as it came
	Status Status    `json:"status"`
}

// Tracking is a parcel's story so far, reduced to one status.
type Tracking struct {
	Number TrackingNumber `json:"number"`
	Status Status         `json:"status"`
	Scans  []Scan         `json:"scans"` // oldest first; the caller owns the slice
	ETA    cal.Date       `json:"eta"`   // the carrier's own date; unset: none given
}

// Reduce gives the status of a parcel from its scans, whatever their order and however often each is repeated:
//
//   - the last scan by instant counts; at one instant, the status with the higher number;
//   - a terminal status holds until a later terminal one comes: an investigation after a delivery moves nothing;
//   - a delivery after a return is the return arriving at the sender: it stays returned;
//   - Info and StatusUnknown move nothing. Nothing else heard: StatusUnknown.
//
// A scan without an instant counts as the oldest.
func Reduce(scans []Scan) Status {
	var last, end *Scan // the last open scan, the last terminal one
	returned := false
	for i := range scans {
		s := &scans[i]
		switch {
		case s.Status == Info || s.Status == StatusUnknown:
		case !s.Status.Terminal():
			last = later(last, s)
		default:
			end = later(end, s)
			returned = returned || s.Status == ReturnedToSender
		}
	}
	switch {
	case end != nil && end.Status == Delivered && returned:
		return ReturnedToSender
	case end != nil:
		return end.Status
	case last != nil:
		return last.Status
	}
	return StatusUnknown
}

func later(a, b *Scan) *Scan {
	if a == nil {
		return b
	}
	if c := b.At.Compare(a.At); c > 0 || c == 0 && b.Status > a.Status {
		return b
	}
	return a
}

// SortScans puts scans oldest first, in place: by instant, then status, then code. For adapters: carriers list the
// newest first as often as not.
func SortScans(scans []Scan) {
	slices.SortStableFunc(scans, func(a, b Scan) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Status, b.Status), cmp.Compare(a.Code, b.Code))
	})
}
