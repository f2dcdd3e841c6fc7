package shipping_test

import (
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

func TestAShipmentStandsWhereItsLeastFinishedPieceStands(t *testing.T) {
	t.Parallel()
	type pieces = []shipping.Status
	for name, c := range map[string]struct {
		pieces pieces
		want   shipping.Status
	}{
		"no pieces":                         {nil, shipping.StatusUnknown},
		"one piece":                         {pieces{shipping.InTransit}, shipping.InTransit},
		"all delivered":                     {pieces{shipping.Delivered, shipping.Delivered}, shipping.Delivered},
		"one still on its way":              {pieces{shipping.Delivered, shipping.OutForDelivery}, shipping.OutForDelivery},
		"one at a pickup point":             {pieces{shipping.Delivered, shipping.AvailableForPickup}, shipping.AvailableForPickup},
		"one lost, one delivered":           {pieces{shipping.Delivered, shipping.Lost}, shipping.Lost},
		"one lost, one on its way":          {pieces{shipping.Lost, shipping.InTransit}, shipping.InTransit},
		"one back, one delivered":           {pieces{shipping.ReturnedToSender, shipping.Delivered}, shipping.ReturnedToSender},
		"one held up, one out for delivery": {pieces{shipping.OutForDelivery, shipping.Exception}, shipping.Exception},
		"one never scanned":                 {pieces{shipping.Delivered, shipping.LabelCreated}, shipping.LabelCreated},
		"one unheard of":                    {pieces{shipping.Delivered, shipping.StatusUnknown}, shipping.StatusUnknown},
		"one with nothing but information":  {pieces{shipping.Delivered, shipping.Info}, shipping.StatusUnknown},
		"a voided piece is none":            {pieces{shipping.Cancelled, shipping.Delivered}, shipping.Delivered},
		"all voided":                        {pieces{shipping.Cancelled, shipping.Cancelled}, shipping.Cancelled},
	} {
		require.Equal(t, c.want, shipping.ReducePieces(c.pieces), name)
	}
}

// TestPiecesInAnyOrderAndTwice: order and repetition change nothing, and a shipment is delivered only where every piece
// is that was not voided.
func TestPiecesInAnyOrderAndTwice(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(4))
	for range 20_000 {
		pieces := make([]shipping.Status, 1+r.Intn(5))
		delivered, voided := true, true
		for i := range pieces {
			pieces[i] = shipping.Status(r.Intn(int(shipping.Info) + 1))
			delivered = delivered && (pieces[i] == shipping.Delivered || pieces[i] == shipping.Cancelled)
			voided = voided && pieces[i] == shipping.Cancelled
		}
		want := shipping.ReducePieces(pieces)
		require.Equalf(t, delivered && !voided, want == shipping.Delivered, "%v", pieces)
		again := append(pieces[:len(pieces):len(pieces)], pieces[r.Intn(len(pieces))])
		r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		require.Equalf(t, want, shipping.ReducePieces(again), "%v", pieces)
	}
}
