package main

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestALetterThatIsRefusedForGoodHoldsUpNoOther(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.lay("unsupported", func(id string, at time.Time) ([]byte, error) {
		return profile().Letter(id, at).Write("RxHistoryRequest")
	})
	w.lay("unwritable", func(string, time.Time) ([]byte, error) { return nil, script.ErrUnwritable })
	w.net.partner.Fail(scripttest.Refuse, 1)
	for _, key := range []stream.Key{"refused", "taken"} {
		require.NoError(t, w.request(key, wish{member: "mem-1001", drug: w.of(lisinopril), from: physician}))
	}
	require.NoError(t, w.flush(ctx))
	require.NoError(t, w.flush(ctx))
	require.NotNil(t, w.net.sent(gateway.MessageID("taken")))
	require.Equal(t, 2, w.count(script.KindNewRxRequest), "the partner's no stands: it is not asked twice")
	require.Equal(t, []string{"outbox.refused", "outbox.by_phone/unwritable", "outbox.refused"}, w.notes)
	require.Empty(t, w.outbox)
}

func TestALetterWhoseOutcomeIsUnknownStaysAndTheNextOnesWait(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]scripttest.Fault{"the answer is lost": scripttest.DropAfterWork, "the partner's own trouble": scripttest.Busy} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			w.net.partner.Fail(fault, 1)
			require.NoError(t, w.request("wish", wish{member: "mem-1001", drug: w.of(lisinopril), from: physician}))
			require.Error(t, w.flush(ctx))
			require.Len(t, w.outbox, 1)
			require.NoError(t, w.flush(ctx))
			require.Empty(t, w.outbox)
			require.Empty(t, w.notes)
		})
	}
}

func TestTwoWhoFlushAtOnceLoseNoLetter(t *testing.T) {
	t.Parallel()
	w := open(t)
	for range 10 {
		for _, key := range []stream.Key{"a", "b", "c"} {
			w.lay(key, func(id string, at time.Time) ([]byte, error) {
				l := profile().Letter(id, at)
				l.To = w.offices.by(physician).address
				return l.Request(w.newRxRequest(id, wish{member: "mem-1001", drug: w.of(lisinopril), from: physician}))
			})
		}
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() { _ = w.flush(ctx) })
		}
		all.Wait()
		require.NoError(t, w.flush(ctx))
		require.Empty(t, w.outbox)
	}
	require.Equal(t, 3, w.net.partner.Taken())
}

func TestAWishUnderAKeyThatIsThereIsTheSameWish(t *testing.T) {
	t.Parallel()
	w := open(t)
	ask := func() {
		require.NoError(t, w.request("wish", wish{member: "mem-1001", drug: w.of(lisinopril), from: physician}))
	}
	ask()
	require.NoError(t, w.flush(ctx))
	asked := w.net.sent(gateway.MessageID("wish"))
	w.accepted(w.answer(asked, "D-1", script.Verdict{Outcome: script.Denied, Reasons: []string{"AM"}}, nil))
	ask()
	require.True(t, w.asked[gateway.MessageID("wish")].ended, "what was answered is not open again")
	require.Empty(t, w.outbox)
}
