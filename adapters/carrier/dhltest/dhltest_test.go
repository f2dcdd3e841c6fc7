package dhltest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/dhltest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

// desk is an imitation that goes by a clock, and a carrier that speaks to it.
type desk struct {
	*dhl.Carrier
	server *dhltest.Server
	clock  *carriercheck.Clock
	base   string
}

func open(t testing.TB, clock *carriercheck.Clock, file string) *desk {
	t.Helper()
	server, err := dhltest.New(dhltest.Options{Now: clock.Now, Zone: carriercheck.Central, StateFile: file, Username: "app", Password: "secret"})
	require.NoError(t, err)
	base := carriercheck.Start(t, server.Site)
	c, err := dhl.New(dhl.Config{Enabled: true, BaseURL: base, Username: "app", Password: "secret", Account: "123456789",
		Now: clock.Now, Zone: carriercheck.Central, Sleep: carriercheck.NoWait})
	require.NoError(t, err)
	t.Cleanup(c.CloseIdleConnections)
	return &desk{Carrier: c, server: server, clock: clock, base: base}
}

func openToday(t testing.TB) *desk { return open(t, &carriercheck.Clock{}, "") }

func (d *desk) buy(t testing.TB, k shipping.Key, service shipping.Service) shipping.Label {
	t.Helper()
	l, err := d.Buy(t.Context(), shipping.Purchase{Key: k, Shipment: carriertest.ShipmentAbroad(), Service: service})
	require.NoError(t, err)
	return l
}

var imitated = carriercheck.Imitated{
	Purchase:  shipping.Purchase{Key: "k-1", Shipment: carriertest.ShipmentAbroad(), Service: dhl.ExpressWorldwide},
	Delivered: "2026-12-01",
	Lives: []carriercheck.Life{
		{
			Name: "abroad, over Thanksgiving and a weekend", Bought: "2026-11-24 09:30", Seen: "2026-12-05 00:00", Service: dhl.ExpressWorldwide,
			Scans: []string{
				"2026-11-24 18:00 PU accepted", "2026-11-24 22:30 DF in_transit", "2026-11-25 04:10 AF in_transit",
				"2026-12-01 08:05 WC out_for_delivery", "2026-12-01 13:47 OK delivered",
			},
		},
	},
	Rates:  "/mydhlapi/rates",
	NoVoid: true,
	Open: func(t testing.TB, clock *carriercheck.Clock, file string) carriercheck.Desk {
		d := open(t, clock, file)
		return carriercheck.Desk{Site: d.server.Site, Carrier: d.Carrier, Clock: clock, Base: d.base}
	},
	Books: func(file string) error {
		_, err := dhltest.New(dhltest.Options{StateFile: file})
		return err
	},
}

func TestCalendarBooksAndWireAreThoseOfEveryImitation(t *testing.T) {
	t.Parallel()
	carriercheck.Imitation(t, imitated)
}

func TestALabelIsNoEventAndTheDayOfDeliveryIsTold(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	l := d.buy(t, "k-1", dhl.ExpressWorldwide)
	story, err := d.Track(t.Context(), l.Tracking)
	require.NoError(t, err)
	require.Equal(t, shipping.LabelCreated, story.Status)
	require.Empty(t, story.Scans, "DHL has no event of a label")
	d.clock.Set(t, "2026-12-05 00:00")
	story, err = d.Track(t.Context(), l.Tracking)
	require.NoError(t, err)
	require.Equal(t, "2026-12-01", story.ETA.String())
}

// The same story comes out of the call for many, whose times have no offset, where the zone is right.
func TestManyAreTrackedAsOneIs(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	l := d.buy(t, "k-1", dhl.ExpressWorldwide)
	d.clock.Set(t, "2026-11-27 12:00")
	one, err := d.Track(t.Context(), l.Tracking)
	require.NoError(t, err)
	many, err := d.TrackBatch(t.Context(), []shipping.TrackingNumber{l.Tracking})
	require.NoError(t, err)
	require.Equal(t, one, many[0].Tracking)
}

func TestOfTwoLabelsUnderOneKeyTheLowestNumberIsFound(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	first := d.buy(t, "k-1", dhl.Express1200)
	d.buy(t, "k-1", dhl.Express1200)
	found, err := d.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	require.Equal(t, first.Tracking.Reveal(), found.Tracking.Reveal())
	require.Equal(t, dhl.Express1200, found.Service)
}

func TestAWaybillNumberHasItsCheckDigit(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	for _, key := range []shipping.Key{"k-1", "k-2", "k-3"} {
		n := d.buy(t, key, dhl.ExpressWorldwide).Tracking.Reveal()
		require.Len(t, n, 10)
		rest := 0
		for _, digit := range n[:9] {
			rest = (rest*10 + int(digit-'0')) % 7
		}
		require.Equal(t, rest, int(n[9]-'0'))
	}
}

func TestADryRunSellsNothing(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	p := shipping.Purchase{Key: "k-1", Shipment: carriertest.ShipmentAbroad(), Service: dhl.ExpressWorldwide}
	require.NoError(t, d.DryRun(t.Context(), p))
	p.Service = "dhl_Q"
	require.ErrorIs(t, d.DryRun(t.Context(), p), shipping.ErrInvalid)
	require.Zero(t, d.server.Purchases())
	require.Zero(t, d.server.Calls(imitation.Buy))
	require.Equal(t, 2, d.server.Calls(dhltest.DryRun))
}

// What DHL refuses is refused with its own words and a status that is a string.
func TestRequestsThatDHLRefuses(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	good := map[string]string{"X-Version": "3.1.0", "Message-Reference": "a reference"}
	for name, tc := range map[string]struct {
		method, path, body string
		headers            map[string]string
		password           string
		want               int
	}{
		"no version":                   {"POST", "/rates", "{}", map[string]string{"Message-Reference": "r"}, "secret", 400},
		"no reference":                 {"POST", "/rates", "{}", map[string]string{"X-Version": "3.1.0"}, "secret", 400},
		"a reference that is too long": {"POST", "/rates", "{}", map[string]string{"X-Version": "3.1.0", "Message-Reference": strings.Repeat("r", 37)}, "secret", 400},
		"wrong credentials":            {"POST", "/rates", "{}", good, "guess", 401},
		"no JSON":                      {"POST", "/shipments", "{", good, "secret", 400},
		"a shipment without packages":  {"POST", "/shipments", `{"accounts":[{"number":"1"}]}`, good, "secret", 422},
		"a shipment without account":   {"POST", "/shipments", `{}`, good, "secret", 400},
		"a rate within a country":      {"POST", "/rates", `{"customerDetails":{}}`, good, "secret", 404},
		"tracking of nothing":          {"GET", "/tracking", "", good, "secret", 400},
		"a search without account":     {"GET", "/tracking?shipmentReference=k-1", "", good, "secret", 400},
		"an unknown waybill":           {"GET", "/shipments/5350000014/tracking", "", good, "secret", 404},
		"an image of no month":         {"GET", "/shipments/5350000014/get-image", "", good, "secret", 400},
		"a place without a country":    {"GET", "/address-validate?type=delivery", "", good, "secret", 400},
		"a pickup of nothing":          {"POST", "/pickups", "{}", good, "secret", 422},
		"nobody cancels a pickup":      {"DELETE", "/pickups/PRG1", "", good, "secret", 400},
		"no such call":                 {"GET", "/landed-cost", "", good, "secret", 404},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			req, err := http.NewRequestWithContext(t.Context(), tc.method, d.base+"/mydhlapi"+tc.path, strings.NewReader(tc.body))
			require.NoError(t, err)
			req.SetBasicAuth("app", tc.password)
			for name, value := range tc.headers {
				req.Header.Set(name, value)
			}
			resp, err := http.DefaultClient.Do(req)
			require.NoError(t, err)
			defer resp.Body.Close()
			body, err := io.ReadAll(resp.Body)
			require.NoError(t, err)
			require.Equal(t, tc.want, resp.StatusCode, string(body))
			if name != "no such call" {
				var problem struct{ Title, Status string }
				require.NoError(t, json.Unmarshal(body, &problem))
				require.NotEmpty(t, problem.Title)
				require.Equal(t, resp.StatusCode, atoi(t, problem.Status))
			}
		})
	}
}

func atoi(t *testing.T, s string) (n int) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(s), &n), "the status is a number in a string")
	return n
}
