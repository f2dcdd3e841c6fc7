package usps_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func recorded(t testing.TB, name string) string {
	t.Helper()
	body, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	return string(body)
}

// Contract is the price, retail the list; of several prices of a service the one of our own box counts, of our
// category; a price for parcels that are brought to a facility, and no price, are no quote.
func TestWhichPriceIsChosenByRule(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, recorded(t, "options.json"))
	quotes, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	var lines []string
	for _, q := range quotes {
		lines = append(lines, fmt.Sprintf("%s %s %v %s %s", q.Service, q.Price, q.HasList, q.List, q.Arrives))
	}
	require.Equal(t, []string{
		"usps_ground_advantage 5.12 true 7.90 2026-11-30", "usps_priority_mail 7.89 false 0.00 2026-11-27", "usps_connect_local 4.05 false 0.00 ",
	}, lines)
}

func TestALargeBoxIsPricedByItsSize(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	s := carriertest.Shipment()
	s.Parcel.LengthMM, s.Parcel.WidthMM, s.Parcel.HeightMM = 400, 350, 300
	quotes, err := c.Quote(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, quotes, 3)
	require.Zero(t, server.Purchases())
}

func TestExtraServicesAreInThePrice(t *testing.T) {
	t.Parallel()
	option := func(total, extras string) string {
		return `{"pricingOptions":[{"priceType":"COMMERCIAL","shippingOptions":[{"mailClass":"PRIORITY_MAIL","rateOptions":[{` + total +
			`"totalBasePrice":7.89,"rates":[{"rateIndicator":"SP","processingCategory":"MACHINABLE"}],"extraServices":[` + extras + `]}]}]}]}`
	}
	for _, tc := range []struct{ name, body, want string }{
		{"the total of USPS", option(`"totalPrice":17.24,`, ""), "17.24"},
		{"added up where there is none", option("", `{"extraService":"922","price":9.35},{"extraService":"930","price":1}`), "17.24"},
		{"no price for what is asked is no quote", option("", `{"extraService":"930","price":1}`), ""},
		{"fractions of a cent are no price", strings.ReplaceAll(option("", `{"extraService":"922","price":9.35}`), "7.89", "7.895"), ""},
		{"trailing zeros are", strings.ReplaceAll(option("", `{"extraService":"922","price":9.35}`), "7.89", "7.8900"), "17.24"},
	} {
		c, _ := answering(t, 200, tc.body)
		s := carriertest.Shipment()
		s.Signature = shipping.AdultSignature
		quotes, err := c.Quote(t.Context(), s)
		if tc.want == "" {
			require.ErrorIs(t, err, shipping.ErrRefused, tc.name)
			continue
		}
		require.NoError(t, err, tc.name)
		require.Equal(t, tc.want, quotes[0].Price.String(), tc.name)
	}
}

func multipart(metadata, image string) string {
	return "--b0undary\r\nContent-Type: application/json\r\nContent-Disposition: form-data; name=\"labelMetadata\"\r\n\r\n" + metadata +
		"\r\n--b0undary\r\nContent-Type: application/pdf\r\nContent-Disposition: form-data; filename=\"labelImage.pdf\"; name=\"labelImage\"\r\n\r\n" +
		image + "\r\n--b0undary--\r\n"
}

func TestEveryShapeOfALabelReadsAlike(t *testing.T) {
	t.Parallel()
	one := recorded(t, "label.json")
	image := "JVBERi0xLjQKJSBpbnZlbnRlZAolJUVPRgo="
	metadata := strings.Replace(one, `"labelImage": "`+image+`"`, `"x": 1`, 1)
	form := []string{"Content-Type", "multipart/form-data; boundary=b0undary"}
	for _, tc := range []struct {
		name    string
		status  int
		body    string
		headers []string
	}{
		{"one JSON object", 201, one, []string{"Content-Type", "application/vnd.usps.labels+json"}},
		{"one JSON object with 200", 200, one, nil},
		{"metadata under its name", 200, `{"labelMetadata":` + metadata + `,"labelImage":"` + image + `"}`, nil},
		{"parts", 201, multipart(metadata, image), form},
		{"parts with 200", 200, multipart(metadata, image), form},
		{"parts whose header is lost", 200, multipart(metadata, image), nil},
		{"an image in lines", 200, multipart(metadata, image[:12]+"\r\n"+image[12:]), form},
		{"an image as it is", 200, multipart(metadata, "%PDF-1.4\n% invented\n%%EOF\n"), form},
		{"numbers in words", 200, strings.NewReplacer(`5.12`, `"5.12"`, `9.35`, `"9.35"`).Replace(one), nil},
	} {
		c, server := answering(t, tc.status, tc.body, tc.headers...)
		l, err := c.Buy(t.Context(), purchase(nil))
		require.NoError(t, err, tc.name)
		require.Equal(t, "9334612345678900000015", l.Tracking.Reveal(), tc.name)
		require.Equal(t, "9334612345678900000015", l.ID.Reveal(), tc.name)
		require.Equal(t, "14.87", l.Price.String(), "%s: postage, fees and extra services", tc.name)
		require.Equal(t, "%PDF-1.4\n% invented\n%%EOF\n", string(l.Image), tc.name)
		require.Equal(t, "PDF", l.Format, tc.name)
		require.Equal(t, shipping.Key("k-1"), l.Key, tc.name)
		require.Len(t, server.all(), 1, tc.name)
	}
}

func TestHalfALabelIsAnUnknownOutcome(t *testing.T) {
	t.Parallel()
	one := recorded(t, "label.json")
	whole := multipart(one, "JVBERi0xLjQK")
	for name, body := range map[string]string{
		"no tracking number": strings.ReplaceAll(one, "9334612345678900000015", ""), "no image": strings.ReplaceAll(one, "labelImage", "x"),
		"an image that is none": strings.ReplaceAll(one, "JVBERi", "*"), "half a part": whole[:len(whole)-30], "a number of prose": strings.ReplaceAll(one, "9334612345678900000015", "see the label"),
		"nothing": "", "null": "null", "a list": "[]",
	} {
		c, _ := answering(t, 201, body)
		_, err := c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, name)
	}
}

func TestAStoryIsReadByItsCodes(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 207, recorded(t, "track.json"))
	all, err := c.TrackBatch(t.Context(), []shipping.TrackingNumber{"9334612345678900000022", "9334612345678900000015", "no number", "9334612345678900000039"})
	require.NoError(t, err)
	require.ErrorIs(t, all[0].Err, shipping.ErrNotFound)
	var e *shipping.Error
	require.ErrorAs(t, all[0].Err, &e)
	require.Equal(t, "150002", e.Code)
	require.NoError(t, all[1].Err)
	require.Equal(t, shipping.Delivered, all[1].Tracking.Status)
	require.Equal(t, "2026-11-28", all[1].Tracking.ETA.String(), "the day that USPS has worked out")
	var lines []string
	for _, s := range all[1].Tracking.Scans {
		lines = append(lines, fmt.Sprintf("%s %s %s %v", s.At.Format(time.RFC3339), s.Day, s.Code, s.Status))
	}
	require.Equal(t, []string{
		"2026-11-24T15:10:00Z 2026-11-24 GX label_created",
		"2026-11-26T21:10:00Z 2026-11-26 10 in_transit", // without an offset: the zone of the site
		"2026-11-28T15:10:00Z 2026-11-28 OF out_for_delivery",
		"2026-11-28T19:58:40Z 2026-11-28 01 delivered",
	}, lines)
	require.ErrorIs(t, all[2].Err, shipping.ErrInvalid)
	require.ErrorIs(t, all[3].Err, shipping.ErrUnavailable, "a number that the answer leaves out is not one that nobody knows")
}

func TestNotYetIsNotFound(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		status int
		code   string
	}{{404, "404"}, {400, "150001"}, {400, "150002"}, {400, "150003"}, {400, "150004"}} {
		c, _ := answering(t, tc.status, `{"apiVersion":"v3","error":{"code":"`+fmt.Sprint(tc.status)+`","errors":[{"code":"`+tc.code+`"}]}}`)
		_, err := c.Track(t.Context(), "9334612345678900000015")
		require.ErrorIs(t, err, shipping.ErrNotFound, tc.code)
	}
}

// tracked is the status that one story of events, newest first, comes to.
func tracked(t *testing.T, events string) shipping.Status {
	t.Helper()
	c, _ := answering(t, 200, `[{"trackingNumber":"9334612345678900000015","statusCode":"200","statusCategory":"Alert","trackingEvents":[`+events+`]}]`)
	tracking, err := c.Track(t.Context(), "9334612345678900000015")
	require.NoError(t, err)
	return tracking.Status
}

func TestTheTrapsOfTheCodes(t *testing.T) {
	t.Parallel()
	scan := func(code, sentence string, hour int) string {
		return fmt.Sprintf(`{"eventCode":%q,"eventType":%q,"GMTTimestamp":"2026-11-28T%02d:00:00Z"}`, code, sentence, hour)
	}
	for _, tc := range []struct {
		name, events string
		want         shipping.Status
	}{
		{"01 is a delivery", scan("01", "Delivered, Front Door/Porch", 9), shipping.Delivered},
		{"01 to the original sender is a return", scan("01", "Delivered, To Original Sender", 9), shipping.ReturnedToSender},
		{"the sentence counts beside 01 alone", scan("10", "Delivered, To Original Sender", 9), shipping.InTransit},
		{"another sentence that names the sender is none", scan("01", "Delivered, the sender to call", 9), shipping.Delivered},
		{"01 after a return is a return", scan("01", "Delivered", 12) + "," + scan("09", "", 9), shipping.ReturnedToSender},
		{"01 after unclaimed is a return", scan("01", "Delivered", 12) + "," + scan("27", "", 9), shipping.ReturnedToSender},
		{"ready at the post office is not delivered", scan("16", "Available for Pickup", 12) + "," + scan("OF", "", 9), shipping.AvailableForPickup},
		{"picked up there is", scan("43", "", 12) + "," + scan("16", "", 9), shipping.Delivered},
		{"a dead letter is lost", scan("11", "", 12), shipping.Lost},
		{"a code of nobody moves nothing", scan("ZZ", "Delivered", 12) + "," + scan("OF", "", 9), shipping.OutForDelivery},
		{"a code of nobody alone leaves the category", scan("ZZ", "Delivered", 12), shipping.Exception},
		{"an attempt after a delivery moves nothing", scan("02", "", 12) + "," + scan("01", "Delivered", 9), shipping.Delivered},
		{"no events leave the category", "", shipping.Exception},
	} {
		require.Equal(t, tc.want, tracked(t, tc.events), tc.name)
	}
}

func TestAScanKeepsNoSentence(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 200, `[{"trackingNumber":"9334612345678900000015","trackingEvents":[{"eventCode":"Testa Sampleton","eventType":"Left with Testa Sampleton"}]}]`)
	tracking, err := c.Track(t.Context(), "9334612345678900000015")
	require.NoError(t, err)
	require.Equal(t, "?", tracking.Scans[0].Code)
	require.NotContains(t, fmt.Sprintf("%+v", tracking), "Sampleton")
}

func TestAThousandNumbersAreTwentyNineCalls(t *testing.T) {
	t.Parallel()
	c, server := answering(t, 207, "[]")
	numbers := make([]shipping.TrackingNumber, 1000)
	for i := range numbers {
		numbers[i] = shipping.TrackingNumber(fmt.Sprintf("93346123456789%08d", i))
	}
	all, err := c.TrackBatch(t.Context(), numbers)
	require.NoError(t, err)
	require.Len(t, all, 1000)
	require.Len(t, server.all(), 29)
}

func TestABatchThatFailsSaysSoOfTheRest(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 401, `{"error":{"code":"401","errors":[{"source":"Access Token"}]}}`)
	all, err := c.TrackBatch(t.Context(), []shipping.TrackingNumber{"9334612345678900000015", "no number"})
	require.ErrorIs(t, err, shipping.ErrAuth)
	require.ErrorIs(t, all[0].Err, shipping.ErrAuth)
	require.ErrorIs(t, all[1].Err, shipping.ErrInvalid)
}

func TestAnAddressHasItsVerdict(t *testing.T) {
	t.Parallel()
	body := recorded(t, "address.json")
	here := carriertest.Shipment().To
	here.Street1 = secret.New("742 Madeup Ter.")
	for _, tc := range []struct {
		name, body string
		status     int
		asked      shipping.Address
		want       shipping.AddressVerdict
		suggested  int
	}{
		{"as it is written, but for capitals and points", body, 200, here, shipping.AddressDeliverable, 0},
		{"as USPS writes it", body, 200, carriertest.Shipment().To, shipping.AddressCorrected, 1},
		{"the apartment is missing", strings.Replace(body, `"DPVConfirmation": "Y"`, `"DPVConfirmation": "D"`, 1), 200, here, shipping.AddressUnit, 1},
		{"the apartment is wrong", strings.Replace(body, `"DPVConfirmation": "Y"`, `"DPVConfirmation": "S"`, 1), 200, here, shipping.AddressUnit, 1},
		{"more is needed", strings.Replace(body, `{"code": "", "text": ""}`, `{"code": "32", "text": "x"}`, 1), 200, here, shipping.AddressUnit, 1},
		{"nobody delivers there", strings.Replace(body, `"DPVConfirmation": "Y"`, `"DPVConfirmation": "N"`, 1), 200, here, shipping.AddressUndeliverable, 0},
		{"USPS does not say", strings.Replace(body, `"DPVConfirmation": "Y"`, `"DPVConfirmation": ""`, 1), 200, here, shipping.AddressUnknown, 0},
		{"there is none", `{"error":{"code":"404","errors":[]}}`, 404, here, shipping.AddressUndeliverable, 0},
		{"there is none, by its code", `{"error":{"code":"400","errors":[{"code":"010005"}]}}`, 400, here, shipping.AddressUndeliverable, 0},
		{"there are several", `{"error":{"code":"400","errors":[{"code":"010006"}]}}`, 400, here, shipping.AddressAmbiguous, 0},
	} {
		c, _ := answering(t, tc.status, tc.body)
		got, err := c.CheckAddress(t.Context(), tc.asked)
		require.NoError(t, err, tc.name)
		require.Equal(t, tc.want, got.Verdict, tc.name)
		require.Len(t, got.Suggested, tc.suggested, tc.name)
		if tc.suggested == 1 {
			require.Equal(t, "65101-1234", got.Suggested[0].ZIP.Reveal())
			require.Equal(t, carriertest.PlantedName, got.Suggested[0].Name.Reveal())
			require.Equal(t, drug.Yes, got.Residential)
		}
	}
	c, _ := answering(t, 400, `{"error":{"code":"400","errors":[{"code":"160999"}]}}`)
	_, err := c.CheckAddress(t.Context(), here)
	require.ErrorIs(t, err, shipping.ErrInvalid, "a refusal of the request is no verdict")
}

func TestALabelDiesInMoreThanOneWay(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name   string
		status int
		body   string
		want   shipping.Voiding
		class  error
	}{
		{"never manifested", 200, `{"trackingNumber":"9334612345678900000015","status":"CANCELED"}`, shipping.Voiding{Outcome: shipping.VoidDone}, nil},
		{"a refund is asked for", 200, `{"status":"DISPUTED","disputeId":104660}`, shipping.Voiding{Outcome: shipping.VoidRefund, Reference: "104660"}, nil},
		{"void before", 400, fault("160186"), shipping.Voiding{}, nil},
		{"on a SCAN form", 400, fault("160174"), shipping.Voiding{}, shipping.ErrRefused},
		{"used", 400, fault("160184"), shipping.Voiding{}, shipping.ErrRefused},
		{"unknown", 400, fault("160185"), shipping.Voiding{}, shipping.ErrNotFound},
		{"a status of nobody", 200, `{"status":"PENDING"}`, shipping.Voiding{}, shipping.ErrUnavailable},
	} {
		c, _ := answering(t, tc.status, tc.body)
		got, err := c.VoidLabel(t.Context(), "9334612345678900000015")
		require.Equal(t, tc.class, shipping.ClassOf(err), tc.name)
		require.Equal(t, tc.want, got, tc.name)
	}
	c, server := answering(t, 200, "{}")
	require.ErrorIs(t, c.Void(t.Context(), "../payments"), shipping.ErrInvalid)
	require.Empty(t, server.all())
}

func fault(code string) string {
	return `{"apiVersion":"/labels/v3","error":{"code":"400","message":"Bad Request","errors":[{"title":"Bad Request","detail":"Testa Sampleton","code":"` +
		code + `","source":{"parameter":"toAddress.city","example":"Testa Sampleton"}}]}}`
}

func TestAnErrorTellsCodeAndFieldAndNoneOfTheWords(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 400, fault("160155"))
	_, err := c.Buy(t.Context(), purchase(nil))
	require.EqualError(t, err, "usps: buy: refused [160155] HTTP 400 at toAddress.city: the service is not sold with these extra services (pharmacy can act)")
	for _, body := range []string{
		`{"error":{"code":"Testa Sampleton","errors":[{"code":"Sampleton","source":{"parameter":"Sampleton"}}]}}`,
		`{"error":"Sampleton","error_description":"Testa Sampleton"}`, `{"error":{"errors":[{"source":"Testa Sampleton"}]}}`,
		`{"error":{"errors":[{"source":{"parameter":"toAddress.Testa Sampleton"}}]}}`, "<html>Testa Sampleton</html>",
	} {
		c, _ := answering(t, 400, body)
		_, err := c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrInvalid)
		require.NotContains(t, fmt.Sprintf("%v %+v %#v", err, err, errors.Unwrap(err)), "Sampleton")
	}
}

func TestStatusesWithoutACode(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]error{
		400: shipping.ErrInvalid, 401: shipping.ErrAuth, 403: shipping.ErrAuth, 404: shipping.ErrNotFound, 405: shipping.ErrUnsupported,
		429: shipping.ErrThrottled, 500: shipping.ErrOutcomeUnknown, 501: shipping.ErrOutcomeUnknown, 502: shipping.ErrOutcomeUnknown, 503: shipping.ErrOutcomeUnknown,
	} {
		c, _ := answering(t, status, "")
		_, err := c.Buy(t.Context(), purchase(nil))
		require.Equal(t, want, shipping.ClassOf(err), status)
	}
}

func TestRetryAfterIsInSeconds(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 429, "{}", "Retry-After", "1800")
	_, err := c.Quote(t.Context(), carriertest.Shipment())
	var e *shipping.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, shipping.ErrThrottled, e.Class)
	require.Equal(t, 30*time.Minute, e.RetryAfter)
}
