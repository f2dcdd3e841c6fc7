package usps

import (
	"slices"

	"github.com/mailrx/mailrx/shipping"
)

// Capabilities are what USPS has, and this adapter uses.
func (c *Carrier) Capabilities() shipping.Capabilities {
	return shipping.Capabilities{
		Formats: slices.Clone(formats), TrackBatch: trackBatch, Find: shipping.FindsNothing, Idempotent: true, Void: true,
		MaxInsured: maxInsured, Addresses: true, Pickups: true, Returns: true, Manifests: true, Aerosols: true, DryIce: true,
		POBoxes: true, Domestic: true, AdultAsked: true,
	}
}
