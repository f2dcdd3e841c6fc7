package mailrx_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/renewal"
)

// lastFill brings the last fill of a prescription to the door and lets time pass until the member is asked.
func (w *world) lastFill(tb testing.TB) rx.ID {
	tb.Helper()
	in := message("m-1")
	in.Rx.Refills = rx.RefillCount(0)
	r, err := w.Orders.Receive(tb.Context(), "k", in)
	require.NoError(tb, err)
	w.until(tb, r.Stream, order.Delivered)
	id := w.line(tb, r.Stream).Rx.ID
	for range 90 {
		if _, err := w.Renewals.Status(tb.Context(), id); err == nil {
			return id
		}
		w.pass(tb, 1)
	}
	tb.Fatal("no renewal began")
	return ""
}

func TestThePrescriberIsAskedWithTheMembersWord(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.lastFill(t)
	r, err := w.Renewals.Answer(t.Context(), "yes", id, pharmacist.Actor(), true)
	require.NoError(t, err)
	require.NotNil(t, r.Refusal, "nobody answers for the member")
	require.Empty(t, w.gateway.Asked())
	r, err = w.Renewals.Answer(t.Context(), "yes", id, member, true)
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	w.drain(t)
	require.Len(t, w.gateway.Asked(), 1)
	require.Equal(t, "electronic", w.gateway.Asked()[0].Means)

	r, err = w.Renewals.Hear(t.Context(), "hear", id, prescriber, renewal.PrescriberAnswers{Outcome: renewal.Approved})
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	w.drain(t)
	s, err := w.Renewals.Status(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, renewal.Approved, s.Status)
	var told []notice.Kind
	for _, n := range w.notifier.Sent() {
		require.NoError(t, n.Validate(), n.Kind)
		told = append(told, n.Kind)
	}
	require.Contains(t, told, notice.LastRefill)
	require.Contains(t, told, notice.RenewalAsked)
	require.Contains(t, told, notice.RenewalAnswered)
}

func TestAMembersNoEndsTheRenewal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.lastFill(t)
	_, err := w.Renewals.Answer(t.Context(), "no", id, member, false)
	require.NoError(t, err)
	w.pass(t, 30)
	require.Empty(t, w.gateway.Asked())
	s, err := w.Renewals.Status(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, renewal.Cancelled, s.Status)
}

func TestARenewalThatWasNotBegunIsNotFound(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.Renewals.Status(t.Context(), "none")
	require.ErrorIs(t, err, mailrx.ErrNotFound)
	r, err := w.Renewals.Hear(t.Context(), "k", "none", prescriber, renewal.PrescriberAnswers{Outcome: renewal.Approved})
	require.NoError(t, err)
	require.NotNil(t, r.Refusal)
}
