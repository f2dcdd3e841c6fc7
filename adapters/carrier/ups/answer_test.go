package ups_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/shipping"
)

func TestQuotesOfAShop(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, carriercheck.File(t, "shop.json"))
	quotes, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	require.Equal(t, []string{
		"ups ups_next_day_air_early 68.10 of 91.45 by 2026-11-25",
		"ups ups_next_day_air 45.92 of 62.30 by 2026-11-25",
		"ups ups_2nd_day_air_am 28.44 of 38.15 by 2026-11-26",
		"ups ups_2nd_day_air 18.35 of 24.90 by 2026-11-27",
		"ups ups_ground 9.12 of 12.40 by 2026-12-01",
		"ups ups_ground_saver 8.05 of 10.85 by 2026-12-02",
	}, carriercheck.Offers(quotes))
}

func TestWhichAmountIsThePrice(t *testing.T) {
	t.Parallel()
	const usd = `{"CurrencyCode":"USD","MonetaryValue":"%s"}`
	total, tax, negotiated := fmt.Sprintf(usd, "12.40"), fmt.Sprintf(usd, "13.00"), fmt.Sprintf(usd, "9.12")
	for _, tc := range []struct{ name, rated, want string }{
		{"the published total", `"TotalCharges":` + total, "12.40 list 12.40"},
		{"the negotiated total before it", `"TotalCharges":` + total + `,"NegotiatedRateCharges":{"TotalCharge":` + negotiated + `}`, "9.12 list 12.40"},
		{"the negotiated total alone", `"NegotiatedRateCharges":{"TotalCharge":` + negotiated + `}`, "9.12 no list"},
		{"with taxes where UPS adds them", `"TotalCharges":` + total + `,"TotalChargesWithTaxes":` + tax, "13.00 list 13.00"},
		{"negotiated with taxes", `"NegotiatedRateCharges":{"TotalCharge":` + negotiated + `,"TotalChargesWithTaxes":` + tax + `}`, "13.00 no list"},
		{"an empty negotiated element is none", `"TotalCharges":` + total + `,"NegotiatedRateCharges":""`, "12.40 list 12.40"},
		{"a number for a string", `"TotalCharges":{"CurrencyCode":"USD","MonetaryValue":12.4}`, "12.40 list 12.40"},
		{"zeros past the cents", `"TotalCharges":` + fmt.Sprintf(usd, "12.4000"), "12.40 list 12.40"},
		{"parts of a cent are no amount", `"TotalCharges":` + fmt.Sprintf(usd, "12.405"), "none"},
		{"another currency is no amount", `"TotalCharges":{"CurrencyCode":"CAD","MonetaryValue":"12.40"}`, "none"},
		{"no currency is no amount", `"TotalCharges":{"MonetaryValue":"12.40"}`, "none"},
		{"no amount is not zero", `"TotalCharges":{"CurrencyCode":"USD"}`, "none"},
		{"zero is no price", `"TotalCharges":` + fmt.Sprintf(usd, "0.00"), "none"},
		{"below zero is no price", `"TotalCharges":` + fmt.Sprintf(usd, "-1.00"), "none"},
		{"an exponent is no amount", `"TotalCharges":{"CurrencyCode":"USD","MonetaryValue":1e9}`, "none"},
		{"beyond all money is no amount", `"TotalCharges":` + fmt.Sprintf(usd, "99999999999999999999"), "none"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			c, _ := answering(t, 200, `{"RateResponse":{"RatedShipment":{"Service":{"Code":"03"},`+tc.rated+`}}}`)
			carriercheck.Priced(t, c, carriertest.Shipment(), tc.want)
		})
	}
}

func TestAServiceWithoutANameKeepsItsCode(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, `{"RateResponse":{"RatedShipment":{"Service":{"Code":"07"},"TotalCharges":{"CurrencyCode":"USD","MonetaryValue":"1.00"}}}}`)
	quotes, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	require.Equal(t, shipping.Service("ups_07"), quotes[0].Service)
	c, server := answering(t, 200, "{}")
	_, _ = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Service = "ups_07" }))
	require.Equal(t, "07", carriercheck.At(t, server.Sent()[0].Body, "ShipmentRequest.Shipment.Service.Code"))
}

func TestALabelOfAPurchase(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, carriercheck.File(t, "ship.json"))
	l, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Equal(t, "1ZA1B2C30300000012 1ZA1B2C30300000012", l.ID.Reveal()+" "+l.Tracking.Reveal())
	require.Equal(t, "9.12", l.Price.String(), "the negotiated charge")
	require.Equal(t, shipping.Key("k-1"), l.Key)
	require.Equal(t, ups.Ground, l.Service)
	require.Equal(t, "GIF", l.Format)
	require.Equal(t, "GIF89a", string(l.Image[:6]))
}

func TestALabelThatIsFoundAgain(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, carriercheck.File(t, "recovery.json"))
	l, err := c.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	require.Equal(t, "1ZA1B2C30300000012", l.Tracking.Reveal())
	require.Equal(t, "ZPL", l.Format)
	require.Equal(t, "^XA", string(l.Image[:3]))
	require.Equal(t, shipping.Key("k-1"), l.Key)
}

func TestTheStoryOfAParcel(t *testing.T) {
	t.Parallel()
	c, _ := answeringAs(t, ups.Config{Zone: time.FixedZone("CST", -6*60*60)}, 200, carriercheck.File(t, "track.json"))
	tracking, err := c.Track(t.Context(), "1ZA1B2C30300000012")
	require.NoError(t, err)
	require.Equal(t, shipping.Delivered, tracking.Status, "an investigation after a delivery moves nothing")
	require.Equal(t, "2026-12-01", tracking.ETA.String(), "the rescheduled day")
	require.Equal(t, []string{
		"2026-11-24T06:01:00Z 2026-11-24 003/MP label_created",
		"2026-11-25T00:00:00Z 2026-11-24 160/OR accepted",
		"2026-12-01T05:30:00Z 2026-11-30 010/AR in_transit",
		"2026-12-01T07:47:00Z 2026-12-01 021/OT out_for_delivery",
		"2026-12-01T19:47:00Z 2026-12-01 011/KB delivered",
		"2026-12-03T15:00:00Z 2026-12-03 129/UP info",
	}, carriercheck.Scans(tracking))
}

func TestANumberThatUPSDoesNotKnowIsNotFoundThoughTheStatusIs200(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, `{"trackResponse":{"shipment":[{"warnings":[{"code":"TW0001","message":"Testa Sampleton"}]}]}}`)
	_, err := c.Track(t.Context(), "1ZA1B2C30300000012")
	require.ErrorIs(t, err, shipping.ErrNotFound)
	require.NotContains(t, err.Error(), "Sampleton")
	require.NotContains(t, err.Error(), "0012")
}

func TestVoidingWhatIsVoidIsSuccess(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		status int
		body   string
		class  error
	}{
		{200, `{"VoidShipmentResponse":{"SummaryResult":{"Status":{"Code":"1"}},"PackageLevelResult":null}}`, nil},
		{200, `{"VoidShipmentResponse":{"SummaryResult":[{"Status":{"Code":1}}],"PackageLevelResults":{}}}`, nil},
		{400, `{"response":{"errors":[{"code":"190117","message":"x"}]}}`, nil},
		{200, `{"VoidShipmentResponse":{"SummaryResult":{"Status":{"Code":"0"}}}}`, shipping.ErrUnavailable},
		{400, `{"response":{"errors":[{"code":"190101","message":"x"}]}}`, shipping.ErrRefused},
		{400, `{"response":{"errors":[{"code":"190102","message":"x"}]}}`, shipping.ErrNotFound},
		{503, `{"response":{"errors":[{"code":"190001","message":"x"}]}}`, shipping.ErrUnavailable},
	} {
		c, _ := answering(t, tc.status, tc.body)
		err := c.Void(t.Context(), "1ZA1B2C30300000012")
		require.Truef(t, errors.Is(err, tc.class), "%s: %v", tc.body, err)
	}
}

func TestEveryEndOfAPurchaseHasItsClass(t *testing.T) {
	t.Parallel()
	coded := func(code string) string {
		return `{"response":{"errors":[{"code":"` + code + `","message":"742 Madeup Terrace is unknown"}]}}`
	}
	carriercheck.Ends(t, answered, []carriercheck.End{
		{Name: "an address that UPS does not take", Status: 400, Body: coded("120802"),
			Class: shipping.ErrInvalid, Code: "120802"},
		{Name: "a service that does not run there", Status: 400, Body: coded("120124"),
			Class: shipping.ErrRefused, Code: "120124"},
		{Name: "credentials", Status: 401, Body: coded("250002"), Class: shipping.ErrAuth, Code: "250002"},
		{Name: "a right that is missing", Status: 403, Body: coded("250003"), Class: shipping.ErrAuth, Code: "250003"},
		{Name: "too many calls", Status: 429, Body: coded("10429"),
			Class: shipping.ErrThrottled, Code: "10429", Header: []string{"Retry-After", "120"}},
		{Name: "a code that we do not know", Status: 400, Body: coded("120999"), Class: shipping.ErrInvalid, Code: "120999"},
		{Name: "one error that is not in a list", Status: 400, Body: `{"response":{"errors":{"code":120802}}}`,
			Class: shipping.ErrInvalid, Code: "120802"},
		{Name: "an empty 404 with its code in a header", Status: 404, Body: "",
			Class: shipping.ErrNotFound, Code: "404", Header: []string{"errorcode", "404", "errordescription", "Madeup"}},
		{Name: "an empty 405", Status: 405, Body: "",
			Class: shipping.ErrUnsupported, Code: "405", Header: []string{"errorcode", "405"}},
		{Name: "a code that is prose", Status: 400, Body: coded("742 Madeup Terrace"), Class: shipping.ErrInvalid},
		{Name: "a fault within UPS", Status: 500, Body: coded("120001"), Class: shipping.ErrOutcomeUnknown, Code: "120001"},
		{Name: "a fault within UPS that looks like ours", Status: 400, Body: coded("20001"),
			Class: shipping.ErrOutcomeUnknown, Code: "20001"},
		{Name: "a shipment that UPS has made already", Status: 400, Body: coded("120021"),
			Class: shipping.ErrOutcomeUnknown, Code: "120021"},
		{Name: "a 500 with a code that is no fault of UPS", Status: 500, Body: coded("120124"),
			Class: shipping.ErrOutcomeUnknown, Code: "120124"},
		{Name: "half", Status: 200, Body: `{"ShipmentResponse":{"ShipmentResults":{`, Class: shipping.ErrOutcomeUnknown},
		{Name: "a label without a number", Status: 200, Body: `{"ShipmentResponse":{"ShipmentResults":{"PackageResults":{}}}}`,
			Class: shipping.ErrOutcomeUnknown},
		{Name: "a label without an image", Status: 200, Body: `{"ShipmentResponse":{"ShipmentResults":{"ShipmentIdentificationNumber":"1ZA1B2C30300000012","PackageResults":{"TrackingNumber":"1ZA1B2C30300000012"}}}}`,
			Class: shipping.ErrOutcomeUnknown},
	})
}

func TestAWrongClientIsSaidOfEveryCall(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, ups.Config{BaseURL: base, ClientSecret: "another secret"})
	_, err := c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrAuth)
	require.ErrorContains(t, err, "ups: buy: credentials not accepted [10401]")
	require.NotContains(t, err.Error(), "another secret")
	require.Zero(t, server.Calls("buy"))
}
