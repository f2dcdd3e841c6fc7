package dhl_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/shipping"
)

// canned is a DHL that gives one answer to everything.
type canned struct {
	status int
	body   string

	mu       sync.Mutex
	requests []sent
}

type sent struct {
	method, path, query string
	header              http.Header
	body                string
}

func (c *canned) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	c.mu.Lock()
	c.requests = append(c.requests, sent{r.Method, r.URL.Path, r.URL.RawQuery, r.Header, string(body)})
	c.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(c.status)
	_, _ = io.WriteString(w, c.body)
}

func (c *canned) all() []sent {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.requests
}

// noon of the day on which the tests buy, in the zone of the dock.
var noon = time.Date(2026, 11, 24, 18, 0, 0, 0, time.UTC)

var central = time.FixedZone("", -6*60*60)

// answering is a carrier whose DHL always answers so.
func answering(t testing.TB, status int, body string) (*dhl.Carrier, *canned) {
	t.Helper()
	c := &canned{status: status, body: body}
	return carrier(t, dhl.Config{BaseURL: serve(t, c), Zone: central, Now: func() time.Time { return noon }}), c
}

func serve(t testing.TB, c *canned) (base string) {
	t.Helper()
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	return server.URL
}

func purchase(change func(*shipping.Purchase)) shipping.Purchase {
	p := shipping.Purchase{Key: "k-1", Shipment: carriertest.ShipmentAbroad(), Service: dhl.ExpressWorldwide}
	if change != nil {
		change(&p)
	}
	return p
}

// at is the value at a path of the JSON that was sent: names, and "0" for the first element.
func at(t testing.TB, body string, path string) any {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal([]byte(body), &v), body)
	for _, name := range strings.Split(path, ".") {
		if list, ok := v.([]any); ok {
			require.Equal(t, "0", name)
			require.NotEmpty(t, list, path)
			v = list[0]
			continue
		}
		o, ok := v.(map[string]any)
		require.True(t, ok, path)
		v = o[name]
	}
	return v
}
