package uspstest_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// desk is an imitation that goes by a clock, and a carrier that speaks to it.
type desk struct {
	*uspstest.Server
	*usps.Carrier
	base string
}

func open(t testing.TB, clock *carriercheck.Clock, file string) *desk {
	t.Helper()
	var d desk
	var err error
	d.Server, err = uspstest.New(uspstest.Options{Now: clock.Now, Zone: carriercheck.Central, StateFile: file, ClientID: "an id", ClientSecret: "the secret"})
	require.NoError(t, err)
	d.base = carriercheck.Start(t, d.Site)
	d.Carrier, err = usps.New(usps.Config{
		BaseURL: d.base, ClientID: "an id", ClientSecret: "the secret", CRID: "12345678", MID: "123456789", Account: "1000000001",
		Now: clock.Now, Zone: carriercheck.Central, Limiter: uspstest.Unlimited{}, MaxWait: time.Second, Sleep: carriercheck.NoWait,
	})
	require.NoError(t, err)
	t.Cleanup(d.CloseIdleConnections)
	return &d
}

func openToday(t testing.TB) *desk { return open(t, &carriercheck.Clock{}, "") }

func purchase(key shipping.Key, service shipping.Service) shipping.Purchase {
	return shipping.Purchase{Key: key, Shipment: carriertest.Shipment(), Service: service}
}

func (d *desk) buy(t testing.TB, key shipping.Key, service shipping.Service) shipping.Label {
	t.Helper()
	l, err := d.Buy(t.Context(), purchase(key, service))
	require.NoError(t, err)
	return l
}

var imitated = carriercheck.Imitated{
	Purchase:  purchase("k-1", usps.GroundAdvantage),
	Delivered: "2026-11-30",
	Lives: []carriercheck.Life{
		{
			Name: "ground, over Thanksgiving and a weekend", Bought: "2026-11-24 09:30", Seen: "2026-12-05 00:00", Service: usps.GroundAdvantage,
			Scans: []string{
				"2026-11-24 00:01 GX label_created", "2026-11-24 18:00 03 accepted", "2026-11-24 22:30 EF in_transit",
				"2026-11-25 04:10 10 in_transit", "2026-11-30 08:05 OF out_for_delivery", "2026-11-30 13:47 01 delivered",
			},
		},
		{
			Name: "Express, bought after the last pickup", Bought: "2026-11-30 17:00", Seen: "2026-12-05 00:00", Service: usps.PriorityMailExpress,
			Scans: []string{
				"2026-11-30 00:01 GX label_created", "2026-12-01 18:00 03 accepted", "2026-12-01 22:30 EF in_transit",
				"2026-12-02 04:10 10 in_transit", "2026-12-02 08:05 OF out_for_delivery", "2026-12-02 13:47 01 delivered",
			},
		},
	},
	Rates: "/shipments/v3/options/search",
	Open: func(t testing.TB, clock *carriercheck.Clock, file string) carriercheck.Desk {
		d := open(t, clock, file)
		return carriercheck.Desk{Site: d.Site, Carrier: d.Carrier, Clock: clock, Base: d.base}
	},
	Books: func(file string) error {
		_, err := uspstest.New(uspstest.Options{StateFile: file})
		return err
	},
}

func TestCalendarBooksAndWireAreThoseOfEveryImitation(t *testing.T) {
	t.Parallel()
	carriercheck.Imitation(t, imitated)
}

func TestTheQuotedDayIsTheDayOfDelivery(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	s := carriertest.Shipment()
	s.ShipOn = cal.Of(2026, 11, 24)
	quotes, err := d.Carrier.Quote(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, quotes, 3)
	require.Equal(t, "2026-11-30", quotes[0].Arrives.String())
	require.Equal(t, quotes[0].Price.String(), d.buy(t, "k-1", usps.GroundAdvantage).Price.String(), "the label costs what was quoted")
}

func TestAPreparedPurchaseIsKnownAfterARestart(t *testing.T) {
	t.Parallel()
	clock, file := &carriercheck.Clock{}, filepath.Join(t.TempDir(), "usps.json")
	before := open(t, clock, file)
	p := purchase("k-1", usps.PriorityMail)
	prepared, err := before.Prepare(t.Context(), p)
	require.NoError(t, err)
	before.DropAnswerAfterWork(imitation.Buy, 3)
	_, err = before.BuyPrepared(t.Context(), p, prepared)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.NoError(t, before.Server.Close())

	after := open(t, clock, file)
	label, err := after.BuyPrepared(t.Context(), p, prepared)
	require.NoError(t, err)
	require.Equal(t, shipping.Key("k-1"), after.Reference(label.Tracking))
	require.Equal(t, 1, after.Purchases(), "the key and its bytes are in the books")
}

func TestAVoidLabelIsNotKnownAnyMore(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	l := d.buy(t, "k-1", usps.GroundAdvantage)
	require.NoError(t, d.Carrier.Void(t.Context(), l.ID))
	_, err := d.Carrier.Track(t.Context(), l.Tracking)
	require.ErrorIs(t, err, shipping.ErrNotFound)
}
