package gateway_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// TestASenderWhoHangsUpWhileTheDeskWorksIsAnsweredWhenItComesAgain: the order is made, however long it took, and the
// message is not handed over again.
func TestASenderWhoHangsUpWhileTheDeskWorksIsAnsweredWhenItComesAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := hungUp(t, w, original())
	status, second := scripttest.Deliver(w.Handler(), original())
	require.Equal(t, 200, status)
	require.Equal(t, first, string(second))
	require.Len(t, w.desk.heard(), 1)
	require.Empty(t, w.desk.told())
}

// TestAnAcknowledgementThatTheDeskTookLongOverCountsAllTheSame: it is the answer to what we sent.
func TestAnAcknowledgementThatTheDeskTookLongOverCountsAllTheSame(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.Late, 1)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	require.Empty(t, hungUp(t, w, w.partner.Owed()[0]))
	require.NoError(t, w.ask(t, "k"))
	require.Len(t, w.partner.Received(), 1)
	require.Empty(t, w.desk.told())
}

// hungUp delivers a message whose sender goes away while the desk works, and gives what it would have heard.
func hungUp(t *testing.T, w *world, message []byte) string {
	t.Helper()
	there, hangUp := context.WithCancel(t.Context())
	w.cfg.Receive = func(ctx context.Context, in gateway.Incoming) (gateway.Reply, error) {
		hangUp()
		require.Error(t, ctx.Err(), "the desk hears of it")
		return w.desk.receive(ctx, in)
	}
	rec := httptest.NewRecorder()
	w.Gateway = w.open(t)
	w.Handler().ServeHTTP(rec, httptest.NewRequest("POST", "/", reader(message)).WithContext(there))
	w.cfg.Receive = w.desk.receive
	w.Gateway = w.open(t)
	return rec.Body.String()
}
