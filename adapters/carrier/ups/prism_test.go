package ups_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/prism"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// A second, independent judge of the requests: Prism, where somebody has started one on UPS's documents.
//
//	node prism-carrier.js 4200 ups/openapi/serve/*.yaml
//	MAILRX_PRISM_UPS=http://127.0.0.1:4200 go test -run Prism ./adapters/carrier/ups
func TestPrismFindsNothingWrongWithARequest(t *testing.T) {
	t.Parallel()
	j := prism.Open(t, "MAILRX_PRISM_UPS")
	server, url := standIn(t, imitationOptions)
	c := carrier(t, ups.Config{BaseURL: url, Transport: j})
	ctx, s := t.Context(), carriertest.Shipment()
	_, err := c.Quote(ctx, s)
	require.NoError(t, err)
	s.ShipOn = cal.Of(2026, 11, 24)
	_, err = c.Quote(ctx, s)
	require.NoError(t, err)
	_, err = c.CheckAddress(ctx, s.To)
	require.NoError(t, err)
	var last shipping.Label
	for i, change := range []func(*shipping.Purchase){
		func(*shipping.Purchase) {},
		func(p *shipping.Purchase) {
			p.Shipment.Signature, p.Shipment.Insured = shipping.AdultSignature, money.Cents(600_00)
		},
		func(p *shipping.Purchase) { p.Format, p.Shipment.Parcel.DryIceGrams = "ZPL", 200 },
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
	require.NoError(t, c.Void(ctx, last.ID))
	_, err = c.BuyReturn(ctx, purchase(nil))
	require.NoError(t, err)
	require.GreaterOrEqual(t, j.Judged(), 10)
	require.Equal(t, 4, server.Purchases(), "the imitation served them all")
	require.Equal(t, recoveryFaults, j.Faults())
}

// recoveryFaults are the document's own: recovery by reference knows no number, and the codes of its own list of formats
// have three letters.
var recoveryFaults = []string{
	"POST /api/labels/v1/recovery Request body property LabelRecoveryRequest must have required property 'TrackingNumbers'",
	"POST /api/labels/v1/recovery Request body property LabelRecoveryRequest.LabelSpecification.LabelImageFormat.Code must NOT have fewer than 4 characters",
}
