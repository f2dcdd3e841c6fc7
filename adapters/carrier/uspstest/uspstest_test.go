package uspstest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// desk is an imitation with a clock that a test sets, and a carrier that speaks to it.
type desk struct {
	*uspstest.Server
	*usps.Carrier
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
	d.Server, err = uspstest.New(uspstest.Options{Now: d.clock, Zone: central, StateFile: file, ClientID: "an id", ClientSecret: "the secret"})
	require.NoError(t, err)
	d.base, err = d.Start()
	require.NoError(t, err)
	d.Carrier, err = usps.New(usps.Config{
		BaseURL: d.base, ClientID: "an id", ClientSecret: "the secret", CRID: "12345678", MID: "123456789", Account: "1000000001",
		Now: d.clock, Zone: central, Limiter: uspstest.Unlimited{}, MaxWait: time.Second,
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	require.NoError(t, err)
	t.Cleanup(func() {
		d.CloseIdleConnections()
		require.NoError(t, d.Server.Close())
	})
	return d
}

func purchase(key shipping.Key, service shipping.Service) shipping.Purchase {
	return shipping.Purchase{Key: key, Shipment: carriertest.Shipment(), Service: service}
}

func (d *desk) buy(t *testing.T, key shipping.Key, service shipping.Service) shipping.Label {
	t.Helper()
	l, err := d.Buy(t.Context(), purchase(key, service))
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

func TestAParcelsLifeFollowsTheCalendar(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, bought, end string
		service           shipping.Service
		want              []string
	}{
		{"ground, over Thanksgiving and a weekend", "2026-11-24 09:30", "2026-12-05 00:00", usps.GroundAdvantage, []string{
			"2026-11-24 00:01 GX label_created", "2026-11-24 18:00 03 accepted", "2026-11-24 22:30 EF in_transit",
			"2026-11-25 04:10 10 in_transit", "2026-11-30 08:05 OF out_for_delivery", "2026-11-30 13:47 01 delivered",
		}},
		{"Express, bought after the last pickup", "2026-11-30 17:00", "2026-12-05 00:00", usps.PriorityMailExpress, []string{
			"2026-11-30 00:01 GX label_created", "2026-12-01 18:00 03 accepted", "2026-12-01 22:30 EF in_transit",
			"2026-12-02 04:10 10 in_transit", "2026-12-02 08:05 OF out_for_delivery", "2026-12-02 13:47 01 delivered",
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			d := open(t, "")
			d.set(t, tc.bought)
			l := d.buy(t, "k-1", tc.service)
			d.set(t, tc.end)
			got, _ := d.story(t, l.Tracking)
			require.Equal(t, tc.want, got)
		})
	}
}

func TestTheQuotedDayIsTheDayOfDelivery(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	s := carriertest.Shipment()
	s.ShipOn = cal.Of(2026, 11, 24)
	quotes, err := d.Carrier.Quote(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, quotes, 3)
	require.Equal(t, "2026-11-30", quotes[0].Arrives.String())
	require.Equal(t, quotes[0].Price.String(), d.buy(t, "k-1", usps.GroundAdvantage).Price.String(), "the label costs what was quoted")
}

func TestTheBooksOutliveTheServer(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "usps.json")
	before := open(t, file)
	p := purchase("k-1", usps.PriorityMail)
	prepared, err := before.Prepare(t.Context(), p)
	require.NoError(t, err)
	before.DropAnswerAfterWork(imitation.Buy, 3)
	_, err = before.BuyPrepared(t.Context(), p, prepared)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	gone := before.buy(t, "k-2", usps.PriorityMail)
	require.NoError(t, before.Carrier.Void(t.Context(), gone.ID))
	require.NoError(t, before.Server.Close())

	after := open(t, file)
	require.Equal(t, []int{1, 2}, []int{after.Labels(), after.Purchases()})
	label, err := after.BuyPrepared(t.Context(), p, prepared)
	require.NoError(t, err)
	require.Equal(t, shipping.Key("k-1"), after.Reference(label.Tracking))
	require.Equal(t, 2, after.Purchases(), "the key and its bytes are in the books")
	require.NotEqual(t, gone.Tracking.Reveal(), after.buy(t, "k-3", usps.PriorityMail).Tracking.Reveal(), "a number is never given twice")

	text, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, piece := range []string{"Sampleton", "Madeup", "5550199", "Sampleville"} {
		require.NotContains(t, string(text), piece)
	}
}

func TestAVoidLabelIsNotKnownAnyMore(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	l := d.buy(t, "k-1", usps.GroundAdvantage)
	require.NoError(t, d.Carrier.Void(t.Context(), l.ID))
	_, err := d.Carrier.Track(t.Context(), l.Tracking)
	require.ErrorIs(t, err, shipping.ErrNotFound)
}

func TestAParcelOnItsWayIsNotVoided(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	l := d.buy(t, "k-1", usps.GroundAdvantage)
	d.set(t, "2026-11-24 18:00")
	require.ErrorIs(t, d.Carrier.Void(t.Context(), l.ID), shipping.ErrRefused)
	require.Equal(t, 1, d.Labels())
}

func TestTwoKeysAreTwoLabels(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	first, second := d.buy(t, "k-1", usps.GroundAdvantage), d.buy(t, "k-1", usps.GroundAdvantage)
	require.NotEqual(t, first.Tracking.Reveal(), second.Tracking.Reveal())
	require.Len(t, d.LabelsByReference("k-1"), 2)
}
