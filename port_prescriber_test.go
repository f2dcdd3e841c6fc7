package mailrx_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/renewal"
)

// agreed begins a renewal that the member has said yes to.
func (w *world) agreed(tb testing.TB) rx.ID {
	tb.Helper()
	id := w.lastFill(tb)
	r, err := w.Renewals.Answer(tb.Context(), "yes", id, member, true)
	require.NoError(tb, err)
	require.Nil(tb, r.Refusal)
	w.drain(tb)
	return id
}

// unreachable answers the means that nobody can be reached by.
func unreachable(means ...string) func(mailrx.RenewalRequest) renewal.Reach {
	return func(r mailrx.RenewalRequest) renewal.Reach {
		for _, each := range means {
			if r.Means == each {
				return renewal.Undeliverable
			}
		}
		return renewal.Handed
	}
}

func (w *world) toldOf(k notice.Kind) (times int) {
	for _, n := range w.notifier.Sent() {
		if n.Kind == k {
			times++
		}
	}
	return times
}

// TestAPrescriberWhoIsNotReachedIsAskedByTheNextMeans: a final no is an answer. It is asked for once, not forty times, and
// the fax goes out on its day.
func TestAPrescriberWhoIsNotReachedIsAskedByTheNextMeans(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.gateway.Reach = unreachable(renewal.Electronic)
	id := w.agreed(t)
	require.Zero(t, w.toldOf(notice.RenewalAsked), "nobody has the request yet")
	w.pass(t, 4)
	asked := w.gateway.Asked()
	require.GreaterOrEqual(t, len(asked), 2)
	require.Equal(t, []string{renewal.Electronic, renewal.Fax}, []string{asked[0].Means, asked[1].Means})
	require.Equal(t, []int{1, 1}, []int{asked[0].Round, asked[1].Round})
	s, err := w.Renewals.Status(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, []renewal.Reach{renewal.Undeliverable, renewal.Handed}, []renewal.Reach{s.Tries[0].Reach, s.Tries[1].Reach})
	require.Equal(t, 1, w.toldOf(notice.RenewalAsked))
	require.Empty(t, w.allFaults(), "a no is no fault")
	parked, err := w.Queue.Parked(t.Context())
	require.NoError(t, err)
	require.Empty(t, parked)
}

func TestWhereNobodyIsReachedTheMemberHearsThat(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.gateway.Reach = unreachable(renewal.Electronic, renewal.Fax, renewal.Phone)
	id := w.agreed(t)
	w.pass(t, 8)
	s, err := w.Renewals.Status(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, renewal.NoResponse, s.Status)
	require.Equal(t, "renewal.unreached", s.Summary(renewal.StreamOf(id)).Hold)
	require.Equal(t, 1, w.toldOf(notice.RenewalSilent))
	require.Zero(t, w.toldOf(notice.RenewalAsked))
}

// TestAYesAfterTheWindowAsksForANewPrescriptionInARoundOfItsOwn: what the machine says reaches the gateway.
func TestAYesAfterTheWindowAsksForANewPrescriptionInARoundOfItsOwn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.agreed(t)
	require.False(t, w.gateway.Asked()[0].NewRx)
	r, err := w.Renewals.Answer(t.Context(), "no", id, member, false)
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	before := len(w.gateway.Asked())
	w.pass(t, 500)
	r, err = w.Renewals.Answer(t.Context(), "yes again", id, member, true)
	require.NoError(t, err)
	require.Nil(t, r.Refusal)
	w.drain(t)
	asked := w.gateway.Asked()
	require.Len(t, asked, before+1)
	last := asked[before]
	require.True(t, last.NewRx, "the prescription ended more than 120 days ago")
	require.Equal(t, []int{2, 1}, []int{last.Round, last.Attempt})
}

// TestNoAnswerIsNoYes: a gateway that forgets to say what became of the request has handed nothing over.
func TestNoAnswerIsNoYes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.gateway.Reach = func(mailrx.RenewalRequest) renewal.Reach { return renewal.Pending }
	id := w.agreed(t)
	require.Zero(t, w.toldOf(notice.RenewalAsked))
	s, err := w.Renewals.Status(t.Context(), id)
	require.NoError(t, err)
	require.Zero(t, s.Handed)
	require.ErrorContains(t, w.allFaults()[0].Err, "neither an answer nor an error")
}
