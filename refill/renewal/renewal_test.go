package renewal_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

func TestTheMemberIsToldOnceAndHasTenDays(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	start := renewal.Start{Rx: lisinopril(), RunOut: d("2026-12-15")}
	out := k.ok(system, start, at("2026-11-20", 8, 0))
	require.Equal(t, []notice.Notice{{Kind: notice.LastRefill, Member: "p-1", About: renewal.StreamOf("rx-1"), Rx: "rx-1",
		Date: d("2026-12-15"), Act: true}}, found[notice.Notice](out))
	require.Equal(t, renewal.AwaitMember, k.s.Status)
	require.Equal(t, d("2026-11-30"), k.s.MemberBy)
	require.Equal(t, at("2026-12-01", 0, 0).UTC(), k.timer, "R3.5 T2, C10")
	require.Equal(t, reason.Member, k.s.Summary(renewal.StreamOf("rx-1")).Owner)
	require.Empty(t, k.ok(system, start, at("2026-11-21", 8, 0)).Events, "started again it changes nothing")

	require.Equal(t, []notice.Notice{{Kind: notice.RenewalClosed, Member: "p-1", About: renewal.StreamOf("rx-1"), Rx: "rx-1",
		Date: d("2026-12-15"), Detail: "renewal.no_answer", Act: true}}, found[notice.Notice](k.ring()), "R4.3: on each transition")
	require.Equal(t, renewal.NoAnswer, k.s.Status)
	require.Equal(t, at("2026-12-01", 0, 0).UTC(), k.s.Since)
	require.Empty(t, k.ring().Events, "the timer twice")
}

func TestAnAnswerOnTheTenthDayCounts(t *testing.T) {
	t.Parallel()
	k := started(t, lisinopril())
	k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-11-30", 23, 59)) // R3.5 T1
	require.Equal(t, renewal.Requested, k.s.Status)
	require.Len(t, k.log, 3)
}

func TestAYesAfterSilenceOpensTheRenewalAgain(t *testing.T) {
	t.Parallel()
	swept, unswept := started(t, lisinopril()), started(t, lisinopril())
	swept.ring()
	for _, k := range []*desk{swept, unswept} {
		out := k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-12-01", 8, 0))
		require.Len(t, found[renewal.AskPrescriber](out), 1)
		require.Empty(t, found[notice.Notice](out), "who has just said yes is not told of the silence")
		require.IsType(t, renewal.MemberSilent{}, k.log[1], "the log reads the same whether the sweep was late or not")
		require.Equal(t, renewal.Requested, k.s.Status)
	}
}

func TestThePrescriberIsAskedThreeTimesByThreeMeans(t *testing.T) {
	t.Parallel()
	k := started(t, lisinopril())
	out := k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-11-20", 10, 0))
	require.Equal(t, []renewal.AskPrescriber{{Rx: lisinopril(), RunOut: d("2026-12-15"), Attempt: 1, Means: renewal.Electronic, Round: 1}},
		found[renewal.AskPrescriber](out))
	require.Equal(t, reason.Prescriber, k.s.Summary(renewal.StreamOf("rx-1")).Owner)
	require.Equal(t, at("2026-11-23", 9, 0).UTC(), k.timer, "day 2 is a Sunday")
	require.Equal(t, renewal.Fax, found[renewal.AskPrescriber](k.ring())[0].Means)
	require.Equal(t, at("2026-11-24", 9, 0).UTC(), k.timer, "day 4")
	require.Equal(t, renewal.Phone, found[renewal.AskPrescriber](k.ring())[0].Means)
	require.Equal(t, at("2026-11-27", 0, 0).UTC(), k.timer, "R4.2 T2: silent through 11-26")

	out = k.ring()
	require.Equal(t, renewal.NoResponse, k.s.Status)
	require.Equal(t, []notice.Notice{{Kind: notice.RenewalSilent, Member: "p-1", About: renewal.StreamOf("rx-1"), Rx: "rx-1",
		Date: d("2026-12-15"), Detail: "renewal.no_response", Act: true}}, found[notice.Notice](out), "R4.3 T2: with the run-out date")
	require.Equal(t, "renewal.no_response", k.s.Summary(renewal.StreamOf("rx-1")).Hold)
	require.Equal(t, "renewal.no_response", k.refused(member, renewal.MemberAnswers{Yes: true}, at("2026-11-28", 9, 0)),
		"not asked again without new facts")
}

func TestTheDaysOfTheAttempts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, first, second, third string }{
		{"a Monday", "2026-11-09", "2026-11-12", "2026-11-13"}, // day 2 is Veterans Day
		{"a Tuesday", "2026-11-03", "2026-11-05", "2026-11-09"},
		{"a Friday", "2026-11-20", "2026-11-23", "2026-11-24"},
		{"a Saturday", "2026-11-14", "2026-11-16", "2026-11-18"},
		{"Thanksgiving: two attempts never fall on one day", "2026-11-26", "2026-11-30", "2026-12-01"},
		{"before Christmas: the end does not move", "2026-12-23", "2026-12-28", "2026-12-29"},
	} {
		first, second := d(c.first), d(c.second)
		require.Equal(t, first, renewal.AttemptOn(1, first, cal.Date{}), c.name)
		require.Equal(t, second, renewal.AttemptOn(2, first, first), c.name)
		require.Equal(t, d(c.third), renewal.AttemptOn(3, first, second), c.name)
	}
	require.False(t, renewal.AttemptOn(3, d("2026-11-20"), d("2026-11-26")).IsSet(), "past day 6 there is no third")
	require.False(t, renewal.AttemptOn(4, d("2026-11-20"), d("2026-11-24")).IsSet())
	require.Empty(t, renewal.Means(0)+renewal.Means(4))
}

func TestALateTimerMakesOneAttemptAndKeepsTheEnd(t *testing.T) {
	t.Parallel()
	k := requested(t)
	out := k.ok(system, renewal.Due{}, at("2026-11-25", 9, 0)) // the host slept through both
	require.Len(t, found[renewal.AskPrescriber](out), 1)
	require.Equal(t, 2, k.s.Attempt)
	require.Equal(t, at("2026-11-27", 0, 0).UTC(), k.timer, "the next business day is Friday 11-27, past the end")
	require.Empty(t, k.ok(system, renewal.Due{}, at("2026-11-25", 9, 0)).Events)
	k = requested(t)
	k.ok(system, renewal.Due{}, at("2026-12-01", 9, 0))
	require.Equal(t, renewal.NoResponse, k.s.Status)
}

func TestATimerThatComesEarlyAfterAChangeOfZoneIsSetAgain(t *testing.T) {
	t.Parallel()
	west := time.FixedZone("HST", -10*3600)
	k := started(t, lisinopril())
	k.ok(system, renewal.Due{}, k.timer.In(west))
	require.Equal(t, renewal.AwaitMember, k.s.Status, "it is still the tenth day there")
	require.Equal(t, time.Date(2026, 12, 1, 0, 0, 0, 0, west).UTC(), k.timer)
	k.ok(system, renewal.Due{}, k.timer.In(west))
	require.Equal(t, renewal.NoAnswer, k.s.Status)

	far := time.FixedZone("far", -16*3600)
	k = requested(t)
	out := k.ok(system, renewal.Due{}, k.timer.In(far))
	require.Empty(t, found[renewal.AskPrescriber](out))
	require.Equal(t, time.Date(2026, 11, 23, 9, 0, 0, 0, far).UTC(), k.timer)
}

func TestThePrescribersAnswer(t *testing.T) {
	t.Parallel()
	k := requested(t)
	out := k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Approved}, at("2026-11-23", 14, 0)) // R4.2 T1: day 3
	require.Equal(t, renewal.Approved, k.s.Status)
	require.Equal(t, notice.Notice{Kind: notice.RenewalAnswered, Member: "p-1", About: renewal.StreamOf("rx-1"), Rx: "rx-1",
		Date: d("2026-12-15"), Detail: "approved"}, found[notice.Notice](out)[0], "the answer is told, with or without a code")
	require.Empty(t, k.ring().Events, "no further attempt")
	require.Empty(t, k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Approved}, at("2026-11-23", 15, 0)).Events)
	require.Equal(t, "renewal.answered", k.refused(office, renewal.PrescriberAnswers{Outcome: renewal.Denied}, at("2026-11-23", 15, 0)))

	k = requested(t)
	out = k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: "AM"}, at("2026-11-23", 14, 0)) // R4.2 T3
	require.Equal(t, notice.Notice{Kind: notice.RenewalAnswered, Member: "p-1", About: renewal.StreamOf("rx-1"), Rx: "rx-1",
		Date: d("2026-12-15"), Detail: "renewal.appointment", Act: true}, found[notice.Notice](out)[0])
	sum := k.s.Summary(renewal.StreamOf("rx-1"))
	require.Equal(t, "renewal.appointment", sum.Hold)
	require.Equal(t, reason.Member, sum.Owner)
	out = k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: "AG"}, at("2026-11-24", 14, 0))
	require.Equal(t, "renewal.denied", found[notice.Notice](out)[0].Detail)
	require.Equal(t, "renewal.denied", k.s.Summary(renewal.StreamOf("rx-1")).Hold)
	k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.ApprovedWithChanges}, at("2026-11-25", 14, 0))
	require.Equal(t, renewal.ApprovedWithChanges, k.s.Status, "a denial may turn into an approval")
}

func TestAnAnswerAfterNoResponseReopensAndBothStandInTheLog(t *testing.T) {
	t.Parallel()
	k := requested(t)
	for range 3 {
		k.ring()
	}
	require.Equal(t, renewal.NoResponse, k.s.Status)
	k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Approved}, at("2026-12-03", 9, 0)) // R4.2 T5
	require.Equal(t, renewal.Approved, k.s.Status)
	var lines []string
	for _, e := range k.log[len(k.log)-2:] {
		lines = append(lines, stream.Describe(e))
	}
	require.Equal(t, []string{"prescriber silent for 6 days", "prescriber answered: approved"}, lines)
}

func TestANoIsNeverFollowedByAContact(t *testing.T) {
	t.Parallel()
	k := started(t, lisinopril())
	out := k.ok(member, renewal.MemberAnswers{Yes: false}, at("2026-11-24", 9, 0)) // R4.2 T4: day 4
	require.Empty(t, out.Work)
	require.Equal(t, renewal.Cancelled, k.s.Status)
	require.Empty(t, k.ring().Events)
	require.Empty(t, k.ok(member, renewal.MemberAnswers{Yes: false}, at("2026-11-24", 9, 0)).Events)

	k = requested(t)
	k.ok(member, renewal.MemberAnswers{Yes: false}, at("2026-11-21", 9, 0))
	require.Empty(t, k.ring().Events, "no fax after a no")
	require.Equal(t, "renewal.declined", k.refused(office, renewal.PrescriberAnswers{Outcome: renewal.Approved}, at("2026-11-23", 9, 0)))
	out = k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-11-24", 9, 0))
	require.Equal(t, 1, found[renewal.AskPrescriber](out)[0].Attempt, "the member opened it again: the days count anew")
	require.Equal(t, d("2026-11-24"), k.s.AskedOn)
}

func TestTheMemberHearsOnceThatThePrescriberWasAsked(t *testing.T) {
	t.Parallel()
	k := requested(t)
	require.Empty(t, k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-11-20", 11, 0)).Events)
	out := k.ok(system, renewal.Asked{Attempt: 1}, at("2026-11-20", 12, 0))
	require.Equal(t, notice.RenewalAsked, found[notice.Notice](out)[0].Kind)
	require.Empty(t, k.ok(system, renewal.Asked{Attempt: 1}, at("2026-11-20", 12, 0)).Events)
	require.Equal(t, "renewal.not_asked", k.refused(system, renewal.Asked{Attempt: 2}, at("2026-11-20", 12, 0)))
	k.ring()
	require.Empty(t, k.ok(system, renewal.Asked{Attempt: 2}, at("2026-11-23", 12, 0)).Work)
	require.Equal(t, 2, k.s.Handed)
}

func TestControlledDrugs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		schedule        drug.Schedule
		detail, refused string
	}{
		{drug.ScheduleII, "renewal.schedule_two", "renewal.schedule_two"},
		{drug.ScheduleIV, "renewal.controlled", ""},
		{drug.ScheduleUnknown, "renewal.schedule_unknown", "renewal.schedule_unknown"},
	} {
		f := lisinopril()
		f.Schedule = c.schedule
		k := &desk{t: t}
		out := k.ok(system, renewal.Start{Rx: f, RunOut: d("2026-12-15")}, at("2026-11-20", 8, 0))
		n := found[notice.Notice](out)[0]
		require.Equal(t, c.detail, n.Detail)
		require.True(t, n.Act, "the member is told in any case")
		if c.refused == "" {
			k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-11-21", 8, 0))
			continue
		}
		require.Equal(t, c.refused, k.refused(member, renewal.MemberAnswers{Yes: true}, at("2026-11-21", 8, 0)))
		require.Zero(t, k.s.Attempt, "the prescriber is not asked")
		k.ring()
		require.Equal(t, renewal.NoAnswer, k.s.Status, "and it closes by itself")
	}
}

// TestALateTimerAsksNobodyOnAClosedDay: the fax of Friday comes up on a Saturday and waits for Monday; where the end comes
// first nobody is asked.
func TestALateTimerAsksNobodyOnAClosedDay(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	k.ok(system, renewal.Start{Rx: lisinopril(), RunOut: d("2026-12-15")}, at("2026-11-18", 8, 0))
	k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-11-18", 10, 0)) // Wednesday: fax on Friday, end on Tuesday
	out := k.ok(system, renewal.Due{}, at("2026-11-21", 9, 0))              // Saturday
	require.Empty(t, found[renewal.AskPrescriber](out))
	require.Equal(t, at("2026-11-23", renewal.Hour, 0).UTC(), k.timer)
	require.Len(t, found[renewal.AskPrescriber](k.ring()), 1)
	require.Equal(t, d("2026-11-23"), k.s.LastOn)

	k = requested(t) // on Friday: the end is Thanksgiving
	out = k.ok(system, renewal.Due{}, at("2026-11-26", 9, 0))
	require.Empty(t, found[renewal.AskPrescriber](out))
	require.Equal(t, at("2026-11-27", 0, 0).UTC(), k.timer)
	k.ring()
	require.Equal(t, renewal.NoResponse, k.s.Status)
}

// TestAnExpiredPrescriptionNeedsARenewalWhateverTheSupply: that supply is not known does not make the date unknown.
func TestAnExpiredPrescriptionNeedsARenewalWhateverTheSupply(t *testing.T) {
	t.Parallel()
	n := renewal.Need{AsOf: d("2026-11-20"), LastDate: d("2026-11-10"), RefillsLeft: 2, RefillsKnown: true}
	require.Equal(t, drug.Yes, n.Trigger().Needed)
	require.Equal(t, d("2026-11-20"), n.Trigger().Contact, "nothing says that it can wait")
	n.LastDate = d("2026-11-20")
	require.Equal(t, drug.Unknown, n.Trigger().Needed)
}
