package shipping

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// Returner is implemented by a Carrier that sells labels for the way back.
type Returner interface {
	// BuyReturn buys a label from the member (Shipment.From) to the pharmacy (Shipment.To). Its rules are those of
	// Carrier.Buy: at most one purchase, and an answer that is lost is ErrOutcomeUnknown.
	BuyReturn(ctx context.Context, p Purchase) (Label, error)
}

// Manifester is implemented by a Carrier that wants a list of the day's parcels when it collects them.
type Manifester interface {
	// Manifest closes a day's parcels and gives the form that the driver scans. It is a purchase: it is not repeated. A
	// label on a manifest cannot be voided any more.
	Manifest(ctx context.Context, r ManifestRequest) (Manifest, error)
}

// ManifestRequest names the parcels of a manifest.
type ManifestRequest struct {
	Key     Key // ours, one for each manifest
	On      cal.Date
	From    Address
	Parcels []TrackingNumber // at least one
}

// Manifest is the form.
type Manifest struct {
	ID     string
	Format string
	Image  Sealed
}

// Validate lists every missing or wrong field; nil where there is none. The error is *Invalid and holds no value.
func (r ManifestRequest) Validate() error {
	var f faults
	if !ValidKey(r.Key) {
		f.add("key", keyFault, MaxKey)
	}
	if !r.On.IsSet() {
		f.add("on", "is missing")
	}
	f.under("from", r.From.check)
	if len(r.Parcels) == 0 {
		f.add("parcels", "is empty")
	}
	return f.err()
}
