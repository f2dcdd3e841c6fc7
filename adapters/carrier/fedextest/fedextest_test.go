package fedextest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// desk is an imitation with a clock that a test sets, and a carrier that speaks to it.
type desk struct {
	*fedextest.Server
	*fedex.Carrier
	base string

	mu  sync.Mutex
	now time.Time
}

func (d *desk) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *desk) set(t *testing.T, local string) {
	t.Helper()
	now, err := time.ParseInLocation("2006-01-02 15:04", local, central)
	require.NoError(t, err)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = now
}

var central = time.FixedZone("CST", -6*60*60)

func open(t *testing.T, file string) *desk {
	t.Helper()
	d := &desk{now: time.Date(2026, 11, 24, 9, 30, 0, 0, central)}
	var err error
	d.Server, err = fedextest.New(fedextest.Options{Now: d.clock, Zone: central, StateFile: file, ClientID: "an id", ClientSecret: "the secret"})
	require.NoError(t, err)
	d.base, err = d.Start()
	require.NoError(t, err)
	d.Carrier, err = fedex.New(fedex.Config{
		BaseURL: d.base, ClientID: "an id", ClientSecret: "the secret", Account: "740561073", Now: d.clock,
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	require.NoError(t, err)
	t.Cleanup(func() {
		d.CloseIdleConnections()
		require.NoError(t, d.Server.Close())
	})
	return d
}

func (d *desk) buy(t *testing.T, key shipping.Key, service shipping.Service) shipping.Label {
	t.Helper()
	l, err := d.Buy(t.Context(), shipping.Purchase{Key: key, Shipment: carriertest.Shipment(), Service: service})
	require.NoError(t, err)
	return l
}

// story is one line a scan: local day and time, code, status.
func (d *desk) story(t *testing.T, n shipping.TrackingNumber) (lines []string, now shipping.Status) {
	t.Helper()
	tracking, err := d.Carrier.Track(t.Context(), n)
	require.NoError(t, err)
	for _, s := range tracking.Scans {
		lines = append(lines, fmt.Sprintf("%s %s %v", s.At.In(central).Format("2006-01-02 15:04"), s.Code, s.Status))
	}
	return lines, tracking.Status
}

func TestAParcelOnItsWayIsNotVoided(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	l := d.buy(t, "k-1", fedex.HomeDelivery)
	d.set(t, "2026-11-24 18:00")
	require.ErrorIs(t, d.Carrier.Void(t.Context(), l.ID), shipping.ErrRefused)
	require.Equal(t, 1, d.Labels())
}

func TestALostAnswerLeavesALabelInTheBooks(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	d.DropAnswerAfterWork(imitation.Buy, 1)
	_, err := d.Buy(t.Context(), shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: fedex.HomeDelivery})
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Equal(t, 1, d.Purchases())
	require.Equal(t, 1, d.Calls(imitation.Buy))
	require.Equal(t, map[imitation.Op]int{imitation.Buy: 1}, d.AllCalls())
}

func TestAnUnknownPathIsA404WithACode(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	resp, err := http.Get(d.base + "/nothing/here")
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

func TestHungAnswersEndWithTheServer(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	d.buy(t, "k-1", fedex.HomeDelivery) // so that a token is there
	d.Fail(imitation.Find, imitation.Hang, 100)
	over := make(chan error, 1)
	go func() {
		_, err := d.FindLabel(t.Context(), "k-1")
		over <- err
	}()
	require.Eventually(t, func() bool { return d.Calls(imitation.Find) == 1 }, 5*time.Second, time.Millisecond)
	require.NoError(t, d.Server.Close())
	require.ErrorIs(t, <-over, shipping.ErrUnavailable)
}

func TestRetryAfterIsAsSet(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	for set, want := range map[time.Duration]string{90 * time.Second: "90", time.Millisecond: ""} {
		d.SetRetryAfter(set)
		d.Fail(imitation.Quote, imitation.Throttle, 1)
		resp, err := http.Post(d.base+"/rate/v1/rates/quotes", "application/json", strings.NewReader("{}"))
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
		require.Equal(t, 429, resp.StatusCode)
		require.Equal(t, want, resp.Header.Get("Retry-After"))
	}
}

func TestStartingTwiceIsAnError(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	_, err := d.Start()
	require.Error(t, err)
}

func TestABadRequestIsRefusedWithACode(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	token := d.newToken(t)
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
		r, err := http.NewRequest(tc.method, d.base+tc.path, strings.NewReader(tc.body))
		require.NoError(t, err)
		r.Header.Set("Authorization", "Bearer "+token)
		resp, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		require.Equal(t, tc.code, codeIn(t, resp), tc.path+" "+tc.body)
		require.NoError(t, resp.Body.Close())
	}
	require.Zero(t, d.Purchases())
}

func (d *desk) newToken(t *testing.T) string {
	t.Helper()
	resp, err := http.PostForm(d.base+"/oauth/token", url.Values{
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
	d := open(t, "")
	resp, err := http.Post(d.base+"/oauth/token", "application/json", strings.NewReader(`{"grant_type":"client_credentials"}`))
	require.NoError(t, err)
	defer resp.Body.Close()
	require.Equal(t, 400, resp.StatusCode)
	require.Equal(t, "BAD.REQUEST.ERROR", codeIn(t, resp))
}
