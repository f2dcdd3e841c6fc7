package gateway_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// resting is a journal that keeps no answers while it rests.
type resting struct {
	*gateway.Memory
	rests bool
}

var errRests = errors.New("the database rests")

func (r *resting) Keep(ctx context.Context, e gateway.Entry) (gateway.Entry, error) {
	if r.rests && strings.HasPrefix(e.ID, "ack/") {
		return gateway.Entry{}, errRests
	}
	return r.Memory.Keep(ctx, e)
}

// TestAnAnswerThatCannotBeKeptIsAnUnknownOutcome: the partner may have the message, and whoever takes the error for "not
// sent" would ask by other means too.
func TestAnAnswerThatCannotBeKeptIsAnUnknownOutcome(t *testing.T) {
	t.Parallel()
	for _, f := range []scripttest.Fault{"", scripttest.Refuse} {
		journal := &resting{Memory: &gateway.Memory{}, rests: true}
		w := newWorld(t, func(c *gateway.Config) { c.Journal = journal })
		w.partner.Fail(f, 1)
		err := w.ask(t, "k")
		require.ErrorIs(t, err, gateway.ErrOutcomeUnknown)
		require.ErrorIs(t, err, errRests, "the host sees why")
		journal.rests = false
		require.NoError(t, w.ask(t, "k"))
		require.Equal(t, 1, w.partner.Taken())
	}
}

// TestAnAcknowledgementThatCannotBeKeptMayComeAgain: it is not lost with the journal.
func TestAnAcknowledgementThatCannotBeKeptMayComeAgain(t *testing.T) {
	t.Parallel()
	journal := &resting{Memory: &gateway.Memory{}, rests: true}
	w := newWorld(t, func(c *gateway.Config) { c.Journal = journal })
	w.partner.Fail(scripttest.Late, 1)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	late := w.partner.Owed()[0]
	status, _ := scripttest.Deliver(w.Handler(), late)
	require.Equal(t, 503, status)
	require.ErrorIs(t, w.desk.told()[0], errRests)
	journal.rests = false
	status, _ = scripttest.Deliver(w.Handler(), late)
	require.Equal(t, 204, status)
	require.NoError(t, w.ask(t, "k"))
	require.Len(t, w.partner.Received(), 1)
}

// leaving answers with a yes, at whose last byte the caller goes away.
type leaving struct{ leave func() }

func (l leaving) RoundTrip(r *http.Request) (*http.Response, error) {
	raw, _ := io.ReadAll(r.Body)
	yes, err := parsed(raw).Answer("A-1", noon).Status(script.AckTaken, "")
	body := io.MultiReader(bytes.NewReader(yes), last(l.leave))
	return &http.Response{StatusCode: 200, Body: io.NopCloser(body), Header: http.Header{}}, err
}

// last is the end of a body.
type last func()

func (l last) Read([]byte) (int, error) {
	l()
	return 0, io.EOF
}

// TestAYesIsKeptThoughTheCallerHasGone: the next call finds it.
func TestAYesIsKeptThoughTheCallerHasGone(t *testing.T) {
	t.Parallel()
	there, leave := context.WithCancel(t.Context())
	w := newWorld(t, func(c *gateway.Config) { c.Client = &http.Client{Transport: leaving{leave}} })
	_, err := w.Send(there, "k", renewalOf)
	require.NoError(t, err)
	require.Error(t, there.Err())
	w.cfg.Client = w.partner.Client()
	w.Gateway = w.open(t)
	require.NoError(t, w.ask(t, "k"))
	require.Empty(t, w.partner.Received(), "it was not sent again")
}
