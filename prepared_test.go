package mailrx_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/shipping"
)

// stamper is a carrier with keys of its own: it sells one label for a key, however often it is asked, and it may lose
// its answers.
type stamper struct {
	*pigeon
	mu     sync.Mutex
	drawn  int
	sold   map[string]shipping.Label
	bodies map[string]string // of the purchases that arrived, by key
	lose   int               // so many answers are lost, after the work
	refuse error
}

func (s *stamper) Prepare(_ context.Context, p shipping.Purchase) (shipping.Prepared, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drawn++
	return shipping.Prepared{Key: fmt.Sprintf("stamp-%d", s.drawn), Body: shipping.Sealed(string(p.Key) + " on " + p.Shipment.ShipOn.String())}, nil
}

func (s *stamper) BuyPrepared(ctx context.Context, p shipping.Purchase, stored shipping.Prepared) (shipping.Label, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refuse != nil {
		return shipping.Label{}, s.refuse
	}
	l, again := s.sold[stored.Key]
	if again && s.bodies[stored.Key] != string(stored.Body) {
		return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "buy", Class: shipping.ErrInvalid, Text: "another purchase under this key"}
	}
	if !again {
		var err error
		if l, err = s.pigeon.Buy(ctx, p); err != nil {
			return shipping.Label{}, err
		}
		s.sold[stored.Key], s.bodies[stored.Key] = l, string(stored.Body)
	}
	if s.lose > 0 {
		s.lose--
		return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "buy", Class: shipping.ErrOutcomeUnknown}
	}
	return l, nil
}

func stamped(tb testing.TB, lose int) (*world, *stamper) {
	tb.Helper()
	s := &stamper{sold: map[string]shipping.Label{}, bodies: map[string]string{}, lose: lose}
	w := newWorld(tb, func(w *world) {
		s.pigeon = w.carrier
		w.config.Desk = desk(tb, s)
	})
	return w, s
}

// TestAPreparedPurchaseIsSentAgainAsItWasStored: five answers are lost on five days, and there is one label.
func TestAPreparedPurchaseIsSentAgainAsItWasStored(t *testing.T) {
	t.Parallel()
	w, s := stamped(t, 5)
	id := w.receive(t, "m-1")
	w.until(t, id, order.Delivered)
	require.Equal(t, 1, s.drawn)
	require.Len(t, s.sold, 1)
	require.Equal(t, 1, w.carrier.live())
	w.once(t, 1)
}

// TestAPurchaseThatTheCarrierRefusesIsHeldAndDrawnUpAnew once somebody has mended what was wrong.
func TestAPurchaseThatTheCarrierRefusesIsHeldAndDrawnUpAnew(t *testing.T) {
	t.Parallel()
	w, s := stamped(t, 0)
	s.refuse = &shipping.Error{Carrier: "pigeon", Op: "buy", Class: shipping.ErrInvalid, Code: "P7"}
	id := w.receive(t, "m-1")
	w.until(t, id, order.OnHold)
	require.Equal(t, order.HoldLabel, mustStatus(t, w, id).Lines[0].Hold.Reason)
	s.mu.Lock()
	s.refuse = nil
	s.mu.Unlock()
	_, err := w.Orders.Resume(t.Context(), "resume", id, pharmacist.Actor(), order.Resume{Line: 1})
	require.NoError(t, err)
	w.until(t, id, order.Delivered)
	require.Equal(t, 2, s.drawn)
	require.Equal(t, 1, w.carrier.live())
}
