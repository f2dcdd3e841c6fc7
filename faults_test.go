package mailrx_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// ops are the calls of ports on the way of one order.
var ops = []string{"stock.reserve", "coverage.bill", "payments.authorize", "people.get", "licences.may", "drugs.product",
	"carrier.quote", "carrier.buy", "vault.put", "carrier.track", "payments.capture", "notifier.notify"}

// failing is chaos for one operation, k times.
func failing(op string, k int64, m mode) chaos {
	var n atomic.Int64
	return func(at string) mode {
		if at == op && n.Add(1) <= k {
			return m
		}
		return fine
	}
}

func TestAPortThatFailsForAWhileCostsNothingTwice(t *testing.T) {
	t.Parallel()
	for _, op := range ops {
		for m, how := range map[mode]string{failsBefore: "before the work", failsAfter: "after the work", panics: "in a panic"} {
			for _, k := range []int64{1, 3} {
				t.Run(fmt.Sprintf("%s fails %s, %d times", op, how, k), func(t *testing.T) {
					t.Parallel()
					w := newWorld(t, wire(failing(op, k, m)))
					if m == panics && op[:7] == "carrier" {
						w.carrier.chaos = nil // its panics are those of the ports before it
					}
					id := w.receive(t, "m-1")
					w.until(t, id, order.Delivered)
					w.pass(t, 1)
					w.once(t, 1)
					parked, err := w.Queue.Parked(t.Context())
					require.NoError(t, err)
					require.Empty(t, parked)
				})
			}
		}
	}
}

func TestAPortThatAlwaysFailsEndsInAPersonsHands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		op     string
		hold   order.HoldReason
		owner  reason.Who
		parked bool
	}{
		{op: "stock.reserve", hold: order.HoldStuck, owner: reason.Host},
		{op: "coverage.bill", hold: order.HoldStuck, owner: reason.Host},
		{op: "payments.authorize", hold: order.HoldStuck, owner: reason.Host},
		{op: "people.get", hold: order.HoldStuck, owner: reason.Host},
		{op: "licences.may", hold: order.HoldStuck, owner: reason.Host},
		{op: "drugs.product", hold: order.HoldStuck, owner: reason.Host},
		{op: "carrier.quote", hold: order.HoldStuck, owner: reason.Host},
		{op: "carrier.buy", hold: order.HoldStuck, owner: reason.Host},
		{op: "carrier.find", hold: order.HoldStuck, owner: reason.Host},
		{op: "vault.put", hold: order.HoldStuck, owner: reason.Host},
		{op: "carrier.track", hold: order.HoldNoScan, owner: reason.Pharmacy},
		{op: "payments.capture", parked: true},
		{op: "notifier.notify", parked: true},
	} {
		t.Run(c.op, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, wire(func(op string) mode {
				switch {
				case c.op == "carrier.find" && op == "carrier.buy":
					return failsAfter // the answer is lost, and cannot be found
				case op == c.op:
					return failsBefore
				}
				return fine
			}))
			id := w.receive(t, "m-1")
			for range 8 * 24 {
				w.serve(t, id)
				w.pass1h(t)
			}
			l := w.line(t, id)
			require.Equal(t, c.hold, l.Hold.Reason)
			parked, err := w.Queue.Parked(t.Context())
			require.NoError(t, err)
			require.Equal(t, c.parked, len(parked) > 0)
			rows, err := w.Orders.List(t.Context(), mailrx.Filter{Owner: c.owner})
			require.NoError(t, err)
			require.Len(t, rows, 1)
			require.NotEmpty(t, w.allFaults())
		})
	}
}

func (w *world) pass1h(tb testing.TB) {
	tb.Helper()
	w.clock.Advance(time.Hour)
	w.drain(tb)
}

func TestAHeldPortGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	for _, op := range []string{"coverage.bill", "payments.authorize", "carrier.quote", "vault.put"} {
		t.Run(op, func(t *testing.T) {
			t.Parallel()
			var mended atomic.Bool
			w := newWorld(t, wire(func(at string) mode {
				if at == op && !mended.Load() {
					return failsBefore
				}
				return fine
			}))
			id := w.receive(t, "m-1")
			w.until(t, id, order.OnHold)
			mended.Store(true)
			r, err := w.Orders.Resume(t.Context(), "resume", id, pharmacist.Actor(), order.Resume{Line: 1})
			require.NoError(t, err)
			require.Nil(t, r.Refusal)
			w.until(t, id, order.Delivered)
			w.once(t, 1)
		})
	}
}

func TestAWorkerWhoseLeaseWasLostLeavesNoTrace(t *testing.T) {
	t.Parallel()
	for _, op := range []string{"stock.reserve", "coverage.bill", "payments.authorize", "carrier.quote", "carrier.track", "payments.capture"} {
		t.Run(op, func(t *testing.T) {
			t.Parallel()
			var once atomic.Bool
			var w *world
			w = newWorld(t, wire(func(at string) mode {
				if at == op && once.CompareAndSwap(false, true) { // this worker falls asleep; another takes its work
					w.clock.Advance(6 * time.Minute)
					w.drain(t)
					w.shelf.Out = map[drug.NDC]cal.Date{fake.Catalogue()[0].NDC: {}} // when it wakes it hears something else
				}
				return fine
			}))
			id := w.receive(t, "m-1")
			w.until(t, id, order.Delivered)
			w.pass(t, 1)
			require.True(t, once.Load())
			w.once(t, 1)
			require.Empty(t, w.allFaults())
			require.Equal(t, cleanEvents(t), w.events(t, id))
		})
	}
}

// events is the names of an order's events.
func (w *world) events(tb testing.TB, id stream.ID) (names []stream.Name) {
	tb.Helper()
	log, err := w.Log.Read(tb.Context(), id)
	require.NoError(tb, err)
	for _, e := range log {
		names = append(names, e.Name)
	}
	return names
}

// cleanEvents is the events of an order for which all went well.
func cleanEvents(tb testing.TB) []stream.Name {
	tb.Helper()
	w := newWorld(tb)
	id, _ := w.delivered(tb)
	w.pass(tb, 1)
	return w.events(tb, id)
}

func TestAWorkerThatIsStoppedLeavesItsTaskToTheNext(t *testing.T) {
	t.Parallel()
	for _, op := range ops {
		t.Run(op, func(t *testing.T) {
			t.Parallel()
			ctx, stop := context.WithCancel(context.Background())
			defer stop()
			w := newWorld(t, wire(func(at string) mode {
				if at == op {
					stop()
				}
				return fine
			}))
			id := w.receive(t, "m-1")
			for ctx.Err() == nil {
				if err := w.Queue.Drain(ctx); err == nil {
					w.serve(t, id)
					w.clock.Advance(time.Hour)
				} else {
					require.ErrorIs(t, err, context.Canceled)
				}
			}
			require.Empty(t, w.allFaults(), "it was stopped, it did not fail")
			w.until(t, id, order.Delivered)
			w.pass(t, 1)
			w.once(t, 1)
		})
	}
}
