package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func TestFeature36TheAnswerToACancellationTellsTheStage(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		refills int
		reach   func(*world, *entry)
		want    script.Outcome
		says    string
	}{
		"not reviewed yet":              {0, func(*world, *entry) {}, script.Approved, "never dispensed"},
		"packed, and no refill":         {0, func(w *world, e *entry) { w.packed(e) }, script.Denied, "packed"},
		"packed, refills are cancelled": {3, func(w *world, e *entry) { w.packed(e) }, script.Approved, "first fill 2026-11-02, refills remaining 3"},
		"delivered, and no refill":      {0, func(w *world, e *entry) { w.packed(e); w.pass(1) }, script.Denied, "delivered"},
		"delivered, two refills of it":  {2, func(w *world, e *entry) { w.packed(e); w.pass(1) }, script.Approved, "last fill 2026-11-02, refills remaining 2"},
		"a new one is in its place":     {3, func(w *world, e *entry) { w.packed(e); w.pass(1); e.closed = "replaced" }, script.Denied, "another took its place"},
		"it has moved":                  {3, func(w *world, e *entry) { e.closed = "moved" }, script.Denied, "another pharmacy"},
		"it was cancelled before":       {3, func(w *world, e *entry) { w.cancels("X-0", "O-1") }, script.Approved, "never dispensed"},
		"the refill is in review":       {3, func(w *world, e *entry) { w.packed(e); w.pass(80); w.refilled(e) }, script.Approved, "last fill 2026-11-02, refills remaining 3"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: test.refills}))
			e := w.theOne()
			test.reach(w, e)
			a := w.cancels("X-1", "O-1")
			require.Equal(t, test.want, a.Verdict.Outcome)
			require.Contains(t, a.Verdict.Note.Reveal()+a.Verdict.Denial.Reveal(), test.says)
			require.Equal(t, "X-1", a.RelatesTo)
			if test.want == script.Approved {
				_, _, err := w.refill(ctx, "after", e.facts.ID, herself)
				require.ErrorIs(t, err, errClosed)
			}
		})
	}
}

func TestFeature36NobodyCancelsAnothersOrderNorOneThatIsNotThere(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90}
	w.accepted(w.newRx(c))
	c.by = practitioner
	w.accepted(w.cancelRx(c, "X-1"))
	require.NoError(t, w.flush(ctx))
	a, err := w.net.last(script.KindCancelRxResponse).Response()
	require.NoError(t, err)
	require.Equal(t, script.Denied, a.Verdict.Outcome)
	require.Equal(t, order.Received, w.ordered(w.theOne().facts.ID).Lines[0].Status)
	require.Equal(t, script.Denied, w.cancels("X-2", "O-9").Verdict.Outcome)
	c.by, c.to = physician, "mem-1002"
	w.accepted(w.cancelRx(c, "X-3"))
	require.NoError(t, w.flush(ctx))
	a, err = w.net.last(script.KindCancelRxResponse).Response()
	require.NoError(t, err)
	require.Equal(t, script.Denied, a.Verdict.Outcome, "the number is right, and the patient another")
}

func TestFeature36WhatWaitsOnTheDeskIsTakenBackToo(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := chart{id: "N-1", number: "O-1", by: practitioner, to: "mem-1001", product: lisinopril, days: 90} // no supervisor
	w.accepted(w.newRx(c))
	require.Len(t, w.look(), 1)
	w.accepted(w.cancelRx(c, "X-1"))
	require.Empty(t, w.look())
	require.NoError(t, w.flush(ctx))
	a, err := w.net.last(script.KindCancelRxResponse).Response()
	require.NoError(t, err)
	require.Equal(t, script.Approved, a.Verdict.Outcome)
}

// cancels is a CancelRx of the physician's, and our answer.
func (w *world) cancels(id, number string) script.Response {
	w.t.Helper()
	return w.takenBack(chart{id: "N" + number[1:], number: number, to: "mem-1001", product: lisinopril, days: 90}, id)
}

// takenBack is a CancelRx of a prescription, and our answer.
func (w *world) takenBack(c chart, id string) script.Response {
	w.t.Helper()
	w.accepted(w.cancelRx(c, id))
	require.NoError(w.t, w.flush(ctx))
	answer := w.net.last(script.KindCancelRxResponse)
	require.NotNil(w.t, answer)
	a, err := answer.Response()
	require.NoError(w.t, err)
	return a
}

// waitsToBeTakenBack is a CancelRx of a prescription that a person looks at first.
func (w *world) waitsToBeTakenBack(c chart, id, why string) {
	w.t.Helper()
	w.accepted(w.cancelRx(c, id))
	require.Contains(w.t, w.why(), why)
	require.NoError(w.t, w.flush(ctx))
	require.Nil(w.t, w.net.last(script.KindCancelRxResponse))
}

func TestACancellationThatOvertookItsPrescriptionHoldsIt(t *testing.T) {
	t.Parallel()
	w := open(t)
	require.Equal(t, script.Denied, w.takenBack(first90(), "X-1").Verdict.Outcome)
	w.accepted(w.newRx(first90()))
	require.Empty(t, w.file)
	require.Equal(t, []string{takenBack}, w.first().why)
	_, err := w.decide(ctx, w.first().in.Key, word{by: pharmacist, cleared: []string{takenBack}})
	require.NoError(t, err)
	require.Empty(t, w.file, "the prescriber sends it anew")
}

func TestACancellationTakesEverythingOfItsNumberOffTheDesk(t *testing.T) {
	t.Parallel()
	w := open(t)
	ageless := func(n *script.NewRx) { n.Patient.Born = rx.Secret{} }
	c := first90()
	c.to = "mem-1005"
	other := c
	other.id = "N-2"
	w.accepted(w.newRx(c, ageless))
	w.accepted(w.newRx(other, ageless))
	require.Len(t, w.look(), 2)
	wrong := c
	wrong.to = "mem-1003"
	require.Equal(t, script.Denied, w.takenBack(wrong, "X-0").Verdict.Outcome, "another patient's")
	require.Len(t, w.look(), 2)
	require.Equal(t, script.Approved, w.takenBack(c, "X-1").Verdict.Outcome)
	require.Empty(t, w.look())
	other.id = "N-3"
	w.accepted(w.newRx(other))
	require.Empty(t, w.file)
	require.Equal(t, []string{takenBack}, w.first().why)
}

func TestACancellationIsMatchedByTheMessageThatItGoesBackToToo(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := first90()
	c.number = ""
	w.accepted(w.newRx(c))
	require.Equal(t, script.Approved, w.takenBack(c, "X-1").Verdict.Outcome)
	require.Equal(t, cancelled, w.theOne().closed)
}

func TestACancellationThatPointsToTwoPrescriptionsWaits(t *testing.T) {
	t.Parallel()
	w := open(t)
	first, second := first90(), chart{id: "N-2", number: "O-2", to: "mem-1001", product: metformin, days: 90, refills: 3}
	w.accepted(w.newRx(first))
	w.accepted(w.newRx(second))
	first.id = "N-2"
	w.waitsToBeTakenBack(first, "X-1", twoAims)
	for _, e := range w.file {
		require.Empty(t, e.closed)
		_, err := w.fill(ctx, e.orderID)
		require.ErrorIs(t, err, errTakenBack, "nor is either filled before a person has looked")
	}
}

func TestACancellationWhoseNumberCannotBeReadIsNotDenied(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(first90()))
	c := first90()
	c.id = "N-7"
	number := "<PrescriberOrderNumber>O-1</PrescriberOrderNumber>"
	w.accepted(changed(w.cancelRx(c, "X-1"), number, number+number))
	require.Equal(t, []string{"element.doubled"}, w.first().why)
}

func TestACancellationOfAnotherDrugWaitsForAWordOfAPharmacist(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(first90()))
	c := first90()
	c.product = sertraline
	w.waitsToBeTakenBack(c, "X-1", otherDrug)
	require.Empty(t, w.theOne().closed)
	_, err := w.decide(ctx, w.first().in.Key, word{by: pharmacist, cleared: []string{otherDrug}})
	require.NoError(t, err)
	require.Equal(t, cancelled, w.theOne().closed)
}

func TestWhatWasDeliveredIsNotTakenBackWhereNoRefillIsKnownAndNobodyIsAskedToRenewIt(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		refills rx.Refills
		want    script.Outcome
	}{
		"no number": {rx.Refills{}, script.Denied},
		"none":      {rx.RefillCount(0), script.Denied},
		"as needed": {rx.PRN(), script.Approved},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			w.accepted(w.newRx(first90(), func(n *script.NewRx) { n.Prescription.Refills = test.refills }))
			w.packed(w.theOne())
			w.pass(1)
			require.Equal(t, test.want, w.takenBack(first90(), "X-1").Verdict.Outcome)
			require.Equal(t, cancelled, w.theOne().closed)
			w.pass(65)
			w.notRenewed(w.theOne())
		})
	}
}

func TestWhatIsTakenBackWhilePackedIsNotRenewedAfterItsDelivery(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := first90()
	c.refills = 0
	w.accepted(w.newRx(c))
	w.packed(w.theOne())
	require.Equal(t, script.Denied, w.takenBack(c, "X-1").Verdict.Outcome)
	w.pass(65)
	w.notRenewed(w.theOne())
}

// notRenewed: whatever the member says, the prescriber is not asked.
func (w *world) notRenewed(e *entry) {
	w.t.Helper()
	_, err := w.agree(ctx, e.facts.ID, e.facts.Patient)
	require.ErrorIs(w.t, err, errClosed)
	require.NoError(w.t, w.tend(ctx))
	require.Nil(w.t, w.net.last(script.KindRxRenewalRequest))
}

func TestARequestToRenewThatHasNotLeftDoesNotLeaveOnceItIsTakenBack(t *testing.T) {
	t.Parallel()
	w := open(t)
	e := w.delivered("N-1", "O-1", "mem-1001", lisinopril, 0)
	w.until(func() bool { _, err := w.svc.Renewals.Status(ctx, e.facts.ID); return err == nil })
	_, err := w.agree(ctx, e.facts.ID, "mem-1001")
	require.NoError(t, err)
	require.Equal(t, script.Denied, w.cancels("X-1", "O-1").Verdict.Outcome)
	_ = w.tend(ctx)
	require.Nil(t, w.net.last(script.KindRxRenewalRequest))
}
