package openapi_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/openapi"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
)

// drift renames a field of every body on its way, as a mistake in an adapter would.
type drift struct {
	from, to string
	next     http.RoundTripper
}

func (d drift) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		body = bytes.ReplaceAll(body, []byte(`"`+d.from+`"`), []byte(`"`+d.to+`"`))
		r = r.Clone(r.Context())
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	}
	return d.next.RoundTrip(r)
}

func TestADriftedFieldIsFound(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"access_token":"t","expires_in":"14399"}`)
	}))
	t.Cleanup(server.Close)
	for from, want := range map[string]string{
		"Shipper": `property "Shipper" is missing`, "ShipTo": `property "ShipTo" is missing`, "Package": `property "Package" is missing`,
	} {
		checker := openapi.Open(t, openapi.UPS)
		carrier, err := ups.New(ups.Config{BaseURL: server.URL, ClientID: "an id", ClientSecret: "the secret", Account: "A1B2C3",
			Transport: drift{from, from + "s", checker.Transport(nil)}})
		require.NoError(t, err)
		_, err = carrier.Quote(t.Context(), carriertest.Shipment())
		require.Error(t, err, "the answer is none")
		carrier.CloseIdleConnections()
		require.Contains(t, strings.Join(checker.Faults(), "\n"), want)
	}
}

func TestACallWithoutADocumentIsFound(t *testing.T) {
	t.Parallel()
	checker := openapi.Open(t, openapi.UPS)
	server := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	client := http.Client{Transport: checker.Transport(nil)}
	resp, err := client.Get(server.URL + "/api/invented/v1")
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, []string{"GET /api/invented/v1: no document has this call"}, checker.Faults())
}
