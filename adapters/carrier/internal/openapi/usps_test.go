package openapi_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/openapi"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// openUSPS is a carrier by contract price whose clock stands on the day that the shipments are dated.
func openUSPS(t testing.TB, transport http.RoundTripper) carriertest.Subject {
	now := func() time.Time { return time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC) }
	server, err := uspstest.New(uspstest.Options{Now: now, ClientID: "an id", ClientSecret: "the secret"})
	require.NoError(t, err)
	base := carriercheck.Start(t, server.Site)
	open := func(secret string) *usps.Carrier {
		carrier, err := usps.New(usps.Config{BaseURL: base, ClientID: "an id", ClientSecret: secret, CRID: "12345678", MID: "123456789",
			Account: "1000000001", Contract: true, Transport: transport, Limiter: uspstest.Unlimited{}, MaxWait: time.Second, Now: now,
			Sleep: carriercheck.NoWait})
		require.NoError(t, err)
		t.Cleanup(carrier.CloseIdleConnections)
		return carrier
	}
	return carriertest.Subject{Carrier: open("the secret"), Stranger: open("another secret"), Wire: server, Books: server}
}

func TestUSPSSendsWhatItsDocumentsAskFor(t *testing.T) {
	t.Parallel()
	checker := openapi.Open(t, openapi.USPS)
	t.Run("suite", func(t *testing.T) {
		carriertest.Run(t, carriertest.Harness{
			Service:  usps.GroundAdvantage,
			Features: carriertest.Features{NoFindLabel: true},
			Open:     func(t testing.TB) carriertest.Subject { return openUSPS(t, checker.Transport(nil)) },
		})
	})
	for _, service := range []shipping.Service{usps.GroundAdvantage, usps.PriorityMail, usps.PriorityMailExpress} {
		t.Run("desk, "+string(service), func(t *testing.T) {
			everyShipment(t, openUSPS(t, checker.Transport(nil)).Carrier, service)
		})
	}
	t.Run("the rest", func(t *testing.T) { everyOtherCall(t, openUSPS(t, checker.Transport(nil)).Carrier.(*usps.Carrier)) })
	checker.Report(t)
}

// everyOtherCall makes the calls of USPS that the port has no word for at the desk, and the parcels that only USPS takes.
func everyOtherCall(t *testing.T, c *usps.Carrier) {
	t.Helper()
	s := carriertest.Shipment()
	_, err := c.CheckAddress(t.Context(), s.To)
	require.NoError(t, err)
	long := shipping.Purchase{Key: "a-key-of-thirty-five-characters-long", Shipment: s, Service: usps.PriorityMail, Format: "ZPL"}
	long.Key = long.Key[:shipping.MaxKey]
	prepared, err := c.Prepare(t.Context(), long)
	require.NoError(t, err)
	label, err := c.BuyPrepared(t.Context(), long, prepared)
	require.NoError(t, err)
	_, err = c.VoidPrepared(t.Context(), prepared)
	require.NoError(t, err)
	require.NotEmpty(t, label.Tracking)

	back := shipping.Purchase{Key: "back-1", Shipment: s, Service: usps.GroundAdvantage}
	back.Shipment.From, back.Shipment.To = s.To, s.From
	_, err = c.BuyReturn(t.Context(), back)
	require.NoError(t, err)

	soldier := shipping.Purchase{Key: "apo-1", Shipment: s, Service: usps.PriorityMail}
	soldier.Shipment.To.City, soldier.Shipment.To.State, soldier.Shipment.To.ZIP = secret.New("APO"), "AE", secret.New("09008")
	soldier.Shipment.Customs = &shipping.Customs{Value: money.Cents(40_00), Tariff: "300490", NoReturn: true}
	sent, err := c.Buy(t.Context(), soldier)
	require.NoError(t, err)
	_, err = c.Manifest(t.Context(), shipping.ManifestRequest{Key: "form-1", On: cal.Of(2026, 11, 24), From: s.From,
		Parcels: []shipping.TrackingNumber{sent.Tracking}})
	require.NoError(t, err)

	pickup, err := c.SchedulePickup(t.Context(), shipping.PickupRequest{Key: "pickup-1", From: s.From, On: cal.Of(2026, 11, 25),
		Ready: 9 * 60, Close: 17 * 60, Parcels: 3, Grams: 1200, Service: usps.GroundAdvantage})
	require.NoError(t, err)
	pickup.Version = ""
	require.NoError(t, c.CancelPickup(t.Context(), pickup))
}

// Each of the documents turns the test red where a field of it drifts.
func TestADriftedFieldOfUSPSIsFound(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"destinationZIPCode": "options/search", "toAddress": "POST /label", "mailClass": "POST /label", "roles": "payment-authorization",
	} {
		checker := openapi.Open(t, openapi.USPS)
		c := openUSPS(t, drift{from, from + "s", checker.Transport(nil)}).Carrier
		_, _ = c.Quote(t.Context(), carriertest.Shipment())
		_, _ = c.Buy(t.Context(), shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: usps.GroundAdvantage})
		require.NotEmpty(t, checker.Faults(), from)
		found := false
		for _, fault := range checker.Faults() {
			found = found || strings.Contains(fault, want)
		}
		require.True(t, found, "%s in %v", from, checker.Faults())
	}
}
