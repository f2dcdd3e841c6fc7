package fedex_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/internal/prism"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// A second, independent judge of the requests: Prism, where somebody has started one on FedEx's documents.
//
//	node prism-carrier.js 4202 ship-v1.json rates-transit-times-v1.json track-v1.json address-validation-v1.json pickup-request-v1.json
//	MAILRX_PRISM_FEDEX=http://127.0.0.1:4202 go test -run Prism ./adapters/carrier/fedex
func TestPrismFindsNothingWrongWithARequest(t *testing.T) {
	t.Parallel()
	j := prism.Open(t, "MAILRX_PRISM_FEDEX")
	j.Skip = []string{"/oauth/"}
	server, url := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: url, Transport: j})
	ctx, s := t.Context(), carriertest.Shipment()
	_, err := c.Quote(ctx, s)
	require.NoError(t, err)
	_, err = c.CheckAddress(ctx, s.To)
	require.NoError(t, err)
	_, err = c.DryRun(ctx, purchase(nil))
	require.NoError(t, err)
	var last shipping.Label
	for i, change := range []func(*shipping.Purchase){
		func(*shipping.Purchase) {},
		func(p *shipping.Purchase) {
			p.Shipment.Signature, p.Shipment.Insured = shipping.AdultSignature, money.Cents(600_00)
		},
		func(p *shipping.Purchase) {
			p.Format, p.Service, p.Shipment.Parcel.DryIceGrams = "ZPLII", fedex.Ground, 200
		},
	} {
		p := purchase(change)
		p.Key += shipping.Key(rune('a' + i))
		last, err = c.Buy(ctx, p)
		require.NoError(t, err)
	}
	_, err = c.FindLabel(ctx, last.Key)
	require.NoError(t, err)
	_, err = c.TrackBatch(ctx, []shipping.TrackingNumber{last.Tracking})
	require.NoError(t, err)
	require.NoError(t, c.Void(ctx, last.ID))
	_, err = c.BuyReturn(ctx, purchase(nil))
	require.NoError(t, err)
	pickup, err := c.SchedulePickup(ctx, shipping.PickupRequest{Key: "pickup-1", From: s.From, On: cal.Of(2026, 11, 25),
		Ready: 14 * 60, Close: 17 * 60, Parcels: 12, Grams: 4_800, Service: fedex.Ground})
	require.NoError(t, err)
	require.NoError(t, c.CancelPickup(ctx, pickup))
	require.GreaterOrEqual(t, j.Judged(), 12)
	require.Equal(t, 4, server.Purchases(), "the imitation served them all")
	require.Empty(t, j.Faults())
}
