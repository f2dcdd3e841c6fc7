package mailrx_test

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/shipping"
)

// imageless is a carrier that loses its first answer, and finds the number of a label and no image.
type imageless struct {
	*pigeon
	bought atomic.Int64
}

func (c *imageless) Buy(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	l, err := c.pigeon.Buy(ctx, p)
	if c.bought.Add(1) == 1 && err == nil {
		return shipping.Label{}, &shipping.Error{Carrier: "pigeon", Op: "buy", Class: shipping.ErrOutcomeUnknown}
	}
	return l, err
}

func (c *imageless) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	l, err := c.pigeon.FindLabel(ctx, k)
	l.Image = nil
	return l, err
}

// TestAFoundLabelThatCannotBePrintedIsGivenBackAndBoughtAgain: the parcel leaves with the one label that has an image.
func TestAFoundLabelThatCannotBePrintedIsGivenBackAndBoughtAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(w *world) { w.config.Desk = desk(t, &imageless{pigeon: w.carrier}) })
	id := w.receive(t, "m-1")
	w.until(t, id, order.Delivered)
	require.Len(t, w.carrier.parcels, 2)
	require.True(t, w.carrier.parcels[0].label.Voided)
	require.Equal(t, 1, w.carrier.live())
	require.NotEmpty(t, mustStatus(t, w, id).Parcel.Label, "its image is in the vault")
}
