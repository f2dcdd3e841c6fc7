package gateway_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// dying is a journal that fails once, at its n-th call: before the work, or after it, as a process does that dies there.
type dying struct {
	*gateway.Memory
	mu    sync.Mutex
	left  int
	after bool
}

var errDead = errors.New("the process died")

// at counts a call; it is true at the one that fails.
func (d *dying) at() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.left--
	return d.left == 0
}

func (d *dying) Keep(ctx context.Context, e gateway.Entry) (gateway.Entry, error) {
	dies := d.at()
	if dies && !d.after {
		return gateway.Entry{}, errDead
	}
	kept, err := d.Memory.Keep(ctx, e)
	if dies {
		return gateway.Entry{}, errDead
	}
	return kept, err
}

func (d *dying) Find(ctx context.Context, id string) (gateway.Entry, error) {
	if d.at() {
		return gateway.Entry{}, errDead
	}
	return d.Memory.Find(ctx, id)
}

// deaths calls do for each call of a journal that may be the last, before its work and after it.
func deaths(t *testing.T, do func(t *testing.T, change func(*gateway.Config))) {
	t.Helper()
	for n := 1; n <= 6; n++ {
		for _, after := range []bool{false, true} {
			t.Run(fmt.Sprintf("call %d, after its work: %v", n, after), func(t *testing.T) {
				t.Parallel()
				do(t, func(c *gateway.Config) { c.Journal = &dying{Memory: &gateway.Memory{}, left: n, after: after} })
			})
		}
	}
}

// TestWhereverTheProcessDiesTheRequestIsTakenOnceUnderItsFirstBytes: with an answer that is heard, one that is lost, and
// one that comes by itself.
func TestWhereverTheProcessDiesTheRequestIsTakenOnceUnderItsFirstBytes(t *testing.T) {
	t.Parallel()
	for _, f := range []scripttest.Fault{"", scripttest.DropBeforeWork, scripttest.DropAfterWork, scripttest.Late} {
		t.Run("fault "+string(f), func(t *testing.T) {
			t.Parallel()
			deaths(t, func(t *testing.T, change func(*gateway.Config)) {
				w := newWorld(t, change)
				w.partner.Fail(f, 1)
				err := errDead
				for tries := 0; err != nil && tries < 5; tries++ {
					w.Gateway = w.open(t) // another process
					err = w.ask(t, "k")
					for _, ack := range w.partner.Owed() {
						scripttest.Deliver(w.Handler(), ack)
					}
				}
				require.NoError(t, err)
				require.Equal(t, 1, w.partner.Taken())
				for _, each := range w.partner.Received() {
					require.Equal(t, string(w.partner.Received()[0].Raw), string(each.Raw))
				}
			})
		})
	}
}

// TestWhereverTheProcessDiesAMessageIsAnsweredAndComesUnderOneKey: the desk's own store does the rest.
func TestWhereverTheProcessDiesAMessageIsAnsweredAndComesUnderOneKey(t *testing.T) {
	t.Parallel()
	deaths(t, func(t *testing.T, change func(*gateway.Config)) {
		w := newWorld(t, change)
		var answers []string
		for range 8 {
			w.Gateway = w.open(t)
			if status, answer := scripttest.Deliver(w.Handler(), original()); status == 200 {
				answers = append(answers, string(answer))
			}
		}
		require.GreaterOrEqual(t, len(answers), 6)
		require.Len(t, slices.Compact(answers), 1, "one answer, however often it is given")
		heard := w.desk.heard()
		require.LessOrEqual(t, len(heard), 2)
		for _, in := range heard {
			require.Equal(t, heard[0].Key, in.Key)
		}
	})
}

// TestWhereverTheProcessDiesTheMailboxIsEmptied: and each message comes under one key.
func TestWhereverTheProcessDiesTheMailboxIsEmptied(t *testing.T) {
	t.Parallel()
	deaths(t, func(t *testing.T, change func(*gateway.Config)) {
		w := newWorld(t, change)
		w.partner.Together(2)
		w.partner.Post(original())
		w.partner.Post(changed(original(), "EX-20261102-0001", "EX-20261102-0002"))
		for range 4 {
			w.Gateway = w.open(t)
			_, _ = w.Poll(t.Context())
		}
		require.Zero(t, w.partner.Waiting())
		keys := map[stream.Key]bool{}
		for _, in := range w.desk.heard() {
			keys[in.Key] = true
		}
		require.Len(t, keys, 2)
	})
}

// TestTwoProcessesAtOnceSendOneMessageAndGiveOneAnswer: over one journal, under the race detector.
func TestTwoProcessesAtOnceSendOneMessageAndGiveOneAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	processes := []*gateway.Gateway{w.Gateway, w.open(t)}
	answers := make([]string, 16)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() {
			g := processes[i%2]
			_, _ = g.AskRenewal(t.Context(), "k", request())
			_, answer := scripttest.Deliver(g.Handler(), original())
			answers[i] = string(answer)
			_, _ = g.Poll(t.Context())
		})
	}
	all.Wait()
	require.NoError(t, w.ask(t, "k"))
	require.Equal(t, 1, w.partner.Taken())
	require.Len(t, slices.Compact(answers), 1)
	require.LessOrEqual(t, len(w.desk.heard()), 2, "once for each process at most")
}

// TestAReceiverMaySendWhateverTheKeys: two keys never wait for one another.
func TestAReceiverMaySendWhateverTheKeys(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.cfg.Receive = func(ctx context.Context, _ gateway.Incoming) (gateway.Reply, error) {
		for n := range 200 {
			if _, err := w.AskRenewal(ctx, stream.Key(fmt.Sprint(n)), request()); err != nil {
				return gateway.Reply{}, err
			}
		}
		return gateway.Reply{}, nil
	}
	w.Gateway = w.open(t)
	status, _ := scripttest.Deliver(w.Handler(), original())
	require.Equal(t, 200, status)
	require.Equal(t, 200, w.partner.Taken())
}

// TestTheMessageThatWasKeptFirstGoesOut: another process wrote it while this one did.
func TestTheMessageThatWasKeptFirstGoesOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	other := w.open(t)
	w.partner.Fail(scripttest.DropBeforeWork, 1)
	_, err := w.Send(t.Context(), "k", func(id string, at time.Time) ([]byte, error) {
		w.clock.Advance(time.Hour)
		_, err := other.Send(t.Context(), "k", renewalOf)
		require.ErrorIs(t, err, gateway.ErrOutcomeUnknown)
		return renewalOf(id, at)
	})
	require.NoError(t, err)
	got := w.partner.Received()
	require.Len(t, got, 2)
	require.Equal(t, string(got[0].Raw), string(got[1].Raw))
}

// TestAJournalThatCannotBeReadSendsNothing: whether the partner has answered is not known then.
func TestAJournalThatCannotBeReadSendsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NoError(t, w.ask(t, "k"))
	w.cfg.Journal = &dying{Memory: w.journal, left: 1}
	w.Gateway = w.open(t)
	require.ErrorIs(t, w.ask(t, "k"), errDead)
	require.Len(t, w.partner.Received(), 1)
	require.NoError(t, w.ask(t, "k"))
	require.Len(t, w.partner.Received(), 1)
}

// TestTheAnswerThatWasKeptFirstIsGiven: another process took the message while this one did.
func TestTheAnswerThatWasKeptFirstIsGiven(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	other := w.open(t)
	var first []byte
	w.cfg.Receive = func(context.Context, gateway.Incoming) (gateway.Reply, error) {
		_, first = scripttest.Deliver(other.Handler(), original())
		w.clock.Advance(time.Hour)
		return gateway.Reply{}, nil
	}
	_, answer := scripttest.Deliver(w.open(t).Handler(), original())
	require.NotEmpty(t, answer)
	require.Equal(t, string(first), string(answer))
}

// deaf is a journal that does not look at the context.
type deaf struct{ *gateway.Memory }

func (d deaf) Find(_ context.Context, id string) (gateway.Entry, error) {
	return d.Memory.Find(context.Background(), id)
}

// TestACallThatHasEndedWritesNothing: also where the journal does not look at the context.
func TestACallThatHasEndedWritesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Journal = deaf{&gateway.Memory{}} })
	ended, end := context.WithCancel(t.Context())
	end()
	for range 20 {
		_, err := w.Send(ended, "k", func(string, time.Time) ([]byte, error) { panic("asked to write") })
		require.ErrorIs(t, err, context.Canceled)
	}
}
