package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

func TestOneBouncedReminderHoldsTheShipment(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ring()
	k.ok(system, auto.Reminded{Cycle: 1, No: 1, Delivered: true}, at("2026-11-02", 10))
	k.ring()
	k.ok(system, auto.Reminded{Cycle: 1, No: 2, Delivered: false}, at("2026-11-12", 10))
	out := k.ring() // R3.3 T3
	require.Empty(t, found[auto.OpenRefill](out))
	require.Equal(t, auto.Held, k.s.Status)
	require.Equal(t, "auto.reminders_undelivered", k.s.Hold)
	require.Equal(t, []notice.Notice{{Kind: notice.RefillHeld, Member: "p-1", About: auto.StreamOf("rx-1"), Rx: "rx-1",
		Date: d("2026-11-16"), Detail: "auto.reminders_undelivered"}}, found[notice.Notice](out))
	require.Equal(t, reason.Pharmacy, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	require.Equal(t, "auto.reminders_undelivered", k.refused(system, auto.Release{}, at("2026-11-17", 9)))

	k.ok(system, auto.Reminded{Cycle: 1, No: 2, Delivered: true}, at("2026-11-17", 10)) // sent again by another channel
	require.Len(t, found[auto.OpenRefill](k.ok(system, auto.Release{}, at("2026-11-17", 11))), 1)
	require.Empty(t, k.s.Hold)
}

func TestPerShipmentNothingLeavesWithoutAYes(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.PerShipment)
	require.Equal(t, reason.Member, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	out := k.ring() // R3.3 T5, R3.4 T4
	require.Empty(t, found[auto.OpenRefill](out))
	require.Equal(t, "auto.member_consent", k.s.Hold)
	require.True(t, found[notice.Notice](out)[0].Act)
	require.Equal(t, "auto.consent_actor", k.refused(pharmacy.Actor{Role: pharmacy.RolePlan}, auto.Confirm{}, at("2026-11-17", 9)))
	yes := k.ok(member, auto.Confirm{}, at("2026-11-18", 9))
	require.Len(t, found[auto.OpenRefill](yes), 1, "a late yes lets it go at once")
	require.Empty(t, k.ok(member, auto.Confirm{}, at("2026-11-18", 9)).Events)
}

func TestPerShipmentAYesInTimeWaitsForTheShipDay(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.PerShipment)
	require.Empty(t, k.ok(member, auto.Confirm{}, at("2026-11-13", 9)).Work)
	require.Len(t, found[auto.OpenRefill](k.ring()), 1)
	k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-17", 11))
	require.False(t, k.s.Cycle.Confirmed, "a yes is for one shipment")
}

func TestAnOrderThatNeverShipsIsHeldForThePharmacy(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ring()
	require.Equal(t, at("2026-11-30", 9).UTC(), k.timer, "at run-out")
	k.ring()
	require.Equal(t, "auto.refill_overdue", k.s.Hold)
	require.Equal(t, "auto.ordered", k.refused(member, auto.Skip{}, at("2026-12-01", 8)), "its order may still ship")
	out := k.ok(system, auto.Release{}, at("2026-12-01", 9)) // a person says that the order is over
	require.Empty(t, found[auto.OpenRefill](out))
	require.Equal(t, auto.Enrolled, k.s.Status)
	require.Equal(t, 2, k.s.Cycle.No, "a new cycle reminds again")
	require.Equal(t, d("2026-12-04"), k.s.Cycle.Ship)
}

func TestThePrescriptionsEndHoldsTheShipmentAndNamesTheReason(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	f := lisinopril()
	f.Expires = d("2026-11-17")
	k.ok(system, firstFill(f), at("2026-09-01", 15))
	require.Equal(t, auto.NotEnrolled, k.s.Status, "it ends after the next shipment")
	k.ok(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-11-14", 9))
	require.Equal(t, d("2026-11-17"), k.s.Cycle.Ship)
	k.ring()
	k.ring()
	k.ok(system, auto.Due{}, at("2026-11-18", 9)) // a day late
	require.Equal(t, "auto.member_consent", k.s.Hold, "the first failing check")
	k.ok(member, auto.Confirm{}, at("2026-11-18", 10))
	require.Equal(t, "auto.expired", k.s.Hold, "the next one")
	require.Equal(t, "auto.expired", k.refused(system, auto.Release{}, at("2026-11-18", 11)))
}

func TestReleaseMovesTheHoldToTheNextReason(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	k.ring()
	k.ring()
	k.ring()
	require.Equal(t, "auto.reminders_undelivered", k.s.Hold)
	k.s.Rx.Expires = d("2026-11-16")
	for no := 1; no <= 2; no++ {
		k.ok(system, auto.Reminded{Cycle: 1, No: no, Delivered: true}, at("2026-11-17", 9))
	}
	k.ok(system, auto.Release{}, at("2026-11-17", 10))
	require.Equal(t, "auto.expired", k.s.Hold)
	require.Equal(t, reason.Prescriber, k.s.Summary(auto.StreamOf("rx-1")).Owner)
	require.Equal(t, "auto.not_held", enrolled(t, auto.PerShipment).refused(system, auto.Release{}, at("2026-11-17", 10)))
}

func TestTheGateListsEveryReason(t *testing.T) {
	t.Parallel()
	s := auto.State{
		Status: auto.Held, Consent: consent(auto.OptInWithReminders), Cycle: auto.Cycle{Opened: true},
		Rx:    rx.Facts{Expires: d("2026-10-01"), Refills: rx.RefillCount(0), Schedule: drug.NotControlled},
		Fills: []refill.Fill{{Date: d("2026-10-01"), Days: 90}},
	}
	trace := s.Gate(d("2026-10-02"))
	var got []string
	for _, step := range trace.Reasons() {
		got = append(got, step.String())
	}
	require.Equal(t, []string{
		"auto.reminders_undelivered: 0 of 2 reminders reached the member (pharmacy can act)",
		"auto.expired: the prescription could be filled through 2026-10-01; 2026-10-02 is too late (prescriber can act)",
		"auto.no_refills: no refill is left that can be filled in time (prescriber can act)",
		"auto.too_soon: too soon: a refill may be filled from 2026-12-08 on, 2026-10-02 is before (nobody can act, reject 79)",
		"auto.refill_overdue: the order of this shipment was opened and nothing has left (pharmacy can act)",
	}, got)
	s.Consent.Mode, s.Status = auto.Off, auto.Stopped
	trace = s.Gate(d("2026-10-02"))
	require.Equal(t, reason.Code("auto.not_enrolled"), trace.Reasons()[0].Rule.Code)
	require.Equal(t, reason.Code("auto.mode_off"), trace.Reasons()[1].Rule.Code, "off: nothing goes")
}

// TestAReminderThatWasNotHandedOutIsNotDelivered: what the notifier says of a reminder to come, or of none, counts for
// nothing, and two real ones are still needed.
func TestAReminderThatWasNotHandedOutIsNotDelivered(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	require.Empty(t, k.ok(system, auto.Reminded{Cycle: 1, No: 1, Delivered: true}, at("2026-09-06", 9)).Events)
	k.ring()
	for _, no := range []int{-1, 0, 2, 3} {
		require.Empty(t, k.ok(system, auto.Reminded{Cycle: 1, No: no, Delivered: true}, k.s.Updated.In(central)).Events, no)
	}
	k.ok(system, auto.Reminded{Cycle: 1, No: 1, Delivered: true}, k.s.Updated.In(central))
	k.ring()
	k.ring()
	require.Equal(t, auto.Held, k.s.Status)
	require.Equal(t, "auto.reminders_undelivered", k.s.Hold)
}
