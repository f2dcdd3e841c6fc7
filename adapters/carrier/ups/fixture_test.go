package ups

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

func samples(t testing.TB, part string) map[string][]byte {
	t.Helper()
	return carriercheck.Samples(t, shipping.UPS, part)
}

// decodeAll reads body as every answer there is; it must not panic.
func decodeAll(body []byte) (decoded decodedAnswer) {
	decoded.quotes, decoded.rateErr = decodeRates(body)
	decoded.label, decoded.shipErr = decodeShip(body)
	decoded.labels, decoded.findErr = decodeRecovery(body)
	decoded.tracking, decoded.trackErr = decodeTrack(body, "1ZA1B2C30300000012", time.UTC)
	decoded.voided, decoded.voidErr = decodeVoid(body)
	decoded.code = faultCode(body)
	_, decoded.tokenErr = decodeToken(body)
	return decoded
}

type decodedAnswer struct {
	quotes   []shipping.Quote
	label    shipping.Label
	labels   []shipping.Label
	tracking shipping.Tracking
	voided   bool
	code     string

	rateErr, shipErr, findErr, trackErr, voidErr, tokenErr error
}

func TestEveryRecordedBodyIsReadWithoutAPanic(t *testing.T) {
	t.Parallel()
	for _, body := range samples(t, "") {
		decodeAll(body)
	}
}

// living are answers of the living API; samples and printed examples hold placeholders for values.
func living(name string, body []byte, root string) bool {
	var members map[string]json.RawMessage
	return json.Unmarshal(body, &members) == nil && members[root] != nil && !strings.Contains(name, "schema-sample")
}

func TestRecordedRates(t *testing.T) {
	t.Parallel()
	seen := 0
	for name, body := range samples(t, "/rate/") {
		if !living(name, body, "RateResponse") {
			continue
		}
		seen++
		quotes, err := decodeRates(body)
		require.NoError(t, err, name)
		if strings.Contains(string(body), `"CAD"`) {
			require.Empty(t, quotes, "%s is in Canadian dollars", name)
			continue
		}
		require.Equal(t, strings.Contains(string(body), `"USD"`), len(quotes) > 0, name)
	}
	t.Log(seen, "recorded answers")
}

func TestRecordedLabels(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/ship") {
		if !living(name, body, "ShipmentResponse") || strings.Contains(name, "postman") {
			continue // the collection of UPS holds the words "TrackingNumber" and "GraphicImage"
		}
		l, err := decodeShip(body)
		require.NoError(t, err, name)
		require.NotEmpty(t, l.Image, name)
	}
}

func TestRecordedStories(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/track/") {
		if !living(name, body, "trackResponse") {
			continue
		}
		tracking, err := decodeTrack(body, "1Z9999999999999999", time.UTC)
		if strings.Contains(name, "NotFound") {
			require.ErrorIs(t, err, errNotYet, name)
			continue
		}
		require.NoError(t, err, name)
		require.NotEmpty(t, tracking.Scans, name)
		if strings.Contains(name, "/asrx") || strings.Contains(name, "/postman") {
			require.Equal(t, shipping.Delivered, tracking.Status, name)
		}
	}
}

// What is not in the table of codes has the class of its status, and the name of a file tells it: a printed example of
// 401 is a fault of credentials, even with a code that we have no row for.
func TestEveryRecordedErrorHasItsClass(t *testing.T) {
	t.Parallel()
	seen, classes := 0, map[error]int{}
	for name, body := range samples(t, "/error/") {
		if !living(name, body, "response") {
			continue
		}
		seen++
		status, code := 400, faultCode(body)
		if strings.Contains(name, "response401") || strings.Contains(name, "authentication") {
			status = 401
		}
		require.NotEmpty(t, code, name)
		want := shipping.ErrInvalid
		if status == 401 {
			want = shipping.ErrAuth
		}
		e := dialect.Refusal(carrierhttp.Call{Op: "quote", Repeatable: true}, &carrierhttp.Response{Status: status, Body: body})
		require.Equal(t, want, e.Class, name)
		require.Equal(t, code, e.Code, name)
		classes[e.Class]++
	}
	t.Log(seen, "recorded errors", classes)
}
