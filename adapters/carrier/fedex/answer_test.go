package fedex_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

func TestQuotesOfEveryService(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, carriercheck.File(t, "rates.json"))
	quotes, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	require.Equal(t, []string{
		"fedex fedex_first_overnight 71.20 of 95.05 by 2026-11-25",
		"fedex fedex_priority_overnight 40.05 of 55.60 by 2026-11-25",
		"fedex fedex_standard_overnight 34.55 of 48.30 by 2026-11-25",
		"fedex fedex_2_day 18.90 of 26.15 by 2026-11-27",
		"fedex fedex_express_saver 16.40 of 22.75 by 2026-11-30",
		"fedex fedex_home_delivery 10.62 of 14.75 by 2026-12-01",
	}, carriercheck.Offers(quotes))
}

func TestWhichAmountIsThePrice(t *testing.T) {
	t.Parallel()
	one := func(kind, net, currency string) string {
		return `{"rateType":"` + kind + `","totalNetCharge":` + net + `,"currency":"` + currency + `"}`
	}
	list, paid := one("LIST", "12.40", "USD"), one("ACCOUNT", "9.12", "USD")
	for _, tc := range []struct{ name, rated, want string }{
		{"the account's, where it stands first", paid + "," + list, "9.12 list 12.40"},
		{"the account's, where it stands last", list + "," + paid, "9.12 list 12.40"},
		{"the account's alone", paid, "9.12 no list"},
		{"the published one alone", list, "12.40 list 12.40"},
		{"no preferred currency's", one("PREFERRED_CURRENCY", "1.00", "USD") + "," + paid, "9.12 no list"},
		{"no incentive's", one("INCENTIVE", "1.00", "USD") + "," + list, "12.40 list 12.40"},
		{"a string for a number", one("ACCOUNT", `"9.12"`, "USD"), "9.12 no list"},
		{"one place for two", one("ACCOUNT", "9.1", "USD"), "9.10 no list"},
		{"zeros past the cents", one("ACCOUNT", "9.1200", "USD"), "9.12 no list"},
		{"the currency of the detail", `{"rateType":"ACCOUNT","totalNetCharge":9.12,"shipmentRateDetail":{"currency":"USD"}}`, "9.12 no list"},
		{"a list in dollars beside an account in others", one("ACCOUNT", "9.12", "CAD") + "," + list, "12.40 list 12.40"},
		{"parts of a cent are no amount", one("ACCOUNT", "9.125", "USD"), "none"},
		{"another currency is no amount", one("ACCOUNT", "9.12", "CAD"), "none"},
		{"no currency is no amount", `{"rateType":"ACCOUNT","totalNetCharge":9.12}`, "none"},
		{"no amount is not zero", `{"rateType":"ACCOUNT","currency":"USD"}`, "none"},
		{"zero is no price", one("ACCOUNT", "0.00", "USD"), "none"},
		{"below zero is no price", one("ACCOUNT", "-1.00", "USD"), "none"},
		{"an exponent is no amount", one("ACCOUNT", "1e9", "USD"), "none"},
		{"no type is no price", `{"totalNetCharge":9.12,"currency":"USD"}`, "none"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			c, _ := answering(t, 200, `{"output":{"rateReplyDetails":[{"serviceType":"FEDEX_2_DAY","ratedShipmentDetails":[`+tc.rated+`]}]}}`)
			carriercheck.Priced(t, c, carriertest.Shipment(), tc.want)
		})
	}
}

func TestTheDayOfArrivalHasTwoNames(t *testing.T) {
	t.Parallel()
	for commit, want := range map[string]string{
		`{"dateDetail":{"dayFormat":"2026-11-27T10:30:00"}}`:    "2026-11-27",
		`{"dateDetail":{"dayCxsFormat":"2026-11-27T10:30:00"}}`: "2026-11-27",
		`{"dateDetail":{"dayFormat":"soon"}}`:                   "",
		`{"label":"Delivery date unavailable"}`:                 "",
		`null`:                                                  "",
	} {
		c, _ := answering(t, 200, `{"output":{"rateReplyDetails":{"serviceType":"FEDEX_2_DAY","commit":`+commit+
			`,"ratedShipmentDetails":{"rateType":"LIST","totalNetCharge":1.5,"currency":"USD"}}}}`)
		quotes, err := c.Quote(t.Context(), carriertest.Shipment())
		require.NoError(t, err)
		require.Equal(t, want, quotes[0].Arrives.String(), commit)
	}
}

func TestAServiceWithoutANameKeepsItsCode(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, `{"output":{"rateReplyDetails":{"serviceType":"SMART_POST","ratedShipmentDetails":{"rateType":"LIST","totalNetCharge":1.5,"currency":"USD"}}}}`)
	quotes, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	require.Equal(t, shipping.Service("fedex_SMART_POST"), quotes[0].Service)
}

func TestALabelOfAPurchase(t *testing.T) {
	t.Parallel()
	var told []fedex.Alert
	c, _ := answeringAs(t, fedex.Config{Alerted: func(k shipping.Key, all []fedex.Alert) {
		require.Equal(t, shipping.Key("k-1"), k)
		told = all
	}}, 200, carriercheck.File(t, "ship.json"))
	l, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Equal(t, "794900000011 794900000011", l.ID.Reveal()+" "+l.Tracking.Reveal())
	require.Equal(t, "10.62", l.Price.String(), "the account's charge")
	require.Equal(t, shipping.Key("k-1"), l.Key)
	require.Equal(t, fedex.HomeDelivery, l.Service)
	require.Equal(t, "PDF", l.Format)
	require.Equal(t, "%PDF-1.4 invented", string(l.Image), "and not the terms and conditions")
	require.Equal(t, []fedex.Alert{
		{Code: "SHIP.RECIPIENT.POSTALCITY.MISMATCH", Warning: true}, {Code: "ORIGIN.STATEORPROVINCECODE.CHANGED", Warning: true},
	}, told, "a code that is prose is none")
}

func TestTheChargeOfALabelIsTheAccounts(t *testing.T) {
	t.Parallel()
	image := base64.StdEncoding.EncodeToString([]byte("^XA"))
	for _, tc := range []struct{ name, piece, rates, want string }{
		{"by the rating", `"netChargeAmount":14.75,"currency":"USD",`, `{"rateType":"PAYOR_ACCOUNT_PACKAGE","totalNetCharge":10.62,"currency":"USD"}`, "10.62"},
		{"by the piece, where the rating is not the account's", `"netChargeAmount":14.75,"currency":"USD",`, `{"rateType":"PAYOR_LIST_PACKAGE","totalNetCharge":99,"currency":"USD"}`, "14.75"},
		{"by the piece, where the rating is not in dollars", `"netChargeAmount":14.75,"currency":"USD",`, `{"rateType":"PAYOR_ACCOUNT_PACKAGE","totalNetCharge":99,"currency":"CAD"}`, "14.75"},
		{"not told where no currency is", `"netChargeAmount":14.75,`, `{}`, "0.00"},
		{"not told where FedEx says nothing", ``, `{}`, "0.00"},
	} {
		c, _ := answering(t, 200, `{"output":{"transactionShipments":{"pieceResponses":{`+tc.piece+`"trackingNumber":"794900000011","packageDocuments":{"docType":"ZPLII","encodedLabel":"`+image+
			`"}},"completedShipmentDetail":{"shipmentRating":{"shipmentRateDetails":`+tc.rates+`}}}}}`)
		l, err := c.Buy(t.Context(), purchase(nil))
		require.NoError(t, err, tc.name)
		require.Equal(t, tc.want, l.Price.String(), tc.name)
		require.Equal(t, "ZPLII", l.Format)
	}
}

func TestTheStoryOfAParcel(t *testing.T) {
	t.Parallel()
	c, _ := answeringAs(t, fedex.Config{Zone: time.FixedZone("CST", -6*60*60)}, 200, carriercheck.File(t, "track.json"))
	tracking, err := c.Track(t.Context(), "794900000011")
	require.NoError(t, err)
	require.Equal(t, shipping.Delivered, tracking.Status)
	require.Equal(t, "2026-12-01", tracking.ETA.String())
	require.Equal(t, []string{
		"2026-11-24T06:01:00Z 2026-11-24 OC label_created",
		"2026-11-25T00:00:00Z 2026-11-24 PU accepted",
		"2026-11-27T15:00:00Z 2026-11-27 LO in_transit",
		"2026-12-01T05:30:00Z 2026-11-30 AR in_transit",
		"2026-12-01T14:05:00Z 2026-12-01 OD out_for_delivery",
		"2026-12-01T19:47:00Z 2026-12-01 DL delivered",
	}, carriercheck.Scans(tracking))
}

func TestANumberThatFedExDoesNotKnowIsNotFoundThoughTheStatusIs200(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, carriercheck.File(t, "track.json"))
	_, err := c.Track(t.Context(), "794900000022")
	require.ErrorIs(t, err, shipping.ErrNotFound)
	require.ErrorContains(t, err, "[TRACKING.TRACKINGNUMBER.NOTFOUND]")
	require.NotContains(t, err.Error(), "Sampleton")
	require.NotContains(t, err.Error(), "0022")
	_, err = c.Track(t.Context(), "794900000033")
	require.ErrorIs(t, err, shipping.ErrUnavailable, "a number that the answer passes over is no number unknown")
}

func TestOfStoriesUnderOneNumberTheLatestShippedIsTold(t *testing.T) {
	t.Parallel()
	body := carriercheck.File(t, "duplicate.json")
	reversed := strings.NewReplacer("2022-", "2026-", "2026-", "2022-").Replace(body) // the other one is the late one
	for text, want := range map[string]shipping.Status{body: shipping.Delivered, reversed: shipping.Exception} {
		c, _ := answering(t, 200, text)
		tracking, err := c.Track(t.Context(), "794900000011")
		require.NoError(t, err)
		require.Equal(t, want, tracking.Status)
	}
}

func TestAStoryWithoutScansHasTheLatestStatus(t *testing.T) {
	t.Parallel()
	for latest, want := range map[string]shipping.Status{
		`{"code":"OC","derivedCode":"IN"}`: shipping.LabelCreated, `{"code":"IN"}`: shipping.LabelCreated,
		`{"code":"CA"}`: shipping.Cancelled, `{"code":"CA","derivedCode":"IT"}`: shipping.InTransit, `{"code":"ZZ"}`: shipping.StatusUnknown,
	} {
		c, _ := answering(t, 200, `{"output":{"completeTrackResults":[{"trackingNumber":"794900000011","trackResults":[{"latestStatusDetail":`+latest+`,"scanEvents":[]}]}]}}`)
		tracking, err := c.Track(t.Context(), "794900000011")
		require.NoError(t, err)
		require.Equal(t, want, tracking.Status, latest)
	}
}

func TestVoidingWhatIsVoidIsSuccess(t *testing.T) {
	t.Parallel()
	refused := func(code string) string { return `{"errors":[{"code":"` + code + `","message":"x"}]}` }
	for _, tc := range []struct {
		status int
		body   string
		class  error
	}{
		{200, `{"output":{"cancelledShipment":true,"cancelledHistory":true,"successMessage":"Success"}}`, nil},
		{200, `{"output":[{"cancelledShipment":"true","message":"x"}]}`, nil},
		{200, `{"output":{"cancelledShipment":false,"alerts":[{"code":"SHIPMENT.ALREADY.CANCELLED"}]}}`, nil},
		{400, refused("CANCELSHIPMENT.TRACKINGNUMBER.DELETED"), nil},
		{400, refused("MASTERTRACKINGID.TRACKINGNUMBER.CANCELLED"), nil},
		{200, `{"output":{"cancelledShipment":false,"cancelledHistory":false}}`, shipping.ErrRefused},
		{200, `{"output":{"cancelledShipment":"false"}}`, shipping.ErrRefused},
		{200, `{"output":{}}`, shipping.ErrUnavailable},
		{400, refused("TRACKINGIDS.TRACKINGNUMBER.CLOSED"), shipping.ErrRefused},
		{404, refused("TRACKING.TRACKINGNUMBER.NOTFOUND"), shipping.ErrNotFound},
		{400, refused("SHIPMENT.USER.UNAUTHORIZED"), shipping.ErrAuth},
		{503, refused("SERVICE.UNAVAILABLE.ERROR"), shipping.ErrUnavailable},
	} {
		c, server := answering(t, tc.status, tc.body)
		err := c.Void(t.Context(), "794900000011")
		require.Truef(t, errors.Is(err, tc.class), "%s: %v", tc.body, err)
		sent := server.Sent()[0]
		require.Equal(t, "PUT /ship/v1/shipments/cancel", sent.Method+" "+sent.Path)
		require.JSONEq(t, `{"accountNumber":{"value":"740561073"},"trackingNumber":"794900000011","deletionControl":"DELETE_ALL_PACKAGES"}`, sent.Body)
	}
}
