package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

// On two cores of an AMD EPYC that other programs used too, Go 1.26, 2026-11-24, synchronous=full: 1.4 to 1.8 thousand
// steps/s one at a time (two commits a step), whatever the number of workers; 7 thousand in groups of 32. 300 and 228
// allocations a step.
func BenchmarkStepSQLite(b *testing.B) {
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "mailrx.db"))
	require.NoError(b, err)
	defer s.Close()
	storetest.Bench(b, s)
}
