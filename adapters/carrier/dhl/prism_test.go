package dhl_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/internal/prism"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// A second, independent judge of the requests: Prism, where somebody has started one on DHL's document.
//
//	node prism-carrier.js 4203 mydhl-express-api-3.1.1.yaml@/mydhlapi
//	MAILRX_PRISM_DHL=http://127.0.0.1:4203 go test -run Prism ./adapters/carrier/dhl
func TestPrismFindsNothingWrongWithARequest(t *testing.T) {
	t.Parallel()
	j := prism.Open(t, "MAILRX_PRISM_DHL")
	server, url := standIn(t, imitationOptions)
	c := carrier(t, dhl.Config{BaseURL: url, Transport: j})
	ctx, s := t.Context(), carriertest.ShipmentAbroad()
	_, err := c.Quote(ctx, s)
	require.NoError(t, err)
	_, err = c.CheckAddress(ctx, s.To)
	require.NoError(t, err)
	require.NoError(t, c.DryRun(ctx, purchase(nil)))
	var last shipping.Label
	for i, change := range []func(*shipping.Purchase){
		func(*shipping.Purchase) {},
		func(p *shipping.Purchase) {
			p.Shipment.Signature, p.Shipment.Insured = shipping.AnySignature, money.Cents(600_00)
		},
		func(p *shipping.Purchase) { p.Format = "ZPL" },
	} {
		p := purchase(change)
		p.Key += shipping.Key(rune('a' + i))
		last, err = c.Buy(ctx, p)
		require.NoError(t, err)
	}
	_, err = c.FindLabel(ctx, last.Key)
	require.NoError(t, err)
	_, err = c.Track(ctx, last.Tracking)
	require.NoError(t, err)
	_, err = c.TrackBatch(ctx, []shipping.TrackingNumber{last.Tracking, "1234567890"})
	require.NoError(t, err)
	_, err = c.Document(ctx, last.Tracking, dhl.CommercialInvoice, cal.Of(2026, 11, 24))
	require.NoError(t, err)
	pickup, err := c.SchedulePickup(ctx, shipping.PickupRequest{Key: "pickup-1", From: s.From, On: cal.Of(2026, 11, 25),
		Ready: 9 * 60, Close: 17 * 60, Parcels: 3, Grams: 1_200, Service: dhl.ExpressWorldwide})
	require.NoError(t, err)
	require.NoError(t, c.CancelPickup(ctx, pickup))
	require.GreaterOrEqual(t, j.Judged(), 12)
	require.Equal(t, 3, server.Purchases(), "the imitation served them all")
	require.Empty(t, j.Faults())
}
