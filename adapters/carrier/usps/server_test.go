package usps_test

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
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/shipping"
)

// canned is a USPS that gives tokens and then one answer to everything.
type canned struct {
	status  int
	headers map[string]string
	body    string

	mu       sync.Mutex
	requests []sent
	payment  string // the last request for a payment token
}

type sent struct {
	method, path, query string
	header              http.Header
	body                string
}

func (c *canned) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch r.URL.Path {
	case "/oauth2/v3/token":
		_, _ = io.WriteString(w, `{"access_token":"t","expires_in":"28800","scope":"labels"}`)
		return
	case "/payments/v3/payment-authorization":
		body, _ := io.ReadAll(r.Body)
		c.mu.Lock()
		c.payment = string(body)
		c.mu.Unlock()
		_, _ = io.WriteString(w, `{"paymentAuthorizationToken":"p"}`)
		return
	}
	body, _ := io.ReadAll(r.Body)
	c.mu.Lock()
	c.requests = append(c.requests, sent{r.Method, r.URL.Path, r.URL.RawQuery, r.Header, string(body)})
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

// noon of the day that the tests are dated, at the site.
func noon() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

// answering is a carrier whose USPS always answers so.
func answering(t testing.TB, status int, body string, headers ...string) (*usps.Carrier, *canned) {
	t.Helper()
	c := &canned{status: status, body: body, headers: map[string]string{}}
	for i := 0; i < len(headers); i += 2 {
		c.headers[headers[i]] = headers[i+1]
	}
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	return carrier(t, usps.Config{BaseURL: server.URL, Now: noon}), c
}

func purchase(change func(*shipping.Purchase)) shipping.Purchase {
	p := shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: usps.GroundAdvantage}
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
