package dhl_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// The request of a purchase, whole, in our own words.
func TestAPurchaseIsWrittenAsDHLWantsIt(t *testing.T) {
	t.Parallel()
	c, d := answering(t, 500, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.Signature, p.Shipment.Insured = shipping.AnySignature, money.Cents(123_45)
	}))
	require.Len(t, d.Sent(), 1)
	carriercheck.Golden(t, "ship_request.json", d.Sent()[0].Body)
}

func TestWhatIsSentWhere(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		call        func(c *dhl.Carrier) error
		method, url string
	}{
		"quote": {func(c *dhl.Carrier) error { _, err := c.Quote(t.Context(), carriertest.ShipmentAbroad()); return err },
			"POST", "/mydhlapi/rates?"},
		"buy":     {func(c *dhl.Carrier) error { _, err := c.Buy(t.Context(), purchase(nil)); return err }, "POST", "/mydhlapi/shipments?"},
		"dry run": {func(c *dhl.Carrier) error { return c.DryRun(t.Context(), purchase(nil)) }, "POST", "/mydhlapi/shipments?strictValidation=true&validateDataOnly=true"},
		"track": {func(c *dhl.Carrier) error { _, err := c.Track(t.Context(), "5350000014"); return err },
			"GET", "/mydhlapi/shipments/5350000014/tracking?levelOfDetail=shipment&requestGMTOffsetPerEvent=true&trackingView=all-checkpoints"},
		"track many": {func(c *dhl.Carrier) error {
			_, err := c.TrackBatch(t.Context(), []shipping.TrackingNumber{"5350000014", "5350000025"})
			return err
		}, "GET", "/mydhlapi/tracking?levelOfDetail=shipment&shipmentTrackingNumber=5350000014&shipmentTrackingNumber=5350000025&trackingView=all-checkpoints"},
		"find": {func(c *dhl.Carrier) error { _, err := c.FindLabel(t.Context(), "k-1"); return err },
			"GET", "/mydhlapi/tracking?dateRangeFrom=2026-10-25&dateRangeTo=2026-11-24&levelOfDetail=shipment&shipmentReference=k-1&shipperAccountNumber=123456789&trackingView=shipment-details-only"},
		"document": {func(c *dhl.Carrier) error {
			_, err := c.Document(t.Context(), "5350000014", dhl.Waybill, cal.Of(2026, 11, 24))
			return err
		}, "GET", "/mydhlapi/shipments/5350000014/get-image?allInOnePDF=true&encodingFormat=pdf&pickupYearAndMonth=2026-11&shipperAccountNumber=123456789&typeCode=waybill"},
		"address": {func(c *dhl.Carrier) error {
			_, err := c.CheckAddress(t.Context(), carriertest.ShipmentAbroad().To)
			return err
		},
			"GET", "/mydhlapi/address-validate?countryCode=CA&postalCode=V6B+1A1&strictValidation=true&type=delivery"},
		"pickup": {func(c *dhl.Carrier) error { _, err := c.SchedulePickup(t.Context(), collection()); return err }, "POST", "/mydhlapi/pickups?"},
		"cancel pickup": {func(c *dhl.Carrier) error { return c.CancelPickup(t.Context(), shipping.Pickup{ID: "PRG261124000001"}) },
			"DELETE", "/mydhlapi/pickups/PRG261124000001?reason=not+needed&requestorName=pharmacy"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, d := answering(t, 400, "{}")
			require.Error(t, tc.call(c))
			require.Len(t, d.Sent(), 1)
			r := d.Sent()[0]
			require.Equal(t, tc.method, r.Method)
			require.Equal(t, tc.url, r.Path+"?"+r.Query)
			require.Equal(t, "3.1.0", r.Header.Get("X-Version"))
			require.Len(t, r.Header.Get("Message-Reference"), 32)
			require.Equal(t, "Tue, 24 Nov 2026 18:00:00 GMT", r.Header.Get("Message-Reference-Date"))
			require.Equal(t, "Basic YW4gYXBwOnRoZSBzZWNyZXQ=", r.Header.Get("Authorization"))
		})
	}
}

func collection() shipping.PickupRequest {
	return shipping.PickupRequest{Key: "pickup-1", From: carriertest.Shipment().From, On: cal.Of(2026, 11, 25),
		Ready: 9*60 + 5, Close: 17*60 + 30, Parcels: 3, Grams: 1201}
}

func TestAPickupIsWrittenAsDHLWantsIt(t *testing.T) {
	t.Parallel()
	c, d := answering(t, 201, `{"dispatchConfirmationNumbers":"PRG261124000001"}`)
	p, err := c.SchedulePickup(t.Context(), collection())
	require.NoError(t, err)
	require.Equal(t, "PRG261124000001", p.ID)
	body := d.Sent()[0].Body
	require.Equal(t, "2026-11-25T09:05:00 GMT-06:00", carriercheck.At(t, body, "plannedPickupDateAndTime"))
	require.Equal(t, "17:30", carriercheck.At(t, body, "closeTime"))
	require.Equal(t, "P", carriercheck.At(t, body, "shipmentDetails.0.productCode"))
	require.Contains(t, body, `"packages":[{"weight":0.401},{"weight":0.400},{"weight":0.400}]`)
	require.NotContains(t, body, "pickup-1", "DHL has no field for our key")
	for name, change := range map[string]func(r *shipping.PickupRequest){
		"more than 999 parcels":   func(r *shipping.PickupRequest) { r.Parcels, r.Grams = 1000, 100_000 },
		"parcels of no weight":    func(r *shipping.PickupRequest) { r.Parcels, r.Grams = 3, 2 },
		"somebody else's service": func(r *shipping.PickupRequest) { r.Service = "ups_ground" },
		"no telephone":            func(r *shipping.PickupRequest) { r.From.Phone = secret.Text{} },
	} {
		r := collection()
		change(&r)
		_, err := c.SchedulePickup(t.Context(), r)
		require.Error(t, err, name)
	}
	require.Len(t, d.Sent(), 1, "nothing more was sent")
}

// One message reference through all attempts, another for every call.
func TestTheMessageReferenceIsStableThroughAttempts(t *testing.T) {
	t.Parallel()
	c, d := answering(t, 503, "")
	for range 2 {
		_, err := c.Track(t.Context(), "5350000014")
		require.ErrorIs(t, err, shipping.ErrUnavailable)
	}
	require.Len(t, d.Sent(), 8)
	seen := map[string]int{}
	for _, r := range d.Sent() {
		seen[r.Header.Get("Message-Reference")]++
	}
	require.Len(t, seen, 2)
	for _, n := range seen {
		require.Equal(t, 4, n)
	}
}

func TestARateTellsNoStreetAndNoName(t *testing.T) {
	t.Parallel()
	c, d := answering(t, 400, "{}")
	s := carriertest.ShipmentAbroad()
	s.Insured = money.Cents(500_10)
	_, _ = c.Quote(t.Context(), s)
	body := d.Sent()[0].Body
	for _, piece := range []string{"Testa", "Madeup", carriertest.PlantedPhone, "100 Example"} {
		require.NotContains(t, body, piece)
	}
	require.Equal(t, "CA", carriercheck.At(t, body, "customerDetails.receiverDetails.countryCode"))
	require.Contains(t, body, `"monetaryAmount":[{"typeCode":"declaredValue","value":40.00,"currency":"USD"}]`)
	require.Contains(t, body, `"valueAddedServices":[{"serviceCode":"II","value":500.10,"currency":"USD"}]`)
	require.Contains(t, body, `"packages":[{"weight":0.400,"dimensions":{"length":20.0,"width":15.0,"height":8.0}}]`)
}

func TestTheTestEnvironmentIsAnotherPathOfTheHost(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, dhl.Config{BaseURL: base, Test: true})
	_, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	u, err := url.Parse(server.URLs()[0])
	require.NoError(t, err)
	require.Equal(t, "/mydhlapi/test/shipments", u.Path)
}

func TestTheMomentOfHandingOverIsNeverInThePast(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		now, want string
		on        cal.Date
	}{
		"in the morning it is this afternoon":     {now: "2026-11-24T15:00:00Z", want: "2026-11-24T17:00:00 GMT-06:00"},
		"in the afternoon it is tomorrow":         {now: "2026-11-24T22:30:00Z", want: "2026-11-25T17:00:00 GMT-06:00"},
		"a day that is named is that day":         {now: "2026-11-24T15:00:00Z", on: cal.Of(2026, 11, 27), want: "2026-11-27T17:00:00 GMT-06:00"},
		"today after five is the end of the day":  {now: "2026-11-24T23:30:00Z", on: cal.Of(2026, 11, 24), want: "2026-11-24T23:59:00 GMT-06:00"},
		"a day is the day of the dock, not UTC's": {now: "2026-11-25T03:00:00Z", on: cal.Of(2026, 11, 25), want: "2026-11-25T17:00:00 GMT-06:00"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now, err := time.Parse(time.RFC3339, tc.now)
			require.NoError(t, err)
			c, d := answeringAs(t, dhl.Config{Zone: central, Now: func() time.Time { return now }}, 400, "{}")
			_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Shipment.ShipOn = tc.on }))
			body := d.Sent()[0].Body
			require.Equal(t, tc.want, carriercheck.At(t, body, "plannedShippingDateAndTime"))
			require.Equal(t, tc.want[:10], carriercheck.At(t, body, "content.exportDeclaration.invoice.date"))
		})
	}
}
