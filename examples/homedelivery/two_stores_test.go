package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/adapters/store/sqlstore"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// TestTwoProgramsOnOneFileTellOneStory lets a second worker drain the queue all the while, and every call to the store
// goes by turns through two stores that opened one file, as two programs would: nothing is kept but in the file.
func TestTwoProgramsOnOneFileTellOneStory(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("minutes long under the race detector")
	}
	plan, err := compile("")
	require.NoError(t, err)
	in, err := prescription("", sampleScript)
	require.NoError(t, err)
	bank, err := fake.OpenBank("")
	require.NoError(t, err)
	file, books := filepath.Join(t.TempDir(), "pharmacy.db"), filepath.Join(t.TempDir(), "ups.json")
	both := &turns{}
	for i := range both.stores {
		both.stores[i], err = sqlite.Open(t.Context(), file)
		require.NoError(t, err)
		defer both.stores[i].Close()
	}
	s, err := build(plan, rooms{both, both.stores[0].People(), both.stores[1].Vault()}, bank, "ups", books, &tripwire{})
	require.NoError(t, err)
	defer s.close()

	var other sync.WaitGroup
	working, stop := context.WithCancel(t.Context())
	var broke error
	other.Go(func() {
		for broke == nil && working.Err() == nil {
			broke = s.svc.Queue.Drain(working)
		}
	})
	err = s.play(t.Context(), in)
	stop()
	other.Wait()
	require.NoError(t, err)
	if broke != nil {
		require.ErrorIs(t, broke, context.Canceled)
	}

	var out bytes.Buffer
	require.NoError(t, s.print(t.Context(), &out))
	golden, err := os.ReadFile(filepath.Join("testdata", "timeline.golden"))
	require.NoError(t, err)
	require.Equal(t, string(golden), story(out.String()))
	balanced(t, s.imitation, bank)
}

// turns is two stores of one file, the one and the other by turns.
type turns struct {
	stores [2]*sqlstore.Store
	n      atomic.Int64
}

func (b *turns) next() *sqlstore.Store { return b.stores[b.n.Add(1)%2] }

func (b *turns) Append(ctx context.Context, batch mailrx.Batch) (int, error) {
	return b.next().Append(ctx, batch)
}

func (b *turns) Load(ctx context.Context, id stream.ID, after int) ([]stream.Record, error) {
	return b.next().Load(ctx, id, after)
}

func (b *turns) Find(ctx context.Context, r stream.Ref) (stream.ID, error) {
	return b.next().Find(ctx, r)
}

func (b *turns) Lease(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
	return b.next().Lease(ctx, q)
}

func (b *turns) Settle(ctx context.Context, l mailrx.Lease, how mailrx.Settlement) error {
	return b.next().Settle(ctx, l, how)
}

func (b *turns) List(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error) {
	return b.next().List(ctx, f)
}
