//go:build unix

package postgres_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/store/postgres"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

// On two cores of an AMD EPYC that other programs used too, Go 1.26, PostgreSQL 15 on the same cores with fsync,
// 2026-11-24: 1.0 thousand steps/s with one worker, 1.7 to 1.8 thousand with four (two commits a step), 7.5 to 9.4
// thousand in groups of 32. 143 and 48 allocations a step.
func BenchmarkStepPostgres(b *testing.B) {
	s, err := postgres.Open(b.Context(), fresh(b))
	require.NoError(b, err)
	defer s.Close()
	storetest.Bench(b, s)
}
