//go:build unix

package postgres_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/store/postgres"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

func BenchmarkStepPostgres(b *testing.B) {
	s, err := postgres.Open(b.Context(), fresh(b))
	require.NoError(b, err)
	defer s.Close()
	storetest.Bench(b, s)
}
