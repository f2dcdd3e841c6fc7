package fedextest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

func TestAParcelsLifeFollowsTheCalendar(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, bought, end string
		service           shipping.Service
		want              []string
	}{
		{"ground, over Thanksgiving and a weekend", "2026-11-24 09:30", "2026-12-05 00:00", fedex.HomeDelivery, []string{
			"2026-11-24 00:01 OC label_created", "2026-11-24 18:00 PU accepted", "2026-11-24 22:30 DP in_transit",
			"2026-11-25 04:10 AR in_transit", "2026-11-30 08:05 OD out_for_delivery", "2026-11-30 13:47 DL delivered",
		}},
		{"second day, bought after the last pickup", "2026-11-30 17:00", "2026-12-05 00:00", fedex.TwoDay, []string{
			"2026-11-30 00:01 OC label_created", "2026-12-01 18:00 PU accepted", "2026-12-01 22:30 DP in_transit",
			"2026-12-02 04:10 AR in_transit", "2026-12-03 08:05 OD out_for_delivery", "2026-12-03 13:47 DL delivered",
		}},
		{"bought on a Saturday evening", "2026-12-05 20:00", "2026-12-08 00:00", fedex.HomeDelivery, []string{
			"2026-12-05 00:01 OC label_created", "2026-12-07 18:00 PU accepted", "2026-12-07 22:30 DP in_transit",
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

func TestBuyingALittleLaterTheSameMorningChangesNothing(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	early := d.buy(t, "k-1", fedex.HomeDelivery)
	d.set(t, "2026-11-24 11:52")
	late := d.buy(t, "k-2", fedex.HomeDelivery)
	for _, at := range []string{"2026-11-24 12:00", "2026-11-24 18:00", "2026-11-27 12:00", "2026-12-01 12:00"} {
		d.set(t, at)
		first, _ := d.story(t, early.Tracking)
		second, _ := d.story(t, late.Tracking)
		require.Equal(t, first, second, at)
	}
}

func TestTheStatusMovesWithTheClock(t *testing.T) {
	t.Parallel()
	d := open(t, "")
	l := d.buy(t, "k-1", fedex.HomeDelivery)
	for _, step := range []struct {
		at   string
		want shipping.Status
	}{
		{"2026-11-24 17:59", shipping.LabelCreated}, {"2026-11-24 18:00", shipping.Accepted},
		{"2026-11-26 12:00", shipping.InTransit}, {"2026-11-30 08:05", shipping.OutForDelivery},
		{"2026-11-30 13:46", shipping.OutForDelivery}, {"2026-11-30 13:47", shipping.Delivered},
	} {
		d.set(t, step.at)
		_, got := d.story(t, l.Tracking)
		require.Equal(t, step.want, got, step.at)
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
	require.Equal(t, "10.62 of 14.75", quotes[0].Price.String()+" of "+quotes[0].List.String())
	require.Equal(t, "2026-11-27", quotes[1].Arrives.String())
	require.Equal(t, "2026-11-25", quotes[2].Arrives.String())
	require.Equal(t, "10.62", d.buy(t, "k-1", fedex.HomeDelivery).Price.String(), "the label costs what was quoted")
	s.To.Residential = false
	quotes, err = d.Carrier.Quote(t.Context(), s)
	require.NoError(t, err)
	require.Equal(t, fedex.Ground, quotes[0].Service, "to an office")
}
