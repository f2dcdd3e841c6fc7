package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestSmoke(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a b?c%20#.db"))
	require.NoError(t, err)
	id := stream.ID{Kind: "k", Name: "n"}
	log := []stream.Record{{Stream: id, Name: "a.b", Schema: 1}}
	stream.Seal(0, [32]byte{}, log)
	v, err := s.Append(t.Context(), mailrx.Batch{Stream: id, Log: log, Key: "k1", Take: []stream.Ref{{Kind: "a", Value: "b"}}, Tasks: []mailrx.Task{{ID: "t", Stream: id, Name: "x"}},
		Summary: &stream.Summary{Stream: id}})
	require.NoError(t, err)
	require.Equal(t, 1, v)
	rs, err := s.Load(t.Context(), id, 0)
	require.NoError(t, err)
	require.NoError(t, stream.Verify(rs))
	require.Equal(t, log, rs)
	ts, err := s.Lease(t.Context(), mailrx.Due{Now: log[0].At, For: 10, Max: 1, Names: []stream.Name{"x"}})
	require.NoError(t, err)
	require.Len(t, ts, 1)
	require.NoError(t, s.Settle(t.Context(), ts[0].Lease(), mailrx.Settlement{}))
	require.NoError(t, s.Close())
	_, err = s.Append(t.Context(), mailrx.Batch{Stream: id, Log: log, Key: "k1"})
	require.Error(t, err)
	t.Log(err)
}
