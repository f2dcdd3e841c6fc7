package upstest_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/adapters/carrier/upstest"
	"github.com/mailrx/mailrx/shipping"
)

// open is an imitation that goes by the clock, and a carrier that speaks to it.
func open(t testing.TB, clock *carriercheck.Clock, file string) carriercheck.Desk {
	t.Helper()
	server, err := upstest.New(upstest.Options{Now: clock.Now, Zone: carriercheck.Central, StateFile: file, ClientID: "an id", ClientSecret: "the secret"})
	require.NoError(t, err)
	base := carriercheck.Start(t, server.Site)
	c, err := ups.New(ups.Config{
		BaseURL: base, ClientID: "an id", ClientSecret: "the secret", Account: "A1B2C3", Now: clock.Now, Sleep: carriercheck.NoWait,
	})
	require.NoError(t, err)
	t.Cleanup(c.CloseIdleConnections)
	return carriercheck.Desk{Site: server.Site, Carrier: c, Clock: clock, Base: base}
}

var imitated = carriercheck.Imitated{
	Purchase:  shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: ups.Ground},
	Delivered: "2026-11-30",
	Lives:     lives,
	Rates:     "/api/rating/v2409/Shop",
	Open:      open,
	Books: func(file string) error {
		_, err := upstest.New(upstest.Options{StateFile: file})
		return err
	},
}

func TestCalendarBooksAndWireAreThoseOfEveryImitation(t *testing.T) {
	t.Parallel()
	carriercheck.Imitation(t, imitated)
}

func TestAnUnknownPathIsAnEmpty404(t *testing.T) {
	t.Parallel()
	d := open(t, &carriercheck.Clock{}, "")
	resp, err := http.Get(d.Base + "/api/nothing/here")
	require.NoError(t, err)
	defer resp.Body.Close()
	require.Equal(t, 404, resp.StatusCode)
	require.NotEmpty(t, resp.Header.Get("errorcode"))
	require.Zero(t, resp.ContentLength)
}

func TestABadRequestIsRefusedWithACode(t *testing.T) {
	t.Parallel()
	d := open(t, &carriercheck.Clock{}, "")
	token := newToken(t, d)
	for body, code := range map[string]string{
		`{`:  "9999999",
		`{}`: "120100",
		`{"ShipmentRequest":{"Shipment":{"Shipper":{"ShipperNumber":"A1B2C3"}}}}`:              "9120500",
		`{"ShipmentRequest":{"Shipment":{"Shipper":{"ShipperNumber":"A1B2C3"},"Package":{}}}}`: "120802",
	} {
		r, err := http.NewRequest("POST", d.Base+"/api/shipments/v2409/ship", strings.NewReader(body))
		require.NoError(t, err)
		r.Header.Set("Authorization", "Bearer "+token)
		resp, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		var answer struct {
			Response struct{ Errors []struct{ Code string } }
		}
		require.NoError(t, json.NewDecoder(resp.Body).Decode(&answer))
		require.NoError(t, resp.Body.Close())
		require.Equal(t, 400, resp.StatusCode)
		require.Equal(t, code, answer.Response.Errors[0].Code, body)
	}
	require.Zero(t, d.Purchases())
}

func newToken(t *testing.T, d carriercheck.Desk) string {
	t.Helper()
	r, err := http.NewRequest("POST", d.Base+"/security/v1/oauth/token", strings.NewReader("grant_type=client_credentials"))
	require.NoError(t, err)
	r.SetBasicAuth("an id", "the secret")
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer resp.Body.Close()
	var answer struct {
		Token string `json:"access_token"`
	}
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&answer))
	return answer.Token
}
