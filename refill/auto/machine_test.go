package auto_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

// fillAgain is the fill of the refill's order n.
func fillAgain(n, day string) auto.RecordFill {
	c := firstFill(lisinopril())
	c.Order, c.Fill.Date = stream.Derive("order", n), d(day)
	return c
}

func TestACycleFromConsentToTheNextOne(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	require.Equal(t, at("2026-11-02", 9).UTC(), k.timer, "nine in the morning at the pharmacy")

	first := k.ring()
	require.Equal(t, []auto.Remind{{Member: "p-1", Rx: "rx-1", Cycle: 1, No: 1, Ship: d("2026-11-16"), Cost: money.Cents(900)}},
		found[auto.Remind](first))
	k.ok(system, auto.Reminded{Cycle: 1, No: 1, Delivered: true}, at("2026-11-02", 10))
	require.Equal(t, at("2026-11-12", 9).UTC(), k.timer)
	require.Equal(t, 2, found[auto.Remind](k.ring())[0].No)
	k.ok(system, auto.Reminded{Cycle: 1, No: 2, Delivered: true}, at("2026-11-12", 10))
	require.Equal(t, at("2026-11-16", 9).UTC(), k.timer)

	opened := found[auto.OpenRefill](k.ring())
	require.Equal(t, []auto.OpenRefill{{Rx: lisinopril(), ShipTo: k.s.ShipTo, FillNo: 2, Cycle: 1, After: k.s.Orders[0]}}, opened)
	require.Equal(t, auto.Ordered, k.s.Status)
	require.Equal(t, reason.Pharmacy, k.s.Summary(auto.StreamOf("rx-1")).Owner)

	k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-17", 11))
	require.Equal(t, auto.Enrolled, k.s.Status)
	require.Equal(t, 2, k.s.Cycle.No)
	require.Equal(t, d("2027-02-28"), k.s.Cycle.RunOut, "14 days of the first supply are carried over")
	require.Equal(t, d("2027-02-12"), k.s.Cycle.Ship, "14 February is a Sunday")
}

func TestTheTimerTwiceAtOnceOrLateNeverDoublesAReminder(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	early := k.ok(system, auto.Due{}, at("2026-11-01", 9))
	require.Empty(t, early.Events, "before its instant the timer does nothing")
	require.Len(t, found[auto.Remind](k.ring()), 1)
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-02", 9)).Events, "the same instant again")
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-05", 9)).Events)

	late := k.ok(system, auto.Due{}, at("2026-11-20", 9)) // the host slept past the ship day
	require.Len(t, found[auto.Remind](late), 1)
	require.Equal(t, d("2026-11-20"), k.s.Cycle.Reminder2)
	require.Equal(t, d("2026-11-23"), k.s.Cycle.Ship, "the shipment follows reminder 2, on a business day")
	require.True(t, k.s.Cycle.Late)
	require.Equal(t, d("2026-11-23"), found[auto.Remind](late)[0].Ship, "the member is told the day that holds")
}

func TestALateFirstReminderKeepsItsDistanceToTheSecond(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ok(system, auto.Due{}, at("2026-11-16", 12))
	require.Equal(t, d("2026-11-18"), k.s.Cycle.Reminder2)
	require.Equal(t, d("2026-11-19"), k.s.Cycle.Ship)
}

func TestATimerThatComesEarlyAfterAChangeOfZoneIsSetAgain(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	west := time.FixedZone("HST", -16*3600)
	out := k.ok(system, auto.Due{}, k.timer.In(west)) // still the day before there
	require.Len(t, out.Events, 1)
	require.Empty(t, found[auto.Remind](out))
	require.Equal(t, time.Date(2026, 11, 2, 9, 0, 0, 0, west).UTC(), k.timer)
	require.Len(t, found[auto.Remind](k.ok(system, auto.Due{}, k.timer.In(west))), 1)
}

func TestNineInTheMorningStaysNineWhenTheClocksChange(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("no zone data")
	}
	k := &desk{t: t}
	fill := firstFill(lisinopril())
	fill.Fill.Date = d("2026-08-31") // run-out 2026-11-29, shipment Friday 2026-11-13, reminder 1 on 2026-10-30
	k.ok(system, fill, time.Date(2026, 8, 31, 12, 0, 0, 0, zone))
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, time.Date(2026, 9, 5, 12, 0, 0, 0, zone))
	require.Equal(t, time.Date(2026, 10, 30, 13, 0, 0, 0, time.UTC), k.timer, "summer time")
	k.ok(system, auto.Due{}, k.timer.In(zone))
	require.Equal(t, time.Date(2026, 11, 9, 14, 0, 0, 0, time.UTC), k.timer, "standard time from 1 November")
}

func TestTheLastRefillStartsOneRenewal(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	f := lisinopril()
	f.Refills = rx.RefillCount(1)
	fill := firstFill(f)
	k.ok(system, fill, at("2026-09-01", 15))
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-09-05", 20))
	fill.Order, fill.Fill.Date = stream.Derive("order", "2"), d("2026-11-16")
	out := k.ok(system, fill, at("2026-11-17", 11))
	require.Equal(t, auto.LastFilled, k.s.Status)
	require.Equal(t, []auto.NeedRenewal{{Rx: f, ShipTo: fill.ShipTo, RunOut: d("2027-02-28"), Automatic: true}}, found[auto.NeedRenewal](out))
	require.Zero(t, out.Work[0].Due, "who is in automatic refill is asked at once")
	require.Empty(t, found[notice.Notice](out), "the renewal tells the member")
	require.Empty(t, k.ok(system, fill, at("2026-11-17", 11)).Events, "the same order again")
	fill.Order = stream.Derive("order", "3")
	require.Empty(t, found[auto.NeedRenewal](k.ok(system, fill, at("2026-11-18", 11))), "one renewal")
	require.Equal(t, []string{"auto.no_refills"}, codes(k.s.MayEnroll(consent(auto.PerShipment))))
	require.Empty(t, k.ring().Events, "a timer that is left over does nothing")
}

func TestWhoIsNotEnrolledIsAskedThirtyDaysBeforeRunOut(t *testing.T) {
	t.Parallel()
	f := lisinopril()
	f.Refills = rx.RefillCount(0)
	k := &desk{t: t}
	out := k.ok(system, firstFill(f), at("2026-09-01", 15))
	require.Len(t, found[auto.NeedRenewal](out), 1)
	require.Equal(t, at("2026-10-31", 9).UTC(), out.Work[0].Due, "R4.1 T5")
}

func TestAPrescriptionThatEndsBeforeTheNextShipmentNeedsARenewal(t *testing.T) {
	t.Parallel()
	f := lisinopril()
	f.Expires = d("2026-11-10")
	k := &desk{t: t}
	require.Len(t, found[auto.NeedRenewal](k.ok(system, firstFill(f), at("2026-09-01", 15))), 1, "R4.1 T2")
	require.Equal(t, auto.LastFilled, k.s.Status)
}

func TestAFillByHandPlansTheCycleAnew(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ok(system, fillAgain("2", "2026-11-13"), at("2026-11-13", 9))
	require.Equal(t, 2, k.s.Cycle.No)
	require.Zero(t, k.s.Cycle.Asked)
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-16", 9)).Events, "the shipment of the cycle before is off")
}
