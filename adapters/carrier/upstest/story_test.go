package upstest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

// lives are told in UPS's codes.
var lives = []carriercheck.Life{
	{
		Name: "ground, over Thanksgiving and a weekend", Bought: "2026-11-24 09:30", Seen: "2026-12-05 00:00", Service: ups.Ground,
		Scans: []string{
			"2026-11-24 00:01 003/MP label_created", "2026-11-24 18:00 160/OR accepted", "2026-11-24 22:30 005/DP in_transit",
			"2026-11-25 04:10 010/AR in_transit", "2026-11-30 08:05 021/OT out_for_delivery", "2026-11-30 13:47 011/FS delivered",
		},
	},
	{
		Name: "second day, bought after the last pickup", Bought: "2026-11-30 17:00", Seen: "2026-12-05 00:00", Service: ups.SecondDayAir,
		Scans: []string{
			"2026-11-30 00:01 003/MP label_created", "2026-12-01 18:00 160/OR accepted", "2026-12-01 22:30 005/DP in_transit",
			"2026-12-02 04:10 010/AR in_transit", "2026-12-03 08:05 021/OT out_for_delivery", "2026-12-03 13:47 011/FS delivered",
		},
	},
	{
		Name: "bought on a Saturday evening", Bought: "2026-12-05 20:00", Seen: "2026-12-08 00:00", Service: ups.Ground,
		Scans: []string{
			"2026-12-05 00:01 003/MP label_created", "2026-12-07 18:00 160/OR accepted", "2026-12-07 22:30 005/DP in_transit",
		},
	},
}

func TestTheQuotedDayIsTheDayOfDelivery(t *testing.T) {
	t.Parallel()
	d := open(t, &carriercheck.Clock{}, "")
	s := carriertest.Shipment()
	s.ShipOn = cal.Of(2026, 11, 24)
	quotes, err := d.Quote(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, quotes, 2)
	require.Equal(t, "2026-11-30", quotes[0].Arrives.String())
	require.Equal(t, "9.12 of 12.40", quotes[0].Price.String()+" of "+quotes[0].List.String())
	require.Equal(t, "2026-11-27", quotes[1].Arrives.String())
	bought, err := d.Buy(t.Context(), imitated.Purchase)
	require.NoError(t, err)
	require.Equal(t, "9.12", bought.Price.String(), "the label costs what was quoted")
}
