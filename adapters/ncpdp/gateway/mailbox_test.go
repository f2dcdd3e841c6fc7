package gateway_test

import (
	"errors"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

func readSample(name string) ([]byte, error) { return os.ReadFile("../script/testdata/" + name) }

func TestAMailboxIsEmptiedMessageByMessage(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Partner.Mailbox = script.Mailbox{ID: "BOX-1"} })
	w.partner.Post(original())
	w.partner.Post(changed(original(), "EX-20261102-0001", "EX-20261102-0002"))
	var rounds int
	for more := true; more; rounds++ {
		var err error
		more, err = w.Poll(t.Context())
		require.NoError(t, err)
	}
	require.Equal(t, 3, rounds)
	require.Zero(t, w.partner.Waiting())
	require.Len(t, w.desk.heard(), 2)
	asked := w.partner.Received()[0]
	require.Equal(t, script.KindGetMessage, asked.Kind)
	require.Equal(t, "BOX-1", parsed(asked.Raw).Header().Mailbox.ID)
	require.NotEqual(t, asked.ID, w.partner.Received()[2].ID, "each question is a message of its own")
}

func TestAnAcknowledgementThatWasLostIsGivenAgainAndTheMessageIsHandedOverOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Post(original())
	w.partner.Fail("", 1) // the question is answered
	w.partner.Fail(scripttest.DropBeforeWork, 1)
	_, err := w.Poll(t.Context())
	require.ErrorIs(t, err, gateway.ErrOutcomeUnknown)
	require.Equal(t, 1, w.partner.Waiting())
	more, err := w.Poll(t.Context())
	require.NoError(t, err)
	require.False(t, more, "a repetition ends the round")
	require.Zero(t, w.partner.Waiting())
	require.Len(t, w.desk.heard(), 1)
	got := w.partner.Received()
	require.Equal(t, string(got[1].Raw), string(got[3].Raw))
}

func TestAMessageThatTheDeskCannotHandleStaysInTheMailbox(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.desk.err = errors.New("the database rests")
	w.partner.Post(original())
	_, err := w.Poll(t.Context())
	require.Error(t, err)
	require.Equal(t, 1, w.partner.Waiting())
	require.Len(t, w.partner.Received(), 1, "nothing is answered")
}

func TestAMailboxThatAnswersNonsenseIsAnError(t *testing.T) {
	t.Parallel()
	for _, f := range []scripttest.Fault{scripttest.HTML, scripttest.Empty, scripttest.Refuse, scripttest.RefuseNothing, scripttest.Busy, scripttest.Down, scripttest.DropBeforeWork} {
		w := newWorld(t)
		w.partner.Fail(f, 1)
		more, err := w.Poll(t.Context())
		require.Error(t, err, string(f))
		require.False(t, more)
		require.NotContains(t, err.Error(), "127.0.0.1")
		require.Empty(t, w.desk.heard())
	}
}

func TestALateStatusInTheMailboxEndsTheQuestionAndIsNotAnswered(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.Late, 1)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	w.partner.Post(w.partner.Owed()[0])
	for _, want := range []bool{true, false} {
		more, err := w.Poll(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, more)
	}
	require.NoError(t, w.ask(t, "k"))
	require.Len(t, w.partner.Received(), 3, "the request and two questions: nothing else")
	require.Len(t, w.desk.heard(), 1)
}
