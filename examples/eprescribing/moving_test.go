package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/renewal"
	"github.com/mailrx/mailrx/refill/transfer"
)

// usedUp is a prescription without refills whose one fill has arrived, and whose prescriber has been asked for more.
func (w *world) usedUp(ref rx.PatientRef) (*entry, *script.Message) {
	w.t.Helper()
	e := w.delivered("N-"+string(ref), "O-"+string(ref), ref, lisinopril, 0)
	w.until(func() bool { _, err := w.svc.Renewals.Status(ctx, e.facts.ID); return err == nil })
	r, err := w.agree(ctx, e.facts.ID, ref)
	require.NoError(w.t, err)
	require.Nil(w.t, r.Refusal, r.Refusal.String())
	require.NoError(w.t, w.tend(ctx))
	asked := w.net.last(script.KindRxRenewalRequest)
	require.NotNil(w.t, asked)
	return e, asked
}

// until lets days pass.
func (w *world) until(done func() bool) {
	w.t.Helper()
	for range 100 {
		if done() {
			return
		}
		w.pass(1)
	}
	require.Fail(w.t, "it never came")
}

func (w *world) renewed(e *entry) renewal.State {
	w.t.Helper()
	st, err := w.svc.Renewals.Status(ctx, e.facts.ID)
	require.NoError(w.t, err)
	return st
}

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
	require.Equal(t, renewal.Requested, w.renewed(e).Status)
	require.Equal(t, 1, w.renewed(e).Handed)
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
			require.Equal(t, test.want, w.renewed(old).Status)
			fresh := w.entry(old.next)
			require.Len(t, w.file, 2)
			require.False(t, fresh.order.IsSet(), "the member has the drug at home")
			require.Equal(t, cal.Of(2027, 1, 17), fresh.dueOn)
			w.until(func() bool { return fresh.order.IsSet() })
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
			require.Equal(t, want, w.renewed(e).Status)
			require.Equal(t, code, w.renewed(e).Code)
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
	require.Equal(t, renewal.Requested, w.renewed(e).Status)
	require.Contains(t, w.notes, script.RuleApprovedDiffers.Code)
	require.Len(t, w.file, 1)

	w.accepted(w.answer(asked, "R-2", script.Verdict{Outcome: script.Pending}, nil))
	require.Equal(t, renewal.Requested, w.renewed(e).Status)
	w.accepted(w.answer(asked, "R-3", script.Verdict{Outcome: script.Pending}, nil))
	require.Contains(t, w.notes, script.RulePendingAgain.Code)
	w.accepted(w.answer(asked, "R-4", script.Verdict{Outcome: script.Approved}, nil))
	require.Equal(t, renewal.Approved, w.renewed(e).Status)
	w.accepted(w.answer(asked, "R-5", script.Verdict{Outcome: script.Denied, Reasons: []string{"AG"}}, nil))
	require.Equal(t, renewal.Approved, w.renewed(e).Status, "what was said last is no answer any more")
	require.Contains(t, w.notes, script.RuleAfterFinal.Code)
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
	require.Equal(t, renewal.Approved, w.renewed(e).Status)
}

// moving is a transfer in that the corner pharmacy has been asked for.
func (w *world) asksCorner() *script.Message {
	w.t.Helper()
	id, no := w.transferIn("mem-1004", w.of(amlodipine), corner())
	require.Nil(w.t, no, no.String())
	w.in = id
	require.NoError(w.t, w.flush(ctx))
	asked := w.net.last(script.KindTransferRequest)
	require.NotNil(w.t, asked)
	return asked
}

func (w *world) completed() {
	w.t.Helper()
	no, err := w.complete(w.in, heard)
	require.NoError(w.t, err)
	require.Nil(w.t, no, no.String())
}

func TestFeature83APrescriptionMovesInWithItsRefills(t *testing.T) {
	t.Parallel()
	w := open(t)
	asked := w.asksCorner()
	require.Equal(t, "3888888", asked.Header().To.ID)
	m := w.moves[w.in]
	require.Equal(t, 1, m.state.Handed)
	_, err := w.complete(w.in, heard)
	require.ErrorIs(t, err, errNotAnswered)

	w.accepted(w.moved(asked, "T-1", 3, 3, script.Approved))
	require.Equal(t, transfer.Incomplete, m.state.Status, "what the message does not say is asked for, never assumed")
	require.Equal(t, []transfer.Field{"electronic", "partly", "moved", "from.pharmacist"}, m.state.Missing)
	require.Empty(t, w.file)
	require.NoError(t, w.flush(ctx))
	require.Nil(t, w.net.last(script.KindTransferConfirm), "nothing is confirmed before it is ours")

	w.completed()
	require.Equal(t, transfer.Completed, m.state.Status)
	require.NoError(t, w.flush(ctx))
	confirm := w.net.last(script.KindTransferConfirm)
	require.Equal(t, "T-1", confirm.Header().RelatesToMessageID)
	e := w.theOne()
	require.Equal(t, rx.RefillCount(2), e.facts.Refills, "of 3 that were left our first fill uses one")
	require.NoError(t, w.orderDue(ctx))
	require.Equal(t, order.Received, w.ordered(e.facts.ID).Lines[0].Status)
	require.Equal(t, rx.Transfer, w.ordered(e.facts.ID).Lines[0].Rx.Origin)
	require.Equal(t, rx.RefillCount(2), w.ordered(e.facts.ID).Lines[0].Rx.Refills)
}

func TestFeature84TheOldPharmacyAndTheLawMaySayNo(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.moved(w.asksCorner(), "T-1", 3, 3, script.Denied))
	require.Equal(t, transfer.Failed, w.moves[w.in].state.Status)
	require.Equal(t, transfer.PharmacyDeclined, w.moves[w.in].state.Code)

	w = open(t)
	w.accepted(w.moved(w.asksCorner(), "T-1", 3, 0, script.Approved))
	w.completed()
	require.Equal(t, transfer.AtPrescriber, w.moves[w.in].state.Status, "no refill is left: there is nothing to move")
	require.Contains(t, w.notes, "transfer.needs_new_rx")
	require.Empty(t, w.file)
}

func TestFeature84ASilentPharmacyIsAskedAgainByOtherMeansAndThenGivenUp(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.asksCorner()
	w.pass(9)
	require.Equal(t, transfer.NoResponse, w.moves[w.in].state.Status)
	require.Subset(t, w.notes, []string{"transfer.ask_by_phone", "transfer.ask_by_fax", "transfer.no_response"})
}

func TestFeature85APrescriptionLeavesWithItsRefillsAndOurCopyIsClosed(t *testing.T) {
	t.Parallel()
	w := open(t)
	e := w.delivered("N-1", "O-1", "mem-1004", amlodipine, 3)
	w.accepted(w.wants(e, "TQ-1"))
	require.Equal(t, transfer.ToRelease, w.moves[e.facts.ID].state.Status)
	no, err := w.release(ctx, e.facts.ID, theirs())
	require.NoError(t, err)
	require.Nil(t, no, no.String())
	require.NoError(t, w.flush(ctx))
	out := w.net.last(script.KindTransferResponse)
	require.Equal(t, "TQ-1", out.Header().RelatesToMessageID)
	record, err := out.Transfer()
	require.NoError(t, err)
	require.Equal(t, script.Approved, record.Verdict.Outcome)
	require.Equal(t, drug.Units(90, drug.Tablet), record.Medications[0].Prescription.Quantity)
	require.Equal(t, drug.Units(270, drug.Tablet), record.Medications[1].Details.Left)
	require.Equal(t, "moved", e.closed)
	_, _, err = w.refill(ctx, "after", e.facts.ID, herself)
	require.ErrorIs(t, err, errClosed)
	require.Nil(t, w.net.last(script.KindRxFill), "the prescriber is told after the confirmation, not before")

	w.accepted(w.confirms(out, "TC-1"))
	require.NoError(t, w.flush(ctx))
	fill, err := w.net.last(script.KindRxFill).Fill()
	require.NoError(t, err)
	require.Equal(t, script.Transferred, fill.Status)
	require.Equal(t, "N-1", w.net.last(script.KindRxFill).Header().RelatesToMessageID)
	w.accepted(w.wants(e, "TQ-2"))
	require.NoError(t, w.flush(ctx))
	again, err := w.net.last(script.KindTransferResponse).Transfer()
	require.NoError(t, err)
	require.Equal(t, script.Denied, again.Verdict.Outcome, "what has moved does not move again")
}

func TestFeature85WhoSaysNothingOfTransfersIsNotTold(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(w.chart("N-1", "O-1", physician, "mem-1004", amlodipine, 90, 3), func(n *script.NewRx) { n.Details.FillIndicator = "Not Dispensed" }))
	e := w.theOne()
	require.False(t, wantsToHear(e, script.Transferred))
	require.True(t, wantsToHear(e, script.NotDispensed))
	w.packed(e)
	w.pass(1)
	w.accepted(w.indicator(e, "I-1", "All Fill Statuses Except Transferred"))
	w.accepted(w.wants(e, "TQ-1"))
	_, err := w.release(ctx, e.facts.ID, theirs())
	require.NoError(t, err)
	require.NoError(t, w.flush(ctx))
	w.accepted(w.confirms(w.net.last(script.KindTransferResponse), "TC-1"))
	require.NoError(t, w.flush(ctx))
	require.Nil(t, w.net.last(script.KindRxFill))
}

func TestFeature85WhatIsNotSurelyTheirsIsNotReleased(t *testing.T) {
	t.Parallel()
	w := open(t)
	e := w.delivered("N-1", "O-1", "mem-1004", amlodipine, 3)
	request := w.wants(e, "TQ-1")
	w.accepted(changed(request, "1948-01-15", "1948-01-16", "TQ-1", "TQ-0"))
	require.NoError(t, w.flush(ctx))
	no, err := w.net.last(script.KindTransferResponse).Transfer()
	require.NoError(t, err)
	require.Equal(t, script.Denied, no.Verdict.Outcome)
	require.Empty(t, w.moves)
	_, err = w.release(ctx, e.facts.ID, theirs())
	require.ErrorIs(t, err, errNotAsked)

	w.accepted(request)
	refusal, err := w.refuseTransfer(e.facts.ID, transfer.NotPermitted)
	require.NoError(t, err)
	require.Nil(t, refusal, refusal.String())
	require.NoError(t, w.flush(ctx))
	no, err = w.net.last(script.KindTransferResponse).Transfer()
	require.NoError(t, err)
	require.Equal(t, script.Denied, no.Verdict.Outcome)
	require.Empty(t, e.closed)
	incomplete := theirs()
	incomplete.Pharmacist = ""
	w.accepted(changed(request, "TQ-1", "TQ-2"))
	refused, err := w.release(ctx, e.facts.ID, incomplete)
	require.NoError(t, err)
	require.NotNil(t, refused, "a transfer that lacks who takes it is no transfer")
	require.Empty(t, e.closed)
}

func theirs() transfer.Side {
	return transfer.Side{Pharmacy: corner(), Pharmacist: "Farah Mazist", Role: pharmacy.RolePharmacist, RxNumber: "told-by-phone"}
}

func TestFeature85WhatIsOnItsWayDoesNotLeave(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(w.chart("N-1", "O-1", physician, "mem-1004", amlodipine, 90, 3)))
	e := w.theOne()
	w.accepted(w.wants(e, "TQ-1"))
	_, err := w.release(ctx, e.facts.ID, theirs())
	require.ErrorIs(t, err, errOrdered)
	require.Empty(t, e.closed)
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
				require.Equal(t, renewal.NeedsAppointment, w.renewed(old).Status)
				return
			}
			c := w.chart("N-2", "O-2", physician, "mem-1001", lisinopril, 90, 3)
			c.answers = asked.Header().MessageID
			w.accepted(w.newRx(c))
			require.Equal(t, renewal.Approved, w.renewed(old).Status)
			require.Equal(t, order.Received, w.ordered(w.entry(old.next).facts.ID).Lines[0].Status)
		})
	}
}

func TestFeature80WhatMovedInIsRenewedByItsPrescriber(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.moved(w.asksCorner(), "T-1", 1, 1, script.Approved)) // our first fill is the last
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
	require.Equal(t, renewal.Approved, w.renewed(e).Status)
	require.Equal(t, e.next, w.file[1].facts.ID)
}
