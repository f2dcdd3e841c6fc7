package fedex

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

func TestABanIsRememberedForTenMinutes(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	var form string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		form = r.Method + " " + r.URL.Path + " " + r.Header.Get("Content-Type") + " " + string(body)
		if asked.Add(1) == 1 {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		_, _ = io.WriteString(w, `{"access_token":"t","token_type":"bearer","expires_in":3600,"scope":"CXS"}`)
	}))
	t.Cleanup(server.Close)
	client, err := carrierhttp.New(carrierhttp.Config{Base: server.URL})
	require.NoError(t, err)
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	g := &grant{client: client, id: "an id", secret: "a & b", now: func() time.Time { return now }}
	for _, left := range []time.Duration{10 * time.Minute, 10 * time.Minute, 4 * time.Minute} {
		now = time.Date(2026, 11, 24, 12, 10, 0, 0, time.UTC).Add(-left)
		_, err = g.fetch(t.Context())
		var e *shipping.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, shipping.ErrThrottled, e.Class)
		require.Equal(t, left, e.RetryAfter)
	}
	require.EqualValues(t, 1, asked.Load())
	now = now.Add(4 * time.Minute)
	token, err := g.fetch(t.Context())
	require.NoError(t, err)
	require.Equal(t, time.Hour, token.Life)
	require.Equal(t, "POST /oauth/token application/x-www-form-urlencoded client_id=an+id&client_secret=a+%26+b&grant_type=client_credentials", form)
}

func TestTokensInEveryShape(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]carrierhttp.Token{
		`{"access_token":"t","expires_in":3600}`:        {Value: "t", Life: time.Hour},
		`{"access_token":"t","expires_in":"3599"}`:      {Value: "t", Life: 3599 * time.Second},
		`{"access_token":"t"}`:                          {Value: "t", Life: 10 * time.Minute},
		`{"access_token":"t","expires_in":-1}`:          {Value: "t", Life: 10 * time.Minute},
		`{"access_token":"t","expires_in":99999999999}`: {Value: "t", Life: 24 * time.Hour},
		`{"access_token":"a b","expires_in":3600}`:      {},
		`{"access_token":"","expires_in":3600}`:         {},
		`<html>`:                                        {},
	} {
		got, err := decodeToken([]byte(body))
		require.Equal(t, want, got, body)
		require.Equal(t, want.Value == "", err != nil, body)
	}
}
