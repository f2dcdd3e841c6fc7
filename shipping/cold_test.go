package shipping_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/shipping"
)

// packs are the pack-outs of an invented site.
var packs = []shipping.PackOut{
	{Code: "foam-96", Hours: 96, Season: shipping.Winter},
	{Code: "foam-48", Hours: 48, Season: shipping.Winter},
	{Code: "foam-48s", Hours: 48, Season: shipping.Summer},
	{Code: "ice-120", Hours: 120, Lane: shipping.Offshore, DryIceGrams: 900},
	{Code: "old-240", Hours: 240, To: cal.Of(2025, 12, 31)},
}

// trip leaves on Tuesday 24 November at 17:00 for the next day.
func trip(change func(*shipping.ColdTrip)) shipping.ColdTrip {
	t := shipping.ColdTrip{
		HandedOver: time.Date(2026, 11, 24, 17, 0, 0, 0, central), Zone: central, Arrives: day(11, 25),
		Service: "ups_next_day_air", Lane: shipping.Mainland,
	}
	change(&t)
	return t
}

func leaves(month time.Month, d int, arrives cal.Date) func(*shipping.ColdTrip) {
	return func(t *shipping.ColdTrip) {
		t.HandedOver, t.Arrives = time.Date(2026, month, d, 17, 0, 0, 0, central), arrives
	}
}

func packed(change func(*shipping.ColdTrip)) shipping.ColdAnswer {
	k, _ := shipping.CalendarOf(shipping.UPS)
	return trip(change).Pack(packs, k)
}

func packing(change func(*shipping.ColdTrip)) func() reason.Trace {
	return func() reason.Trace { return packed(change).Trace }
}

var coldRulings = []ruling{
	{"a cold parcel over one night", packing(func(*shipping.ColdTrip) {}), nil},
	{"a cold parcel that arrives nobody knows when", packing(func(t *shipping.ColdTrip) { t.Arrives = cal.Date{} }), []reason.Code{"shipping.cold_unknown"}},
	{"a cold parcel that leaves nobody knows when", packing(func(t *shipping.ColdTrip) { t.HandedOver = time.Time{} }), []reason.Code{"shipping.cold_unknown"}},
	{"a cold parcel that arrives before it leaves", packing(leaves(11, 24, day(11, 23))), []reason.Code{"shipping.cold_unknown"}},
	{"a cold parcel on a Thursday", packing(leaves(12, 3, day(12, 4))), []reason.Code{"shipping.cold_weekend"}},
	{"a cold parcel on a Friday, there on Monday", packing(leaves(12, 4, day(12, 7))), []reason.Code{"shipping.cold_weekend"}},
	{"a cold parcel on a Friday for Saturday delivery", packing(func(t *shipping.ColdTrip) {
		leaves(12, 4, day(12, 5))(t)
		t.Service = "usps_priority_mail_express"
	}), nil},
	{"a cold parcel over Thanksgiving", packing(leaves(11, 25, day(11, 30))), []reason.Code{"shipping.cold_short"}},
	{"a pack-out of winter in summer", packing(leaves(7, 7, day(7, 10))), []reason.Code{"shipping.cold_short"}},
}

// TestAPackOutCoversTheWayWithItsMargin is feature 104.
func TestAPackOutCoversTheWayWithItsMargin(t *testing.T) {
	t.Parallel()
	a := packed(func(*shipping.ColdTrip) {})
	require.Equal(t, 39, a.Need, "27 hours to eight in the evening, and 12")
	require.Equal(t, "foam-48", a.Pack.Code, "the shortest that is long enough")
	require.False(t, a.HoldTo.IsSet())

	a = packed(func(t *shipping.ColdTrip) { t.Margin = 21 * time.Hour })
	require.Equal(t, "foam-48", a.Pack.Code, "48 hours are enough for 48")
	require.False(t, a.Trace.Failed())
	a = packed(func(t *shipping.ColdTrip) { t.Margin = 21*time.Hour + time.Minute })
	require.Equal(t, "foam-96", a.Pack.Code, "a minute more is an hour more")
	a = packed(func(t *shipping.ColdTrip) { t.Door = time.FixedZone("HST", -10*60*60) })
	require.Equal(t, 43, a.Need, "the evening at the door counts")
	a = packed(func(t *shipping.ColdTrip) { t.By = 12 * 60 })
	require.Equal(t, 31, a.Need, "delivery by noon")

	a = packed(leaves(7, 7, day(7, 8)))
	require.Equal(t, "foam-48s", a.Pack.Code, "of the season")
	a = packed(func(t *shipping.ColdTrip) { leaves(11, 23, day(11, 27))(t); t.Lane = shipping.Offshore })
	require.Equal(t, "ice-120", a.Pack.Code, "of the lane")
	require.Equal(t, shipping.Offshore, shipping.LaneOf(changed([]change{hawaii}).To))
}

func TestAColdParcelIsHeldToMonday(t *testing.T) {
	t.Parallel()
	require.Equal(t, day(12, 7), packed(leaves(12, 3, day(12, 4))).HoldTo)
	require.Equal(t, day(11, 30), packed(leaves(11, 25, day(11, 30))).HoldTo, "over a holiday too")
	require.Equal(t, day(9, 8), packed(leaves(9, 3, day(9, 4))).HoldTo, "Labor Day is a Monday")
	late := trip(leaves(12, 3, day(12, 4))).Pack(packs, shipping.Calendar{})
	require.False(t, late.HoldTo.IsSet(), "a calendar that knows nothing holds to no day")
}

func warm(minutes int, change func(*shipping.Warmth)) func() reason.Trace {
	return func() reason.Trace {
		due := time.Date(2026, 11, 25, 20, 0, 0, 0, central)
		w := shipping.Warmth{HandedOver: due.Add(-27 * time.Hour), Promised: due, Hours: 48}
		if change != nil {
			change(&w)
		}
		return w.At(due.Add(time.Duration(minutes) * time.Minute))
	}
}

var excursionRulings = []ruling{
	{"C14: two hours after the promise", warm(120, nil), nil},
	{"C14: a minute later", warm(121, nil), []reason.Code{"shipping.excursion_late"}},
	{"C14: delivered in time and asked much later", warm(9000, func(w *shipping.Warmth) { w.Delivered = w.Promised }), nil},
	{"C14: a site that bears nothing", warm(2, func(w *shipping.Warmth) { w.Grace = time.Minute }), []reason.Code{"shipping.excursion_late"}},
	{"C14: a failed attempt", warm(-60, func(w *shipping.Warmth) { w.Scans = []shipping.Scan{at(0, shipping.Exception)} }), []reason.Code{"shipping.excursion_held"}},
	{"C14: longer than the pack-out protects", warm(0, func(w *shipping.Warmth) { w.Hours = 26 }), []reason.Code{"shipping.excursion_hours"}},
	{"C14: an indicator that shows it", warm(0, func(w *shipping.Warmth) { w.Shown = drug.Yes }), []reason.Code{"shipping.excursion_shown"}},
	{"C14: nothing is promised and nothing known", warm(9000, func(w *shipping.Warmth) { *w = shipping.Warmth{} }), nil},
}
