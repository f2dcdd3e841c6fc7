package auto_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// lastFilled is a stream whose only refill, of order 2, has left; consented says whether it was an automatic one.
func lastFilled(t *testing.T, consented bool) *desk {
	t.Helper()
	k := &desk{t: t}
	f := lisinopril()
	f.Refills = rx.RefillCount(1)
	k.ok(system, firstFill(f), at("2026-09-01", 15))
	if consented {
		k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-09-05", 20))
	}
	again := fillAgain("2", "2026-11-16")
	again.Rx = f
	k.ok(system, again, at("2026-11-17", 11))
	require.Equal(t, auto.LastFilled, k.s.Status)
	return k
}

func TestALastRefillThatIsLostIsLeftAgain(t *testing.T) {
	t.Parallel()
	k := lastFilled(t, false)
	k.ok(system, lost("2"), at("2026-12-08", 9))
	require.Equal(t, auto.NotEnrolled, k.s.Status)
	require.Equal(t, "a refill is left again", stream.Describe(k.log[len(k.log)-1]))
	require.True(t, refill.Eligibility(k.s.Question(d("2026-12-08"), d("2027-08-20"))).OK)
	k.ok(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-12-08", 10))
	require.Equal(t, auto.Enrolled, k.s.Status)
}

func TestAnAutomaticLastRefillThatIsLostIsSentAgainAndTheRenewalStays(t *testing.T) {
	t.Parallel()
	k := lastFilled(t, true)
	k.ok(system, lost("2"), at("2026-12-08", 9))
	require.Equal(t, auto.Enrolled, k.s.Status, "the consent stood")
	k.ring()
	require.Equal(t, 2, fillNoAfterReminders(k))
	again := fillAgain("3", "2026-12-11")
	again.Rx = k.s.Rx
	out := k.ok(system, again, at("2026-12-12", 9))
	require.Equal(t, auto.LastFilled, k.s.Status)
	require.Empty(t, found[auto.NeedRenewal](out), "it was started when the lost one left, and it stays")
}

func TestAStopAfterTheLastRefillIsKept(t *testing.T) {
	t.Parallel()
	k := lastFilled(t, true)
	k.ok(member, auto.Stop{Reason: "moving"}, at("2026-11-20", 9))
	require.Equal(t, auto.LastFilled, k.s.Status)
	require.Empty(t, k.ok(member, auto.Stop{}, at("2026-11-20", 9)).Events)
	k.ok(system, lost("2"), at("2026-12-08", 9))
	require.Equal(t, auto.NotEnrolled, k.s.Status, "what was stopped does not begin again by itself")
	require.True(t, k.timer.Before(at("2026-11-20", 9)), "nothing is planned")
}

// TestWhatIsOverStaysOver: the date has passed, or more fills have left than one.
func TestWhatIsOverStaysOver(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	f := lisinopril()
	f.Expires = d("2026-11-10")
	k.ok(system, firstFill(f), at("2026-09-01", 15))
	require.Equal(t, auto.LastFilled, k.s.Status)
	late := *k
	k.ok(system, lost("1"), at("2026-11-10", 9))
	require.Equal(t, auto.NotEnrolled, k.s.Status, "on its last day it may still be filled")
	late.ok(system, lost("1"), at("2026-11-11", 9))
	require.Equal(t, auto.LastFilled, late.s.Status)

	k = lastFilled(t, true)
	k.ok(system, fillAgain("3", "2026-11-20"), at("2026-11-20", 9))
	k.s.Rx.Refills = rx.RefillCount(1)
	k.ok(system, lost("3"), at("2026-12-11", 9))
	require.Equal(t, auto.LastFilled, k.s.Status)
}

// TestAControlledDrugsLostFillUsesItsRefill: R5.9, replacement only within the authorized quantity. So does one of
// unknown schedule.
func TestAControlledDrugsLostFillUsesItsRefill(t *testing.T) {
	t.Parallel()
	for _, schedule := range []drug.Schedule{drug.ScheduleIV, drug.ScheduleII, drug.ScheduleUnknown} {
		k := &desk{t: t}
		f := lisinopril()
		f.Schedule, f.Refills = schedule, rx.RefillCount(1)
		k.ok(system, firstFill(f), at("2026-09-01", 15))
		before, _ := k.s.RefillsLeft()
		was := k.s.Status
		k.ok(system, lost("1"), at("2026-09-22", 9))
		require.Equal(t, cal.Date{}, k.s.RunOut(), "no supply")
		left, _ := k.s.RefillsLeft()
		require.Equal(t, before, left)
		require.Equal(t, 1, k.s.Dispensed(), "the next fill has the next number")
		require.Equal(t, was, k.s.Status, "schedule II: a new prescription")
		if schedule != drug.ScheduleUnknown {
			continue
		}
		k.ok(system, fillAgain("2", "2026-09-24"), at("2026-09-25", 9)) // by now its schedule is known
		k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-09-25", 10))
		require.Equal(t, 3, fillNoAfterReminders(k))
	}
}

func TestAStoppedStreamStaysStopped(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ring()
	k.ok(member, auto.Stop{}, at("2026-11-16", 10))
	require.Empty(t, k.ok(system, lost("1"), at("2026-11-16", 11)).Work)
	require.Equal(t, auto.Stopped, k.s.Status)
	require.Empty(t, k.s.Fills)
}

// TestAnAnswerAfterTenDaysComesToTheSameWhereTheTimerIsLate: the member who answers on day 11 is out of the program,
// whether the sweep of that night has run or not.
func TestAnAnswerAfterTenDaysComesToTheSameWhereTheTimerIsLate(t *testing.T) {
	t.Parallel()
	for _, swept := range []bool{true, false} {
		k := lastFilled(t, true)
		k.ok(system, auto.LastAsked{}, at("2026-11-20", 9))
		if swept {
			k.ring()
		}
		out := k.ok(member, auto.AnswerLast{Outreach: true, Keep: true}, at("2026-12-01", 10))
		require.False(t, k.s.Resumes, "swept: %t", swept)
		require.Equal(t, auto.NoAnswer, k.s.Ended, "swept: %t", swept)
		require.Len(t, found[auto.AnswerRenewal](out), 1, "the prescriber may still be asked")
	}
}
