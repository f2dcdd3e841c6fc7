package gateway_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
)

func TestTheHandlerWorksBehindARealServer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	server := httptest.NewServer(w.Handler())
	t.Cleanup(server.Close)
	for range 2 { // over one connection
		resp, err := server.Client().Post(server.URL, "application/xml", bytes.NewReader(original()))
		require.NoError(t, err)
		answer, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
		require.Equal(t, "application/xml", resp.Header.Get("Content-Type"))
		require.Equal(t, "Status", string(parsed(answer).Kind()))
	}
	require.Len(t, w.desk.heard(), 1)
}

// TestASenderThatStopsHalfwayDoesNotHoldTheHandler: the time is over as soon as the rest is waited for, so nothing waits.
func TestASenderThatStopsHalfwayDoesNotHoldTheHandler(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Timeout = time.Nanosecond })
	server := httptest.NewServer(w.Handler())
	t.Cleanup(server.Close)
	half, more := io.Pipe()
	go func() { _, _ = more.Write(original()[:1000]) }() // and then nothing
	t.Cleanup(func() { _ = more.Close() })
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, half)
	require.NoError(t, err)
	resp, err := server.Client().Do(r)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, http.StatusRequestTimeout, resp.StatusCode)
	require.Empty(t, w.desk.heard())
}
