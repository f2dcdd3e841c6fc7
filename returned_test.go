package mailrx_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
	"github.com/mailrx/mailrx/refill/renewal"
	"github.com/mailrx/mailrx/shipping"
)

// allArriveBut is the story of parcels of which the n-th comes back in four days.
func allArriveBut(n int) func(int) []told {
	return func(parcel int) []told {
		if parcel == n {
			return []told{{shipping.Accepted, 6 * hour, 6 * hour}, {shipping.ReturnedToSender, 96 * hour, 96 * hour}}
		}
		return []told{{shipping.Accepted, 6 * hour, 6 * hour}, {shipping.Delivered, 48 * hour, 48 * hour}}
	}
}

// money is what an order's log says of money that moved.
func (w *world) money(tb testing.TB, id stream.ID) (ms []order.MoneyMoved) {
	tb.Helper()
	entries, err := w.Log.Read(tb.Context(), id)
	require.NoError(tb, err)
	for _, e := range entries {
		if m, ok := e.Event.(order.MoneyMoved); ok {
			ms = append(ms, m)
		}
	}
	return ms
}

func TestAFirstFillThatComesBackIsNoSupplyAndMayBeAskedForAgainAtOnce(t *testing.T) {
	t.Parallel()
	w := worldThatTells(t, allArriveBut(1))
	id := w.receive(t, "m-1")
	w.until(t, id, order.Returned)
	w.drain(t)
	l := w.line(t, id)
	require.ElementsMatch(t, []order.MoneyMoved{
		{Line: 1, Done: order.Captured, Payment: l.Payment},
		{Line: 1, Done: order.Refunded, Payment: l.Payment},
		{Line: 1, Done: order.Reversed, Claim: l.Claim.Claim},
	}, w.money(t, id), "the log tells what was given back")

	s, err := w.Refills.Status(t.Context(), l.Rx.ID)
	require.NoError(t, err)
	require.Empty(t, s.Fills)
	require.Equal(t, []stream.ID{id}, s.Dropped)
	r, v, err := w.Refills.Ask(t.Context(), "again", l.Rx.ID, member, pharmacy.ChannelPhone)
	require.NoError(t, err)
	require.True(t, v.OK, "nothing is on hand")
	require.Zero(t, w.line(t, r.Stream).FillNo, "NCPDP 403-D3: still the first fill")
	w.until(t, r.Stream, order.Delivered)
	s, err = w.Refills.Status(t.Context(), l.Rx.ID)
	require.NoError(t, err)
	left, known := s.RefillsLeft()
	require.True(t, known)
	require.Equal(t, 1, left, "the parcel that came back used no refill")
}

func TestAnAutomaticLastRefillThatComesBackIsSentAgainAndOneRenewalIsAsked(t *testing.T) {
	t.Parallel()
	w := worldThatTells(t, allArriveBut(2))
	_, id := w.delivered(t)
	_, err := w.Refills.Enroll(t.Context(), "enroll", id, yes())
	require.NoError(t, err)
	second := w.nextOrder(t)
	w.until(t, second, order.Returned)
	w.drain(t)
	s, err := w.Refills.Status(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, auto.Enrolled, s.Status, "the last refill is left again")
	third := w.nextOrder(t)
	require.NotEqual(t, second, third)
	require.Equal(t, w.line(t, second).FillNo, w.line(t, third).FillNo)
	w.until(t, third, order.Delivered)
	s, err = w.Refills.Status(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, auto.LastFilled, s.Status)
	require.Len(t, s.Fills, 2)
	rows, err := w.Log.Streams(t.Context(), mailrx.Filter{Kind: renewal.Kind})
	require.NoError(t, err)
	require.Len(t, rows, 1)
	parked, err := w.Queue.Parked(t.Context())
	require.NoError(t, err)
	require.Empty(t, parked)
}
