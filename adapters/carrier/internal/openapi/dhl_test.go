package openapi_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/dhltest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/openapi"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func openDHL(t testing.TB, transport http.RoundTripper) carriertest.Subject {
	server, err := dhltest.New(dhltest.Options{Username: "an app", Password: "the secret"})
	require.NoError(t, err)
	base := carriercheck.Start(t, server.Site)
	open := func(password string) shipping.Carrier {
		carrier, err := dhl.New(dhl.Config{Enabled: true, BaseURL: base, Username: "an app", Password: password, Account: "123456789",
			Transport: transport, MaxWait: time.Second,
			Sleep: carriercheck.NoWait})
		require.NoError(t, err)
		t.Cleanup(carrier.CloseIdleConnections)
		return carrier
	}
	return carriertest.Subject{Carrier: open("the secret"), Stranger: open("another secret"), Wire: server, Books: server}
}

func TestDHLSendsWhatItsDocumentAsksFor(t *testing.T) {
	t.Parallel()
	checker := openapi.Open(t, openapi.DHL)
	t.Run("suite", func(t *testing.T) {
		carriertest.Run(t, carriertest.Harness{
			Service: dhl.ExpressWorldwide, Shipment: carriertest.ShipmentAbroad, Features: carriertest.Features{NoPrepare: true, NoVoid: true},
			Open: func(t testing.TB) carriertest.Subject { return openDHL(t, checker.Transport(nil)) },
		})
	})
	t.Run("desk", func(t *testing.T) {
		everyShipmentAbroad(t, openDHL(t, checker.Transport(nil)).Carrier)
	})
	t.Run("everything else", func(t *testing.T) {
		everyOtherCallOfDHL(t, openDHL(t, checker.Transport(nil)).Carrier.(*dhl.Carrier))
	})
	checker.Report(t)
}

// everyShipmentAbroad quotes, buys and tracks each of the shipments, sent abroad, at a desk. DHL and the desk refuse some.
func everyShipmentAbroad(t *testing.T, c shipping.Carrier) {
	t.Helper()
	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{c}})
	require.NoError(t, err)
	bought := map[string]bool{}
	for name, change := range shipments() {
		s := carriertest.ShipmentAbroad()
		change(&s)
		_, err := desk.Quotes(t.Context(), s)
		fine(t, name, err)
		key := shipping.Key(fmt.Sprintf("parcel-%d", len(bought)))
		label, err := desk.Buy(t.Context(), c.Code(), shipping.Purchase{Key: key, Shipment: s, Service: dhl.Express1200})
		if name == "without a phone" {
			require.ErrorIs(t, err, shipping.ErrInvalid, "DHL wants a telephone number")
			bought[name] = false
			continue
		}
		fine(t, name, err)
		if bought[name] = err == nil; err == nil {
			_, err = desk.Track(t.Context(), c.Code(), label.Tracking)
			fine(t, name, err)
		}
	}
	for _, name := range []string{"plain", "signed", "insured", "measured", "dated", "heavy", "a second line"} {
		require.True(t, bought[name], name)
	}
	for _, name := range []string{"controlled", "with dry ice", "an aerosol"} {
		require.False(t, bought[name], name)
	}
}

// everyOtherCallOfDHL makes the calls that the port has no word for at the desk.
func everyOtherCallOfDHL(t *testing.T, c *dhl.Carrier) {
	t.Helper()
	p := shipping.Purchase{Key: "a-key-of-thirty-five-characters-long", Shipment: carriertest.ShipmentAbroad(), Service: dhl.ExpressWorldwide}
	p.Key = p.Key[:shipping.MaxKey]
	require.NoError(t, c.DryRun(t.Context(), p))
	var numbers []shipping.TrackingNumber
	for _, format := range c.Capabilities().Formats {
		p.Format = format
		label, err := c.Buy(t.Context(), p)
		require.NoError(t, err)
		numbers = append(numbers, label.Tracking)
	}
	_, err := c.TrackBatch(t.Context(), numbers)
	require.NoError(t, err)
	for _, kind := range []dhl.Kind{dhl.Waybill, dhl.CommercialInvoice} {
		_, err = c.Document(t.Context(), numbers[0], kind, cal.Of(2026, 11, 24))
		require.NoError(t, err)
	}
	_, err = c.CheckAddress(t.Context(), p.Shipment.To)
	require.NoError(t, err)
	codeless := p.Shipment.To
	codeless.ZIP, codeless.Country = secret.Text{}, "IE"
	_, err = c.CheckAddress(t.Context(), codeless)
	require.NoError(t, err)
	pickup, err := c.SchedulePickup(t.Context(), shipping.PickupRequest{Key: "pickup-1", From: p.Shipment.From, On: cal.Of(2026, 11, 25),
		Ready: 9*60 + 5, Close: 17 * 60, Parcels: 3, Grams: 1201, Service: dhl.ExpressWorldwide})
	require.NoError(t, err)
	require.NoError(t, c.CancelPickup(t.Context(), pickup))
}

// The document turns the test red where a field of it drifts.
func TestADriftedFieldOfDHLIsFound(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"customerDetails": "POST /rates", "lineItems": "POST /shipments", "productCode": "POST /shipments",
		"customerReferences": "POST /shipments", "estimatedDeliveryDate": "POST /rates",
	} {
		checker := openapi.Open(t, openapi.DHL)
		c := openDHL(t, drift{from, from + "s", checker.Transport(nil)}).Carrier
		_, _ = c.Quote(t.Context(), carriertest.ShipmentAbroad())
		_, _ = c.Buy(t.Context(), shipping.Purchase{Key: "k-1", Shipment: carriertest.ShipmentAbroad(), Service: dhl.ExpressWorldwide})
		require.Contains(t, strings.Join(checker.Faults(), "\n"), want, from)
	}
}
