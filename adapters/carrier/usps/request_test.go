package usps_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func golden(t *testing.T, name, got string) {
	t.Helper()
	want, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	require.JSONEq(t, string(want), got)
}

func TestThePurchaseIsWrittenInTheWordsOfUSPS(t *testing.T) {
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
	require.Equal(t, "POST /labels/v3/label", got.method+" "+got.path)
	require.Equal(t, "Bearer t", got.header.Get("Authorization"))
	require.Equal(t, "p", got.header.Get("X-Payment-Authorization-Token"))
	require.Equal(t, "application/vnd.usps.labels+json", got.header.Get("Accept"))
	require.Regexp(t, `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, got.header.Get("X-Idempotency-Key"))
	golden(t, "label_request.json", got.body)
}

func TestPricesAreAskedForInOneCall(t *testing.T) {
	t.Parallel()
	server := &canned{status: 200, body: "{}"}
	web := httptest.NewServer(server)
	t.Cleanup(web.Close)
	c := carrier(t, usps.Config{BaseURL: web.URL, Contract: true, Now: noon})
	s := carriertest.Shipment()
	s.ShipOn, s.Signature = cal.Of(2026, 11, 25), shipping.AnySignature
	_, err := c.Quote(t.Context(), s)
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.Len(t, server.all(), 1)
	golden(t, "options_request.json", server.all()[0].body)
}

func TestWithoutAContractTheCommercialPriceIsAskedFor(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Quote(t.Context(), carriertest.Shipment())
	require.Equal(t, map[string]any{"priceType": "COMMERCIAL"}, at(t, server.all()[0].body, "pricingOptions.0"))
	require.Equal(t, "2026-11-24", at(t, server.all()[0].body, "packageDescription.mailingDate"), "today, where no day is given")
}

func TestExtraServicesFollowTheShipment(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name    string
		service shipping.Service
		change  func(*shipping.Shipment)
		want    []any
	}{
		{"nothing asked", usps.PriorityMail, func(*shipping.Shipment) {}, []any{}},
		{"a signature", usps.PriorityMail, func(s *shipping.Shipment) { s.Signature = shipping.AnySignature }, []any{921.0}},
		{"a signature for Express", usps.PriorityMailExpress, func(s *shipping.Shipment) { s.Signature = shipping.AnySignature }, []any{981.0}},
		{"an adult's", usps.PriorityMailExpress, func(s *shipping.Shipment) { s.Signature = shipping.AdultSignature }, []any{922.0}},
		{"a controlled drug asks for an adult's", usps.PriorityMail, func(s *shipping.Shipment) { s.Controlled = true }, []any{922.0}},
		{"insured to 500 dollars", usps.PriorityMail, func(s *shipping.Shipment) { s.Insured = money.Cents(500_00) }, []any{930.0}},
		{"insured above", usps.PriorityMail, func(s *shipping.Shipment) { s.Insured = money.Cents(500_01) }, []any{931.0}},
		{"an inhaler goes by ground as a limited quantity", usps.GroundAdvantage, func(s *shipping.Shipment) { s.Parcel.Aerosol = true }, []any{831.0}},
		{"dry ice is declared", usps.PriorityMail, func(s *shipping.Shipment) { s.Parcel.DryIceGrams = 200 }, []any{819.0}},
	} {
		c, server := answering(t, 200, "{}")
		_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Service = tc.service; tc.change(&p.Shipment) }))
		body := server.all()[0].body
		require.Equal(t, tc.want, at(t, body, "packageDescription.extraServices"), tc.name)
		if strings.Contains(tc.name, "inhaler") || strings.Contains(tc.name, "ice") {
			require.Equal(t, "HAZMAT", at(t, body, "packageDescription.packageOptions.contentType"), tc.name)
		}
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
		require.Empty(t, server.all(), tc.name)
		require.NotContains(t, strings.ToLower(err.Error()), "madeup")
	}
	c, _ := answering(t, 200, "{}")
	_, err := c.Prepare(t.Context(), purchase(func(p *shipping.Purchase) { p.Shipment.ShipOn = cal.Of(2027, 1, 8) }))
	require.NoError(t, err, "45 days ahead is the last day")
}

func TestAMilitaryAddressGoesWithACustomsForm(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Service = usps.PriorityMail
		p.Shipment.To.City, p.Shipment.To.State, p.Shipment.To.ZIP = secret.New("APO"), "AE", secret.New("09008-0041")
		p.Shipment.To.Street1 = secret.New("PSC 100 Box 200")
		p.Shipment.Customs = &shipping.Customs{Value: money.Cents(40_00), Tariff: "300490", NoReturn: true}
	}))
	body := server.all()[0].body
	require.Equal(t, "AE", at(t, body, "toAddress.state"))
	require.Equal(t, map[string]any{"nonDeliveryOption": "ABANDON"}, at(t, body, "packageDescription.packageOptions"))
	require.Equal(t, map[string]any{"customsContentType": "MERCHANDISE", "contents": []any{map[string]any{
		"itemDescription": "Medical goods for personal use", "itemQuantity": 1.0, "itemTotalValue": 40.0, "weightUOM": "lb",
		"itemTotalWeight": 0.882, "HSTariffNumber": "300490", "countryofOrigin": "US",
	}}}, at(t, body, "customsForm"))
}

func TestATerritoryIsAStateOfItsOwn(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.To.Country, p.Shipment.To.State, p.Shipment.To.ZIP = place.Country("PR"), "", secret.New("00901")
	}))
	require.Equal(t, "PR", at(t, server.all()[0].body, "toAddress.state"))
}

func TestALongKeyTravelsInTwoReferences(t *testing.T) {
	t.Parallel()
	key := shipping.Key(strings.Repeat("k", 30) + "12345")
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	label, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Key = key }))
	require.NoError(t, err)
	require.Equal(t, key, server.Reference(label.Tracking))
}

func TestPeopleAreNamedAsUSPSWants(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ name, company, first, last, firm string }{
		{"Testa Maria Sampleton", "", "Testa Maria", "Sampleton", ""},
		{"Sampleton", "", "", "", "Sampleton"},
		{"Sampleton", "Sampleton & Sons", "Sampleton", "", "Sampleton & Sons"},
		{"", "Example Mail Pharmacy", "", "", "Example Mail Pharmacy"},
	} {
		c, server := answering(t, 200, "{}")
		_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
			p.Shipment.To.Name, p.Shipment.To.Company = secret.New(tc.name), secret.New(tc.company)
			if tc.company == "" {
				p.Shipment.To.Company = secret.Text{}
			}
		}))
		to := at(t, server.all()[0].body, "toAddress").(map[string]any)
		for field, want := range map[string]string{"firstName": tc.first, "lastName": tc.last, "firm": tc.firm} {
			if want == "" {
				require.NotContains(t, to, field)
				continue
			}
			require.Equal(t, want, to[field])
		}
	}
}

func TestNothingIsSentAfterARedirect(t *testing.T) {
	t.Parallel()
	c, server := answering(t, http.StatusFound, "", "Location", "https://elsewhere.example/")
	_, err := c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Len(t, server.all(), 1)
}
