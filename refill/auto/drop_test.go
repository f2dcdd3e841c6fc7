package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// lost is what order n says when its parcel is lost.
func lost(n string) auto.DropFill {
	return auto.DropFill{Order: stream.Derive("order", n), Reason: "lost"}
}

func TestAFillThatDidNotArriveIsNoSupplyAndUsesNoRefill(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
	k.ok(system, fillAgain("2", "2026-11-13"), at("2026-11-13", 9))
	require.Equal(t, d("2027-02-28"), k.s.RunOut())
	k.ok(system, lost("2"), at("2026-12-05", 9))
	require.Equal(t, []refill.Fill{{Date: d("2026-09-01"), Days: 90}}, k.s.Fills)
	require.Equal(t, d("2026-11-30"), k.s.RunOut(), "R2.3: returned parcels are removed")
	left, _ := k.s.RefillsLeft()
	require.Equal(t, 3, left, "C4: a lost parcel uses no refill")
	require.Equal(t, auto.NotEnrolled, k.s.Status)
	v := refill.Eligibility(k.s.Question(d("2026-12-05"), d("2027-08-20")))
	require.True(t, v.OK, "and it is not too soon")
	require.Equal(t, "90 days of supply from 2026-11-13 count no longer: lost", stream.Describe(k.log[len(k.log)-1]))
}

func TestAFillDroppedTwiceOrToldAgainChangesNothing(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ok(system, fillAgain("2", "2026-11-13"), at("2026-11-13", 9))
	k.ok(system, lost("2"), at("2026-12-05", 9))
	require.Empty(t, k.ok(system, lost("2"), at("2026-12-05", 10)).Events)
	require.Empty(t, k.ok(system, fillAgain("2", "2026-11-13"), at("2026-12-05", 11)).Events, "its shipment told again")
	require.Equal(t, "auto.fill_malformed", k.refused(system, auto.DropFill{Reason: "lost"}, at("2026-12-05", 12)))
}

// TestALossThatOvertakesItsShipmentComesToTheSame: each is told by a task of its own.
func TestALossThatOvertakesItsShipmentComesToTheSame(t *testing.T) {
	t.Parallel()
	inTurn, overtaken := reminded(t, auto.OptInWithReminders), reminded(t, auto.OptInWithReminders)
	for _, k := range []*desk{inTurn, overtaken} {
		k.ring()
		require.Equal(t, auto.Ordered, k.s.Status)
	}
	inTurn.ok(system, fillAgain("2", "2026-11-16"), at("2026-12-08", 9))
	inTurn.ok(system, lost("2"), at("2026-12-08", 9))
	overtaken.ok(system, lost("2"), at("2026-12-08", 9))
	require.Equal(t, auto.Ordered, overtaken.s.Status)
	require.Equal(t, "a fill counts no longer that is not counted yet: lost", stream.Describe(overtaken.log[len(overtaken.log)-1]))
	require.Empty(t, overtaken.ok(system, lost("2"), at("2026-12-08", 9)).Events)
	overtaken.ok(system, fillAgain("2", "2026-11-16"), at("2026-12-08", 9))
	for _, k := range []*desk{inTurn, overtaken} {
		require.Equal(t, auto.Enrolled, k.s.Status)
		require.Len(t, k.s.Fills, 1)
		require.Equal(t, []stream.ID{stream.Derive("order", "2")}, k.s.Dropped)
		require.Empty(t, k.s.Early)
		require.Equal(t, d("2026-11-30"), k.s.Cycle.RunOut)
		require.Empty(t, k.ok(system, fillAgain("2", "2026-11-16"), at("2026-12-08", 10)).Events)
	}

	k := &desk{t: t} // the first thing that is ever heard of the prescription
	k.ok(system, lost("1"), at("2026-09-01", 14))
	require.Empty(t, k.s.Rx.ID)
	k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
	require.Equal(t, rx.ID("rx-1"), k.s.Rx.ID)
	require.Empty(t, k.s.Fills)
	require.Equal(t, auto.NotEnrolled, k.s.Status)
}

func TestTheCycleIsPlannedAnewFromTheShorterSupply(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-17", 11))
	require.Equal(t, d("2027-02-12"), k.s.Cycle.Ship)
	k.ok(system, lost("2"), at("2026-12-08", 10))
	require.Equal(t, auto.Enrolled, k.s.Status)
	require.Equal(t, 3, k.s.Cycle.No, "a new cycle: no reminder of an old one is doubled")
	require.Equal(t, d("2026-11-30"), k.s.Cycle.RunOut)
	require.Equal(t, d("2026-12-08"), k.s.Cycle.Reminder1, "at once")
	require.Equal(t, d("2026-12-11"), k.s.Cycle.Ship)
	require.True(t, k.s.Cycle.Late)
	require.Equal(t, at("2026-12-08", 10).UTC(), k.timer)
	remind := found[auto.Remind](k.ring())
	require.Equal(t, 3, remind[0].Cycle)
	require.Equal(t, 2, fillNoAfterReminders(k), "the number of the fill that was lost")
}

// fillNoAfterReminders lets a cycle whose first reminder is out run to its order.
func fillNoAfterReminders(k *desk) int {
	k.t.Helper()
	for k.s.Cycle.Asked < auto.Reminders {
		k.ring()
	}
	for no := 1; no <= auto.Reminders; no++ {
		k.ok(system, auto.Reminded{Cycle: k.s.Cycle.No, No: no, Delivered: true}, k.s.Updated.In(central))
	}
	open := found[auto.OpenRefill](k.ring())
	require.Len(k.t, open, 1)
	return open[0].FillNo
}

// TestALossWhileTheNextOrderIsOpenOrdersNoSecondOne: the order that is open is the next supply.
func TestALossWhileTheNextOrderIsOpenOrdersNoSecondOne(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ok(system, fillAgain("2", "2026-10-26"), at("2026-10-26", 9)) // by hand
	k.ring()
	require.Equal(t, 2, fillNoAfterReminders(k)-1)
	before := k.s.Cycle
	out := k.ok(system, lost("2"), k.s.Updated.In(central))
	require.Empty(t, out.Work)
	require.Equal(t, auto.Ordered, k.s.Status)
	require.Equal(t, before, k.s.Cycle)
	k.ring()
	require.Equal(t, "auto.refill_overdue", k.s.Hold)
	k.ok(system, lost("1"), k.s.Updated.In(central))
	require.Equal(t, "auto.refill_overdue", k.s.Hold, "a person must look whether that order may still ship")
}

func TestAHeldShipmentIsPlannedAnew(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.PerShipment)
	k.ok(system, fillAgain("2", "2026-10-26"), at("2026-10-26", 9))
	k.ring()
	k.ring()
	k.ok(member, auto.Confirm{}, k.s.Updated.In(central))
	k.ok(system, lost("2"), at("2027-02-13", 9))
	require.Equal(t, auto.Enrolled, k.s.Status)
	require.False(t, k.s.Cycle.Confirmed, "the yes was for another shipment")
	k.ring()
	k.ring()
	k.ring()
	require.Equal(t, "auto.member_consent", k.s.Hold)
	k.ok(system, lost("1"), k.s.Updated.In(central))
	require.Equal(t, "auto.no_first_fill", k.s.Hold)
}

// TestWithoutAnyFillNothingIsSentByItself: automatic refill begins after the initial fill (R3.1 T5).
func TestWithoutAnyFillNothingIsSentByItself(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	out := k.ok(system, lost("1"), at("2026-09-22", 9))
	require.Empty(t, out.Work, "the order tells the member")
	require.Equal(t, auto.Held, k.s.Status)
	require.Equal(t, "auto.no_first_fill", k.s.Hold)
	require.Equal(t, reason.Pharmacy, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	require.Equal(t, "auto.no_first_fill", k.refused(system, auto.Release{}, at("2026-09-22", 10)))
	require.Equal(t, "auto.no_first_fill", k.refused(member, auto.Skip{}, at("2026-09-22", 10)))
	require.Empty(t, k.ring().Events)
	left, _ := k.s.RefillsLeft()
	require.Equal(t, 4, left, "the first fill is to be made again, and three after it")
	require.Zero(t, k.s.Dispensed(), "fill number 0 of a claim")
	require.True(t, refill.Eligibility(k.s.Question(d("2026-09-22"), d("2027-08-20"))).OK, "the member may ask for it")

	k.ok(system, fillAgain("2", "2026-09-24"), at("2026-09-25", 9))
	require.Equal(t, auto.Enrolled, k.s.Status, "the consent goes on")
	require.Equal(t, d("2026-12-23"), k.s.Cycle.RunOut)
	left, _ = k.s.RefillsLeft()
	require.Equal(t, 3, left)
}
