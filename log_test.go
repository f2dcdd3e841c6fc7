package mailrx_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestTheLogTellsWhoDidWhatAndWhen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	w.serve(t, id)
	log, err := w.Log.Read(t.Context(), id)
	require.NoError(t, err)
	require.Len(t, log, 2)
	require.Equal(t, prescriber, log[0].Actor)
	require.IsType(t, order.Opened{}, log[0].Event)
	require.Equal(t, pharmacist.Actor(), log[1].Actor)
	require.Equal(t, pharmacy.RolePharmacist, log[1].Event.(order.Reviewed).By.Role)
	require.Equal(t, morning, log[1].At)

	head, err := w.Log.Verify(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, mailrx.Head{Version: 2, Hash: log[1].Hash}, head)
}

func TestALogThatWasTouchedIsFound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		touch func([]stream.Record) []stream.Record
	}{
		{"another reason", func(r []stream.Record) []stream.Record { r[1].Data = []byte(`{"line":1}`); return r }},
		{"another actor", func(r []stream.Record) []stream.Record { r[1].Actor = member; return r }},
		{"another time", func(r []stream.Record) []stream.Record { r[1].At = r[1].At.AddDate(0, 0, 1); return r }},
		{"a record left out", func(r []stream.Record) []stream.Record { return r[1:] }},
		{"records exchanged", func(r []stream.Record) []stream.Record { r[0], r[1] = r[1], r[0]; return r }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := w.receive(t, "m-1")
			w.serve(t, id)
			forged := w.config
			forged.Store = forger{w.store, c.touch}
			svc, err := mailrx.New(forged)
			require.NoError(t, err)
			var broken *stream.ChainError
			_, err = svc.Log.Verify(t.Context(), id)
			require.ErrorAs(t, err, &broken)
			require.Equal(t, id.Kind, broken.Stream.Kind)
			_, err = svc.Log.Read(t.Context(), id)
			require.ErrorAs(t, err, &broken)
		})
	}
}

type forger struct {
	*memstore.Store
	touch func([]stream.Record) []stream.Record
}

func (f forger) Load(ctx context.Context, id stream.ID, after int) ([]stream.Record, error) {
	recs, err := f.Store.Load(ctx, id, after)
	return f.touch(recs), err
}

func TestAnotherStreamsLogIsNotTakenForThisOnes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.receive(t, "m-1")
	forged := w.config
	forged.Store = swapped{w.store, id}
	svc, err := mailrx.New(forged)
	require.NoError(t, err)
	_, err = svc.Log.Verify(t.Context(), stream.Derive(order.Kind, "another"))
	var broken *stream.ChainError
	require.ErrorAs(t, err, &broken)
}

type swapped struct {
	*memstore.Store
	id stream.ID
}

func (s swapped) Load(ctx context.Context, _ stream.ID, after int) ([]stream.Record, error) {
	return s.Store.Load(ctx, s.id, after)
}

func TestAStreamWithoutRecordsHasNoHead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	head, err := w.Log.Verify(t.Context(), stream.Derive(order.Kind, "none"))
	require.NoError(t, err)
	require.Zero(t, head)
	_, err = w.Log.Read(t.Context(), stream.ID{Kind: "order", Name: "Testa Sampleton"})
	require.ErrorIs(t, err, stream.ErrID)
}

func TestTheStreamsOfAMemberAreListedPageByPage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.delivered(t)
	all, err := w.Log.Streams(t.Context(), mailrx.Filter{Member: "mem-1"})
	require.NoError(t, err)
	require.Len(t, all, 2, "the order, and the prescription's supply")
	page, err := w.Log.Streams(t.Context(), mailrx.Filter{Limit: 1, After: all[0].Stream})
	require.NoError(t, err)
	require.Equal(t, all[1:], page)
}
