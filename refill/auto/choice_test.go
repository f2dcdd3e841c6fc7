package auto_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/refill/auto"
)

func TestSkipMovesTheShipmentByOneSupply(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ok(member, auto.Skip{}, at("2026-11-13", 9))
	require.Equal(t, d("2027-02-12"), k.s.Cycle.Ship, "R3.3 T9: 2027-02-14 is a Sunday")
	require.Equal(t, 2, k.s.Cycle.No)
	require.Zero(t, k.s.Cycle.Sent)
	k.ok(system, auto.Reminded{Cycle: 1, No: 2, Delivered: true}, at("2026-11-13", 10))
	require.Zero(t, k.s.Cycle.Sent, "an answer of the cycle before does not count")
	require.Equal(t, at("2027-01-29", 9).UTC(), k.timer)
	for range 3 {
		k.ok(member, auto.Skip{}, at("2026-11-14", 9))
	}
	require.Equal(t, "auto.skip_too_far", k.refused(member, auto.Skip{}, at("2026-11-14", 9)))
}

func TestStopWhileReminderTwoIsOutShipsNothing(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ok(member, auto.Stop{Reason: "moving"}, at("2026-11-13", 9)) // R3.2 T2
	require.Empty(t, k.ring().Events)
	require.Equal(t, auto.Stopped, k.s.Status)
	require.Equal(t, "moving", k.log[len(k.log)-1].(auto.ConsentEnded).Reason)
	require.Empty(t, k.ok(member, auto.Stop{}, at("2026-11-13", 9)).Events)
	require.Equal(t, "auto.not_enrolled", k.refused(member, auto.Skip{}, at("2026-11-13", 9)))
	require.Equal(t, "auto.not_enrolled", k.refused(member, auto.Confirm{}, at("2026-11-13", 9)))
	k.ok(system, fillAgain("2", "2026-11-20"), at("2026-11-20", 9))
	require.Equal(t, auto.Stopped, k.s.Status, "fills are counted, nothing is planned")
	require.Len(t, k.s.Fills, 2)
}

func TestAStopIsNeverRefusedAndASentenceIsLeftOutOfTheLog(t *testing.T) {
	t.Parallel()
	for _, why := range []string{"Testa Sampleton moved to 100 Example St", "a\nb", strings.Repeat("x", 65), "ſ", ""} {
		k := enrolled(t, auto.OptInWithReminders)
		k.ok(member, auto.Stop{Reason: why}, at("2026-11-13", 9))
		require.Equal(t, auto.Stopped, k.s.Status)
		require.Empty(t, k.log[len(k.log)-1].(auto.ConsentEnded).Reason)
	}
}

func TestStoppedWhileOrderedAndConsentedAgainOpensNoSecondOrder(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ring()
	require.Equal(t, "auto.ordered", k.refused(member, auto.Skip{}, at("2026-11-16", 10)))
	k.ok(member, auto.Stop{}, at("2026-11-16", 10))
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-11-16", 11))
	require.Equal(t, auto.Ordered, k.s.Status)
	require.Equal(t, 1, k.s.Cycle.No)
	k.ok(system, fillAgain("2", "2026-11-16"), at("2026-11-17", 11))
	require.Equal(t, auto.Enrolled, k.s.Status)
}

func TestAMemberMovesWithinBounds(t *testing.T) {
	t.Parallel()
	k := enrolled(t, auto.OptInWithReminders)
	for _, c := range []struct {
		name string
		do   auto.Move
		want string
	}{
		{"no day", auto.Move{}, "auto.date_past"},
		{"yesterday", auto.Move{To: d("2026-10-19")}, "auto.date_past"},
		{"too soon", auto.Move{To: d("2026-11-07")}, "auto.move_too_soon"},
		{"too far", auto.Move{To: d("2027-12-02")}, "auto.skip_too_far"},
	} {
		require.Equal(t, c.want, k.refused(member, c.do, at("2026-10-20", 9)), c.name)
	}
	k.ok(member, auto.Move{To: d("2027-12-01")}, at("2026-10-20", 9)) // the last day: 366 after run-out
	require.Equal(t, d("2027-12-01"), k.s.Cycle.Ship)
	k.ok(member, auto.Move{To: d("2026-11-15")}, at("2026-10-20", 9))
	require.Equal(t, d("2026-11-13"), k.s.Cycle.Ship, "a Sunday gives the Friday")
	require.Equal(t, "auto.date_past", k.refused(member, auto.Pause{}, at("2026-10-20", 9)))
	require.Equal(t, "auto.skip_too_far", k.refused(member, auto.Pause{Until: d("2028-01-01")}, at("2026-10-20", 9)))
	k = reminded(t, auto.OptInWithReminders)
	k.ring()
	require.Equal(t, "auto.ordered", k.refused(member, auto.Move{To: d("2026-12-01")}, at("2026-11-16", 10)))
	require.Equal(t, "auto.ordered", k.refused(member, auto.Pause{Until: d("2026-12-01")}, at("2026-11-16", 10)))
}

// TestReminder2OfATodaysWishStillComesFirst: whoever wants it tomorrow is reminded twice all the same.
func TestReminder2OfATodaysWishStillComesFirst(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ok(member, auto.Move{To: d("2026-11-17")}, at("2026-11-16", 8))
	require.Equal(t, d("2026-11-16"), k.s.Cycle.Reminder1)
	require.Equal(t, d("2026-11-18"), k.s.Cycle.Reminder2)
	require.Equal(t, d("2026-11-19"), k.s.Cycle.Ship)
}
