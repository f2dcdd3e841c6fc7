package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/transfer"
)

func TestFeature83APrescriptionMovesInWithItsRefills(t *testing.T) {
	t.Parallel()
	w := open(t)
	asked := w.asksCorner()
	require.Equal(t, "3888888", asked.Header().To.ID)
	m := w.moves[w.in]
	require.Equal(t, 1, m.state.Handed)
	_, err := w.complete(w.in, heard)
	require.ErrorIs(t, err, errNotAnswered)

	w.accepted(w.released(asked, "T-1", 3, 3))
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
	w.accepted(w.declined(w.asksCorner(), "T-1"))
	require.Equal(t, transfer.Failed, w.moves[w.in].state.Status)
	require.Equal(t, transfer.PharmacyDeclined, w.moves[w.in].state.Code)

	w = open(t)
	w.accepted(w.released(w.asksCorner(), "T-1", 3, 0))
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
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1004", product: amlodipine, days: 90, refills: 3}, func(n *script.NewRx) { n.Details.FillIndicator = "Not Dispensed" }))
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
	m := w.moves[e.facts.ID]
	refusal := w.step(m, pharmacist.Actor(), transfer.Decline{Code: transfer.NotPermitted})
	require.Nil(t, refusal, refusal.String())
	asked, err := m.other.Transfer()
	require.NoError(t, err)
	w.decline(m.other, asked, "the pharmacist says no", m.number)
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

func TestFeature85WhatIsOnItsWayDoesNotLeave(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1004", product: amlodipine, days: 90, refills: 3}))
	e := w.theOne()
	w.accepted(w.wants(e, "TQ-1"))
	_, err := w.release(ctx, e.facts.ID, theirs())
	require.ErrorIs(t, err, errOrdered)
	require.Empty(t, e.closed)
}

func TestFeature83AnAnswerAboutSomethingElseIsForAPerson(t *testing.T) {
	t.Parallel()
	for want, edit := range map[string][]string{
		"transfer.other_patient": {"<LastName>Testerson<", "<LastName>Testersen<"},
		"transfer.other_drug":    {"<Code>197361<", "<Code>861007<"},
		"outcome.several":        {"<Approved />", "<Approved /><Denied />", "<Approved/>", "<Approved/><Denied/>", "<Approved></Approved>", "<Approved></Approved><Denied></Denied>"},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			w.accepted(changed(w.released(w.asksCorner(), "T-1", 3, 3), edit...))
			require.Contains(t, w.why(), want)
			require.Equal(t, transfer.Contacting, w.moves[w.in].state.Status)
			require.Empty(t, w.file)
		})
	}
}

func TestFeature85WhatIsClosedDoesNotLeave(t *testing.T) {
	t.Parallel()
	w := open(t)
	e := w.delivered("N-1", "O-1", "mem-1001", lisinopril, 3)
	require.Equal(t, script.Approved, w.cancels("X-1", "O-1").Verdict.Outcome)
	w.accepted(w.wants(e, "TQ-1"))
	require.NoError(t, w.flush(ctx))
	no, err := w.net.last(script.KindTransferResponse).Transfer()
	require.NoError(t, err)
	require.Equal(t, script.Denied, no.Verdict.Outcome)

	w = open(t)
	e = w.delivered("N-1", "O-1", "mem-1001", lisinopril, 3)
	w.accepted(w.wants(e, "TQ-1"))
	require.Equal(t, script.Approved, w.cancels("X-1", "O-1").Verdict.Outcome)
	_, err = w.release(ctx, e.facts.ID, theirs())
	require.ErrorIs(t, err, errClosed, "the prescriber was faster")
}

// indicator says which fills the prescriber wants to be told of from now on.
func (w *world) indicator(e *entry, id, words string) []byte {
	l := w.letter(chart{id: id, number: e.facts.OrderNumber, answers: e.message.Header().MessageID})
	return written(l.Write(script.KindFillIndicatorChange, script.Leaf("RxFillIndicator", words)))
}

// declined is the other pharmacy's no.
func (w *world) declined(asked *script.Message, id string) []byte {
	q, err := asked.Transfer()
	require.NoError(w.t, err)
	return written(asked.Answer(id, w.now()).Transfer(script.Transfer{Kind: script.KindTransferResponse, Reference: q.Reference, Patient: q.Patient,
		Pharmacy: named(corner()), Verdict: script.Verdict{Outcome: script.Denied}}))
}
