package shipping_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

// walker tracks one by one and counts how many are asked for at once.
type walker struct {
	*carrier
	now, most atomic.Int64
	hold      chan struct{}
}

func (w *walker) Track(_ context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	if at := w.now.Add(1); at > w.most.Load() {
		w.most.Store(at)
	}
	<-w.hold
	w.now.Add(-1)
	return shipping.Tracking{Number: n}, nil
}

func TestManyParcelsAreTrackedInOrder(t *testing.T) {
	t.Parallel()
	batch := full()
	batch.tracked = []shipping.Tracked{{Tracking: shipping.Tracking{Number: "a"}}, {Err: of(shipping.ErrNotFound)}}
	single := &walker{carrier: &carrier{code: "pigeon"}, hold: make(chan struct{})}
	close(single.hold)
	parcels := []shipping.ParcelRef{{"ups", "a"}, {"pigeon", "p1"}, {"ups", "b"}, {"fedex", "f"}, {"ups", "c"}}
	for i := range 100 {
		parcels = append(parcels, shipping.ParcelRef{Carrier: "pigeon", Number: shipping.TrackingNumber(fmt.Sprint("q", i))})
	}
	got := desk(t, batch, single).TrackAll(t.Context(), parcels)
	require.Len(t, got, len(parcels))
	require.Equal(t, 1, batch.calls, "one call for three numbers")
	require.Equal(t, batch.tracked[0], got[0])
	require.ErrorIs(t, got[2].Err, shipping.ErrNotFound, "one that fails does not spoil the others")
	require.ErrorIs(t, got[4].Err, shipping.ErrUnavailable, "an answer that is missing")
	require.ErrorIs(t, got[3].Err, shipping.ErrUnsupported, "a carrier that the desk lacks")
	require.Equal(t, shipping.TrackingNumber("p1"), got[1].Tracking.Number)
	for i, p := range parcels[5:] {
		require.Equal(t, p.Number, got[5+i].Tracking.Number)
	}
	require.LessOrEqual(t, single.most.Load(), int64(8))
	require.Empty(t, desk(t, batch).TrackAll(t.Context(), nil))

	batch.err = of(shipping.ErrThrottled)
	got = desk(t, batch).TrackAll(t.Context(), parcels[:1:1])
	require.NoError(t, got[0].Err, "what came before the fault stands")
	batch.tracked = nil
	got = desk(t, batch).TrackAll(t.Context(), parcels[:1:1])
	require.ErrorIs(t, got[0].Err, shipping.ErrThrottled)
}
