package sqlite_test

import (
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/adapters/store/sqlstore"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

// files knows where each store of the suite keeps its data.
type files struct{ paths sync.Map }

func (f *files) open(t testing.TB) storetest.Subject {
	return f.at(t, filepath.Join(t.TempDir(), "mailrx.db"))
}

func (f *files) reopen(t testing.TB, s storetest.Subject) storetest.Subject {
	path, _ := f.paths.Load(s.Store)
	require.NoError(t, s.Store.(*sqlstore.Store).Close())
	return f.at(t, path.(string))
}

func (f *files) at(t testing.TB, path string) storetest.Subject {
	s, err := sqlite.Open(t.Context(), path)
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	f.paths.Store(s, path)
	return storetest.Subject{Store: s, People: s.People(), Vault: s.Vault()}
}

func TestConformance(t *testing.T) {
	t.Parallel()
	var f files
	storetest.Run(t, storetest.Harness{Open: f.open, Reopen: f.reopen})
}
