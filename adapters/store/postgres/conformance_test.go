//go:build unix

package postgres_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/store/postgres"
	"github.com/mailrx/mailrx/adapters/store/sqlstore"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

// schemas knows where each store of the suite keeps its data.
type schemas struct {
	dsns sync.Map
	mode string // how statements are sent; "": as pgx likes best
}

func (s *schemas) open(t testing.TB) storetest.Subject { return s.at(t, with(fresh(t), s.mode)) }

func (s *schemas) reopen(t testing.TB, old storetest.Subject) storetest.Subject {
	dsn, _ := s.dsns.Load(old.Store)
	require.NoError(t, old.Store.(*sqlstore.Store).Close())
	return s.at(t, dsn.(string))
}

func (s *schemas) at(t testing.TB, dsn string) storetest.Subject {
	db, err := postgres.Open(t.Context(), dsn)
	require.NoError(t, err)
	t.Cleanup(func() { db.Close() })
	s.dsns.Store(db, dsn)
	return storetest.Subject{Store: db, People: db.People(), Vault: db.Vault()}
}

func TestConformance(t *testing.T) {
	t.Parallel()
	var s schemas
	storetest.Run(t, storetest.Harness{Open: s.open, Reopen: s.reopen})
}

// A pooler between the store and the server may hand every statement to another connection.
func TestConformanceWithoutPreparedStatements(t *testing.T) {
	t.Parallel()
	s := schemas{mode: "default_query_exec_mode=simple_protocol"}
	storetest.Run(t, storetest.Harness{Open: s.open, Reopen: s.reopen})
}
