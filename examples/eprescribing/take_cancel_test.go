package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/order"
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
	c := chart{id: "N-1", number: number, to: "mem-1001", product: lisinopril, days: 90}
	w.accepted(w.cancelRx(c, id))
	require.NoError(w.t, w.flush(ctx))
	a, err := w.net.last(script.KindCancelRxResponse).Response()
	require.NoError(w.t, err)
	return a
}
