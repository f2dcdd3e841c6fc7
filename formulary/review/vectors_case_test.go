package review_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// machineVectors are walks of whole cases.
var machineVectors = []struct {
	name string
	walk func(t *testing.T)
}{
	{"R7.1 T1 and R7.12 T1 a miss is forwarded within 24 hours", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-20 09:30").due("2026-11-23 09:30")
		k.on("2026-11-23 09:30").ok(system, review.Due{}).status(review.InReview)
		k.ring().status(review.DeadlineMissed)
		require.Equal(t, "2026-11-24 09:30", said(k.s.ForwardBy))
		require.Equal(t, []review.ForwardCase{{Case: "case-1", Level: review.Determination}}, handed[review.ForwardCase](k))
		k.on("2026-11-24 09:00").ok(system, review.ForwardAnswer{}).status(review.AutoForwarded)
		require.Len(t, k.s.Breaches, 1, "the breach stays visible, and forwarding was in time")
		k.ok(system, review.Receive{}).status(review.InReview).due("2026-12-01")
		require.Equal(t, review.Reconsideration, k.s.Level)
	}},
	{"R7.1 a case that is not forwarded in time breaches again", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-20 09:30").ring().ring()
		require.Equal(t, []review.Breach{
			{Level: review.Determination, What: "answer", Due: at("2026-11-23 09:30").UTC()},
			{Level: review.Determination, What: "forward", Due: at("2026-11-24 09:30").UTC()},
		}, k.s.Breaches)
		k.ok(system, review.ForwardAnswer{}).status(review.AutoForwarded)
	}},
	{"R7.1 T3 the statement starts the clock", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.StepException), review.Standard, "2026-11-02 10:00")
		k.status(review.AwaitingStatement).due("2026-11-19 10:00")
		k.on("2026-11-09 15:00").ok(prescriber, review.Support{Says: []review.Sentence{review.RequiredHarmful}, Document: "doc-1"})
		k.status(review.InReview).due("2026-11-12 15:00")
	}},
	{"R7.1 T6 a second statement does not start it again", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.StepException), review.Standard, "2026-11-02 10:00")
		k.on("2026-11-18 10:00").ok(prescriber, review.Support{Says: []review.Sentence{review.RequiredHarmful}}).due("2026-11-19 10:00")
		require.Empty(t, k.do(prescriber, review.Support{Says: []review.Sentence{review.RequiredIneffective}}).Events)
	}},
	{"R7.2 T1 the patient prefers: the clock is not started", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.TieringException), review.Standard, "2026-11-02 10:00")
		require.Equal(t, "review.statement", k.refused(prescriber, review.Support{Says: []review.Sentence{review.PatientPrefers}}))
		k.status(review.AwaitingStatement).due("2026-11-19 10:00")
	}},
	{"R7.2 T2 an oral statement starts it, and the plan may ask for writing", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.StepException), review.Standard, "2026-11-02 10:00").on("2026-11-03 10:00")
		k.ok(plan, review.Support{Says: []review.Sentence{review.RequiredIneffective}, Oral: true}).status(review.InReview).due("2026-11-06 10:00")
		k.ok(plan, review.AskFor{Codes: []string{"written_statement"}}).due("2026-11-06 10:00")
	}},
	{"R7.1 expedite refused: the standard clock from the same receipt", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Expedited, "2026-11-20 09:30").due("2026-11-21 09:30")
		k.on("2026-11-20 16:00").ok(plan, review.RefuseExpedite{}).due("2026-11-23 09:30")
		require.Equal(t, d("2026-11-23"), k.told()[0].By, "the written notice, in three days")
	}},
	{"R7.1 what the prescriber supports is expedited", func(t *testing.T) {
		k := opened(t, asked(review.PartD, review.PriorAuthorization), "2026-11-20 09:30")
		k.ok(prescriber, review.Submit{Track: review.Expedited, Jeopardy: true}).ok(plan, review.Receive{})
		require.Equal(t, "review.expedite_owed", k.refused(plan, review.RefuseExpedite{}))
	}},
	{"R7.3 T1 an exception lasts to the end of the year", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.StepException), review.Standard, "2026-11-19 10:00").on("2026-11-20 10:00")
		k.ok(plan, review.Answer{Outcome: review.Approved})
		require.Equal(t, cal.Period{From: d("2026-11-20"), To: d("2026-12-31")}, k.s.Approval)
	}},
	{"R7.3 T3 the drug is withdrawn: it ends", func(t *testing.T) {
		k := approved(t, asked(review.PartD, review.StepException))
		k.on("2026-12-01 09:00").ok(plan, review.End{On: d("2026-12-01"), Reason: "market_withdrawal"})
		a, ok := k.s.Authorization()
		require.True(t, ok)
		require.Equal(t, d("2026-12-01"), a.To)
		require.Len(t, k.told(), 2, "member and prescriber")
	}},
	{"R7.4 T3 a day late: good cause is judged", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-02 09:00").deny().on("2027-01-07 09:00")
		k.ok(member, review.Appeal{Track: review.Standard, Reason: "disagree", Cause: "illness"}).status(review.Submitted)
		k.ok(plan, review.Receive{})
		require.Equal(t, "review.cause_first", k.refused(plan, review.Answer{Outcome: review.Denied, Reason: "criteria_not_met"}))
		require.Equal(t, "review.cause_first", k.s.Summary(review.StreamOf("case-1")).Hold)
		good := *k
		good.ok(plan, review.JudgeCause{Good: true}).status(review.InReview).due("2027-01-14").deny().status(review.Denied)
		k.ok(plan, review.JudgeCause{}).status(review.Dismissed)
		require.Equal(t, "review.late", k.told()[0].Detail)
	}},
	{"R7.4 T1 the last day is in time until midnight", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-02 09:00").deny().on("2027-01-06 23:59")
		k.ok(member, review.Appeal{Track: review.Standard, Reason: "disagree"})
		require.Empty(t, k.s.Cause)
	}},
	{"R7.4 T2 and T7 evidence of receipt moves the window, a bare claim does not", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-02 09:00").deny().on("2026-12-20 09:00")
		require.Equal(t, "review.evidence", k.refused(plan, review.ProveReceipt{On: d("2026-11-20")}))
		k.ok(plan, review.ProveReceipt{On: d("2026-11-20"), Document: "envelope-1"})
		r, _ := k.s.Recourse()
		require.Equal(t, d("2027-01-19"), r.By)
		k.ok(plan, review.ProveReceipt{On: d("2026-11-04"), Document: "envelope-2"})
		r, _ = k.s.Recourse()
		require.Equal(t, d("2027-01-03"), r.By)
	}},
	{"R7.4 T4 a loss of $180 does not reach a hearing", func(t *testing.T) {
		k := reconsidered(t)
		require.Equal(t, "review.amount", k.refused(member, review.Appeal{Track: review.Standard, Reason: "disagree", Value: dollars(180)}))
		require.Equal(t, "review.value_unknown", k.refused(member, review.Appeal{Track: review.Standard, Reason: "disagree"}))
		k.ok(member, review.Appeal{Track: review.Standard, Reason: "disagree", Value: dollars(200)})
		require.Equal(t, review.Hearing, k.s.Level)
	}},
	{"R7.4 T4 the amount is that of the year of filing", func(t *testing.T) {
		k := reconsidered(t).climb(review.Standard).deny().climb(review.Standard).deny()
		k.on("2027-01-05 09:00")
		require.Equal(t, "review.amount", k.refused(member, review.Appeal{Track: review.Standard, Reason: "disagree", Value: dollars(1999)}))
		k.ok(member, review.Appeal{Track: review.Standard, Reason: "disagree", Value: dollars(2000)})
		require.Equal(t, review.Court, k.s.Level)
	}},
	{"C2 no amount is known: the hearing is refused, not guessed", func(t *testing.T) {
		k := reconsidered(t).on("2028-01-02 09:00")
		require.Equal(t, "review.no_rule", k.refused(member, review.Appeal{Track: review.Standard, Reason: "disagree", Value: dollars(9999)}))
	}},
	{"R7.4 T8 a missed redetermination goes to the independent entity", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-12-09 09:00").deny().climb(review.Standard)
		k.due("2026-12-16").ring().status(review.DeadlineMissed)
		require.Equal(t, "2026-12-17", said(k.s.ForwardBy))
		require.Equal(t, "review.forward", k.refused(member, review.Appeal{Track: review.Standard, Reason: "disagree"}))
		k.ok(system, review.ForwardAnswer{}).ok(system, review.Receive{})
		require.Equal(t, review.Reconsideration, k.s.Level)
	}},
	{"R7.4 T9 a reversal from above is carried out in 72 hours", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-12-01 09:00").deny().climb(review.Standard).deny().climb(review.Standard)
		k.on("2026-12-07 09:00").ok(system, review.Answer{Outcome: review.Approved, To: d("2027-12-06")})
		require.Equal(t, "2026-12-10 09:00", said(k.s.EffectBy))
		k.ring()
		require.Equal(t, "effect", k.s.Breaches[0].What)
		require.Equal(t, reason.Plan, k.s.Summary(review.StreamOf("case-1")).Owner)
		k.ok(plan, review.Effect{})
		require.Empty(t, k.s.Summary(review.StreamOf("case-1")).Hold)
	}},
	{"R7.4 T9 a reversal that is written down later counts from its notice", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-12-01 09:00").deny().climb(review.Standard).deny().climb(review.Standard)
		k.on("2026-12-08 15:00").ok(system, review.Answer{Outcome: review.Approved, To: d("2027-12-06"), Notice: d("2026-12-07")})
		require.Equal(t, "2026-12-10 00:00", k.s.EffectBy.In(zone).Format("2006-01-02 15:04"), "the hour is not known: the day's first is the safe one")
	}},
	{"R7.4 T9 and not from before the request came", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-12-01 09:00").deny().climb(review.Standard).deny()
		k.on("2026-12-07 08:00").climb(review.Standard).on("2026-12-08 15:00")
		k.ok(system, review.Answer{Outcome: review.Approved, To: d("2027-12-06"), Notice: d("2026-12-07")})
		require.Equal(t, "2026-12-10 08:00", said(k.s.EffectBy))
	}},
	{"R7.5 T2 the extension is noticed on the last day", func(t *testing.T) {
		k := sent(t, asked(review.ERISA, review.PriorAuthorization), review.Standard, "2026-11-02 09:00").on("2026-11-17 23:00")
		k.ok(plan, review.Extend{}).due("2026-12-02")
		require.Equal(t, "review.extension", k.refused(plan, review.Extend{}), "there is one")
	}},
	{"R7.5 T2 a day later there is none to be had", func(t *testing.T) {
		k := sent(t, asked(review.ERISA, review.PriorAuthorization), review.Standard, "2026-11-02 09:00").on("2026-11-18 00:00")
		require.Equal(t, "review.not_pending", k.refused(plan, review.Extend{}), "the deadline is missed")
		k.ok(system, review.Due{}).status(review.DeadlineMissed)
	}},
	{"R7.5 T4 the clock stands still until the answer", func(t *testing.T) {
		k := wanting(t)
		k.on("2026-11-25 10:00").ok(prescriber, review.Supply{Items: []review.Item{{Code: "diagnosis", Document: "doc-1"}}}).due("2027-01-16")
		k.ok(prescriber, review.Supply{Items: []review.Item{{Code: "tried", Document: "doc-2"}}}).due("2026-12-17")
		require.Equal(t, "review.extension", k.refused(plan, review.Extend{}), "the question was the extension")
	}},
	{"R7.5 T5 no answer: 45 days, and what was left", func(t *testing.T) {
		wanting(t).due("2027-01-16").ring().status(review.DeadlineMissed)
	}},
	{"R7.5 the earlier of law and contract binds", func(t *testing.T) {
		c := asked(review.ERISA, review.PriorAuthorization)
		c.Contract = review.ContractHours{Standard: 72, Expedited: 24}
		k := sent(t, c, review.Standard, "2026-11-02 09:00").due("2026-11-05 09:00")
		require.Equal(t, review.ByContract, k.s.Clock.Figure)
		sent(t, c, review.Expedited, "2026-11-02 09:00").due("2026-11-03 09:00")
	}},
	{"R7.5 a broken promise is a breach, and no deadline of the law", func(t *testing.T) {
		c := asked(review.PartD, review.PriorAuthorization)
		c.Contract = review.ContractHours{Standard: 48}
		k := sent(t, c, review.Standard, "2026-11-20 09:30").due("2026-11-22 09:30").ring()
		k.status(review.InReview).due("2026-11-23 09:30")
		require.Equal(t, "contract", k.s.Breaches[0].What)
		require.Equal(t, "review.contract_missed", k.told()[0].Detail)
		require.Empty(t, handed[review.ForwardCase](k))
		k.ok(prescriber, review.Supply{Items: []review.Item{{Code: "tried"}}}).due("2026-11-23 09:30")
		k.ring().status(review.DeadlineMissed)
		require.Equal(t, "2026-11-24 09:30", said(k.s.ForwardBy))
	}},
	{"R7.5 an extension moves the clock of the law behind a promise", func(t *testing.T) {
		c := asked(review.ERISA, review.PriorAuthorization)
		c.Contract = review.ContractHours{Standard: 72}
		k := sent(t, c, review.Standard, "2026-11-02 09:00").ok(plan, review.Extend{}).due("2026-11-05 09:00")
		k.ring().due("2026-12-02")
	}},
	{"R7.5 after a missed deadline the next level may be asked", func(t *testing.T) {
		k := sent(t, asked(review.ERISA, review.PriorAuthorization), review.Standard, "2026-11-02 09:00").ring()
		require.True(t, k.told()[0].Act)
		k.ok(member, review.Appeal{Track: review.Standard, Reason: "no_answer"}).ok(plan, review.Receive{})
		require.Equal(t, review.InternalAppeal, k.s.Level)
	}},
	{"R7.6 T1 an exception denied: external in 72 hours", func(t *testing.T) {
		k := sent(t, asked(review.Marketplace, review.FormularyException), review.Standard, "2026-11-20 09:30").due("2026-11-23 09:30").deny()
		require.Equal(t, "review.track", k.refused(member, review.Appeal{Track: review.Expedited, Reason: "disagree"}), "it keeps the track")
		k.ok(member, review.Appeal{Track: review.Standard, Reason: "disagree"}).ok(plan, review.Receive{}).due("2026-11-23 09:30")
		require.Equal(t, review.ExternalException, k.s.Level)
	}},
	{"R7.6 T2 exigent: external in 24 hours", func(t *testing.T) {
		sent(t, asked(review.Marketplace, review.FormularyException), review.Expedited, "2026-11-20 09:30").deny().
			climb(review.Expedited).due("2026-11-21 09:30")
	}},
	{"R7.6 T3 no answer: granted only where state law says so", func(t *testing.T) {
		c := asked(review.Marketplace, review.FormularyException)
		c.RxEnds = d("2027-10-01")
		for said, want := range map[drug.Answer]review.Status{
			drug.Yes: review.Approved, drug.No: review.DeadlineMissed, drug.Unknown: review.DeadlineMissed,
		} {
			c.Deemed = said
			k := sent(t, c, review.Standard, "2026-11-20 09:30").ring().status(want)
			require.Len(t, k.s.Breaches, 1)
			if want == review.DeadlineMissed {
				k.ok(member, review.Appeal{Track: review.Standard, Reason: "no_answer"})
				require.Equal(t, review.ExternalException, k.s.Level, "else it is escalated")
			}
		}
	}},
	{"R7.12 T2 an appeal before any denial", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-20 09:30")
		require.Equal(t, "review.no_denial", k.refused(member, review.Appeal{Track: review.Standard, Reason: "disagree"}))
	}},
	{"R7.12 T3 approved after the order was cancelled: kept, and it takes a new order", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-20 09:30").ok(system, review.DropOrder{})
		k.ok(plan, review.Answer{Outcome: review.Approved, To: d("2027-11-19")})
		require.Empty(t, handed[review.Reprice](k))
		require.Equal(t, "review.new_order", k.told()[0].Detail)
		require.Empty(t, k.told()[0].Missing, "what is approved lacks nothing")
		_, ok := k.s.Authorization()
		require.True(t, ok)
	}},
	{"R7.12 an approval prices the order on hold again", func(t *testing.T) {
		k := approved(t, asked(review.PartD, review.StepException))
		require.Equal(t, []review.Reprice{{Case: "case-1", Order: stream.Derive("order", "o-1")}}, handed[review.Reprice](k))
	}},
	{"R7.13 T1 the new request begins on 2026-12-01", func(t *testing.T) {
		k := approved(t, asked(review.PartD, review.StepException))
		k.ok(system, review.NextShipment{On: d("2027-01-10"), RefillsLeft: 3})
		require.Empty(t, handed[review.Renew](k))
		require.Equal(t, at("2026-12-01 00:00").UTC(), k.timer)
		k.ring()
		renewal := handed[review.Renew](k)[0].Case
		require.Equal(t, []any{review.CaseID(""), review.CaseID("case-1"), d("2026-12-31")}, []any{renewal.ID, renewal.Renews, renewal.Lasts})
		require.False(t, renewal.Order.IsSet(), "no order waits for it")
		require.Equal(t, []reason.Who{reason.Member, reason.Prescriber}, []reason.Who{k.told()[0].To, k.told()[1].To})
		require.Empty(t, k.do(system, review.NextShipment{On: d("2027-01-10"), RefillsLeft: 3}).Events, "it is begun once")
	}},
	{"R7.13 T2 a parcel that the approval reaches", func(t *testing.T) {
		k := approved(t, asked(review.PartD, review.StepException))
		require.Empty(t, k.do(system, review.NextShipment{On: d("2026-12-20"), RefillsLeft: 3}).Events)
		k.ok(system, review.NextShipment{On: d("2027-01-10"), RefillsLeft: 3})
		k.ok(system, review.NextShipment{On: d("2026-12-20"), RefillsLeft: 3})
		require.True(t, k.s.RenewAt.IsZero(), "the parcel moved: the plan is taken back")
	}},
	{"R7.13 T3 at once where less than 30 days are left", func(t *testing.T) {
		k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-20 09:30")
		k.ok(plan, review.Answer{Outcome: review.Approved, To: d("2026-12-05")})
		k.ok(system, review.NextShipment{On: d("2027-01-10"), RefillsLeft: 3})
		require.Len(t, handed[review.Renew](k), 1)
	}},
	{"R7.13 T4 no refill is left", func(t *testing.T) {
		k := approved(t, asked(review.PartD, review.StepException))
		require.Empty(t, k.do(system, review.NextShipment{On: d("2027-01-10")}).Events)
	}},
}

func TestVectorsOfCases(t *testing.T) {
	t.Parallel()
	for _, v := range machineVectors {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			v.walk(t)
		})
	}
}
