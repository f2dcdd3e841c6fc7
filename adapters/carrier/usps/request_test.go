package usps_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func TestThePurchaseIsWrittenInTheWordsOfUSPS(t *testing.T) {
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
	require.Equal(t, "POST /labels/v3/label", got.Method+" "+got.Path)
	require.Equal(t, "Bearer t", got.Header.Get("Authorization"))
	require.Equal(t, "p", got.Header.Get("X-Payment-Authorization-Token"))
	require.Equal(t, "application/vnd.usps.labels+json", got.Header.Get("Accept"))
	require.Regexp(t, `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, got.Header.Get("X-Idempotency-Key"))
	carriercheck.Golden(t, "label_request.json", got.Body)
}

func TestPricesAreAskedForInOneCall(t *testing.T) {
	t.Parallel()
	c, server := answeringAs(t, usps.Config{Contract: true, Now: noon}, 200, "{}")
	s := carriertest.Shipment()
	s.ShipOn, s.Signature = cal.Of(2026, 11, 25), shipping.AnySignature
	_, err := c.Quote(t.Context(), s)
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.Len(t, server.Sent(), 1)
	carriercheck.Golden(t, "options_request.json", server.Sent()[0].Body)
}

func TestWithoutAContractTheCommercialPriceIsAskedFor(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Quote(t.Context(), carriertest.Shipment())
	require.Equal(t, map[string]any{"priceType": "COMMERCIAL"}, carriercheck.At(t, server.Sent()[0].Body, "pricingOptions.0"))
	require.Equal(t, "2026-11-24", carriercheck.At(t, server.Sent()[0].Body, "packageDescription.mailingDate"), "today, where no day is given")
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
		body := server.Sent()[0].Body
		require.Equal(t, tc.want, carriercheck.At(t, body, "packageDescription.extraServices"), tc.name)
		if strings.Contains(tc.name, "inhaler") || strings.Contains(tc.name, "ice") {
			require.Equal(t, "HAZMAT", carriercheck.At(t, body, "packageDescription.packageOptions.contentType"), tc.name)
		}
	}
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
	body := server.Sent()[0].Body
	require.Equal(t, "AE", carriercheck.At(t, body, "toAddress.state"))
	require.Equal(t, map[string]any{"nonDeliveryOption": "ABANDON"}, carriercheck.At(t, body, "packageDescription.packageOptions"))
	require.Equal(t, map[string]any{"customsContentType": "MERCHANDISE", "contents": []any{map[string]any{
		"itemDescription": "Medical goods for personal use", "itemQuantity": 1.0, "itemTotalValue": 40.0, "weightUOM": "lb",
		"itemTotalWeight": 0.882, "HSTariffNumber": "300490", "countryofOrigin": "US",
	}}}, carriercheck.At(t, body, "customsForm"))
}

func TestATerritoryIsAStateOfItsOwn(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.To.Country, p.Shipment.To.State, p.Shipment.To.ZIP = place.Country("PR"), "", secret.New("00901")
	}))
	require.Equal(t, "PR", carriercheck.At(t, server.Sent()[0].Body, "toAddress.state"))
}

func TestALongKeyTravelsInTwoReferences(t *testing.T) {
	t.Parallel()
	key := shipping.Key(strings.Repeat("k", 30) + "12345")
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	label, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Key = key }))
	require.NoError(t, err)
	require.Equal(t, key, server.Reference(label.Tracking))

	quiet, recorder := answering(t, 200, "{}")
	_, _ = quiet.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Key = key }))
	require.Equal(t, []any{map[string]any{"referenceNumber": string(key[:30])}, map[string]any{"referenceNumber": "12345"}},
		carriercheck.At(t, recorder.Sent()[0].Body, "packageDescription.customerReference"), "no reference is longer than 30, and none is printed")
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
		to := carriercheck.At(t, server.Sent()[0].Body, "toAddress").(map[string]any)
		for field, want := range map[string]string{"firstName": tc.first, "lastName": tc.last, "firm": tc.firm} {
			if want == "" {
				require.NotContains(t, to, field)
				continue
			}
			require.Equal(t, want, to[field])
		}
	}
}
