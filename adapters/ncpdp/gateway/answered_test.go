package gateway_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func TestAnAnswerFindsWhatItAnswersAndNobodyAnswersForAnother(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NoError(t, w.ask(t, "k"))
	ours := parsed(w.partner.Received()[0].Raw)
	answer := func(change func(*script.Letter)) *script.Message {
		l := ours.Answer("YES-1", noon)
		change(&l)
		out, err := l.Response(script.Response{Kind: script.KindRxRenewalResponse, Verdict: script.Verdict{Outcome: script.Approved}})
		require.NoError(t, err)
		return parsed(out)
	}
	got, err := w.Answered(t.Context(), answer(func(*script.Letter) {}))
	require.NoError(t, err)
	require.Equal(t, string(ours.Raw()), string(got.Raw()))
	for name, change := range map[string]func(*script.Letter){
		"another prescriber":     func(l *script.Letter) { l.From.ID = "6000000000002" },
		"another kind of party":  func(l *script.Letter) { l.From.Qualifier = "C" },
		"an id of nobody":        func(l *script.Letter) { l.RelatesTo = gateway.MessageID("never sent") },
		"an id that is not ours": func(l *script.Letter) { l.RelatesTo = "EX-1" },
	} {
		_, err := w.Answered(t.Context(), answer(change))
		require.ErrorIs(t, err, mailrx.ErrNotFound, name)
	}
	l := ours.Answer("ACK-1", noon)
	l.From = script.Party{Qualifier: "ZZZ", ID: "NETWORK"}
	out, err := l.Status(script.AckTaken, "")
	require.NoError(t, err)
	_, err = w.Answered(t.Context(), parsed(out))
	require.NoError(t, err, "a network acknowledges for those behind it")
}
