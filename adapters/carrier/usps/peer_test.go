package usps

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

func TestScansMeanWhatAnotherLibraryReads(t *testing.T) {
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
					require.Equal(t, peerWords[e.Status], event{code: e.Code}.meaning(), e.Code)
				}
			}
		}
	}
	if compared == 0 {
		t.Skip("no records of karrio are here")
	}
}
