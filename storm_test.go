package mailrx_test

import (
	"context"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// storm is two workers on one store while everything goes wrong: ports fail before and after their work, panic and fall
// asleep past their lease; workers die at any call and at any commit. It blows over after so many calls.
type storm struct {
	mu     sync.Mutex
	rng    *rand.Rand
	calls  int
	sleeps int
	w      *world
	kill   [2]context.CancelFunc
}

const (
	stormCalls = 60
	// maxSleeps keeps what a worker sleeps through well under the half hour after which a carrier's "no such label" is
	// final (package order).
	maxSleeps = 3
)

// at is what the storm does to a call.
func (s *storm) at(op string) mode {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls++
	if s.calls > stormCalls {
		return fine
	}
	for range s.rng.IntN(4) {
		runtime.Gosched() // the other worker gets its turn
	}
	switch n := s.rng.IntN(100); {
	case n < 12:
		return failsBefore
	case n < 24:
		return failsAfter
	case n < 27 && op[:7] != "carrier":
		return panics
	case n < 37:
		s.kill[s.rng.IntN(2)]()
	case n < 42 && s.sleeps < maxSleeps:
		s.sleeps++
		s.w.clock.Advance(6 * time.Minute)
	}
	return fine
}

// deadly is a store whose commits may be the last thing that a worker does.
type deadly struct {
	*memstore.Store
	s *storm
}

func (d deadly) Append(ctx context.Context, b mailrx.Batch) (int, error) {
	v, err := d.Store.Append(ctx, b)
	if b.Settles == nil || err != nil {
		return v, err
	}
	d.s.mu.Lock()
	defer d.s.mu.Unlock()
	if d.s.calls++; d.s.calls <= stormCalls && d.s.rng.IntN(10) == 0 {
		d.s.kill[d.s.rng.IntN(2)]()
		return 0, context.Canceled // committed, and nobody heard
	}
	return v, nil
}

// round lets both workers drain the queue at once, each until it is done or dies.
func (s *storm) round() {
	var workers sync.WaitGroup
	var ctx [2]context.Context
	s.mu.Lock()
	for i := range ctx {
		ctx[i], s.kill[i] = context.WithCancel(context.Background())
	}
	s.mu.Unlock()
	for i := range ctx {
		workers.Go(func() { _ = s.w.Queue.Drain(ctx[i]) })
	}
	workers.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, cancel := range s.kill {
		cancel()
	}
}

// TestAStormLeavesOneLabelOneCaptureOneClaim is the promise of the house, over many storms.
func TestAStormLeavesOneLabelOneCaptureOneClaim(t *testing.T) {
	t.Parallel()
	storms := uint64(240)
	if testing.Short() {
		storms = 20
	}
	for seed := range storms {
		s := &storm{rng: rand.New(rand.NewPCG(seed, 7))}
		s.w = newWorld(t, wire(s.at), func(w *world) { w.config.Store = deadly{w.store, s} })
		s.kill = [2]context.CancelFunc{func() {}, func() {}}
		id := s.w.receive(t, "m-1")
		for hour := 0; s.w.line(t, id).Status != order.Delivered; hour++ {
			require.Less(t, hour, 40*24, "seed %d: the order stands still", seed)
			s.round()
			s.w.serve(t, id)
			s.w.clock.Advance(time.Hour)
		}
		for range 12 {
			s.round()
			s.w.clock.Advance(time.Hour)
		}
		s.ends(t, id, seed)
	}
}

// ends holds the books against each other.
func (s *storm) ends(t *testing.T, id stream.ID, seed uint64) {
	t.Helper()
	w := s.w
	w.once(t, 1)
	parked, err := w.Queue.Parked(t.Context())
	require.NoError(t, err)
	require.Empty(t, parked, "seed %d", seed)
	for _, one := range []stream.Name{"order.opened", "order.reviewed", "order.reserved", "order.adjudicated", "order.authorized",
		"order.dispensed", "order.labelled", "order.left", "order.arrived", "order.money_moved"} {
		n := 0
		for _, name := range w.events(t, id) {
			if name == one {
				n++
			}
		}
		require.Equal(t, 1, n, "seed %d: %s", seed, one)
	}
	l := w.line(t, id)
	fills, err := w.Refills.Status(t.Context(), l.Rx.ID)
	require.NoError(t, err)
	require.Len(t, fills.Fills, 1, "seed %d: the supply is counted once", seed)
	require.Equal(t, []stream.ID{id}, fills.Orders)
}
