package dhl

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

// peerWords are what karrio, another library, calls a status. "pending" is a label without its parcel.
var peerWords = map[string]shipping.Status{
	"pending": shipping.LabelCreated, "picked_up": shipping.Accepted, "in_transit": shipping.InTransit,
	"out_for_delivery": shipping.OutForDelivery, "delivered": shipping.Delivered, "delivery_failed": shipping.Exception,
}

// peerDiffers are the codes in which karrio's records of the same scans differ, and why ours stands.
var peerDiffers = map[string]string{
	"PL":          "picked_up, ours in_transit", // processed at a location, which is after the pickup
	"PU":          "pending, ours accepted",     // DHL's own word for it is shipment picked up
	"pre-transit": "delivered, ours unknown",    // of the unified API, which this adapter does not speak
}

func TestScansMeanWhatAnotherLibraryReadsButForTheseCodes(t *testing.T) {
	t.Parallel()
	compared := 0
	for name, body := range samples(t, "/track/") {
		var results [][]struct {
			Events []struct{ Code, Status string }
		}
		if !strings.Contains(name, "Parsed") || json.Unmarshal(body, &results) != nil {
			continue
		}
		for _, result := range results {
			for _, parcel := range result {
				for _, e := range parcel.Events {
					if e.Status == "" {
						continue // karrio has no word for it
					}
					compared++
					if ours := statusCodes[e.Code]; ours != peerWords[e.Status] {
						require.Equal(t, peerDiffers[e.Code], e.Status+", ours "+ours.String(), e.Code)
					}
				}
			}
		}
	}
	if compared == 0 {
		t.Skip("no records of karrio are here")
	}
}
