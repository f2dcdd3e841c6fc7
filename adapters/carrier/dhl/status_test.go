package dhl

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

func TestCheckpointsThatAreEasilyReadWrong(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		codes []string // oldest first
		want  shipping.Status
	}{
		"CC waits for the member, and is no customs":            {[]string{"PU", "CC"}, shipping.AvailableForPickup},
		"PD leaves pieces owed":                                 {[]string{"WC", "PD"}, shipping.Exception},
		"PD and then the rest":                                  {[]string{"WC", "PD", "OK"}, shipping.Delivered},
		"RT is a return":                                        {[]string{"NH", "RT"}, shipping.ReturnedToSender},
		"a delivery after RT is the sender's":                   {[]string{"NH", "RT", "OK"}, shipping.ReturnedToSender},
		"TP ends the trace on the way":                          {[]string{"AR", "TP"}, shipping.InTransit},
		"CS closes without saying how: on its way as it was":    {[]string{"PU", "DF", "CS"}, shipping.InTransit},
		"CS after a delivery":                                   {[]string{"OK", "CS"}, shipping.Delivered},
		"CS alone is unknown, and no label that waits":          {[]string{"CS"}, shipping.StatusUnknown},
		"CA is closed on arrival, and not cancelled":            {[]string{"AR", "CA"}, shipping.Exception},
		"SM is scheduled for movement, and no delay":            {[]string{"PU", "SM"}, shipping.InTransit},
		"PU is picked up, and not pending":                      {[]string{"PU"}, shipping.Accepted},
		"DS is destroyed":                                       {[]string{"UD", "DS"}, shipping.Lost},
		"DD is delivered, if damaged":                           {[]string{"WC", "DD"}, shipping.Delivered},
		"RR and PY move nothing":                                {[]string{"WC", "RR", "PY"}, shipping.OutForDelivery},
		"an exception after a delivery moves nothing":           {[]string{"OK", "OH"}, shipping.Delivered},
		"a code that is new moves nothing":                      {[]string{"WC", "ZZ"}, shipping.OutForDelivery},
		"a code in small letters is not DHL's":                  {[]string{"PU", "ok"}, shipping.Accepted},
		"customs: in clearance, held for payment, released":     {[]string{"IC", "HP", "CR"}, shipping.InTransit},
		"the consignee has refused it: an exception, no return": {[]string{"WC", "RD"}, shipping.Exception},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var scans []shipping.Scan
			for i, code := range tc.codes {
				e := event{code, "2026-11-24", time.Date(0, 1, 1, 8+i, 0, 0, 0, time.UTC).Format("15:04:05"), ""}
				scans = append(scans, e.scan(time.UTC))
			}
			require.Equal(t, tc.want, shipping.Reduce(scans))
		})
	}
}

func TestACodeHasOneMeaning(t *testing.T) {
	t.Parallel()
	rows := 0
	for _, codes := range statusRows {
		rows += len(codes)
	}
	require.Len(t, statusCodes, rows)
}

func TestWeightsAndLengthsAreExact(t *testing.T) {
	t.Parallel()
	for grams, want := range map[int64]json.Number{1: "0.001", 50: "0.050", 400: "0.400", 1005: "1.005", 68_038: "68.038"} {
		require.Equal(t, want, kilograms(grams))
	}
	for mm, want := range map[int64]json.Number{1: "0.1", 80: "8.0", 305: "30.5", 3000: "300.0"} {
		require.Equal(t, want, centimetres(mm))
	}
}

func TestScanCodesKeepWhatCame(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{"OK": "OK", "101": "101", "": "", "left with Testa": "?", "ABCDE": "?"} {
		require.Equal(t, want, scanCode(code))
	}
}

func TestEveryCodeOfTheReferenceTableMeansTheSameHere(t *testing.T) {
	t.Parallel()
	require.Equal(t, 46, carriercheck.StatusTable(t, shipping.DHL, "checkpoint-map.json", statusCodes))
	require.Len(t, statusCodes, 46)
}

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
