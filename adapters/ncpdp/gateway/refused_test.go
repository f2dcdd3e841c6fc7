package gateway_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// TestOfTwoMessagesUnderOneIDAtOnceOneIsRefused: through two processes over one journal. The store of the desk sees by the
// Print that they are two.
func TestOfTwoMessagesUnderOneIDAtOnceOneIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	other := w.open(t)
	w.cfg.Receive = func(ctx context.Context, in gateway.Incoming) (gateway.Reply, error) {
		status, _ := scripttest.Deliver(other.Handler(), changed(original(), "<Value>90</Value>", "<Value>30</Value>"))
		require.Equal(t, 200, status)
		return w.desk.receive(ctx, in)
	}
	w.Gateway = w.open(t)
	_, _, a := acknowledged(t, w, original())
	require.True(t, a.Failed, "the other was faster")
	require.Equal(t, script.AckRefused, a.Code)
	require.Equal(t, []error{gateway.ErrReusedID}, w.desk.told())
	got := w.desk.heard()
	require.Len(t, got, 2)
	require.Equal(t, got[0].Key, got[1].Key)
	require.NotEqual(t, got[0].Print, got[1].Print)
}

// TestAMessageThatTheProfileRefusedIsTakenWhenTheProfileWasMended: also where the pharmacy was the one at fault.
func TestAMessageThatTheProfileRefusedIsTakenWhenTheProfileWasMended(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Takes = []script.Kind{script.KindCancelRx} })
	for range 2 {
		_, _, a := acknowledged(t, w, original())
		require.True(t, a.Failed)
	}
	w.cfg.Partner.Takes = nil
	w.Gateway = w.open(t)
	_, _, a := acknowledged(t, w, original())
	require.True(t, a.Accepted())
	require.Len(t, w.desk.heard(), 1)
	require.Len(t, w.desk.told(), 2)
}

// TestACopyToTheWrongPharmacyDoesNotBlockTheRightOne: a network sends it again under its id.
func TestACopyToTheWrongPharmacyDoesNotBlockTheRightOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, _, a := acknowledged(t, w, changed(original(), `"P">2699999<`, `"P">2688888<`))
	require.True(t, a.Failed)
	_, _, a = acknowledged(t, w, original())
	require.True(t, a.Accepted())
}

// TestWhatWasTakenStaysAnsweredThoughTheProfileHasChanged: the sender has its answer, and gets no other.
func TestWhatWasTakenStaysAnsweredThoughTheProfileHasChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, first := scripttest.Deliver(w.Handler(), original())
	w.cfg.Partner.Takes = []script.Kind{script.KindCancelRx}
	w.Gateway = w.open(t)
	_, second := scripttest.Deliver(w.Handler(), original())
	require.Equal(t, string(first), string(second))
}

// TestAMailboxThatDoesNotLetARefusedMessageGoIsNoEndlessLoop: nothing of it is kept, so it looks new each time.
func TestAMailboxThatDoesNotLetARefusedMessageGoIsNoEndlessLoop(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Post(changed(original(), `"P">2699999<`, `"P">2688888<`))
	more, err := w.Poll(t.Context())
	require.NoError(t, err)
	require.False(t, more)
	require.Zero(t, w.partner.Waiting(), "this one lets it go at the Error")
	require.Len(t, w.desk.told(), 1)
	require.Empty(t, w.desk.heard())
}
