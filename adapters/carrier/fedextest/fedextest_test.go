package fedextest_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

// open is an imitation that goes by the clock, and a carrier that speaks to it.
func open(t testing.TB, clock *carriercheck.Clock, file string) carriercheck.Desk {
	t.Helper()
	server, err := fedextest.New(fedextest.Options{Now: clock.Now, Zone: carriercheck.Central, StateFile: file, ClientID: "an id", ClientSecret: "the secret"})
	require.NoError(t, err)
	base := carriercheck.Start(t, server.Site)
	c, err := fedex.New(fedex.Config{
		BaseURL: base, ClientID: "an id", ClientSecret: "the secret", Account: "740561073", Now: clock.Now, Sleep: carriercheck.NoWait,
	})
	require.NoError(t, err)
	t.Cleanup(c.CloseIdleConnections)
	return carriercheck.Desk{Site: server.Site, Carrier: c, Clock: clock, Base: base}
}

var imitated = carriercheck.Imitated{
	Purchase:  shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: fedex.HomeDelivery},
	Delivered: "2026-11-30",
	Lives:     lives,
	Rates:     "/rate/v1/rates/quotes",
	Open:      open,
	Books: func(file string) error {
		_, err := fedextest.New(fedextest.Options{StateFile: file})
		return err
	},
}

func TestCalendarBooksAndWireAreThoseOfEveryImitation(t *testing.T) {
	t.Parallel()
	carriercheck.Imitation(t, imitated)
}

func TestAnUnknownPathIsA404WithACode(t *testing.T) {
	t.Parallel()
	d := open(t, &carriercheck.Clock{}, "")
	resp, err := http.Get(d.Base + "/nothing/here")
	require.NoError(t, err)
	defer resp.Body.Close()
	require.Equal(t, 404, resp.StatusCode)
	require.Equal(t, "NOT.FOUND.ERROR", codeIn(t, resp))
}

func codeIn(t *testing.T, resp *http.Response) string {
	t.Helper()
	var answer struct{ Errors []struct{ Code string } }
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&answer))
	return answer.Errors[0].Code
}

func TestABadRequestIsRefusedWithACode(t *testing.T) {
	t.Parallel()
	d := open(t, &carriercheck.Clock{}, "")
	token := newToken(t, d)
	const to = `"recipients":[{"address":{"streetLines":["100 Example St"],"city":"Sampleville","postalCode":"65101","residential":true},"contact":{"phoneNumber":"1"}}]`
	shipment := func(inner string) string {
		return `{"accountNumber":{"value":"1"},"requestedShipment":{` + inner + `}}`
	}
	for _, tc := range []struct{ method, path, body, code string }{
		{"POST", "/ship/v1/shipments", `{`, "BAD.REQUEST.ERROR"},
		{"POST", "/ship/v1/shipments", `{}`, "PACKAGE.NULLOREMPTY.REQUIRED"},
		{"POST", "/ship/v1/shipments", shipment(`"recipients":[{}],"requestedPackageLineItems":[{}]`), "RECIPIENT.ADDRESS.INVALID"},
		{"POST", "/ship/v1/shipments", shipment(strings.Replace(to, `"1"`, `""`, 1) + `,"requestedPackageLineItems":[{}]`), "RECIPIENTCONTACT.PHONENUMBER.INVALID"},
		{"POST", "/ship/v1/shipments", shipment(to + `,"requestedPackageLineItems":[{}],"serviceType":"FEDEX_GROUND"`), "SERVICETYPE.NOT.ALLOWED"},
		{"POST", "/ship/v1/shipments/packages/validate", `{}`, "PACKAGE.NULLOREMPTY.REQUIRED"},
		{"POST", "/rate/v1/rates/quotes", `{}`, "ORIGIN.POSTAL.REQUIRED"},
		{"PUT", "/ship/v1/shipments/cancel", `{"trackingNumber":"1"}`, "TRACKING.TRACKINGNUMBER.NOTFOUND"},
		{"POST", "/track/v1/trackingnumbers", `{}`, "TRACKING.TRACKINGNUMBER.EMPTY"},
		{"POST", "/track/v1/trackingnumbers", `{"trackingInfo":[` + strings.Repeat(`{},`, 30) + `{}]}`, "TRACKING.TRACKINGNUMBERS.LIMITEXCEEDED"},
		{"POST", "/track/v1/referencenumbers", `{}`, "TRACKING.REFERENCEDATA.INCOMPLETE"},
		{"POST", "/address/v1/addresses/resolve", `{}`, "STANDARDIZED.ADDRESS.NOTFOUND"},
		{"POST", "/pickup/v1/pickups", `{}`, "PICKUP.POSTALCODE.MISSING"},
		{"PUT", "/pickup/v1/pickups/cancel", `{}`, "PICKUP.NUMBER.EXPIRED"},
	} {
		r, err := http.NewRequest(tc.method, d.Base+tc.path, strings.NewReader(tc.body))
		require.NoError(t, err)
		r.Header.Set("Authorization", "Bearer "+token)
		resp, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.Equal(t, tc.code, codeIn(t, resp), tc.path+" "+tc.body)
		require.NoError(t, resp.Body.Close())
	}
	require.Zero(t, d.Purchases())
}

func newToken(t *testing.T, d carriercheck.Desk) string {
	t.Helper()
	resp, err := http.PostForm(d.Base+"/oauth/token", url.Values{
		"grant_type": {"client_credentials"}, "client_id": {"an id"}, "client_secret": {"the secret"}})
	require.NoError(t, err)
	defer resp.Body.Close()
	var answer struct {
		Token string `json:"access_token"`
	}
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&answer))
	return answer.Token
}

func TestATokenWantsAFormWithTheGrant(t *testing.T) {
	t.Parallel()
	d := open(t, &carriercheck.Clock{}, "")
	resp, err := http.Post(d.Base+"/oauth/token", "application/json", strings.NewReader(`{"grant_type":"client_credentials"}`))
	require.NoError(t, err)
	defer resp.Body.Close()
	require.Equal(t, 400, resp.StatusCode)
	require.Equal(t, "BAD.REQUEST.ERROR", codeIn(t, resp))
}
