package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/renewal"
)

func TestFeature80ARenewalIsAskedForOverTheNetwork(t *testing.T) {
	t.Parallel()
	w := open(t)
	e, asked := w.usedUp("mem-1001")
	h := asked.Header()
	require.Equal(t, "N-mem-1001", h.RelatesToMessageID)
	require.Equal(t, e.number, h.RxReferenceNumber)
	require.Equal(t, "O-mem-1001", h.PrescriberOrderNumber)
	q, err := asked.Request()
	require.NoError(t, err)
	require.Equal(t, rx.RefillCount(3), q.Dispensed.Details.RefillsRequested)
	require.Equal(t, cal.Of(2026, 11, 2), q.Dispensed.Details.LastFill)
	require.Equal(t, renewal.Requested, w.asking(e).Status)
	require.Equal(t, 1, w.asking(e).Handed)
}

func TestFeature80TheAnswerIsHeardAndANewPrescriptionIsFiledUntilItIsDue(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		verdict script.Verdict
		change  func(*rx.Prescription)
		want    renewal.Status
		days    int
		refills int
	}{
		"approved":              {script.Verdict{Outcome: script.Approved}, nil, renewal.Approved, 90, 3},
		"approved with changes": {script.Verdict{Outcome: script.ApprovedWithChanges}, func(p *rx.Prescription) { p.Refills = rx.RefillCount(1) }, renewal.ApprovedWithChanges, 90, 1},
		"replaced":              {script.Verdict{Outcome: script.Replaced}, func(p *rx.Prescription) { p.DaysSupply, p.Quantity = 60, drug.Units(60, drug.Tablet) }, renewal.ApprovedWithChanges, 60, 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			old, asked := w.usedUp("mem-1001")
			answer := w.answer(asked, "R-1", test.verdict, test.change)
			w.accepted(answer)
			w.accepted(answer)
			require.Equal(t, test.want, w.asking(old).Status)
			fresh := w.entry(old.next)
			require.Len(t, w.file, 2)
			require.False(t, fresh.orderID.IsSet(), "the member has the drug at home")
			require.Equal(t, cal.Of(2027, 1, 17), fresh.dueOn)
			w.until(func() bool { return fresh.orderID.IsSet() })
			o := w.ordered(fresh.facts.ID)
			require.Equal(t, order.Received, o.Lines[0].Status)
			require.Equal(t, test.days, o.Lines[0].Rx.DaysSupply)
			require.Equal(t, rx.RefillCount(test.refills), o.Lines[0].Rx.Refills)
			require.Equal(t, cal.Of(2027, 1, 17), o.Placed)
		})
	}
}

func TestFeature80ANoIsHeardWithItsReason(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]renewal.Status{"AG": renewal.Denied, "AM": renewal.NeedsAppointment, "AC": renewal.WrongPrescriber} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			e, asked := w.usedUp("mem-1001")
			w.accepted(w.answer(asked, "R-1", script.Verdict{Outcome: script.Denied, Reasons: []string{code}}, nil))
			require.Equal(t, want, w.asking(e).Status)
			require.Equal(t, code, w.asking(e).Code)
			require.Len(t, w.file, 1)
			require.Empty(t, e.closed)
		})
	}
}

func TestFeature80AYesThatSaysSomethingElseIsNoYes(t *testing.T) {
	t.Parallel()
	w := open(t)
	e, asked := w.usedUp("mem-1001")
	w.accepted(w.answer(asked, "R-1", script.Verdict{Outcome: script.Approved}, func(p *rx.Prescription) { p.DaysSupply = 30 }))
	require.Equal(t, renewal.Requested, w.asking(e).Status)
	require.Contains(t, w.why(), string(script.RuleApprovedDiffers.Code))
	require.Len(t, w.file, 1)

	yes := w.answer(asked, "R-1B", script.Verdict{Outcome: script.Approved}, nil)
	w.accepted(changed(yes, "<DaysSupply>90</DaysSupply>", "<DaysSupply>90</DaysSupply><DaysSupply>30</DaysSupply>"))
	require.Equal(t, renewal.Requested, w.asking(e).Status)
	require.Contains(t, w.why(), string(script.CodeDoubled))

	w.accepted(w.answer(asked, "R-2", script.Verdict{Outcome: script.Pending}, nil))
	require.Equal(t, renewal.Requested, w.asking(e).Status)
	w.accepted(w.answer(asked, "R-3", script.Verdict{Outcome: script.Pending}, nil))
	require.Contains(t, w.why(), string(script.RulePendingAgain.Code))
	w.accepted(w.answer(asked, "R-4", script.Verdict{Outcome: script.Approved}, nil))
	require.Equal(t, renewal.Approved, w.asking(e).Status)
	w.accepted(w.answer(asked, "R-5", script.Verdict{Outcome: script.Denied, Reasons: []string{"AG"}}, nil))
	require.Equal(t, renewal.Approved, w.asking(e).Status, "what was said last is no answer any more")
	require.Contains(t, w.why(), string(script.RuleAfterFinal.Code))
}

func TestFeature80AnAnswerMayComeByTheMailbox(t *testing.T) {
	t.Parallel()
	w := open(t)
	e, asked := w.usedUp("mem-1001")
	w.net.partner.Post(w.answer(asked, "R-1", script.Verdict{Outcome: script.Approved}, nil))
	more, err := w.gate.Poll(ctx)
	require.NoError(t, err)
	require.True(t, more)
	require.Zero(t, w.net.partner.Waiting())
	require.Equal(t, renewal.Approved, w.asking(e).Status)
}

func TestFeature80PastTheWindowAnOrdinaryPrescriptionIsAskedFor(t *testing.T) {
	t.Parallel()
	for name, yes := range map[string]bool{"and comes": true, "and is denied": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			old := w.delivered("N-1", "O-1", "mem-1001", lisinopril, 0)
			w.pass(500) // the member says nothing for more than a year
			r, err := w.agree(ctx, old.facts.ID, "mem-1001")
			require.NoError(t, err)
			require.Nil(t, r.Refusal, r.Refusal.String())
			require.NoError(t, w.tend(ctx))
			asked := w.net.last(script.KindNewRxRequest)
			require.NotNil(t, asked)
			require.Equal(t, old.number, asked.Header().RxReferenceNumber)
			require.Nil(t, w.net.last(script.KindRxRenewalRequest))
			if !yes {
				w.accepted(w.answer(asked, "D-1", script.Verdict{Outcome: script.Denied, Reasons: []string{"AM"}}, nil))
				require.Equal(t, renewal.NeedsAppointment, w.asking(old).Status)
				return
			}
			c := chart{id: "N-2", number: "O-2", to: "mem-1001", product: lisinopril, days: 90, refills: 3}
			c.answers = asked.Header().MessageID
			w.accepted(w.newRx(c))
			require.Equal(t, renewal.Approved, w.asking(old).Status)
			require.Equal(t, order.Received, w.ordered(w.entry(old.next).facts.ID).Lines[0].Status)
		})
	}
}

func TestFeature80WhatMovedInIsRenewedByItsPrescriber(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.released(w.asksCorner(), "T-1", 1, 1)) // our first fill is the last
	w.completed()
	require.NoError(t, w.orderDue(ctx))
	e := w.theOne()
	w.packed(e)
	w.until(func() bool { _, err := w.svc.Renewals.Status(ctx, e.facts.ID); return err == nil })
	_, err := w.agree(ctx, e.facts.ID, "mem-1004")
	require.NoError(t, err)
	require.NoError(t, w.tend(ctx))
	asked := w.net.last(script.KindRxRenewalRequest)
	require.NotNil(t, asked)
	require.Equal(t, "6000000000001", asked.Header().To.ID, "the prescriber, not the pharmacy that had it")
	w.accepted(w.answer(asked, "R-1", script.Verdict{Outcome: script.Approved}, nil))
	require.Equal(t, renewal.Approved, w.asking(e).Status)
	require.Equal(t, e.next, w.file[1].facts.ID)
}

func TestFeature80ARenewalOfAControlledDrugIsAPrescriptionAndHasToBeSigned(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(sign(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: zolpidem, days: 30}), w.offices[0]))
	_, err := w.decide(ctx, w.first().in.Key, word{by: pharmacist, purpose: drug.Yes, remote: drug.No})
	require.NoError(t, err)
	e := w.theOne()
	w.packed(e)
	w.until(func() bool { _, err := w.svc.Renewals.Status(ctx, e.facts.ID); return err == nil })
	_, err = w.agree(ctx, e.facts.ID, "mem-1001")
	require.NoError(t, err)
	require.NoError(t, w.tend(ctx))
	asked := w.net.last(script.KindRxRenewalRequest)
	q, err := asked.Request()
	require.NoError(t, err)
	require.Equal(t, rx.RefillCount(5), q.Dispensed.Details.RefillsRequested, "five at most, whatever a year would take")

	yes := script.Verdict{Outcome: script.Approved}
	w.accepted(w.answer(asked, "R-1", yes, nil))
	require.Contains(t, w.why(), "signature.absent")
	require.Equal(t, renewal.Requested, w.asking(e).Status)
	w.theOne()
	edited := changed(sign(w.answer(asked, "R-2", yes, nil), w.offices[0]), "<City>Columbus", "<City>Columbia")
	w.accepted(edited)
	require.Contains(t, w.why(), "signature.failed")
	require.Equal(t, renewal.Requested, w.asking(e).Status)
	w.accepted(sign(w.answer(asked, "R-3", yes, nil), w.offices[0]))
	require.Equal(t, renewal.Requested, w.asking(e).Status, "what the law asks of a controlled drug is a pharmacist's to answer")
	for _, waits := range w.look() {
		_, err = w.decide(ctx, waits.in.Key, word{by: pharmacist, purpose: drug.Yes, remote: drug.No})
		require.NoError(t, err)
	}
	require.Equal(t, renewal.Approved, w.asking(e).Status)
	require.Len(t, w.look(), 2, "no word stands for a signature")
	fresh := w.entry(e.next)
	w.until(func() bool { return fresh.orderID.IsSet() })
	require.Equal(t, drug.ScheduleIV, w.ordered(fresh.facts.ID).Lines[0].Rx.Schedule)
}

func TestFeature34WhoMayNotPrescribeMayNotRenewEither(t *testing.T) {
	t.Parallel()
	w := open(t)
	e, asked := w.usedUp("mem-1001")
	w.accepted(changed(w.answer(asked, "R-1", script.Verdict{Outcome: script.Approved}, nil), string(physician), string(retired)))
	require.Equal(t, []string{"law.not_licensed"}, w.why())
	require.Equal(t, renewal.Requested, w.asking(e).Status)
	w.theOne()
}
