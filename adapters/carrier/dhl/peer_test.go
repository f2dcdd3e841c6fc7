package dhl

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

// peerDiffers are the codes in which karrio's records of the same scans differ, and why ours stands.
var peerDiffers = map[string]string{
	"PL":          "picked_up, ours in_transit", // processed at a location, which is after the pickup
	"PU":          "pending, ours accepted",     // DHL's own word for it is shipment picked up
	"pre-transit": "delivered, ours unknown",    // of the unified API, which this adapter does not speak
}

func TestScansMeanWhatAnotherLibraryReadsButForTheseCodes(t *testing.T) {
	t.Parallel()
	carriercheck.PeerScans(t, shipping.DHL, func(code string) shipping.Status { return statusCodes[code] }, peerDiffers)
}
