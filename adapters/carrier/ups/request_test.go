package ups_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func TestThePurchaseIsWrittenInUPSsWords(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.Controlled, p.Shipment.Signature = true, shipping.AdultSignature
		p.Shipment.Insured = money.Cents(25_000)
		p.Shipment.To.ZIP = secret.New("65101-1234")
	}))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Len(t, server.Sent(), 1)
	got := server.Sent()[0]
	require.Equal(t, "POST /api/shipments/v2409/ship", got.Method+" "+got.Path)
	carriercheck.Golden(t, "ship_request.json", got.Body)
}

func TestEveryCallNamesItself(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Quote(t.Context(), carriertest.Shipment())
	_, _ = c.Track(t.Context(), "1ZA1B2C30300000012")
	ids := map[string]bool{}
	for _, r := range server.Sent() {
		id := r.Header.Get("transId")
		require.GreaterOrEqual(t, len(id), 7)
		require.LessOrEqual(t, len(id), 34)
		ids[id] = true
		require.Equal(t, "mailrx", r.Header.Get("transactionSrc"))
		require.Equal(t, "Bearer t", r.Header.Get("Authorization"))
		require.Empty(t, r.Header.Get("Idempotency-Key"), "net/http repeats requests that have one")
	}
	require.Len(t, ids, 2)
}

func TestTheSignatureStandsOnThePackage(t *testing.T) {
	t.Parallel()
	for signature, want := range map[shipping.Signature]any{
		shipping.NoSignature:    nil,
		shipping.AnySignature:   map[string]any{"DeliveryConfirmation": map[string]any{"DCISType": "2"}},
		shipping.AdultSignature: map[string]any{"DeliveryConfirmation": map[string]any{"DCISType": "3"}},
	} {
		c, server := answering(t, 200, "{}")
		buy := purchase(func(p *shipping.Purchase) { p.Shipment.Signature = signature })
		_, _ = c.Buy(t.Context(), buy)
		_, _ = c.Quote(t.Context(), buy.Shipment)
		for i, root := range []string{"ShipmentRequest", "RateRequest"} {
			body := server.Sent()[i].Body
			require.Equal(t, want, carriercheck.At(t, body, root+".Shipment.Package.0.PackageServiceOptions"), signature)
			options := carriercheck.At(t, body, root+".Shipment.ShipmentServiceOptions")
			if signature == shipping.AdultSignature {
				require.Equal(t, map[string]any{"DirectDeliveryOnlyIndicator": ""}, options)
				continue
			}
			require.Nil(t, options)
		}
	}
}

func TestRatesAskForDaysWhereTheHandoverIsKnown(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	s := carriertest.Shipment()
	_, _ = c.Quote(t.Context(), s)
	s.ShipOn = cal.Of(2026, 11, 24)
	_, _ = c.Quote(t.Context(), s)
	got := server.Sent()
	require.Len(t, got, 2)
	require.Equal(t, "/api/rating/v2409/Shop", got[0].Path)
	require.Nil(t, carriercheck.At(t, got[0].Body, "RateRequest.Shipment.DeliveryTimeInformation"))
	require.Equal(t, "/api/rating/v2409/Shoptimeintransit", got[1].Path)
	require.Equal(t, "20261124", carriercheck.At(t, got[1].Body, "RateRequest.Shipment.DeliveryTimeInformation.Pickup.Date"))
}

func TestWeightsAndLengthsAreRoundedUp(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		grams, mm      int64
		pounds, inches string
	}{
		{1, 1, "0.1", "1"}, {45, 25, "0.1", "1"}, {46, 26, "0.2", "2"}, {454, 254, "1.1", "10"}, {453, 255, "1.0", "11"},
		{68_038, 3000, "150.0", "119"},
	} {
		c, server := answering(t, 200, "{}")
		_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
			p.Shipment.Parcel = shipping.Parcel{Grams: tc.grams, LengthMM: tc.mm, WidthMM: tc.mm, HeightMM: tc.mm}
		}))
		body := server.Sent()[0].Body
		require.Equal(t, tc.pounds, carriercheck.At(t, body, "ShipmentRequest.Shipment.Package.0.PackageWeight.Weight"), tc.grams)
		require.Equal(t, tc.inches, carriercheck.At(t, body, "ShipmentRequest.Shipment.Package.0.Dimensions.Length"), tc.mm)
	}
}

func TestAddressesAreFittedToTheLabel(t *testing.T) {
	t.Parallel()
	long := "12345 Northwest Imaginary Boulevard Extension Building Seven"
	c, server := answering(t, 200, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.To.Street1, p.Shipment.To.Street2 = secret.New(long), secret.New("Apt 4")
		p.Shipment.To.Name = secret.New(strings.Repeat("Testa ", 8))
		p.Shipment.To.Phone = secret.New("+1 (314) 555-0199")
	}))
	to := carriercheck.At(t, server.Sent()[0].Body, "ShipmentRequest.Shipment.ShipTo").(map[string]any)
	require.Equal(t, []any{"12345 Northwest Imaginary Boulevard", "Extension Building Seven", "Apt 4"}, to["Address"].(map[string]any)["AddressLine"])
	require.LessOrEqual(t, len(to["Name"].(string)), 35)
	require.Equal(t, "13145550199", to["Phone"].(map[string]any)["Number"])
}

func TestWhatCannotBeSentIsRefusedBeforeAnyByte(t *testing.T) {
	t.Parallel()
	carriercheck.NothingIsSent(t, answered, []carriercheck.Unsendable{
		{Name: "a city that no label holds", Change: func(p *shipping.Purchase) { p.Shipment.From.City = secret.New(strings.Repeat("x", 31)) },
			Class: shipping.ErrInvalid, Says: "from.city"},
		{Name: "a service with a name of no code", Change: func(p *shipping.Purchase) { p.Service = "ups_balloon" },
			Class: shipping.ErrUnsupported, Says: "service"},
	})
}

func TestNumbersThatAreNoneAreNotSent(t *testing.T) {
	t.Parallel()
	carriercheck.NoSuchNumber(t, answered, "1Z", "1Z/../../x", "1Z 999 AA1", "1Zé9999999", strings.Repeat("1", 35))
}

func TestServicesMayBeLimited(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, ups.Config{BaseURL: base, Services: []shipping.Service{ups.SecondDayAir}})
	quotes, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	require.Len(t, quotes, 1)
	require.Equal(t, ups.SecondDayAir, quotes[0].Service)
	_, err = c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	require.Zero(t, server.Purchases())
}

func TestTheSearchIsByReferenceAndAccount(t *testing.T) {
	t.Parallel()
	c, server := answering(t, http.StatusBadRequest, `{"response":{"errors":[{"code":"300007","message":"x"}]}}`)
	_, err := c.FindLabel(t.Context(), "k-1")
	require.ErrorIs(t, err, shipping.ErrNotFound)
	got := server.Sent()[0]
	require.Equal(t, "POST /api/labels/v1/recovery", got.Method+" "+got.Path)
	require.Equal(t, map[string]any{"ReferenceNumber": map[string]any{"Value": "k-1"}, "ShipperNumber": "A1B2C3"},
		carriercheck.At(t, got.Body, "LabelRecoveryRequest.ReferenceValues"))
	require.True(t, json.Valid([]byte(got.Body)))
}
