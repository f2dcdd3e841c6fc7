package shipping_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

func TestAQuoteIsChosen(t *testing.T) {
	t.Parallel()
	by := day(time.December, 1)
	ground := quote("ups", "ups_ground", 900, day(time.November, 30))
	slow := quote("usps", "usps_ground_advantage", 700, day(time.December, 2))
	air := quote("ups", "ups_next_day_air", 4000, day(time.November, 25))
	silent := quote("usps", "usps_priority_mail", 500, cal.Date{})
	for name, c := range map[string]struct {
		by     cal.Date
		quotes []shipping.Quote
		want   shipping.Service
	}{
		"the cheapest that keeps the promise":            {by, []shipping.Quote{air, slow, ground}, "ups_ground"},
		"on the promised day is in time":                 {day(time.December, 2), []shipping.Quote{air, slow, ground}, "usps_ground_advantage"},
		"where none keeps it, the earliest":              {day(time.November, 24), []shipping.Quote{slow, ground, air}, "ups_next_day_air"},
		"an unknown arrival is never in time":            {by, []shipping.Quote{silent, ground}, "ups_ground"},
		"an unknown arrival is later than a late one":    {by, []shipping.Quote{silent, slow}, "usps_ground_advantage"},
		"where nobody says a day, the cheapest":          {by, []shipping.Quote{quote("ups", "ups_ground", 900, cal.Date{}), silent}, "usps_priority_mail"},
		"without a promise, the cheapest":                {cal.Date{}, []shipping.Quote{air, ground, silent}, "usps_priority_mail"},
		"at one price, the earlier":                      {by, []shipping.Quote{ground, quote("fedex", "fedex_ground", 900, day(time.November, 28))}, "fedex_ground"},
		"at one price and day, the one that comes first": {by, []shipping.Quote{ground, quote("fedex", "fedex_ground", 900, day(time.November, 30))}, "ups_ground"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q, ok := shipping.Choose(c.quotes, shipping.Shipment{DeliverBy: c.by})
			require.True(t, ok)
			require.Equal(t, c.want, q.Service)
		})
	}
	_, ok := shipping.Choose(nil, shipment())
	require.False(t, ok)
}

func TestThePromiseOfElevenDays(t *testing.T) {
	t.Parallel()
	promise := shipping.Promise(day(time.November, 20), shipping.PlanPromiseDays)
	require.Equal(t, day(time.December, 1), promise, "R5.5 T1")
	require.False(t, shipping.Late(promise, day(time.December, 1), shipping.InTransit), "the promised day is in time")
	require.True(t, shipping.Late(promise, day(time.December, 2), shipping.InTransit), "the day after is late")
	require.False(t, shipping.Late(promise, day(time.December, 2), shipping.Delivered), "R5.5 T2")
	require.True(t, shipping.Late(promise, day(time.December, 2), shipping.ReturnedToSender))
	require.False(t, shipping.Late(cal.Date{}, day(time.December, 2), shipping.InTransit), "no promise")
	require.False(t, shipping.Promise(cal.Date{}, 11).IsSet())
}
