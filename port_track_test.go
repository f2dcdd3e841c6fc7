package mailrx_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

// teller is a pigeon whose parcels' stories are told by the test, the n-th parcel's counted from 1.
type teller struct {
	*pigeon
	tells func(n int) []told
}

// told is a scan: what it says, when it was made, and from when on the carrier tells of it, after the label.
type told struct {
	says      shipping.Status
	at, known time.Duration
}

func (c *teller) Track(_ context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	tr := shipping.Tracking{Number: n}
	for i, q := range c.parcels {
		if q.label.Tracking != n {
			continue
		}
		for _, s := range c.tells(i + 1) {
			if at := q.bought.Add(s.at); !q.bought.Add(s.known).After(c.clock.Now()) {
				tr.Scans = append(tr.Scans, shipping.Scan{At: at, Day: cal.In(at, chicago), Code: "P", Status: s.says})
			}
		}
	}
	tr.Status = shipping.Reduce(tr.Scans)
	return tr, nil
}

// worldThatTells is a world whose carrier tells this.
func worldThatTells(tb testing.TB, tells func(n int) []told) *world {
	tb.Helper()
	return newWorld(tb, func(w *world) { w.config.Desk = desk(tb, &teller{pigeon: w.carrier, tells: tells}) })
}

// tellsOf is one whose carrier tells this of every parcel.
func tellsOf(tb testing.TB, tells ...told) *world {
	tb.Helper()
	return worldThatTells(tb, func(int) []told { return tells })
}

// moves is the carrier's words in an order's log.
func (w *world) moves(tb testing.TB, id stream.ID) (words []string) {
	tb.Helper()
	entries, err := w.Log.Read(tb.Context(), id)
	require.NoError(tb, err)
	for _, e := range entries {
		if m, ok := e.Event.(order.Moved); ok {
			words = append(words, m.Status)
		}
	}
	return words
}

const hour = time.Hour

// TestScansOfOneInstantAreEachToldOnce: the second of them becomes known a day after the first.
func TestScansOfOneInstantAreEachToldOnce(t *testing.T) {
	t.Parallel()
	w := tellsOf(t,
		told{shipping.LabelCreated, 6 * hour, 6 * hour}, told{shipping.Accepted, 6 * hour, 30 * hour},
		told{shipping.OutForDelivery, 48 * hour, 48 * hour}, told{shipping.Delivered, 48 * hour, 96 * hour})
	id := w.receive(t, "m-1")
	w.until(t, id, order.Delivered)
	w.pass(t, 3)
	require.Equal(t, []string{"label_created", "accepted", "out_for_delivery", "delivered"}, w.moves(t, id))
	s := mustStatus(t, w, id)
	require.Equal(t, s.Parcel.Left.AddDays(2), s.Parcel.Arrived, "the days of the scans, not of the looks")
	w.once(t, 1)
}

// TestADeliveryThatIsToldAfterALaterScanHasItsOwnDay: the look between has moved the last known instant past it.
func TestADeliveryThatIsToldAfterALaterScanHasItsOwnDay(t *testing.T) {
	t.Parallel()
	w := tellsOf(t, told{shipping.Accepted, 6 * hour, 6 * hour}, told{shipping.Info, 72 * hour, 72 * hour},
		told{shipping.Delivered, 48 * hour, 120 * hour})
	id := w.receive(t, "m-1")
	w.until(t, id, order.Delivered)
	require.Equal(t, []string{"accepted", "info", "delivered"}, w.moves(t, id))
	s := mustStatus(t, w, id)
	require.Equal(t, s.Parcel.Left.AddDays(2), s.Parcel.Arrived)
}

// TestALookThatBringsNothingNewLeavesNoRecord: the last known scan is not told again at every look.
func TestALookThatBringsNothingNewLeavesNoRecord(t *testing.T) {
	t.Parallel()
	w := tellsOf(t, told{shipping.Accepted, 6 * hour, 6 * hour}, told{shipping.InTransit, 6 * hour, 6 * hour})
	id := w.receive(t, "m-1")
	w.until(t, id, order.Shipped)
	n := mustStatus(t, w, id).Version
	w.pass(t, 5)
	require.Equal(t, n, mustStatus(t, w, id).Version)
}
