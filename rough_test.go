package mailrx_test

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

// slowToFind is a carrier whose search finds a label only some time after it was bought.
type slowToFind struct {
	*pigeon
	lag time.Duration
}

func (f slowToFind) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	f.mu.Lock()
	for _, q := range f.byKey[k] {
		if f.clock.Now().Before(q.bought.Add(f.lag)) {
			f.mu.Unlock()
			return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "find", Class: shipping.ErrNotFound}
		}
	}
	f.mu.Unlock()
	return f.pigeon.FindLabel(ctx, k)
}

func TestALabelThatIsFoundLateIsNotBoughtTwice(t *testing.T) {
	t.Parallel()
	for _, lag := range []time.Duration{time.Minute, 7 * time.Minute, 25 * time.Minute} {
		t.Run(lag.String(), func(t *testing.T) {
			t.Parallel()
			lost := false
			w := newWorld(t, func(w *world) {
				w.carrier.chaos = func(op string) mode {
					if op == "carrier.buy" && !lost {
						lost = true
						return failsAfter
					}
					return fine
				}
				w.config.Desk = desk(t, slowToFind{w.carrier, lag})
			})
			id := w.receive(t, "m-1")
			for range 3 { // reviewed, checked, and then nothing but time
				w.drain(t)
				w.serve(t, id)
			}
			for range 60 {
				w.drain(t)
				w.clock.Advance(time.Minute)
			}
			require.True(t, lost)
			w.until(t, id, order.Delivered)
			w.once(t, 1)
			require.Contains(t, w.events(t, id), stream.Name("order.outcome_lost"))
		})
	}
}

// contended is a store on which other writers are often faster.
type contended struct {
	*memstore.Store
	rng *rand.Rand
}

func (c contended) Append(ctx context.Context, b mailrx.Batch) (int, error) {
	if c.rng.IntN(10) < 8 {
		return 0, mailrx.ErrConflict
	}
	return c.Store.Append(ctx, b)
}

// Eight of ten appends find the stream changed: steps are decided anew, and some give up and are taken up again.
func TestAStoreThatIsOftenInConflictDoublesNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		w := newWorld(t, func(w *world) { w.config.Store = contended{w.store, rand.New(rand.NewPCG(seed, 1))} })
		var r mailrx.Receipt
		err := mailrx.ErrConflict
		for err != nil { // the sender asks until it is heard
			require.ErrorIs(t, err, mailrx.ErrConflict)
			r, err = w.Orders.Receive(t.Context(), "newrx/m-1", message("m-1"))
		}
		for hour := 0; w.line(t, r.Stream).Status != order.Delivered; hour++ {
			require.Less(t, hour, 40*24, "seed %d: the order stands still", seed)
			w.drain(t)
			w.stubborn(t, r.Stream)
			w.clock.Advance(time.Hour)
		}
		w.pass(t, 1)
		w.once(t, 1)
		require.Equal(t, cleanEvents(t), w.events(t, r.Stream), "seed %d", seed)
	}
}

// stubborn is serve by a pharmacist who presses the button until it works, under one key.
func (w *world) stubborn(t *testing.T, id stream.ID) {
	t.Helper()
	for err := mailrx.ErrConflict; err != nil; {
		require.ErrorIs(t, err, mailrx.ErrConflict)
		switch l := w.line(t, id); l.Status {
		case order.Received:
			_, err = w.Orders.Review(t.Context(), "review", id, pharmacist, order.Review{Line: 1, Verdict: order.Approve})
		case order.Filling:
			_, err = w.Orders.Dispense(t.Context(), "dispense", id, pharmacist, order.Dispense{Line: 1, Product: l.Rx.NDC})
		default:
			err = nil
		}
	}
}

// A machine's clock is wrong by up to a day, by another span every hour.
func TestAClockThatJumpsLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 3))
		w := newWorld(t)
		id := w.receive(t, "m-1")
		for hour := 0; w.line(t, id).Status != order.Delivered; hour++ {
			require.Less(t, hour, 40*24, "seed %d: the order stands still at %s", seed, w.line(t, id).Status)
			w.drain(t)
			w.clock.Set(morning.Add(time.Duration(hour+rng.IntN(48)-24) * time.Hour))
			w.drain(t)
			w.serve(t, id)
		}
		w.pass(t, 3)
		w.once(t, 1)
		_, err := w.Log.Read(t.Context(), id) // checks the chain
		require.NoError(t, err)
	}
}

// A port that never answers is given half a lease: then the call has failed, before anybody else can make it.
func TestAPortSlowerThanItsLeaseIsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int64
		w := newWorld(t, func(w *world) { w.config.Stock = slowShelf{w.config.Stock, &asked} })
		id := w.receive(t, "m-1")
		start := time.Now()
		w.until(t, id, order.Delivered)
		w.once(t, 1)
		require.Equal(t, 150*time.Second, time.Since(start), "half of five minutes")
		require.Equal(t, int64(2), asked.Load())
		require.Len(t, w.allFaults(), 1)
		require.ErrorIs(t, w.allFaults()[0].Err, context.DeadlineExceeded)
	})
}

// slowShelf answers the first question never, and the second at once.
type slowShelf struct {
	mailrx.Stock
	asked *atomic.Int64
}

func (s slowShelf) Reserve(ctx context.Context, k stream.Key, n drug.NDC, q drug.Quantity) (ok bool, back cal.Date, err error) {
	if s.asked.Add(1) == 1 {
		<-ctx.Done()
		return false, cal.Date{}, ctx.Err()
	}
	return s.Stock.Reserve(ctx, k, n, q)
}
