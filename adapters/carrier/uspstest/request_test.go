package uspstest_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/shipping"
)

func (d *desk) post(t *testing.T, path, token, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequest("POST", d.base+path, strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	return resp.StatusCode, string(text)
}

func TestABadRequestIsRefusedWithACode(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	_, text := d.post(t, "/oauth2/v3/token", "", `{"client_id":"an id","client_secret":"the secret","grant_type":"client_credentials"}`)
	var token struct {
		Token string `json:"access_token"`
	}
	require.NoError(t, json.Unmarshal([]byte(text), &token))
	for _, tc := range []struct {
		path, token, body string
		status            int
		want              string
	}{
		{"/oauth2/v3/token", "", `{}`, 400, "invalid_request"},
		{"/oauth2/v3/token", "", `{"client_id":"x","client_secret":"y","grant_type":"client_credentials"}`, 401, "invalid_client"},
		{"/labels/v3/label", "x", `{}`, 401, "Access Token"},
		{"/labels/v3/label", token.Token, `{}`, 401, "X-Payment-Authorization-Token"},
		{"/payments/v3/payment-authorization", token.Token, `{"roles":[]}`, 400, "160228"},
		{"/shipments/v3/options/search", token.Token, `{}`, 400, "160244"},
		{"/shipments/v3/options/search", token.Token, `{"originZIPCode":"63101","destinationZIPCode":"65101","pricingOptions":[{"priceType":"CONTRACT"}]}`, 400, "160154"},
		{"/tracking/v3r2/tracking", token.Token, `[]`, 400, "well formed"},
		{"/tracking/v3r2/tracking", token.Token, "[" + strings.Repeat(`{"trackingNumber":"1"},`, 35) + `{"trackingNumber":"1"}]`, 400, "well formed"},
		{"/scan-forms/v3/scan-form", token.Token, `{}`, 400, "well formed"},
		{"/nothing/here", token.Token, `{}`, 404, "404"},
	} {
		status, text := d.post(t, tc.path, tc.token, tc.body)
		require.Equal(t, tc.status, status, tc.path+tc.body)
		require.Contains(t, text, tc.want)
	}
	require.Zero(t, d.Purchases())
}

func TestTrackingNumbersHaveTheirCheckDigit(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	for n := range 12 {
		l := d.buy(t, shipping.Key(fmt.Sprint("k-", n)), usps.GroundAdvantage)
		number := l.Tracking.Reveal()
		require.Len(t, number, 22)
		sum := 0
		for i := range number { // the check digit is of weight one: from the right 1, 3, 1, 3 …
			digit := int(number[len(number)-1-i] - '0')
			sum += digit * (1 + 2*(i%2))
		}
		require.Zero(t, sum%10, number)
	}
}

func TestAMilitaryLabelWantsItsCustomsForm(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	_, text := d.post(t, "/oauth2/v3/token", "", `{"client_id":"an id","client_secret":"the secret","grant_type":"client_credentials"}`)
	var token struct {
		Token string `json:"access_token"`
	}
	require.NoError(t, json.Unmarshal([]byte(text), &token))
	_, text = d.post(t, "/payments/v3/payment-authorization", token.Token, `{"roles":[{"roleName":"PAYER","CRID":"1","accountNumber":"2"}]}`)
	require.Contains(t, text, "payment-1")
	r, err := http.NewRequest("POST", d.base+"/labels/v3/label", strings.NewReader(
		`{"toAddress":{"streetAddress":"PSC 1","city":"APO","state":"AE","ZIPCode":"09008"},"packageDescription":{"mailClass":"PRIORITY_MAIL"}}`))
	require.NoError(t, err)
	r.Header.Set("Authorization", "Bearer "+token.Token)
	r.Header.Set("X-Payment-Authorization-Token", "payment-1")
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.Equal(t, 400, resp.StatusCode)
	require.Contains(t, string(body), "160120")
}
