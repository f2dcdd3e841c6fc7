package fedex_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// searched is a carrier at noon whose FedEx answers each search as told, by its last day.
func searched(t *testing.T, answer func(lastDay string) (status int, body string)) (*fedex.Carrier, *[]string) {
	t.Helper()
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/oauth/token" {
			_, _ = io.WriteString(w, `{"access_token":"t","expires_in":3600}`)
			return
		}
		body, _ := io.ReadAll(r.Body)
		asked = append(asked, r.Method+" "+r.URL.Path+" "+string(body))
		_, last, _ := strings.Cut(string(body), `"shipDateEnd":"`)
		status, text := answer(last[:10])
		w.WriteHeader(status)
		_, _ = io.WriteString(w, text)
	}))
	t.Cleanup(server.Close)
	return carrier(t, fedex.Config{BaseURL: server.URL, Now: func() time.Time { return noon }}), &asked
}

const (
	nothingFound = `{"output":{"completeTrackResults":[{"trackResults":[{"error":{"code":"TRACKING.REFERENCENUMBER.NOTFOUND","message":"k-1 of Testa"}}]}]}}`
	noFuture     = `{"errors":[{"code":"TRACKING.SHIPDATEEND.FUTURE","message":"x"}]}`
)

func parcelFound(number, key, code string) string {
	identifiers := "null"
	if key != "" {
		identifiers = `[{"type":"CUSTOMER_REFERENCE","values":["` + key + `"]}]`
	}
	return fmt.Sprintf(`{"trackingNumberInfo":{"trackingNumber":%q},"additionalTrackingInfo":{"packageIdentifiers":%s},"serviceDetail":{"type":"FEDEX_2_DAY"},"latestStatusDetail":{"code":%q}}`,
		number, identifiers, code)
}

func found(parcels ...string) string {
	return `{"output":{"completeTrackResults":[{"trackResults":[` + strings.Join(parcels, ",") + `]}]}}`
}

func TestTheSearchIsByReferenceAccountAndThirtyDays(t *testing.T) {
	t.Parallel()
	c, asked := searched(t, func(string) (int, string) { return 200, nothingFound })
	_, err := c.FindLabel(t.Context(), "k-1")
	require.ErrorIs(t, err, shipping.ErrNotFound)
	require.NotContains(t, err.Error(), "Testa")
	require.Len(t, *asked, 1)
	path, body, _ := strings.Cut((*asked)[0], "{")
	require.Equal(t, "POST /track/v1/referencenumbers ", path)
	require.JSONEq(t, `{"referencesInformation":{"value":"k-1","accountNumber":"740561073","shipDateBegin":"2026-11-05",
		"shipDateEnd":"2026-12-04","shipDateEndDate":"2026-12-04"},"includeDetailedScans":false}`, "{"+body)
}

func TestWhatFedExFindsByReference(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, body string
		status     int
		class      error
		number     string
		voided     bool
	}{
		{"one parcel", found(parcelFound("794900000011", "k-1", "OC")), 200, nil, "794900000011", false},
		{"one parcel without its references", found(parcelFound("794900000011", "", "OC")), 200, nil, "794900000011", false},
		{"one parcel with ours in capitals", found(parcelFound("794900000011", "K-1", "OC")), 200, nil, "794900000011", false},
		{"a dead one", found(parcelFound("794900000011", "k-1", "CA")), 200, nil, "794900000011", true},
		{"a dead one and a live one", found(parcelFound("794900000011", "k-1", "CA"), parcelFound("794900000022", "k-1", "PU")), 200, nil, "794900000022", false},
		{"a parcel with another reference is not ours, and no proof", found(parcelFound("794900000011", "k-10", "OC")), 200, shipping.ErrRefused, "", false},
		{"ours beside one with another reference", found(parcelFound("794900000011", "k-10", "OC"), parcelFound("794900000022", "k-1", "OC")), 200, nil, "794900000022", false},
		{"two parcels that nobody can tell from others'", found(parcelFound("794900000011", "", "OC"), parcelFound("794900000022", "", "OC")), 200, shipping.ErrRefused, "", false},
		{"several, and FedEx does not list them", `{"errors":[{"code":"TRACKING.DATA.NOTUNIQUE"}]}`, 400, shipping.ErrRefused, "", false},
		{"none, with a 404", `{"errors":[{"code":"TRACKING.REFERENCENUMBER.NOTFOUND"}]}`, 404, shipping.ErrNotFound, "", false},
		{"a 404 of the call is not one of the reference", `{"errors":[{"code":"NOT.FOUND.ERROR"}]}`, 404, shipping.ErrUnavailable, "", false},
		{"a 404 without a word is neither", ``, 404, shipping.ErrUnavailable, "", false},
		{"data that cannot be read is not none", strings.ReplaceAll(nothingFound, "REFERENCENUMBER", "DATA"), 200, shipping.ErrUnavailable, "", false},
		{"a parcel without a number", found(parcelFound("", "k-1", "OC")), 200, shipping.ErrUnavailable, "", false},
		{"an empty list", found(), 200, shipping.ErrUnavailable, "", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			c, _ := searched(t, func(string) (int, string) { return tc.status, tc.body })
			l, err := c.FindLabel(t.Context(), "k-1")
			if tc.class != nil {
				require.ErrorIs(t, err, tc.class)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tc.number, l.Tracking.Reveal())
			require.Equal(t, tc.number, l.ID.Reveal())
			require.Equal(t, tc.voided, l.Voided)
			require.Equal(t, shipping.Key("k-1"), l.Key)
			require.Equal(t, fedex.TwoDay, l.Service)
			require.Empty(t, l.Image, "FedEx gives none again")
		})
	}
}

// Where FedEx looks at no day to come, a label dated ahead would be missed, so nothing found proves nothing.
func TestWhereFedExDoesNotLookAheadNothingFoundIsNoProof(t *testing.T) {
	t.Parallel()
	for today, want := range map[string]struct {
		body  string
		class error
		asks  int
	}{
		"2026-11-24": {nothingFound, shipping.ErrUnavailable, 2},
		"2026-11-23": {nothingFound, shipping.ErrUnavailable, 3}, // FedEx's day is not ours yet
		"2026-11-25": {found(parcelFound("794900000011", "k-1", "OC")), nil, 2},
	} {
		c, asked := searched(t, func(last string) (int, string) {
			if last > today {
				return 400, noFuture
			}
			return 200, want.body
		})
		l, err := c.FindLabel(t.Context(), "k-1")
		require.Equal(t, want.class, shipping.ClassOf(err), today)
		require.Equal(t, want.class == nil, l.Tracking != "")
		require.Len(t, *asked, want.asks)
	}
}

func TestALabelIsFoundOnceFedExHasIndexedIt(t *testing.T) {
	t.Parallel()
	now := noon
	o := imitationOptions
	o.Now, o.IndexLag = func() time.Time { return now }, time.Hour
	server, base := standIn(t, o)
	c := carrier(t, fedex.Config{BaseURL: base, Now: o.Now})
	server.DropAnswerAfterWork(imitation.Buy, 1)
	_, err := c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	_, err = c.FindLabel(t.Context(), "k-1")
	require.ErrorIs(t, err, shipping.ErrNotFound)
	now = now.Add(time.Hour)
	label, err := c.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	require.Equal(t, fedex.HomeDelivery, label.Service)
	require.Len(t, server.LabelsByReference("k-1"), 1)

	// What is found cannot be printed: it dies, and another key buys another.
	doubt := shipping.Doubt{Sent: noon, Capabilities: c.Capabilities(), Looked: now, Found: []shipping.Label{label}}
	settled := doubt.Settle(now)
	require.Equal(t, shipping.SettleRebuy, settled.Step)
	require.Equal(t, []shipping.LabelID{label.ID}, settled.Strays)
	require.NoError(t, c.Void(t.Context(), label.ID))
	p := purchase(func(p *shipping.Purchase) { p.Key = "k-1-again" })
	again, err := c.Buy(t.Context(), p)
	require.NoError(t, err)
	require.NotEmpty(t, again.Image)
	require.Equal(t, 1, server.Labels())
}

func TestAThousandNumbersAreThirtyFourCalls(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base, Limiter: carriercheck.Unlimited{}})
	var numbers []shipping.TrackingNumber
	for i := range 8 {
		l, err := c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Key = shipping.Key(fmt.Sprint("k-", i)) }))
		require.NoError(t, err)
		numbers = append(numbers, l.Tracking)
	}
	server.Advance(numbers[3], shipping.Delivered)
	for i := len(numbers); i < 1000; i++ {
		numbers = append(numbers, shipping.TrackingNumber(fmt.Sprintf("8888%08d", i)))
	}
	numbers[500] = "no number"
	told, err := c.TrackBatch(t.Context(), numbers)
	require.NoError(t, err)
	require.Len(t, told, 1000)
	require.Equal(t, 34, server.Calls(imitation.Track))
	for i, one := range told {
		switch {
		case i == 500:
			require.ErrorIs(t, one.Err, shipping.ErrInvalid)
		case i >= 8:
			require.ErrorIs(t, one.Err, shipping.ErrNotFound)
		default:
			require.NoError(t, one.Err)
			require.Equal(t, numbers[i], one.Tracking.Number)
			require.Equal(t, i == 3, one.Tracking.Status == shipping.Delivered)
		}
	}
	none, err := c.TrackBatch(t.Context(), nil)
	require.NoError(t, err)
	require.Empty(t, none)
}

func TestABatchThatBreaksKeepsWhatCameBefore(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, fedextest.Options{})
	broken := &breaksAfter{calls: 1}
	c := carrier(t, fedex.Config{BaseURL: base, Transport: broken})
	l, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	numbers := []shipping.TrackingNumber{l.Tracking}
	for i := range 40 {
		numbers = append(numbers, shipping.TrackingNumber(fmt.Sprintf("8888%08d", i)))
	}
	told, err := c.TrackBatch(t.Context(), numbers)
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.NoError(t, told[0].Err)
	require.Equal(t, shipping.LabelCreated, told[0].Tracking.Status)
	require.ErrorIs(t, told[29].Err, shipping.ErrNotFound)
	require.ErrorIs(t, told[30].Err, shipping.ErrUnavailable)
	require.ErrorIs(t, told[40].Err, shipping.ErrUnavailable)
	require.Equal(t, 1, server.Calls(imitation.Track))
}

// breaksAfter lets so many calls of tracking through.
type breaksAfter struct{ calls int }

func (b *breaksAfter) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Path, "/track/") {
		if b.calls--; b.calls < 0 {
			return nil, io.ErrUnexpectedEOF
		}
	}
	return http.DefaultTransport.RoundTrip(r)
}
