package usps_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// The signature that is in the price asked for is not the one that Express is bought with.
func TestExpressWithASignatureIsNotQuotedAtAnotherPrice(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	for signature, want := range map[shipping.Signature]int{shipping.NoSignature: 3, shipping.AnySignature: 2, shipping.AdultSignature: 3} {
		s := carriertest.Shipment()
		s.Signature = signature
		quotes, err := c.Quote(t.Context(), s)
		require.NoError(t, err)
		require.Len(t, quotes, want, signature)
	}
}

func TestWhatUSPSDoesNotCarryIsNeverSent(t *testing.T) {
	t.Parallel()
	apo := func(s *shipping.Shipment) {
		s.To.City, s.To.State, s.To.ZIP = secret.New("APO"), "AE", secret.New("09008")
		s.Customs = &shipping.Customs{Value: money.Cents(40_00), Tariff: "300490"}
	}
	for _, tc := range []struct {
		name   string
		change func(*shipping.Purchase)
		class  error
		field  string
	}{
		{"abroad", func(p *shipping.Purchase) { p.Shipment.To.Country, p.Shipment.To.State = "CA", "" }, shipping.ErrUnsupported, "shipment.to.country"},
		{"an aerosol by air", func(p *shipping.Purchase) { p.Service = usps.PriorityMail; p.Shipment.Parcel.Aerosol = true }, shipping.ErrUnsupported, "shipment.parcel.aerosol"},
		{"an aerosol with dry ice", func(p *shipping.Purchase) { p.Shipment.Parcel.Aerosol, p.Shipment.Parcel.DryIceGrams = true, 100 }, shipping.ErrUnsupported, "shipment.parcel.dry_ice_grams"},
		{"heavier than 70 lb", func(p *shipping.Purchase) { p.Shipment.Parcel.Grams = 31_800 }, shipping.ErrUnsupported, "shipment.parcel.grams"},
		{"insured above what USPS insures", func(p *shipping.Purchase) { p.Shipment.Insured = money.Cents(5000_01) }, shipping.ErrUnsupported, "shipment.insured"},
		{"a military address without customs", func(p *shipping.Purchase) { apo(&p.Shipment); p.Shipment.Customs = nil }, shipping.ErrInvalid, "shipment.customs"},
		{"customs without a tariff number", func(p *shipping.Purchase) { apo(&p.Shipment); p.Shipment.Customs.Tariff = "" }, shipping.ErrInvalid, "shipment.customs.tariff"},
		{"an adult's signature at a military address", func(p *shipping.Purchase) { apo(&p.Shipment); p.Shipment.Signature = shipping.AdultSignature }, shipping.ErrUnsupported, "shipment.signature"},
		{"a controlled drug to a military address", func(p *shipping.Purchase) { apo(&p.Shipment); p.Shipment.Controlled = true }, shipping.ErrUnsupported, "shipment.signature"},
		{"an aerosol to a military address", func(p *shipping.Purchase) { apo(&p.Shipment); p.Shipment.Parcel.Aerosol = true }, shipping.ErrUnsupported, "shipment.parcel.aerosol"},
		{"insured above 500 dollars to a military address", func(p *shipping.Purchase) { apo(&p.Shipment); p.Shipment.Insured = money.Cents(600_00) }, shipping.ErrUnsupported, "shipment.insured"},
		{"an aerosol with a customs form", func(p *shipping.Purchase) {
			p.Shipment.Parcel.Aerosol, p.Shipment.Customs = true, &shipping.Customs{Value: money.Cents(1), Tariff: "300490"}
		}, shipping.ErrUnsupported, "shipment.customs"},
		{"a customs form from a person", func(p *shipping.Purchase) {
			p.Shipment.Customs = &shipping.Customs{Value: money.Cents(1), Tariff: "300490"}
			p.Shipment.From.Name, p.Shipment.From.Company = p.Shipment.To.Name, secret.Text{}
		}, shipping.ErrInvalid, "shipment.from.company"},
		{"from abroad", func(p *shipping.Purchase) { p.Shipment.From.Country, p.Shipment.From.State = "CA", "" }, shipping.ErrUnsupported, "shipment.from.country"},
		{"a format of nobody", func(p *shipping.Purchase) { p.Format = "BMP" }, shipping.ErrUnsupported, "format"},
		{"mailed yesterday", func(p *shipping.Purchase) { p.Shipment.ShipOn = cal.Of(2026, 11, 23) }, shipping.ErrInvalid, "shipment.ship_on"},
		{"mailed in 46 days", func(p *shipping.Purchase) { p.Shipment.ShipOn = cal.Of(2027, 1, 9) }, shipping.ErrInvalid, "shipment.ship_on"},
		{"a street longer than a label", func(p *shipping.Purchase) { p.Shipment.To.Street1 = secret.New(strings.Repeat("Madeup ", 8)) }, shipping.ErrInvalid, "shipment.to.street1"},
		{"a city longer than a label", func(p *shipping.Purchase) { p.Shipment.To.City = secret.New(strings.Repeat("Madeup ", 5)) }, shipping.ErrInvalid, "shipment.to.city"},
		{"another carrier's service", func(p *shipping.Purchase) { p.Service = "ups_ground" }, shipping.ErrUnsupported, "service"},
		{"medicine as a book", func(p *shipping.Purchase) { p.Service = "usps_media_mail" }, shipping.ErrUnsupported, "service"},
		{"a service in capitals", func(p *shipping.Purchase) { p.Service = "usps_PRIORITY_MAIL" }, shipping.ErrUnsupported, "service"},
	} {
		c, server := answering(t, 200, "{}")
		_, err := c.Buy(t.Context(), purchase(tc.change))
		var e *shipping.Error
		require.ErrorAs(t, err, &e, tc.name)
		require.Equal(t, tc.class, e.Class, tc.name)
		require.Equal(t, tc.field, e.Field, tc.name)
		require.Equal(t, "buy", e.Op, tc.name)
		require.Empty(t, server.Sent(), tc.name)
		require.NotContains(t, strings.ToLower(err.Error()), "madeup")
	}
	c, _ := answering(t, 200, "{}")
	_, err := c.Prepare(t.Context(), purchase(func(p *shipping.Purchase) { p.Shipment.ShipOn = cal.Of(2027, 1, 8) }))
	require.NoError(t, err, "45 days ahead is the last day")
}

func TestNothingIsSentAfterARedirect(t *testing.T) {
	t.Parallel()
	c, server := answering(t, http.StatusFound, "", "Location", "https://elsewhere.example/")
	_, err := c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Len(t, server.Sent(), 1)
}
