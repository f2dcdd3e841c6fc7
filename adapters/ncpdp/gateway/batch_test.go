package gateway_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// numbered is the n-th message of a mailbox.
func numbered(n int) []byte {
	return changed(original(), "EX-20261102-0001", fmt.Sprintf("EX-20261102-%04d", n))
}

func TestSeveralMessagesInOneAnswerAreAcknowledgedOneByOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Together(3)
	edifact := segments(t)
	w.cfg.Partner.AnyOf = []string{parsed(edifact).Header().To.ID}
	w.Gateway = w.open(t)
	for _, m := range [][]byte{numbered(11), numbered(12), edifact, numbered(13)} {
		w.partner.Post(m)
	}
	for _, want := range []bool{true, true, false} {
		more, err := w.Poll(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, more)
	}
	require.Zero(t, w.partner.Waiting())
	require.Len(t, w.desk.heard(), 4)
	require.Empty(t, w.desk.told())
}

// TestABadMessageInTheMailboxDoesNotHoldUpTheOthers: whatever is bad about it, and wherever it lies.
func TestABadMessageInTheMailboxDoesNotHoldUpTheOthers(t *testing.T) {
	t.Parallel()
	for name, bad := range map[string][]byte{
		"no message at all":      []byte("<Sampleton/>"),
		"without ids":            changed(original(), "<MessageID>EX-20261102-0001</MessageID>", ""),
		"a second body":          changed(original(), "</Message>", "<Body/></Message>"),
		"cut off":                original()[:bytes.Index(original(), []byte("</LastName>"))],
		"an entity of its own":   changed(original(), "Sampleton", "&Sampleton;"),
		"too deep to be read":    []byte(strings.Repeat("<Sampleton>", 500) + strings.Repeat("</Sampleton>", 500)),
		"a document type before": append([]byte(`<!DOCTYPE a [<!ENTITY s "Sampleton">]>`), original()...),
	} {
		for at := range 3 {
			t.Run(fmt.Sprint(name, " as number ", at+1), func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				w.partner.Together(3)
				good := 1
				for n := range 3 {
					if n == at {
						w.partner.Post(bad)
						continue
					}
					w.partner.Post(numbered(good))
					good++
				}
				more, err := w.Poll(t.Context())
				require.ErrorContains(t, err, fmt.Sprintf("message %d of the mailbox", at+1))
				require.NotContains(t, err.Error(), "Sampleton")
				require.True(t, more)
				require.Len(t, w.desk.heard(), 2)
				require.Equal(t, 1, w.partner.Waiting(), "the bad one stays")
				more, err = w.Poll(t.Context())
				require.Error(t, err)
				require.False(t, more, "a bad one alone is no reason to poll again")
			})
		}
	}
}

func TestAMailboxFullOfRubbishIsAShortError(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	answering(t, w, func(rw http.ResponseWriter, _ *script.Message) {
		_, _ = rw.Write([]byte(strings.Repeat("<a/>", 100_000)))
	})
	more, err := w.Poll(t.Context())
	require.Error(t, err)
	require.False(t, more)
	require.Less(t, len(err.Error()), 4000)
}

// TestAMailboxThatRefusesOurAnswerIsAnError: it would bring the message for ever, and hide those behind it.
func TestAMailboxThatRefusesOurAnswerIsAnError(t *testing.T) {
	t.Parallel()
	for _, f := range []scripttest.Fault{scripttest.Refuse, scripttest.RefuseNothing, scripttest.Busy, scripttest.Down} {
		w := newWorld(t)
		w.partner.Post(original())
		w.partner.Fail("", 1)
		w.partner.Fail(f, 1)
		_, err := w.Poll(t.Context())
		require.Error(t, err, string(f))
		require.NotContains(t, err.Error(), "unknown drug")
		require.Equal(t, 1, w.partner.Waiting())
		require.Len(t, w.desk.heard(), 1)
		more, err := w.Poll(t.Context())
		require.NoError(t, err)
		require.False(t, more)
		require.Zero(t, w.partner.Waiting())
		require.Equal(t, []error{gateway.ErrCameAgain}, w.desk.told())
	}
}

func TestAPollThatIsStoppedLeavesTheRestInTheMailbox(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, stop := context.WithCancel(t.Context())
	w.cfg.Receive = func(context.Context, gateway.Incoming) (gateway.Reply, error) {
		stop()
		return gateway.Reply{}, ctx.Err()
	}
	w.Gateway = w.open(t)
	w.partner.Together(3)
	for n := range 3 {
		w.partner.Post(numbered(n + 1))
	}
	_, err := w.Poll(ctx)
	require.ErrorContains(t, err, "message 1")
	require.NotContains(t, err.Error(), "message 2", "the rest is not looked at")
	require.Equal(t, 3, w.partner.Waiting())
	require.Len(t, w.partner.Received(), 1)
	w.cfg.Receive = w.desk.receive
	more, err := w.open(t).Poll(t.Context())
	require.NoError(t, err)
	require.True(t, more)
	require.Zero(t, w.partner.Waiting())
}

func TestADeskThatFailsForOneMessageTakesTheOthers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.cfg.Receive = func(ctx context.Context, in gateway.Incoming) (gateway.Reply, error) {
		if in.Message.Header().MessageID == "EX-20261102-0002" {
			return gateway.Reply{}, errors.New("the database rests")
		}
		return w.desk.receive(ctx, in)
	}
	w.Gateway = w.open(t)
	w.partner.Together(3)
	for n := range 3 {
		w.partner.Post(numbered(n + 1))
	}
	more, err := w.Poll(t.Context())
	require.ErrorContains(t, err, "message 2")
	require.True(t, more)
	require.Equal(t, 1, w.partner.Waiting())
	require.Len(t, w.desk.heard(), 2)
}

func TestATextThatLooksLikeAnotherMessageIsNoneInAnAnswerOfOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	m := parsed(original())
	note := m.BodyNode().Find("MedicationPrescribed", "DrugDescription")
	odd, err := m.Edit().SetText(note, "UIB+UNOA:0 tablets").Bytes()
	require.NoError(t, err)
	w.partner.Post(odd)
	more, err := w.Poll(t.Context())
	require.NoError(t, err)
	require.True(t, more)
	require.Zero(t, w.partner.Waiting())
	require.Len(t, w.desk.heard(), 1)
}
