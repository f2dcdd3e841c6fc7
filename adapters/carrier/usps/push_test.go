package usps_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/shipping"
)

const pushSecret = "an-invented-secret-of-32-letters"

const delivered = `{"trackingNumber":"9334612345678900000015","trackingEvents":[{"eventCode":"01","eventType":"Delivered","GMTTimestamp":"2026-11-24T11:58:40Z"}]}`

// message is one as USPS sends it, with its proof.
func message(t testing.TB, timestamp, payload string) (http.Header, []byte) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"subscriptionId": "s-1", "timestamp": timestamp, "payload": payload})
	require.NoError(t, err)
	mac := hmac.New(sha256.New, []byte(pushSecret))
	_, _ = mac.Write([]byte(timestamp + payload))
	return http.Header{"X-Hmac": {base64.StdEncoding.EncodeToString(mac.Sum(nil))}}, body
}

func listener(t testing.TB) *usps.Push {
	t.Helper()
	p, err := usps.NewPush(usps.PushConfig{Secret: pushSecret, Now: noon})
	require.NoError(t, err)
	return p
}

func TestAProvenMessageIsRead(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ timestamp, payload string }{
		"with a zone":           {"2026-11-24T12:01:00Z", delivered},
		"with another zone":     {"2026-11-24T06:01:00.123-06:00", delivered},
		"without a zone":        {"2026-11-24T11:50:00.5", delivered},
		"in milliseconds":       {fmt.Sprint(noon().UnixMilli()), delivered},
		"one event and no list": {"2026-11-24T12:01:00Z", `{"trackingNumber":"9334612345678900000015","eventCode":"01","GMTTimestamp":"2026-11-24T11:58:40Z"}`},
	} {
		header, body := message(t, tc.timestamp, tc.payload)
		got, err := listener(t).Read(header, body)
		require.NoError(t, err, name)
		require.Equal(t, shipping.Delivered, got.Status, name)
		require.Equal(t, "9334612345678900000015", got.Number.Reveal(), name)
		require.Len(t, got.Scans, 1, name)
	}
}

func TestWhatIsNotProvenIsNotRead(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name  string
		spoil func(header http.Header, body []byte) (http.Header, []byte)
		class error
	}{
		{"no proof", func(_ http.Header, b []byte) (http.Header, []byte) { return http.Header{}, b }, shipping.ErrAuth},
		{"a proof that is no base64", func(_ http.Header, b []byte) (http.Header, []byte) { return http.Header{"X-Hmac": {"%"}}, b }, shipping.ErrAuth},
		{"half a proof", func(h http.Header, b []byte) (http.Header, []byte) {
			return http.Header{"X-Hmac": {h.Get("X-HMAC")[:20]}}, b
		}, shipping.ErrAuth},
		{"another payload", func(h http.Header, b []byte) (http.Header, []byte) {
			return h, []byte(strings.Replace(string(b), "00015", "00022", 1))
		}, shipping.ErrAuth},
		{"another time", func(h http.Header, b []byte) (http.Header, []byte) {
			return h, []byte(strings.Replace(string(b), "12:01", "12:02", 1))
		}, shipping.ErrAuth},
		{"half a message", func(h http.Header, b []byte) (http.Header, []byte) { return h, b[:20] }, shipping.ErrInvalid},
		{"nothing", func(h http.Header, _ []byte) (http.Header, []byte) { return h, nil }, shipping.ErrInvalid},
	} {
		header, body := message(t, "2026-11-24T12:01:00Z", delivered)
		header, body = tc.spoil(header, body)
		_, err := listener(t).Read(header, body)
		require.ErrorIs(t, err, tc.class, tc.name)
	}
}

func TestAProvenMessageOfAnotherHourIsRefused(t *testing.T) {
	t.Parallel()
	for _, timestamp := range []string{"2026-11-24T11:44:00Z", "2026-11-24T12:16:00Z", "yesterday", "12"} {
		header, body := message(t, timestamp, delivered)
		_, err := listener(t).Read(header, body)
		require.ErrorIs(t, err, shipping.ErrRefused, timestamp)
	}
	for _, payload := range []string{"{}", `{"trackingNumber":"x"}`, "no JSON", `{"trackingNumber":"9334612345678900000015"}`} {
		header, body := message(t, "2026-11-24T12:01:00Z", payload)
		_, err := listener(t).Read(header, body)
		require.ErrorIs(t, err, shipping.ErrInvalid, payload)
	}
}

func TestAMessageIsTakenOnce(t *testing.T) {
	t.Parallel()
	p := listener(t)
	header, body := message(t, "2026-11-24T12:01:00Z", delivered)
	var wg sync.WaitGroup
	errs := make([]error, 50)
	for i := range errs {
		wg.Go(func() { _, errs[i] = p.Read(header, body) })
	}
	wg.Wait()
	taken := 0
	for _, err := range errs {
		if err == nil {
			taken++
			continue
		}
		require.ErrorIs(t, err, shipping.ErrRefused)
	}
	require.Equal(t, 1, taken)
}

func TestTheHandlerDeliversOnceAndAgainAfterAFailure(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var got []shipping.Status
	fail := true
	server := httptest.NewServer(listener(t).Handler(func(_ context.Context, tr shipping.Tracking) error {
		mu.Lock()
		defer mu.Unlock()
		if fail {
			fail = false
			return errors.New("the store is down")
		}
		got = append(got, tr.Status)
		return nil
	}))
	t.Cleanup(server.Close)
	post := func(header http.Header, body []byte) int {
		r, err := http.NewRequest("POST", server.URL, strings.NewReader(string(body)))
		require.NoError(t, err)
		r.Header = header
		resp, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
		return resp.StatusCode
	}
	header, body := message(t, "2026-11-24T12:01:00Z", delivered)
	require.Equal(t, 500, post(header, body))
	require.Equal(t, 200, post(header, body))
	require.Equal(t, 200, post(header, body), "taken before is success, and delivered no more")
	require.Equal(t, []shipping.Status{shipping.Delivered}, got)
	require.Equal(t, 401, post(http.Header{"X-Hmac": {"AAAA"}}, body))
	require.Equal(t, 400, post(header, []byte("{")))
	require.Equal(t, 400, post(header, []byte(`{"payload":"`+strings.Repeat("x", 1<<20)+`"}`)))
	resp, err := http.Get(server.URL)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, 400, resp.StatusCode)
}

func TestTheSecretOfASubscriptionIsPrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := usps.PushConfig{Secret: pushSecret}
	p, err := usps.NewPush(cfg)
	require.NoError(t, err)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, v := range []any{cfg, &cfg, p, struct{ C usps.PushConfig }{cfg}, struct{ P *usps.Push }{p}} {
			text := fmt.Sprintf(verb, v)
			require.NotContains(t, text, pushSecret)
			require.NotContains(t, text, "616e2d696e76")
			require.NotContains(t, text, "97 110 45")
		}
	}
	_, err = usps.NewPush(usps.PushConfig{})
	require.ErrorContains(t, err, "Secret")
}
