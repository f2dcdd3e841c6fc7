package gateway_test

import (
	"bytes"
	"context"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// segments is a NewRx in the EDIFACT form, to the pharmacy of the profile.
func segments(t *testing.T) []byte {
	t.Helper()
	data, err := readSample("newrx-10.6.edi")
	require.NoError(t, err)
	return data
}

// ours takes the pharmacy under the id of a sample.
func ours(data []byte) func(*gateway.Config) {
	return func(c *gateway.Config) { c.Partner.AnyOf = []string{parsed(data).Header().To.ID} }
}

func TestAMessageInEDIFACTIsTakenAndAnsweredInEDIFACT(t *testing.T) {
	t.Parallel()
	data := segments(t)
	w := newWorld(t, ours(data))
	var first []byte
	for range 2 {
		w.clock.Advance(time.Hour)
		rec := httptest.NewRecorder()
		w.Handler().ServeHTTP(rec, httptest.NewRequest("POST", "/script", bytes.NewReader(data)))
		require.Equal(t, 200, rec.Code)
		require.Equal(t, "application/EDIFACT", rec.Header().Get("Content-Type"))
		answer := parsed(rec.Body.Bytes())
		require.True(t, answer.Envelope().EDIFACT)
		require.Equal(t, script.KindStatus, answer.Kind())
		require.Equal(t, parsed(data).Header().MessageID, answer.Header().RelatesToMessageID)
		require.Equal(t, parsed(data).Header().From, answer.Header().To)
		if first == nil {
			first = rec.Body.Bytes()
		}
		require.Equal(t, string(first), rec.Body.String())
	}
	require.Len(t, w.desk.heard(), 1)
}

func TestWordsThatEDIFACTCannotHoldAreLeftOutOfTheAnswer(t *testing.T) {
	t.Parallel()
	data := segments(t)
	w := newWorld(t, ours(data))
	w.desk.reply = gateway.Reply{Refuse: script.AckRefused, Text: "médicament"}
	_, _, a := acknowledged(t, w, data)
	require.True(t, a.Failed)
	require.False(t, a.Description.IsSet())
	require.Empty(t, w.desk.told())
}

// TestAMailboxOfEDIFACTIsAnsweredWithoutAToken: the form has no place for it that we know.
func TestAMailboxOfEDIFACTIsAnsweredWithoutAToken(t *testing.T) {
	t.Parallel()
	data := segments(t)
	w := newWorld(t, ours(data), func(c *gateway.Config) {
		c.Token = func() (script.Token, error) {
			return script.Token{Username: "EXMAI", Password: secret.New("not-a-password")}, nil
		}
	})
	w.partner.Post(data)
	more, err := w.Poll(t.Context())
	require.NoError(t, err)
	require.True(t, more)
	got := w.partner.Received()
	require.Equal(t, "application/xml", got[0].Type)
	require.Equal(t, "application/EDIFACT", got[1].Type)
	require.True(t, parsed(got[1].Raw).Envelope().EDIFACT)
}

// TestAPrescriberOfEDIFACTIsNotAskedElectronically: a request is not written in that form.
func TestAPrescriberOfEDIFACTIsNotAskedElectronically(t *testing.T) {
	t.Parallel()
	data := segments(t)
	w := newWorld(t, func(c *gateway.Config) {
		c.Renewals = func(context.Context, mailrx.RenewalRequest) (gateway.Renewal, error) {
			return gateway.Renewal{Original: parsed(data)}, nil
		}
	})
	w.unreached(t, request())
	require.ErrorIs(t, w.desk.told()[0], script.ErrUnwritable)
	require.Empty(t, w.partner.Received())
}

func TestAnEDIFACTStatusThatComesLateEndsTheQuestion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.partner.Fail(scripttest.DropAfterWork, 1)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	l := script.Letter{Dialect: script.Dialect{Version: script.V10_6, Envelope: script.Envelope{EDIFACT: true}}, To: profile().Us, From: profile().Them,
		MessageID: "LATE-1", RelatesTo: gateway.MessageID("k"), Sent: noon}
	late, err := l.Status(script.AckTaken, "")
	require.NoError(t, err)
	status, _ := scripttest.Deliver(w.Handler(), late)
	require.Equal(t, 204, status)
	require.NoError(t, w.ask(t, "k"))
	require.Len(t, w.partner.Received(), 1)
}
