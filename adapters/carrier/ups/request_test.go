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
	require.Len(t, server.all(), 1)
	got := server.all()[0]
	require.Equal(t, "POST /api/shipments/v2409/ship", got.method+" "+got.path)
	carriercheck.Golden(t, "ship_request.json", got.body)
}

func TestEveryCallNamesItself(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Quote(t.Context(), carriertest.Shipment())
	_, _ = c.Track(t.Context(), "1ZA1B2C30300000012")
	ids := map[string]bool{}
	for _, r := range server.all() {
		id := r.header.Get("transId")
		require.GreaterOrEqual(t, len(id), 7)
		require.LessOrEqual(t, len(id), 34)
		ids[id] = true
		require.Equal(t, "mailrx", r.header.Get("transactionSrc"))
		require.Equal(t, "Bearer t", r.header.Get("Authorization"))
		require.Empty(t, r.header.Get("Idempotency-Key"), "net/http repeats requests that have one")
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
			body := server.all()[i].body
			require.Equal(t, want, at(t, body, root+".Shipment.Package.0.PackageServiceOptions"), signature)
			options := at(t, body, root+".Shipment.ShipmentServiceOptions")
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
	got := server.all()
	require.Len(t, got, 2)
	require.Equal(t, "/api/rating/v2409/Shop", got[0].path)
	require.Nil(t, at(t, got[0].body, "RateRequest.Shipment.DeliveryTimeInformation"))
	require.Equal(t, "/api/rating/v2409/Shoptimeintransit", got[1].path)
	require.Equal(t, "20261124", at(t, got[1].body, "RateRequest.Shipment.DeliveryTimeInformation.Pickup.Date"))
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
		body := server.all()[0].body
		require.Equal(t, tc.pounds, at(t, body, "ShipmentRequest.Shipment.Package.0.PackageWeight.Weight"), tc.grams)
		require.Equal(t, tc.inches, at(t, body, "ShipmentRequest.Shipment.Package.0.Dimensions.Length"), tc.mm)
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
	to := at(t, server.all()[0].body, "ShipmentRequest.Shipment.ShipTo").(map[string]any)
	require.Equal(t, []any{"12345 Northwest Imaginary Boulevard", "Extension Building Seven", "Apt 4"}, to["Address"].(map[string]any)["AddressLine"])
	require.LessOrEqual(t, len(to["Name"].(string)), 35)
	require.Equal(t, "13145550199", to["Phone"].(map[string]any)["Number"])
}

func TestWhatCannotBeSentIsRefusedBeforeAnyByte(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name   string
		change func(*shipping.Purchase)
		class  error
		says   string
	}{
		{"a parcel of no weight", func(p *shipping.Purchase) { p.Shipment.Parcel.Grams = 0 }, shipping.ErrInvalid, "grams"},
		{"no key", func(p *shipping.Purchase) { p.Key = "" }, shipping.ErrInvalid, "key"},
		{"a street that no label holds", func(p *shipping.Purchase) {
			p.Shipment.To.Street1, p.Shipment.To.Street2 = secret.New(strings.Repeat("Madeup ", 14)), secret.New(strings.Repeat("Terrace ", 12))
		}, shipping.ErrInvalid, "to.street1"},
		{"a word that no line holds", func(p *shipping.Purchase) { p.Shipment.To.Street1 = secret.New(strings.Repeat("x", 36)) }, shipping.ErrInvalid, "to.street1"},
		{"a city that no label holds", func(p *shipping.Purchase) { p.Shipment.From.City = secret.New(strings.Repeat("x", 31)) }, shipping.ErrInvalid, "from.city"},
		{"another carrier's service", func(p *shipping.Purchase) { p.Service = "usps_ground_advantage" }, shipping.ErrUnsupported, "service"},
		{"a service with a name of no code", func(p *shipping.Purchase) { p.Service = "ups_balloon" }, shipping.ErrUnsupported, "service"},
		{"an aerosol", func(p *shipping.Purchase) { p.Shipment.Parcel.Aerosol = true }, shipping.ErrUnsupported, "aerosol"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			c, server := answering(t, 200, "{}")
			_, err := c.Buy(t.Context(), purchase(tc.change))
			require.ErrorIs(t, err, tc.class)
			require.ErrorContains(t, err, tc.says)
			require.NotContains(t, err.Error(), "Madeup")
			require.Empty(t, server.all())
		})
	}
}

func TestNumbersThatAreNoneAreNotSent(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	for _, n := range []string{"", "1Z", "1Z/../../x", "1Z 999 AA1", "1Zé9999999", strings.Repeat("1", 35)} {
		_, err := c.Track(t.Context(), shipping.TrackingNumber(n))
		require.ErrorIs(t, err, shipping.ErrInvalid, n)
		require.ErrorIs(t, c.Void(t.Context(), shipping.LabelID(n)), shipping.ErrInvalid, n)
	}
	_, err := c.FindLabel(t.Context(), "Rx 12345")
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Empty(t, server.all())
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
	got := server.all()[0]
	require.Equal(t, "POST /api/labels/v1/recovery", got.method+" "+got.path)
	require.Equal(t, map[string]any{"ReferenceNumber": map[string]any{"Value": "k-1"}, "ShipperNumber": "A1B2C3"},
		at(t, got.body, "LabelRecoveryRequest.ReferenceValues"))
	require.True(t, json.Valid([]byte(got.body)))
}
