package fedex

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

func TestStatusesThatAreEasilyReadWrong(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name          string
		code, derived string
		want          shipping.Status
	}{
		{"delivered", "DL", "DL", shipping.Delivered},
		{"left the origin is not lost", "LO", "IT", shipping.InTransit},
		{"on its way back is returned", "RS", "RS", shipping.ReturnedToSender},
		{"held at a location is not in the member's hands", "HL", "HL", shipping.AvailableForPickup},
		{"ready for pickup is neither", "HP", "HL", shipping.AvailableForPickup},
		{"cancelled", "CA", "", shipping.Cancelled},
		{"cancelled, and FedEx says so twice", "CA", "CA", shipping.Cancelled},
		{"CA of the carrier that has the parcel", "CA", "IT", shipping.InTransit},
		{"export approved has the letters of en route to the airport", "EA", "", shipping.InTransit},
		{"RC of an order at customs moves nothing", "RC", "", shipping.Info},
		{"RD is a return label that expired", "RD", "", shipping.Info},
		{"SP is split, on its way", "SP", "", shipping.InTransit},
		{"SP with what FedEx makes of it", "SP", "OD", shipping.OutForDelivery},
		{"PD is a late pickup, not a partial delivery", "PD", "PD", shipping.Exception},
		{"given to the post office is not delivered", "AX", "", shipping.InTransit},
		{"told to the post office is a label", "OX", "IN", shipping.LabelCreated},
		{"a code with one meaning keeps it", "DE", "DL", shipping.Exception},
		{"no code: what FedEx makes of it", "", "OD", shipping.OutForDelivery},
		{"a code that is new", "ZZ", "DL", shipping.StatusUnknown},
		{"nothing", "", "", shipping.StatusUnknown},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, event{code: tc.code, derived: tc.derived}.meaning())
		})
	}
}

func TestADeliveryAfterAReturnIsTheSenders(t *testing.T) {
	t.Parallel()
	stories, err := decodeTrack([]byte(`{"output":{"completeTrackResults":[{"trackingNumber":"794900000011","trackResults":[{"scanEvents":[
		{"date":"2026-12-03T10:00:00-06:00","eventType":"DL"},{"date":"2026-12-01T10:00:00-06:00","eventType":"RS"},
		{"date":"2026-11-30T10:00:00-06:00","eventType":"DE"}],"latestStatusDetail":{"code":"DL"}}]}]}}`), time.UTC)
	require.NoError(t, err)
	require.Equal(t, shipping.ReturnedToSender, stories["794900000011"].tracking.Status)
}

func TestScanCodesKeepWhatCame(t *testing.T) {
	t.Parallel()
	for want, e := range map[string]event{
		"DL": {code: "DL", derived: "DL"}, "ZZ": {code: "ZZ"}, "IN": {derived: "IN"}, "": {}, "Ow": {code: "Ow"}, "?": {code: "left with Testa"},
	} {
		require.Equal(t, want, e.scanCode())
	}
}

func TestTimesInEveryShape(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("CST", -6*60*60)
	for text, want := range map[string]struct{ at, day string }{
		"2026-11-24T18:00:00-06:00": {"2026-11-25T00:00:00Z", "2026-11-24"}, "2026-11-24T18:00:00Z": {"2026-11-24T18:00:00Z", "2026-11-24"},
		"2026-11-24T18:00:00-0600": {"2026-11-25T00:00:00Z", "2026-11-24"}, "2026-11-24T18:00:00.123-06:00": {"2026-11-25T00:00:00Z", "2026-11-24"},
		"2026-11-24T18:00:00": {"2026-11-25T00:00:00Z", "2026-11-24"}, "2026-11-24T18:00": {"2026-11-25T00:00:00Z", "2026-11-24"},
		"2026-11-24": {"2026-11-24T06:00:00Z", "2026-11-24"}, "": {"0001-01-01T00:00:00Z", ""}, "yesterday at ten": {"0001-01-01T00:00:00Z", ""},
	} {
		require.Equal(t, want.at, instant(text, zone).Format(time.RFC3339), text)
		require.Equal(t, want.day, dayOf(text).String(), text)
	}
	require.Equal(t, cal.Date{}, dayOf("2026-13-40T00:00:00"))
}

func TestEveryCodeOfTheReferenceTableMeansTheSameHere(t *testing.T) {
	t.Parallel()
	carriercheck.StatusTable(t, shipping.FedEx, "status-map.json", statusCodes)
}

func TestFaultsAreInTheTableOnce(t *testing.T) {
	t.Parallel()
	require.Len(t, faultClasses, len(faultRows))
	for _, row := range faultRows {
		require.NotEmpty(t, row.text, row.code)
		require.Equal(t, row.code, tidyCode(row.code))
		require.NotNil(t, shipping.ClassOf(row.class), row.code)
	}
	for code := range alreadyVoid {
		require.Equal(t, shipping.ErrRefused, faultClasses[code], code)
	}
}

func TestScansMeanWhatAnotherLibraryReads(t *testing.T) {
	t.Parallel()
	carriercheck.PeerScans(t, shipping.FedEx, func(code string) shipping.Status { return event{code: code}.meaning() }, nil)
}
