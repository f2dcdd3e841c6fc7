package carrierhttp_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
)

func TestNoFailureHoldsAURL(t *testing.T) {
	t.Parallel()
	for _, fault := range []reply{broken, unreachable} {
		c, err := carrierhttp.New(carrierhttp.Config{Base: base, Transport: scripted(fault), Sleep: counted(new(int))})
		require.NoError(t, err)
		r := read()
		r.Path, r.Query = "/address", url.Values{"street": {"100 Example St"}}
		_, err = c.Do(t.Context(), r)
		require.Error(t, err)
		for _, piece := range []string{"carrier.example", "Example St", "Example+St", "address", "http"} {
			require.NotContains(t, strings.TrimPrefix(err.Error(), "carrierhttp: "), piece)
		}
	}
}

func TestAnAnswerPastTheCapIsNoAnswer(t *testing.T) {
	t.Parallel()
	endless := func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(zeros{}), Request: r}, nil
	}
	transport := scripted(endless)
	c, err := carrierhttp.New(carrierhttp.Config{Base: base, Transport: transport, MaxBody: 100, Sleep: never(t)})
	require.NoError(t, err)
	_, err = c.Do(t.Context(), read())
	require.ErrorContains(t, err, "longer than allowed")
	require.Equal(t, 1, transport.count(), "asking again brings the same")
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func TestARequestMayAllowALongerAnswer(t *testing.T) {
	t.Parallel()
	long := func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(io.LimitReader(zeros{}, 150)), Request: r}, nil
	}
	c, err := carrierhttp.New(carrierhttp.Config{Base: base, Transport: scripted(long), MaxBody: 100})
	require.NoError(t, err)
	r := read()
	r.MaxBody = 150
	resp, err := c.Do(t.Context(), r)
	require.NoError(t, err)
	require.Len(t, resp.Body, 150)
}

func TestAnAnswerThatBreaksOffIsAFaultOfTheAttempt(t *testing.T) {
	t.Parallel()
	calls := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if calls++; calls > 1 {
			_, _ = io.WriteString(w, "whole")
			return
		}
		w.Header().Set("Content-Length", "100")
		_, _ = io.WriteString(w, "half")
		panic(http.ErrAbortHandler)
	}))
	t.Cleanup(server.Close)
	c, err := carrierhttp.New(carrierhttp.Config{Base: server.URL, Sleep: counted(new(int))})
	require.NoError(t, err)
	t.Cleanup(c.CloseIdleConnections)
	resp, err := c.Do(t.Context(), read())
	require.NoError(t, err)
	require.Equal(t, "whole", string(resp.Body))
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it followed") }))
	t.Cleanup(elsewhere.Close)
	server := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	t.Cleanup(server.Close)
	c, err := carrierhttp.New(carrierhttp.Config{Base: server.URL})
	require.NoError(t, err)
	t.Cleanup(c.CloseIdleConnections)
	resp, err := c.Do(t.Context(), purchase())
	require.NoError(t, err)
	require.Equal(t, http.StatusTemporaryRedirect, resp.Status)
}

func TestTheBaseIsSafe(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"https://onlinetools.ups.com", "https://host/", "http://127.0.0.1:8080", "http://[::1]:1", "http://localhost:1"} {
		_, err := carrierhttp.New(carrierhttp.Config{Base: good})
		require.NoError(t, err, good)
	}
	for _, bad := range []string{"", "carrier.example", "http://carrier.example", "https://user:word@host", "https://host/path", "https://host?q=1", "ftp://127.0.0.1", "https://%zz"} {
		_, err := carrierhttp.New(carrierhttp.Config{Base: bad})
		require.Error(t, err, bad)
		require.NotContains(t, err.Error(), "word")
	}
}

func TestTheCallersDeadlineEndsTheCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond) // of the bubble's time
		defer cancel()
		_, err := client(t, scripted(silent)).Do(ctx, purchase())
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.True(t, failure(t, err).Sent)
	})
}
