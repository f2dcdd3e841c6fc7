package openapi_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/openapi"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

func openFedEx(t testing.TB, checker *openapi.Checker) carriertest.Subject {
	server, err := fedextest.New(fedextest.Options{ClientID: "an id", ClientSecret: "the secret"})
	require.NoError(t, err)
	base := carriercheck.Start(t, server.Site)
	open := func(secret string) shipping.Carrier {
		carrier, err := fedex.New(fedex.Config{BaseURL: base, ClientID: "an id", ClientSecret: secret, Account: "740561073",
			Transport: checker.Transport(nil), MaxWait: time.Second, NeighborSigns: true,
			Sleep: carriercheck.NoWait})
		require.NoError(t, err)
		t.Cleanup(carrier.CloseIdleConnections)
		return carrier
	}
	return carriertest.Subject{Carrier: open("the secret"), Stranger: open("another secret"), Wire: server, Books: server}
}

func TestFedExSendsWhatItsDocumentsAskFor(t *testing.T) {
	t.Parallel()
	checker := openapi.Open(t, openapi.FedEx)
	t.Run("suite", func(t *testing.T) {
		carriertest.Run(t, carriertest.Harness{
			Service:  fedex.HomeDelivery,
			Features: carriertest.Features{NoPrepare: true},
			Open:     func(t testing.TB) carriertest.Subject { return openFedEx(t, checker) },
		})
	})
	t.Run("desk", func(t *testing.T) {
		everyShipment(t, openFedEx(t, checker).Carrier, fedex.HomeDelivery)
	})
	t.Run("everything else", func(t *testing.T) {
		carrier := openFedEx(t, checker).Carrier.(*fedex.Carrier)
		_, err := carrier.CheckAddress(t.Context(), carriertest.Shipment().To)
		require.NoError(t, err)
		fedExReturns(t, carrier)
		fedExPickup(t, carrier)
	})
	checker.Report(t)
}

func fedExReturns(t *testing.T, carrier *fedex.Carrier) {
	back := shipping.Purchase{Key: "back-1", Shipment: carriertest.Shipment(), Service: fedex.Ground}
	_, err := carrier.DryRun(t.Context(), back)
	require.NoError(t, err)
	back.Shipment.From, back.Shipment.To = back.Shipment.To, back.Shipment.From
	back.Shipment.Parcel.DryIceGrams = 100
	var numbers []shipping.TrackingNumber
	for _, format := range carrier.Capabilities().Formats {
		back.Format = format
		label, err := carrier.BuyReturn(t.Context(), back)
		require.NoError(t, err)
		numbers = append(numbers, label.Tracking)
	}
	_, err = carrier.TrackBatch(t.Context(), numbers)
	require.NoError(t, err)
}

func fedExPickup(t *testing.T, carrier *fedex.Carrier) {
	promised, err := carrier.SchedulePickup(t.Context(), shipping.PickupRequest{
		Key: "pickup-1", From: carriertest.Shipment().From, On: cal.Of(2026, 11, 25), Ready: 14 * 60, Close: 17*60 + 30,
		Parcels: 12, Grams: 4_800, Service: fedex.Ground,
	})
	require.NoError(t, err)
	require.NoError(t, carrier.CancelPickup(t.Context(), promised))
}
