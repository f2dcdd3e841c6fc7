package mailrx_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

func TestWorkDoesAsMuchAsIsAsked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	two := message("m-2")
	two.Rx.Patient = "mem-2"
	w.receive(t, "m-1")
	_, err := w.Orders.Receive(t.Context(), "k2", two)
	require.NoError(t, err)
	for _, c := range []struct{ ask, done int }{{0, 0}, {-1, 0}, {1, 1}, {9, 1}, {9, 0}} {
		n, err := w.Queue.Work(t.Context(), c.ask)
		require.NoError(t, err)
		require.Equal(t, c.done, n)
	}
	require.Len(t, w.notifier.Sent(), 2)
}

func TestNoWorkIsBegunInTheSecondHalfOfItsLease(t *testing.T) {
	t.Parallel()
	var w *world
	w = newWorld(t, wire(func(op string) mode {
		w.clock.Advance(3 * time.Minute)
		return fine
	}))
	two := message("m-2")
	two.Rx.Patient = "mem-2"
	w.receive(t, "m-1")
	_, err := w.Orders.Receive(t.Context(), "k2", two)
	require.NoError(t, err)
	n, err := w.Queue.Work(t.Context(), 9)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	w.clock.Advance(5 * time.Minute) // the other's lease runs out
	n, err = w.Queue.Work(t.Context(), 9)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Len(t, w.notifier.Sent(), 2)
}

func TestRunWorksUntilItsContextEnds(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	w := newWorld(t, wire(func(op string) mode {
		stop()
		return fine
	}))
	w.receive(t, "m-1")
	require.ErrorIs(t, w.Queue.Run(ctx, 0), context.Canceled)
}

func TestAStoreThatFailsEndsRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(w *world) { w.config.Store = leaseless{w.store} })
	require.ErrorIs(t, w.Queue.Run(t.Context(), time.Hour), errPort)
}

type leaseless struct{ mailrx.Store }

func (leaseless) Lease(context.Context, mailrx.Due) ([]mailrx.Task, error) { return nil, errPort }

func TestAStoreWithoutAWorkListSaysSo(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(w *world) { w.config.Store = leaseless{w.store} })
	_, err := w.Queue.Parked(t.Context())
	require.ErrorContains(t, err, "Lister")
}

// TestATimerSurvivesAClockThatGoesBack sets the clock back between a timer's lease and its decision.
func TestATimerSurvivesAClockThatGoesBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(w *world) { w.config.Store = jumpy{w.store, w} })
	_, id := w.delivered(t)
	_, err := w.Refills.Enroll(t.Context(), "enroll", id, yes())
	require.NoError(t, err)
	w.until(t, w.nextOrder(t), order.Delivered)
	w.once(t, 2)
}

type jumpy struct {
	*memstore.Store
	w *world
}

func (j jumpy) Lease(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
	ts, err := j.Store.Lease(ctx, q)
	if len(ts) > 0 && ts[0].Name == "auto.due" {
		j.w.clock.Advance(-2 * time.Hour)
	}
	return ts, err
}

func TestAPortThatPanicsTellsNothingOfItsPatient(t *testing.T) {
	t.Parallel()
	w := newWorld(t, wire(failing("coverage.bill", 1, panics)))
	id := w.receive(t, "m-1")
	w.until(t, id, order.Delivered)
	w.once(t, 1)
	require.Len(t, w.allFaults(), 1)
	var p *mailrx.PortPanic
	require.ErrorAs(t, w.allFaults()[0].Err, &p)
	require.Equal(t, stream.Name("order.bill_claim"), p.Work)
	require.Equal(t, "string", p.Type)
	require.Contains(t, string(p.Stack), "Bill")
	require.NotContains(t, string(p.Stack)+p.Error(), "Testa")
}

// TestWorkThatKillsItsWorkersIsSetAside lets the process die in one port call again and again, as a poisoned answer would.
func TestWorkThatKillsItsWorkersIsSetAside(t *testing.T) {
	t.Parallel()
	var deaths atomic.Int64
	var die context.CancelFunc
	w := newWorld(t, wire(func(op string) mode {
		if op == "coverage.bill" {
			deaths.Add(1)
			die()
		}
		return fine
	}))
	id := w.receive(t, "m-1")
	for range 60 {
		ctx, cancel := context.WithCancel(t.Context())
		die = cancel
		if err := w.Queue.Drain(ctx); err != nil {
			require.ErrorIs(t, err, context.Canceled)
		}
		cancel()
		w.serve(t, id)
		w.clock.Advance(6 * time.Minute)
	}
	require.EqualValues(t, 40, deaths.Load())
	require.Equal(t, order.Hold{Reason: order.HoldStuck, Code: "order.bill_claim"}, w.line(t, id).Hold)
}

// plant puts a task beside an order, as another program would.
func (w *world) plant(tb testing.TB, id stream.ID, change func(*mailrx.Task)) {
	tb.Helper()
	version := mustStatus(tb, w, id).Version
	task := mailrx.Task{ID: id.String() + "/99/0", Stream: id, Name: "order.release_stock", Schema: 1, Data: []byte(`{"line":1}`),
		Key: stream.TaskKey(id, 99, 0), Due: w.clock.Now().UTC()}
	change(&task)
	_, err := w.store.Append(tb.Context(), mailrx.Batch{Stream: id, Expect: version, Tasks: []mailrx.Task{task}})
	require.NoError(tb, err)
}

func TestWorkOfALaterVersionWaitsForIt(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*mailrx.Task){
		"of a newer schema": func(t *mailrx.Task) { t.Schema = 2 },
		"of a new kind":     func(t *mailrx.Task) { t.Name = "order.play_music" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := w.receive(t, "m-1")
			w.drain(t)
			w.plant(t, id, change)
			w.pass(t, 4)
			require.Greater(t, len(w.allFaults()), 90, "the host hears of it every hour")
			parked, err := w.Queue.Parked(t.Context())
			require.NoError(t, err)
			require.Empty(t, parked)
			w.clock.Advance(time.Hour)
			ts, err := w.store.Lease(t.Context(), mailrx.Due{Now: w.clock.Now(), For: time.Minute, Max: 9})
			require.NoError(t, err)
			require.Len(t, ts, 1)
			require.Equal(t, 1, ts[0].Tries, "waiting is no try: the later version has all of its own")
		})
	}
}

func TestAStreamOfALaterVersionWaitsForIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	w.serve(t, id)
	log, err := w.store.Load(t.Context(), id, 0)
	require.NoError(t, err)
	last := log[len(log)-1]
	news := []stream.Record{{Stream: id, At: w.clock.Now(), Name: "order.sang", Schema: 1, Data: []byte("{}"), Actor: member, Key: "k"}}
	stream.Seal(last.Version, last.Hash, news)
	_, err = w.store.Append(t.Context(), mailrx.Batch{Stream: id, Expect: last.Version, Key: "k", Log: news})
	require.NoError(t, err)
	w.pass(t, 4)
	parked, err := w.Queue.Parked(t.Context())
	require.NoError(t, err)
	require.Empty(t, parked)
	_, err = w.Log.Verify(t.Context(), id)
	require.NoError(t, err, "the chain can be checked all the same")
	_, err = w.Log.Read(t.Context(), id)
	require.ErrorContains(t, err, "order.sang")
}

func TestWorkThatCannotBeReadIsParkedAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	w.drain(t)
	w.plant(t, id, func(t *mailrx.Task) { t.Data = []byte("[]") })
	w.drain(t)
	parked, err := w.Queue.Parked(t.Context())
	require.NoError(t, err)
	require.Len(t, parked, 1)
	require.Equal(t, id, parked[0].Stream)
	require.True(t, w.allFaults()[0].Parked)
}

func TestParkedListsMoreThanOnePage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i := range 250 {
		in := message(fmt.Sprintf("m-%d", i))
		in.Rx.Patient = rx.PatientRef(fmt.Sprintf("mem-%d", i))
		r, err := w.Orders.Receive(t.Context(), stream.Key(in.MessageID), in)
		require.NoError(t, err)
		w.plant(t, r.Stream, func(t *mailrx.Task) { t.Parked = true })
	}
	parked, err := w.Queue.Parked(t.Context())
	require.NoError(t, err)
	require.Len(t, parked, 250)
}

// TestALookIsNoTry lets a parcel be silent for two weeks: sixty looks at it are no failure, and the first fault after them
// is the first.
func TestALookIsNoTry(t *testing.T) {
	t.Parallel()
	var fail atomic.Bool
	w := newWorld(t, wire(func(op string) mode {
		if op == "carrier.track" && fail.CompareAndSwap(true, false) {
			return failsBefore
		}
		return fine
	}))
	id := w.receive(t, "m-1")
	w.until(t, id, order.Shipped)
	w.carrier.hush()
	w.pass(t, 15)
	require.Empty(t, w.allFaults())
	fail.Store(true)
	w.pass(t, 1)
	require.Len(t, w.allFaults(), 1)
	require.Equal(t, 1, w.allFaults()[0].Tries)
	require.Equal(t, order.Shipped, w.line(t, id).Status)
	w.pass(t, 10)
	require.Equal(t, order.Lost, w.line(t, id).Status, "three weeks without an end")
}

// TestALabelIsBoughtAgainOnlyAfterACleanNo takes the carrier away: each try says that nothing was bought, and the last one
// buys, without a search and without a lost outcome on record.
func TestALabelIsBoughtAgainOnlyAfterACleanNo(t *testing.T) {
	t.Parallel()
	w := newWorld(t, wire(failing("carrier.buy", 5, failsBefore)))
	id := w.receive(t, "m-1")
	w.until(t, id, order.Delivered)
	w.once(t, 1)
	require.NotContains(t, w.events(t, id), stream.Name("order.outcome_lost"))
	for _, f := range w.allFaults() {
		require.True(t, errors.Is(f.Err, shipping.ErrUnavailable))
	}
}

func TestADeadLabelThatIsFoundIsNone(t *testing.T) {
	t.Parallel()
	w := newWorld(t, wire(failing("carrier.buy", 1, failsAfter)))
	id := w.receive(t, "m-1")
	w.until(t, id, order.Packed)
	w.drain(t)
	require.Equal(t, 1, w.carrier.live())
	require.NoError(t, w.carrier.Void(t.Context(), "PGN-LABEL-0001"))
	w.until(t, id, order.Delivered)
	w.once(t, 1)
	require.Equal(t, "PGN-LABEL-0002", mustStatus(t, w, id).Parcel.LabelID)
}
