package review_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// approved is an exception of Part D that was approved on 2026-11-20.
func approved(t testing.TB, c review.Case) *desk {
	t.Helper()
	k := sent(t, c, review.Standard, "2026-11-19 10:00").on("2026-11-20 10:00")
	return k.ok(plan, review.Answer{Outcome: review.Approved})
}

// reconsidered is a case that the independent review entity denied on 2026-12-01.
func reconsidered(t testing.TB) *desk {
	t.Helper()
	return sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-12-01 09:00").deny().
		climb(review.Standard).deny().climb(review.Standard).deny()
}

// wanting is a commercial case of 2026-11-02 whose plan asked for two items on 2026-11-10.
func wanting(t testing.TB) *desk {
	t.Helper()
	k := sent(t, asked(review.ERISA, review.PriorAuthorization), review.Standard, "2026-11-02 09:00").on("2026-11-10 10:00")
	return k.ok(plan, review.AskFor{Codes: []string{"diagnosis", "tried"}})
}

func TestTheSameThingIsNeverAskedTwice(t *testing.T) {
	t.Parallel()
	k := wanting(t)
	require.Equal(t, []string{"diagnosis", "tried"}, k.told()[0].Missing)
	require.Equal(t, "review.on_file", k.refused(plan, review.AskFor{Codes: []string{"tried"}}), "it was asked for")
	k.ok(prescriber, review.Supply{Items: []review.Item{{Code: "diagnosis", Document: "doc-1"}}})
	k.ok(plan, review.AskFor{Codes: []string{"diagnosis", "labs", "labs"}})
	require.Equal(t, []string{"diagnosis", "tried", "labs"}, k.s.Asked, "only what is new is asked for")
	require.Empty(t, k.do(prescriber, review.Supply{Items: []review.Item{{Code: "diagnosis", Document: "doc-1"}}}).Events)

	k.deny().climb(review.Standard)
	require.Equal(t, "review.on_file", k.refused(plan, review.AskFor{Codes: []string{"diagnosis", "labs"}}), "nor at the next level")
	require.Equal(t, []string{"tried", "labs"}, k.s.Missing())
}

func TestADenialSaysWhyAndWhatCanBeDone(t *testing.T) {
	t.Parallel()
	k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-02 09:00")
	k.ok(prescriber, review.Supply{Items: []review.Item{{Code: "diagnosis", Document: "doc-1"}}})
	require.Equal(t, "review.reason", k.refused(plan, review.Answer{Outcome: review.Denied}))
	k.ok(plan, review.Answer{Outcome: review.Denied, Reason: "step_not_met", Alternatives: []drug.RxCUI{314076},
		Findings: []review.Finding{{Code: "diagnosis", Met: drug.Yes}, {Code: "tried", Met: drug.No}}})
	r, ok := k.s.Recourse()
	require.True(t, ok)
	require.Equal(t, review.Recourse{Reason: "step_not_met", Alternatives: []drug.RxCUI{314076}, Missing: []string{"tried"},
		Next: review.Redetermination, By: d("2027-01-06"), ByExpedited: d("2027-01-06")}, r)
	require.Equal(t, review.Tell{To: reason.Member, Case: "case-1", Member: "p-1", Rx: "rx-1", Status: review.Denied,
		Level: review.Determination, Detail: "review.denied", Act: true, Missing: []string{"tried"},
		Alternatives: []drug.RxCUI{314076}, Next: review.Redetermination, By: d("2027-01-06")}, k.told()[0])
	require.Equal(t, reason.Prescriber, k.told()[1].To, "member and prescriber are both told")
	_, ok = (&desk{}).s.Recourse()
	require.False(t, ok)
}

func TestACriterionThatIsNotKnownDecidesNothing(t *testing.T) {
	t.Parallel()
	k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-02 09:00")
	unknown := []review.Finding{{Code: "tried"}}
	require.Equal(t, "review.finding", k.refused(plan, review.Answer{Outcome: review.Denied, Reason: "step_not_met", Findings: unknown}))
	require.Equal(t, "review.finding", k.refused(plan, review.Answer{Outcome: review.Approved, To: d("2027-01-01"), Findings: unknown}))
}

func TestTheClockAndItsBreachAreVisible(t *testing.T) {
	t.Parallel()
	k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Expedited, "2026-11-20 09:30")
	w := k.s.Watch(at("2026-11-21 08:30"))
	require.Equal(t, []any{"1h0m0s", false, "part_d.determination.expedited"}, []any{w.Left.String(), w.Breached, w.Clock.Figure})
	require.True(t, k.s.Watch(at("2026-11-21 09:31")).Breached, "before the sweep too")
	k.ring().ok(plan, review.Answer{Outcome: review.Approved, To: d("2027-01-01")})
	require.True(t, k.s.Watch(k.now).Breached, "and after the answer")
	last, _ := k.s.Last()
	require.True(t, last.Late)
	require.Zero(t, k.s.Watch(k.now).Clock)
}

func TestAfterAMissALateYesCountsAndALateNoIsForwarded(t *testing.T) {
	t.Parallel()
	k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-20 09:30").on("2026-11-23 10:00")
	require.Equal(t, "review.forward", k.refused(plan, review.Answer{Outcome: review.Denied, Reason: "criteria_not_met"}),
		"the timer need not have gone off")
	k.ok(plan, review.Answer{Outcome: review.Approved, To: d("2027-01-01")}).status(review.Approved)
	require.IsType(t, review.Missed{}, k.log[len(k.log)-2], "the log reads as if the sweep had been in time")
	require.Equal(t, "review.not_missed", k.refused(system, review.ForwardAnswer{}))
}

func TestAPartStandsWhileTheRestIsAppealed(t *testing.T) {
	t.Parallel()
	k := sent(t, asked(review.ERISA, review.QuantityException), review.Standard, "2026-11-02 09:00")
	k.ok(plan, review.Answer{Outcome: review.PartiallyApproved, Reason: "quantity_lowered", To: d("2027-05-01")})
	k.climb(review.Standard).deny()
	a, ok := k.s.Authorization()
	require.True(t, ok)
	require.Equal(t, d("2027-05-01"), a.To)
}

func TestWhatFollowsAnApprovalBeginsAfterIt(t *testing.T) {
	t.Parallel()
	c := asked(review.PartD, review.StepException)
	c.Renews, c.Lasts = "case-0", d("2026-12-31")
	k := approved(t, c)
	require.Equal(t, cal.Period{From: d("2027-01-01"), To: d("2027-12-31")}, k.s.Approval)
}

func TestWhatIsWrittenDownLaterCountsFromWhenItCame(t *testing.T) {
	t.Parallel()
	k := sent(t, asked(review.PartD, review.StepException), review.Standard, "2026-11-02 10:00").on("2026-11-09 09:00")
	k.ok(plan, review.Support{At: at("2026-11-06 15:00"), Says: []review.Sentence{review.RequiredHarmful}}).due("2026-11-09 15:00")

	k = wanting(t).on("2026-11-30 09:00")
	both := []review.Item{{Code: "diagnosis"}, {Code: "tried"}}
	require.Equal(t, "review.receipt", k.refused(prescriber, review.Supply{At: at("2026-11-30 09:01"), Items: both}))
	k.ok(prescriber, review.Supply{At: at("2026-11-25 10:00"), Items: both}).due("2026-12-17")

	k = sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-02 09:00").deny().on("2027-01-08 09:00")
	require.Equal(t, "review.receipt", k.refused(member, review.Appeal{Track: review.Standard, Reason: "disagree", Filed: d("2027-01-09")}))
	require.Equal(t, "review.receipt", k.refused(member, review.Appeal{Track: review.Standard, Reason: "disagree", Filed: d("2026-11-01")}))
	k.ok(member, review.Appeal{Track: review.Standard, Reason: "disagree", Filed: d("2027-01-06")})
	require.Empty(t, k.s.Cause, "the letter came on the last day")
	k.ok(plan, review.Receive{At: at("2027-01-06 11:00")}).due("2027-01-13")
}

func TestTwoFuturesOfOneStateShareNothing(t *testing.T) {
	t.Parallel()
	s := reconsidered(t).s
	s.Answers = append(make([]review.Answered, 0, 16), s.Answers...)
	s.Breaches = append(make([]review.Breach, 0, 16), s.Breaches...)
	one := review.Evolve(s, review.Answered{Level: "one"})
	two := review.Evolve(s, review.Answered{Level: "two"})
	require.Equal(t, review.Level("one"), one.Answers[3].Level)
	require.Equal(t, review.Level("two"), two.Answers[3].Level)
	early, late := review.Evolve(s, review.Missed{Level: "early"}), review.Evolve(s, review.Missed{Level: "late"})
	require.NotEqual(t, early.Breaches[0].Level, late.Breaches[0].Level)
}

func TestANewApprovalIsRenewedAnew(t *testing.T) {
	t.Parallel()
	k := sent(t, asked(review.ERISA, review.QuantityException), review.Standard, "2026-11-02 09:00")
	k.ok(plan, review.Answer{Outcome: review.PartiallyApproved, Reason: "quantity_lowered", To: d("2026-12-01")})
	k.ok(system, review.NextShipment{On: d("2026-12-10"), RefillsLeft: 2})
	require.Len(t, handed[review.Renew](k), 1)
	k.climb(review.Standard).ok(plan, review.Answer{Outcome: review.Approved, To: d("2027-05-01")})
	k.ok(system, review.NextShipment{On: d("2026-12-10"), RefillsLeft: 2})
	require.Empty(t, handed[review.Renew](k), "it reaches the parcel now")
	k.ok(system, review.NextShipment{On: d("2027-05-10"), RefillsLeft: 2})
	require.Equal(t, at("2027-04-01 00:00").UTC(), k.timer)
}

func TestAReviewerAboveThePlanIsWaitedFor(t *testing.T) {
	t.Parallel()
	k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-12-01 09:00").deny().climb(review.Standard).deny().climb(review.Standard)
	k.ring().status(review.DeadlineMissed)
	require.True(t, k.s.ForwardBy.IsZero(), "nothing is forwarded from there")
	require.False(t, k.told()[0].Act)
	require.Equal(t, "review.no_denial", k.refused(member, review.Appeal{Track: review.Standard, Reason: "no_answer", Value: dollars(500)}))
	k.deny().climb(review.Standard)
	require.Equal(t, review.Hearing, k.s.Level)
}
