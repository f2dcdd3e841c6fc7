package mailrx_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

// planted is what must be seen nowhere but in the rooms for it.
var planted = []string{"Testa", "Sampleton", "100 Example", "Samplesburg", "43004", "1961-02-28", "6145550123", "sampleton.example",
	"EXM000123401", "one tablet daily"}

// ear is everything that a store and the host of a Service come to hear.
type ear struct {
	mu   sync.Mutex
	said strings.Builder
}

func (e *ear) hear(vs ...any) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, v := range vs {
		fmt.Fprintf(&e.said, "%v\n%+v\n%#v\n", v, v, v)
		if data, err := json.Marshal(v); err == nil {
			e.said.Write(data)
		}
	}
}

func (e *ear) batch(b mailrx.Batch) {
	e.hear(b.Stream, b.Key, b.Take, b.Free, b.Settles)
	for _, r := range b.Log {
		e.hear(r, string(r.Data))
	}
	for _, t := range b.Tasks {
		e.hear(t, string(t.Data))
	}
	if b.Summary != nil {
		e.hear(*b.Summary)
	}
}

func (e *ear) silent(t *testing.T) {
	t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	require.Greater(t, e.said.Len(), 10_000, "much was said")
	for _, p := range planted {
		if i := strings.Index(e.said.String(), p); i >= 0 {
			said := e.said.String()
			t.Errorf("%q was said: …%s…", p, said[max(0, i-300):min(len(said), i+100)])
		}
	}
}

// heardStore lets an ear hear everything that is written.
type heardStore struct {
	*memstore.Store
	ear *ear
}

func (s heardStore) Append(ctx context.Context, b mailrx.Batch) (int, error) {
	s.ear.batch(b)
	v, err := s.Store.Append(ctx, b)
	s.ear.hear(err)
	return v, err
}

func (s heardStore) Settle(ctx context.Context, l mailrx.Lease, how mailrx.Settlement) error {
	s.ear.hear(l, how)
	return s.Store.Settle(ctx, l, how)
}

// eavesdropped is a world where everything is heard.
func eavesdropped(e *ear) func(*world) {
	return func(w *world) {
		w.config.Store = heardStore{w.store, e}
		w.config.Fault = func(f mailrx.Fault) { e.hear(f, f.Err) }
	}
}

// TestNobodyIsNamedWhateverGoesWrong runs orders while every port fails, panics with the patient's name, or answers with
// it, and listens to every record, task, note, summary, error and fault.
func TestNobodyIsNamedWhateverGoesWrong(t *testing.T) {
	t.Parallel()
	for _, op := range ops {
		for _, m := range []mode{failsBefore, failsAfter, panics} {
			t.Run(fmt.Sprintf("%s %d", op, m), func(t *testing.T) {
				t.Parallel()
				var e ear
				w := newWorld(t, wire(failing(op, 50, m)), eavesdropped(&e))
				id := w.receive(t, "m-1")
				for range 5 * 24 {
					w.serve(t, id)
					w.pass1h(t)
				}
				s, err := w.Orders.Status(t.Context(), id)
				e.hear(s, err)
				rows, err := w.Log.Streams(t.Context(), mailrx.Filter{})
				e.hear(rows, err)
				e.silent(t)
			})
		}
	}
}

func TestNobodyIsNamedInTheErrorsOfCommands(t *testing.T) {
	t.Parallel()
	var e ear
	w := newWorld(t, eavesdropped(&e))
	id, prescription := w.delivered(t)
	ctx := t.Context()
	bad := message("m-9")
	bad.Patient.State, bad.Rx.Prescriber.NPI = "XX", "1"
	hear := func(v any, err error) { e.hear(v, err) }
	hear(w.Orders.Receive(ctx, "k", bad))
	hear(w.Orders.Receive(ctx, "newrx/m-1", message("m-2")))
	hear(w.Orders.Receive(ctx, "newrx/m-3", message("m-3")))
	hear(w.Orders.Receive(ctx, "newrx/m-4", message("m-4")))
	hear(w.Orders.Cancel(ctx, "k", id, member, order.Cancel{Reason: "Testa Sampleton has moved"}))
	hear(w.Orders.Cancel(ctx, "k", id, member, order.Cancel{Reason: "moved"}))
	hear(w.Orders.Review(ctx, "k", id, pharmacist, order.Review{Line: 1, Verdict: order.Clarify, Code: "born 1961-02-28?"}))
	hear(w.Orders.Status(ctx, stream.ID{Kind: order.Kind, Name: "Testa Sampleton"}))
	hear(w.Log.Read(ctx, stream.ID{Kind: "Testa", Name: "Sampleton"}))
	receipt, verdict, err := w.Refills.Ask(ctx, "k", prescription, member, pharmacy.ChannelWeb)
	e.hear(receipt, verdict, err)
	e.silent(t)
}

// gossip answers with what it should keep to itself.
type gossip struct{ mailrx.Payments }

func (gossip) Authorize(context.Context, stream.Key, mailrx.Charge) (mailrx.Authorization, error) {
	return mailrx.Authorization{Declined: true, Code: "card of Testa Sampleton"}, nil
}

func TestACodeThatIsASentenceIsWithheld(t *testing.T) {
	t.Parallel()
	var e ear
	w := newWorld(t, eavesdropped(&e), func(w *world) { w.config.Payments = gossip{w.bank} })
	id := w.receive(t, "m-1")
	w.until(t, id, order.OnHold)
	require.Equal(t, "withheld", w.line(t, id).Hold.Code)
	e.silent(t)
}

func TestACarriersCodeThatIsASentenceIsWithheld(t *testing.T) {
	t.Parallel()
	var e ear
	w := newWorld(t, eavesdropped(&e), func(w *world) { w.config.Desk = desk(t, chatty{w.carrier}) })
	id := w.receive(t, "m-1")
	w.until(t, id, order.OnHold)
	require.Equal(t, order.Hold{Reason: order.HoldLabel, Code: "withheld"}, w.line(t, id).Hold)
	e.silent(t)
}

type chatty struct{ *pigeon }

func (chatty) Buy(context.Context, shipping.Purchase) (shipping.Label, error) {
	return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "buy", Class: shipping.ErrRefused, Code: "no house at 100 Example St"}
}
