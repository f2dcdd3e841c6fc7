package usps_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/prism"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// A second, independent judge of the requests: Prism, where somebody has started one on USPS's documents.
//
//	node prism-carrier.js 4201 shipping-options.yaml@/shipments/v3 domestic-labels.yaml@/labels/v3 …
//	MAILRX_PRISM_USPS=http://127.0.0.1:4201 go test -run Prism ./adapters/carrier/usps
func TestPrismFindsNothingWrongWithARequest(t *testing.T) {
	t.Parallel()
	j := prism.Open(t, "MAILRX_PRISM_USPS")
	j.Skip = []string{"/oauth2/", "/tracking/"}
	server, url := standIn(t, uspstest.Options{Now: noon, ClientID: "an id", ClientSecret: "the secret"})
	c := carrier(t, usps.Config{BaseURL: url, Transport: j, Now: noon, Contract: true})
	ctx := t.Context()
	_, err := c.Quote(ctx, carriertest.Shipment())
	require.NoError(t, err)
	_, err = c.CheckAddress(ctx, carriertest.Shipment().To)
	require.NoError(t, err)
	var numbers []shipping.TrackingNumber
	for _, change := range []func(*shipping.Purchase){
		func(*shipping.Purchase) {},
		func(p *shipping.Purchase) {
			p.Shipment.Signature, p.Shipment.Insured = shipping.AdultSignature, money.Cents(600_00)
		},
		func(p *shipping.Purchase) { p.Shipment.Parcel.Aerosol, p.Format = true, "ZPL" },
		func(p *shipping.Purchase) {
			p.Service, p.Shipment.To.City, p.Shipment.To.State, p.Shipment.To.ZIP = usps.PriorityMail, secret.New("APO"), "AE", secret.New("09008")
			p.Shipment.Customs = &shipping.Customs{Value: money.Cents(40_00), Tariff: "300490"}
		},
	} {
		l, err := c.Buy(ctx, purchase(change))
		require.NoError(t, err)
		numbers = append(numbers, l.Tracking)
	}
	require.NoError(t, c.Void(ctx, shipping.LabelID(numbers[0].Reveal())))
	_, err = c.BuyReturn(ctx, purchase(nil))
	require.NoError(t, err)
	_, err = c.Manifest(ctx, manifestOf(numbers[1]))
	require.NoError(t, err)
	pickup, err := c.SchedulePickup(ctx, pickupRequest())
	require.NoError(t, err)
	require.NoError(t, c.CancelPickup(ctx, pickup))
	require.GreaterOrEqual(t, j.Judged(), 12)
	require.Equal(t, 5, server.Purchases(), "the imitation served them all")
	require.Equal(t, []string{contactFault}, j.Faults())
}

// contactFault is the document's own: a contact is one of two objects that require nothing, so every contact is both.
const contactFault = "POST /pickup/v3/carrier-pickup Request body property pickupAddress.contact.0 must match exactly one schema in oneOf"
