package gateway_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// TestAMessageThatNoAnswerCanBeWrittenToIsNotHandedOver: the order would be made each time, and its sender never hear of it.
func TestAMessageThatNoAnswerCanBeWrittenToIsNotHandedOver(t *testing.T) {
	t.Parallel()
	edifact := segments(t)
	h := parsed(edifact).Header()
	for name, message := range map[string][]byte{
		"a message id with an accent": changed(edifact, h.MessageID, h.MessageID+"é"),
		"a sender with an accent":     changed(edifact, h.From.ID, h.From.ID+"é"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, ours(edifact))
			for n := range 2 {
				status, answer := scripttest.Deliver(w.Handler(), message)
				require.Equal(t, 400, status)
				require.NotContains(t, string(answer), "é")
				require.Empty(t, w.desk.heard())
				require.Len(t, w.desk.told(), n+1)
				require.ErrorIs(t, w.desk.told()[n], gateway.ErrUnanswerable)
			}
		})
	}
}

// TestWhatAnAnswerCanDoWithoutIsLeftOut: names of the root, and in EDIFACT an order number, that cannot be written.
func TestWhatAnAnswerCanDoWithoutIsLeftOut(t *testing.T) {
	t.Parallel()
	edifact := segments(t)
	messages := [][]byte{changed(edifact, parsed(edifact).Header().PrescriberOrderNumber, "né1")}
	for _, name := range []string{`é="u"`, `xmlns:é="u"`, `xmlns:é="u" é:a="1"`} {
		messages = append(messages, changed(original(), "<Message ", "<Message "+name+" "))
	}
	for _, message := range messages {
		w := newWorld(t, ours(edifact))
		_, answer, a := acknowledged(t, w, message)
		require.True(t, a.Accepted())
		require.NotContains(t, string(answer.Raw()), "é")
		require.Len(t, w.desk.heard(), 1)
	}
}

// TestAMailboxKeepsWhatCannotBeAnswered: the error tells which one it is.
func TestAMailboxKeepsWhatCannotBeAnswered(t *testing.T) {
	t.Parallel()
	edifact := segments(t)
	id := parsed(edifact).Header().MessageID
	w := newWorld(t, ours(edifact))
	w.partner.Post(changed(edifact, id, id+"é"))
	more, err := w.Poll(t.Context())
	require.ErrorIs(t, err, gateway.ErrUnanswerable)
	require.ErrorContains(t, err, "message 1 of the mailbox")
	require.False(t, more)
	require.Empty(t, w.desk.heard())
	require.Equal(t, 1, w.partner.Waiting())
}

// TestASoftwareThatCannotBeWrittenIsOurOwnTrouble: the sender has nothing to mend, and nothing is done meanwhile.
func TestASoftwareThatCannotBeWrittenIsOurOwnTrouble(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"\x00", "x\xff"} {
		w := newWorld(t, func(c *gateway.Config) { c.Partner.Software = script.Software{Product: text} })
		status, _ := scripttest.Deliver(w.Handler(), original())
		require.Equal(t, 503, status)
		require.Empty(t, w.desk.heard())
		require.ErrorIs(t, w.desk.told()[0], script.ErrUnwritable)
	}
}
