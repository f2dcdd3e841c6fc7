package fedex_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

const pushSecret = "a security token, invented"

func signed(secret, body string) http.Header {
	mac := hmac.New(sha256.New, []byte(secret))
	_, _ = mac.Write([]byte(body))
	return http.Header{"Fdx-Signature": {base64.StdEncoding.EncodeToString(mac.Sum(nil))}}
}

func push(t testing.TB) *fedex.Push {
	t.Helper()
	p, err := fedex.NewPush(fedex.PushConfig{Secret: pushSecret})
	require.NoError(t, err)
	return p
}

func TestAMessageIsProvenAndTakenOnce(t *testing.T) {
	t.Parallel()
	p, body := push(t), carriercheck.File(t, "track.json")
	told, err := p.Read(signed(pushSecret, body), []byte(body))
	require.NoError(t, err)
	require.Len(t, told, 1, "a number that is not known is no story")
	require.Equal(t, "794900000011", told[0].Number.Reveal())
	require.Equal(t, shipping.Delivered, told[0].Status)
	_, err = p.Read(signed(pushSecret, body), []byte(body))
	require.ErrorIs(t, err, shipping.ErrRefused)
}

func TestAForgedMessageIsNotRead(t *testing.T) {
	t.Parallel()
	p, body := push(t), carriercheck.File(t, "track.json")
	good := signed(pushSecret, body).Get("fdx-signature")
	raw, err := base64.StdEncoding.DecodeString(good)
	require.NoError(t, err)
	for name, header := range map[string]string{
		"none": "", "of another secret": signed("another token, invented", body).Get("fdx-signature"), "cut": good[:len(good)-4],
		"in hexadecimal": hex.EncodeToString(raw), "no base64": "Testa Sampleton",
	} {
		_, err := p.Read(http.Header{"Fdx-Signature": {header}}, []byte(body))
		require.ErrorIs(t, err, shipping.ErrAuth, name)
		require.NotContains(t, err.Error(), "Sampleton")
	}
	_, err = p.Read(signed(pushSecret, body), []byte(strings.Replace(body, "DL", "RS", 1)))
	require.ErrorIs(t, err, shipping.ErrAuth, "a byte was changed")
	_, err = p.Read(signed(pushSecret, body), []byte(body))
	require.NoError(t, err, "what was forged before does not count as taken")
}

func TestAProvenMessageWithoutAParcelIsInvalid(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "{}", "<html>", `{"output":{"completeTrackResults":[{"trackingNumber":"794900000011","trackResults":[{"error":{"code":"A.B"}}]}]}}`} {
		_, err := push(t).Read(signed(pushSecret, body), []byte(body))
		require.ErrorIs(t, err, shipping.ErrInvalid, body)
	}
}

func TestTheHandlerDeliversOnceAndAgainAfterAFailure(t *testing.T) {
	t.Parallel()
	body, failing, delivered := carriercheck.File(t, "track.json"), true, 0
	server := httptest.NewServer(push(t).Handler(func(_ context.Context, t shipping.Tracking) error {
		if failing {
			return errors.New("the disk is full")
		}
		delivered++
		return nil
	}))
	t.Cleanup(server.Close)
	post := func(method string, header http.Header) int {
		r, err := http.NewRequest(method, server.URL, strings.NewReader(body))
		require.NoError(t, err)
		r.Header = header
		resp, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
		return resp.StatusCode
	}
	good := signed(pushSecret, body)
	require.Equal(t, http.StatusUnauthorized, post("POST", http.Header{}))
	require.Equal(t, http.StatusBadRequest, post("PUT", good))
	require.Equal(t, http.StatusInternalServerError, post("POST", good))
	failing = false
	require.Equal(t, http.StatusOK, post("POST", good))
	require.Equal(t, http.StatusOK, post("POST", good))
	require.Equal(t, 1, delivered)
	body = "{}"
	require.Equal(t, http.StatusBadRequest, post("POST", signed(pushSecret, body)))
}

func TestOfManySendersOfOneMessageOneIsHeard(t *testing.T) {
	t.Parallel()
	p, body := push(t), carriercheck.File(t, "track.json")
	var mu sync.Mutex
	var wg sync.WaitGroup
	heard := 0
	for range 50 {
		wg.Go(func() {
			if _, err := p.Read(signed(pushSecret, body), []byte(body)); err == nil {
				mu.Lock()
				defer mu.Unlock()
				heard++
			}
		})
	}
	wg.Wait()
	require.Equal(t, 1, heard)
}

func TestThePushSecretIsPrintedNowhere(t *testing.T) {
	t.Parallel()
	_, err := fedex.NewPush(fedex.PushConfig{Secret: "short"})
	require.ErrorContains(t, err, "PushConfig.Secret")
	carriercheck.PrintsNoSecret(t, fedex.NewPush, fedex.PushConfig{Secret: pushSecret}, pushSecret)
}

func ExamplePush() {
	webhook, err := fedex.NewPush(fedex.PushConfig{Secret: pushSecret})
	if err != nil {
		fmt.Println(err)
		return
	}
	message := `{"output":{"completeTrackResults":[{"trackingNumber":"794900000019","trackResults":[{
		"scanEvents":[{"date":"2026-12-01T13:47:00-06:00","eventType":"DL","derivedStatusCode":"DL"}]}]}]}}`
	told, err := webhook.Read(signed(pushSecret, message), []byte(message))
	fmt.Println(told[0].Number, told[0].Status, err)
	_, err = webhook.Read(http.Header{}, []byte(message))
	fmt.Println(err)
	// Output:
	// …0019 delivered <nil>
	// fedex: push: credentials not accepted: the message is not proven to be from FedEx (host can act)
}
