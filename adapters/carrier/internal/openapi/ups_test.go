package openapi_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/openapi"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/adapters/carrier/upstest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

func openUPS(t testing.TB, checker *openapi.Checker) carriertest.Subject {
	server, err := upstest.New(upstest.Options{ClientID: "an id", ClientSecret: "the secret"})
	require.NoError(t, err)
	base := carriercheck.Start(t, server.Site)
	open := func(secret string) shipping.Carrier {
		carrier, err := ups.New(ups.Config{BaseURL: base, ClientID: "an id", ClientSecret: secret, Account: "A1B2C3",
			Transport: checker.Transport(nil), MaxWait: time.Second,
			Sleep: carriercheck.NoWait})
		require.NoError(t, err)
		t.Cleanup(carrier.CloseIdleConnections)
		return carrier
	}
	return carriertest.Subject{Carrier: open("the secret"), Stranger: open("another secret"), Wire: server, Books: server}
}

func TestUPSSendsWhatItsDocumentsAskFor(t *testing.T) {
	t.Parallel()
	checker := openapi.Open(t, openapi.UPS)
	t.Run("suite", func(t *testing.T) {
		carriertest.Run(t, carriertest.Harness{
			Service:  ups.Ground,
			Features: carriertest.Features{NoPrepare: true},
			Open:     func(t testing.TB) carriertest.Subject { return openUPS(t, checker) },
		})
	})
	t.Run("desk", func(t *testing.T) {
		everyShipment(t, openUPS(t, checker).Carrier, ups.Ground)
	})
	t.Run("everything else", func(t *testing.T) {
		carrier := openUPS(t, checker).Carrier.(*ups.Carrier)
		_, err := carrier.CheckAddress(t.Context(), carriertest.Shipment().To)
		require.NoError(t, err)
		back := shipping.Purchase{Key: "back-1", Shipment: carriertest.Shipment(), Service: ups.Ground}
		back.Shipment.From, back.Shipment.To = back.Shipment.To, back.Shipment.From
		for _, format := range carrier.Capabilities().Formats {
			back.Format = format
			_, err = carrier.BuyReturn(t.Context(), back)
			require.NoError(t, err)
		}
		pickup, err := carrier.SchedulePickup(t.Context(), shipping.PickupRequest{Key: "pickup-1", From: carriertest.Shipment().From,
			On: cal.Of(2026, 11, 25), Ready: 14 * 60, Close: 17 * 60, Parcels: 12, Grams: 4_800, Service: ups.Ground})
		require.NoError(t, err)
		require.NoError(t, carrier.CancelPickup(t.Context(), pickup))
	})
	checker.Report(t)
}
