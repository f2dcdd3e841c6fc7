package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

func BenchmarkStepSQLite(b *testing.B) {
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "mailrx.db"))
	require.NoError(b, err)
	defer s.Close()
	storetest.Bench(b, s)
}
