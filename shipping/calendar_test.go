package shipping_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/shipping"
)

func calendar(t *testing.T, c shipping.CarrierCode) shipping.Calendar {
	t.Helper()
	k, ok := shipping.CalendarOf(c)
	require.True(t, ok)
	return k
}

func TestACarrierKeepsItsOwnHolidays(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		carrier shipping.CarrierCode
		day     cal.Date
		want    drug.Answer
	}{
		"an ordinary Tuesday":                    {"ups", cal.Of(2026, 11, 24), drug.Yes},
		"a Saturday":                             {"ups", cal.Of(2026, 11, 28), drug.Yes},
		"a Sunday":                               {"usps", cal.Of(2026, 11, 29), drug.No},
		"Thanksgiving":                           {"ups", cal.Of(2026, 11, 26), drug.No},
		"Columbus Day closes the post":           {"usps", cal.Of(2026, 10, 12), drug.No},
		"and not UPS":                            {"ups", cal.Of(2026, 10, 12), drug.Yes},
		"and not FedEx":                          {"fedex", cal.Of(2026, 10, 12), drug.Yes},
		"4 July on a Saturday closes it":         {"usps", cal.Of(2026, 7, 4), drug.No},
		"and not the Friday before":              {"usps", cal.Of(2026, 7, 3), drug.Yes},
		"4 July on a Sunday closes the Monday":   {"ups", cal.Of(2027, 7, 5), drug.No},
		"the last day of the calendar":           {"ups", cal.Of(2027, 12, 31), drug.Yes},
		"the day after the last day is not told": {"ups", cal.Of(2028, 1, 3), drug.Unknown},
		"the day before the first is not told":   {"ups", cal.Of(2024, 12, 31), drug.Unknown},
		"no day":                                 {"ups", cal.Date{}, drug.Unknown},
	} {
		k := calendar(t, c.carrier)
		require.Equal(t, c.want, k.Works(c.day), name)
	}
	_, ok := shipping.CalendarOf("pigeon")
	require.False(t, ok)
	own := shipping.Calendar{From: day(1, 1), To: day(12, 31), Closed: []cal.Date{day(11, 27)}}
	require.Equal(t, drug.No, own.Works(day(11, 27)), "a day of the host's own")
	require.Equal(t, drug.Yes, own.Works(day(11, 26)), "a calendar without holidays")
	own.From = cal.Date{}
	require.Equal(t, drug.Unknown, own.Works(day(11, 26)), "a calendar without a first day knows nothing")
}

func TestSomeServicesDeliverOnSaturdays(t *testing.T) {
	t.Parallel()
	for v, want := range map[shipping.Service]bool{
		"usps_ground_advantage": true, "usps_priority_mail": true, "usps_priority_mail_express": true, "fedex_home_delivery": true,
		"ups_ground": false, "ups_next_day_air": false, "fedex_2_day": false, "ups_by_drone": false, "": false,
	} {
		require.Equal(t, want, shipping.DeliversSaturday(v), v)
	}
}

func TestTransitIsCountedInDaysOnWhichTheServiceDelivers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		service  shipping.Service
		handover cal.Date
		days     int
		want     cal.Date
	}{
		"over Thanksgiving and a weekend":      {"ups_ground", day(11, 24), 3, day(11, 30)},
		"the post delivers on the Saturday":    {"usps_priority_mail", day(11, 24), 3, day(11, 28)},
		"Home Delivery too":                    {"fedex_home_delivery", day(11, 24), 3, day(11, 28)},
		"FedEx Ground does not":                {"fedex_ground", day(11, 24), 3, day(11, 30)},
		"one day from a Friday":                {"ups_next_day_air", day(11, 27), 1, day(11, 30)},
		"no days are no answer":                {"ups_ground", day(11, 24), 0, cal.Date{}},
		"no handover is no answer":             {"ups_ground", cal.Date{}, 1, cal.Date{}},
		"past the calendar there is no answer": {"ups_ground", cal.Of(2027, 12, 30), 3, cal.Date{}},
	} {
		carrier := shipping.UPS
		switch c.service[:4] {
		case "usps":
			carrier = shipping.USPS
		case "fede":
			carrier = shipping.FedEx
		}
		k := calendar(t, carrier)
		require.Equal(t, c.want, k.Arrival(c.service, c.handover, c.days), name)
	}
}

// central is the winter's hour of Saint Louis.
var central = time.FixedZone("CST", -6*60*60)

// dock is in Saint Louis: the trucks of UPS leave at half past five, the post collects on Saturdays too.
func dock() shipping.Dock {
	return shipping.Dock{Zone: central, CutOffs: []shipping.CutOff{
		{Carrier: "ups", At: 17*60 + 30}, {Carrier: "usps", At: 16 * 60, Saturday: true},
	}}
}

func TestAParcelLeavesWithTheFirstTruckAfterItIsReady(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		carrier shipping.CarrierCode
		ready   time.Time
		closed  []cal.Date
		want    cal.Date
	}{
		"a minute before the cut-off":          {"ups", time.Date(2026, 11, 24, 17, 29, 0, 0, central), nil, day(11, 24)},
		"at the cut-off it is late":            {"ups", time.Date(2026, 11, 24, 17, 30, 0, 0, central), nil, day(11, 25)},
		"late before Thanksgiving":             {"ups", time.Date(2026, 11, 25, 18, 0, 0, 0, central), nil, day(11, 27)},
		"late on a Friday":                     {"ups", time.Date(2026, 11, 27, 18, 0, 0, 0, central), nil, day(11, 30)},
		"the post collects on Saturday":        {"usps", time.Date(2026, 11, 27, 18, 0, 0, 0, central), nil, day(11, 28)},
		"the hour of the site counts":          {"ups", time.Date(2026, 11, 24, 23, 0, 0, 0, time.UTC), nil, day(11, 24)},
		"the site is closed":                   {"ups", time.Date(2026, 11, 24, 9, 0, 0, 0, central), []cal.Date{day(11, 24)}, day(11, 25)},
		"a carrier without a truck":            {"fedex", time.Date(2026, 11, 24, 9, 0, 0, 0, central), nil, cal.Date{}},
		"past the calendar nothing is told":    {"ups", time.Date(2028, 1, 3, 9, 0, 0, 0, central), nil, cal.Date{}},
		"an instant that is not known is none": {"ups", time.Time{}, nil, cal.Date{}},
	} {
		d := dock()
		d.Closed = c.closed
		require.Equal(t, c.want, d.Handover(calendar(t, c.carrier), c.ready), name)
	}
	zoneless := dock()
	zoneless.Zone = nil
	require.False(t, zoneless.Handover(calendar(t, "ups"), time.Date(2026, 11, 24, 9, 0, 0, 0, central)).IsSet())
	require.False(t, shipping.Dock{}.Handover(calendar(t, "ups"), time.Date(2026, 11, 24, 9, 0, 0, 0, central)).IsSet(), "a dock without a zone")
}

// TestTheExpectedDay is feature 101: processing and transit in business days, by the carrier's calendar and cut-off.
func TestTheExpectedDay(t *testing.T) {
	t.Parallel()
	friday := time.Date(2026, 11, 20, 10, 0, 0, 0, central)
	way := shipping.Journey{
		Placed: friday, Processing: shipping.StandardProcessing, Dock: dock(), Calendar: calendar(t, "ups"),
		Service: "ups_ground", TransitDays: 3,
	}
	require.Equal(t, shipping.Expected{Ready: day(11, 24), Handover: day(11, 24), Arrives: day(11, 30)}, way.Expect(), "48 hours, three days, Thanksgiving")

	way.Intervention = true
	require.Equal(t, shipping.Expected{Ready: day(11, 30), Handover: day(11, 30), Arrives: day(12, 3)}, way.Expect(), "five business days")

	way.Says = day(12, 2)
	require.Equal(t, shipping.Expected{Ready: day(11, 30), Handover: day(11, 30), Arrives: day(12, 2), ByCarrier: true}, way.Expect(), "the carrier's date goes first")
	way.Says = day(11, 27)
	require.Equal(t, day(12, 3), way.Expect().Arrives, "a date before the handover is none")

	way.Says, way.TransitDays = cal.Date{}, 0
	require.False(t, way.Expect().Arrives.IsSet(), "no transit known, no day")
	way.Placed = time.Time{}
	require.Equal(t, shipping.Expected{}, way.Expect())
	require.Equal(t, shipping.Expected{}, shipping.Journey{Placed: friday}.Expect(), "no dock, no day")
}
