package fedex_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func TestThePurchaseIsWrittenInFedExsWords(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.Controlled, p.Shipment.Signature = true, shipping.AdultSignature
		p.Shipment.Insured = money.Cents(25_000)
		p.Shipment.ShipOn = cal.Of(2026, 11, 24)
		p.Shipment.Parcel.DryIceGrams = 250
		p.Shipment.To.ZIP = secret.New("65101-1234")
		p.Format = "ZPLII"
	}))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Len(t, server.Sent(), 1)
	got := server.Sent()[0]
	require.Equal(t, "POST /ship/v1/shipments", got.Method+" "+got.Path)
	carriercheck.Golden(t, "ship_request.json", got.Body)
}

func TestARateNamesNobody(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	s := carriertest.Shipment()
	s.ShipOn = cal.Of(2026, 11, 24)
	_, err := c.Quote(t.Context(), s)
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	got := server.Sent()[0]
	require.Equal(t, "POST /rate/v1/rates/quotes", got.Method+" "+got.Path)
	carriercheck.Golden(t, "rate_request.json", got.Body)
	for _, piece := range []string{"Sampleton", "Madeup", "5550199"} {
		require.NotContains(t, got.Body, piece)
	}
}

func TestEveryCallNamesItselfAndKeepsItsNameThroughAttempts(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 503, "{}")
	_, _ = c.Quote(t.Context(), carriertest.Shipment())
	_, _ = c.Track(t.Context(), "794900000011")
	require.Len(t, server.Sent(), 8, "four attempts each")
	ids := map[string]int{}
	for _, r := range server.Sent() {
		ids[r.Header.Get("X-Customer-Transaction-Id")]++
		require.Equal(t, "Bearer t", r.Header.Get("Authorization"))
		require.Empty(t, r.Header.Get("Idempotency-Key"), "net/http repeats requests that have one")
	}
	require.Len(t, ids, 2)
	for id, n := range ids {
		require.Equal(t, 4, n)
		require.NotEmpty(t, id)
		require.LessOrEqual(t, len(id), 40)
	}
}

const options = "requestedShipment.requestedPackageLineItems.0.packageSpecialServices."

func TestTheSignatureStandsOnThePackage(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change   func(*shipping.Shipment)
		neighbor bool
		want     any
	}{
		"none":                               {func(*shipping.Shipment) {}, false, "NO_SIGNATURE_REQUIRED"},
		"none, of high value":                {func(s *shipping.Shipment) { s.Insured = money.Cents(50_001) }, false, nil},
		"any":                                {func(s *shipping.Shipment) { s.Signature = shipping.AnySignature }, false, "DIRECT"},
		"any, a neighbor's too":              {func(s *shipping.Shipment) { s.Signature = shipping.AnySignature }, true, "INDIRECT"},
		"any, at an office":                  {func(s *shipping.Shipment) { s.Signature, s.To.Residential = shipping.AnySignature, false }, true, "DIRECT"},
		"an adult's, a neighbor's never":     {func(s *shipping.Shipment) { s.Signature = shipping.AdultSignature }, true, "ADULT"},
		"an adult's for a controlled parcel": {func(s *shipping.Shipment) { s.Controlled = true }, true, "ADULT"},
	} {
		c, server := answeringAs(t, fedex.Config{NeighborSigns: tc.neighbor}, 200, "{}")
		p := purchase(func(p *shipping.Purchase) { p.Service = fedex.TwoDay; tc.change(&p.Shipment) })
		_, _ = c.Buy(t.Context(), p)
		_, _ = c.Quote(t.Context(), p.Shipment)
		for _, r := range server.Sent() {
			if tc.want == nil {
				require.NotContains(t, r.Body, "signatureOptionType", name)
				continue
			}
			require.Equal(t, tc.want, carriercheck.At(t, r.Body, options+"signatureOptionType"), name)
			require.Equal(t, "SIGNATURE_OPTION", carriercheck.At(t, r.Body, options+"specialServiceTypes.0"), name)
		}
	}
}

func TestGroundToAHomeIsHomeDelivery(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		asked shipping.Service
		home  bool
		code  string
		flag  bool
	}{
		{fedex.Ground, true, "GROUND_HOME_DELIVERY", true}, {fedex.Ground, false, "FEDEX_GROUND", false},
		{fedex.HomeDelivery, true, "GROUND_HOME_DELIVERY", true}, {fedex.HomeDelivery, false, "GROUND_HOME_DELIVERY", true},
		{fedex.TwoDay, true, "FEDEX_2_DAY", true}, {fedex.TwoDay, false, "FEDEX_2_DAY", false},
		{"fedex_SMART_POST", true, "SMART_POST", true},
	} {
		c, server := answering(t, 200, "{}")
		_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Service, p.Shipment.To.Residential = tc.asked, tc.home }))
		body := server.Sent()[0].Body
		require.Equal(t, tc.code, carriercheck.At(t, body, "requestedShipment.serviceType"), tc)
		require.Equal(t, tc.flag, carriercheck.At(t, body, "requestedShipment.recipients.0.address.residential"), tc)
	}
}

func TestWeightsAndLengthsAreRoundedUp(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		grams, mm      int64
		pounds, inches float64
	}{
		{1, 1, 0.1, 1}, {45, 25, 0.1, 1}, {46, 26, 0.2, 2}, {454, 254, 1.1, 10}, {453, 255, 1.0, 11}, {68_038, 3000, 150.0, 119},
	} {
		c, server := answering(t, 200, "{}")
		_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
			p.Shipment.Parcel = shipping.Parcel{Grams: tc.grams, LengthMM: tc.mm, WidthMM: tc.mm, HeightMM: tc.mm}
		}))
		body := server.Sent()[0].Body
		require.Equal(t, tc.pounds, carriercheck.At(t, body, "requestedShipment.requestedPackageLineItems.0.weight.value"), tc.grams)
		require.Equal(t, tc.pounds, carriercheck.At(t, body, "requestedShipment.totalWeight"), tc.grams)
		require.Equal(t, tc.inches, carriercheck.At(t, body, "requestedShipment.requestedPackageLineItems.0.dimensions.length"), tc.mm)
	}
}

func TestAddressesAreFittedToTheLabel(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Shipment.To.Street1 = secret.New("12345 Northwest Imaginary Boulevard Extension Building Seven")
		p.Shipment.To.Street2 = secret.New("Apt 4")
		p.Shipment.To.Name = secret.New(strings.Repeat("Testa ", 8))
		p.Shipment.To.Phone = secret.New("+1 (314) 555-0199")
	}))
	to := carriercheck.At(t, server.Sent()[0].Body, "requestedShipment.recipients.0").(map[string]any)
	require.Equal(t, []any{"12345 Northwest Imaginary Boulevard", "Extension Building Seven", "Apt 4"}, to["address"].(map[string]any)["streetLines"])
	contact := to["contact"].(map[string]any)
	require.LessOrEqual(t, len(contact["personName"].(string)), 35)
	require.Equal(t, "13145550199", contact["phoneNumber"])
}

func TestAMemberWithoutATelephoneHasThePharmacys(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 200, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Shipment.To.Phone = secret.Text{} }))
	require.Equal(t, "3145550100", carriercheck.At(t, server.Sent()[0].Body, "requestedShipment.recipients.0.contact.phoneNumber"))
}

func TestWhatCannotBeSentIsRefusedBeforeAnyByte(t *testing.T) {
	t.Parallel()
	carriercheck.NothingIsSent(t, answered, []carriercheck.Unsendable{
		{Name: "a city that no label holds", Change: func(p *shipping.Purchase) { p.Shipment.From.City = secret.New(strings.Repeat("x", 36)) },
			Class: shipping.ErrInvalid, Says: "from.city"},
		{Name: "a service with a name of no code", Change: func(p *shipping.Purchase) { p.Service = "fedex_balloon" },
			Class: shipping.ErrUnsupported, Says: "service"},
		{Name: "a format that FedEx lacks", Change: func(p *shipping.Purchase) { p.Format = "GIF" },
			Class: shipping.ErrUnsupported, Says: "format"},
		{Name: "a post office box", Change: func(p *shipping.Purchase) { p.Shipment.To.Street1 = secret.New("P.O. Box 12") },
			Class: shipping.ErrRefused, Says: "post office box"},
		{Name: "an APO", Change: func(p *shipping.Purchase) { p.Shipment.To.State, p.Shipment.To.ZIP = "AE", secret.New("09001") },
			Class: shipping.ErrRefused, Says: "APO"},
		{Name: "from an APO", Change: func(p *shipping.Purchase) { p.Shipment.From.State, p.Shipment.From.ZIP = "AE", secret.New("09001") },
			Class: shipping.ErrRefused, Says: "APO"},
		{Name: "Puerto Rico", Change: func(p *shipping.Purchase) { p.Shipment.To.State, p.Shipment.To.ZIP = "PR", secret.New("00901") },
			Class: shipping.ErrUnsupported, Says: "to.country"},
		{Name: "Canada", Change: func(p *shipping.Purchase) { p.Shipment.To.Country, p.Shipment.To.State = "CA", "" },
			Class: shipping.ErrUnsupported, Says: "to.country"},
		{Name: "from Canada", Change: func(p *shipping.Purchase) { p.Shipment.From.Country, p.Shipment.From.State = "CA", "" },
			Class: shipping.ErrUnsupported, Says: "from.country"},
	}, func(ctx context.Context, c shipping.Carrier, p shipping.Purchase) error {
		_, err := c.(*fedex.Carrier).DryRun(ctx, p)
		return err
	})
}

func TestNumbersThatAreNoneAreNotSent(t *testing.T) {
	t.Parallel()
	carriercheck.NoSuchNumber(t, answered, "7949", "7949/../../x", "7949 0000 11", "79490000001é", strings.Repeat("1", 41))
}

func TestServicesMayBeLimited(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base, Services: []shipping.Service{fedex.Ground}})
	quotes, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	require.Len(t, quotes, 1)
	require.Equal(t, fedex.HomeDelivery, quotes[0].Service, "what ground is called at a home")
	_, err = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Service = fedex.TwoDay }))
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	require.Zero(t, server.Purchases())
	for _, s := range []shipping.Service{fedex.Ground, fedex.HomeDelivery} {
		label, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Service = s }))
		require.NoError(t, err)
		require.Equal(t, s, label.Service, "as asked")
	}
}
