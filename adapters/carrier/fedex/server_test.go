package fedex_test

import (
	"bytes"
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
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/shipping"
)

// canned is a FedEx that gives a token and then one answer to everything.
type canned struct {
	status  int
	headers map[string]string
	body    string

	mu       sync.Mutex
	requests []sent
}

type sent struct {
	method, path string
	header       http.Header
	body         string
}

func (c *canned) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if r.URL.Path == "/oauth/token" {
		_, _ = io.WriteString(w, `{"access_token":"t","expires_in":3600}`)
		return
	}
	body, _ := io.ReadAll(r.Body)
	c.mu.Lock()
	c.requests = append(c.requests, sent{r.Method, r.URL.Path, r.Header, string(body)})
	c.mu.Unlock()
	for name, value := range c.headers {
		w.Header().Set(name, value)
	}
	w.WriteHeader(c.status)
	_, _ = io.WriteString(w, c.body)
}

func (c *canned) all() []sent {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.requests
}

// answering is a carrier whose FedEx always answers so. more are headers, name and value in turn, and a Config.
func answering(t testing.TB, status int, body string, more ...any) (*fedex.Carrier, *canned) {
	t.Helper()
	c := &canned{status: status, body: body, headers: map[string]string{}}
	var cfg fedex.Config
	for i := 0; i < len(more); i++ {
		if given, ok := more[i].(fedex.Config); ok {
			cfg = given
			continue
		}
		c.headers[more[i].(string)] = more[i+1].(string)
		i++
	}
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	cfg.BaseURL = server.URL
	return carrier(t, cfg), c
}

func purchase(change func(*shipping.Purchase)) shipping.Purchase {
	p := shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: fedex.HomeDelivery}
	if change != nil {
		change(&p)
	}
	return p
}

// at is the value at a path of the JSON that was sent: names, and "0" for an element.
func at(t testing.TB, body string, path string) any {
	t.Helper()
	var v any
	d := json.NewDecoder(bytes.NewReader([]byte(body)))
	require.NoError(t, d.Decode(&v), body)
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

// carrierOf is a carrier whose FedEx always answers so, at a site in a zone.
func carrierOf(t testing.TB, body string, zone *time.Location) *fedex.Carrier {
	t.Helper()
	server := httptest.NewServer(&canned{status: 200, body: body})
	t.Cleanup(server.Close)
	return carrier(t, fedex.Config{BaseURL: server.URL, Zone: zone})
}
