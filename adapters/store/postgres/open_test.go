//go:build unix

package postgres_test

import (
	"database/sql"
	"fmt"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/postgres"
	"github.com/mailrx/mailrx/adapters/store/sqlstore"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestADatabaseThatCannotBeOpenedIsOneClearLine(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]struct{ dsn, want string }{
		"no DSN":        {"postgres://user:open%20sesame@host:port/db", "postgres: open"},
		"nobody there":  {"postgres://user:sesame@127.0.0.1:1/pharmacy?connect_timeout=2", `open database "pharmacy" on 127.0.0.1:1 as "user"`},
		"a lost socket": {"host=/nowhere user=user password=sesame dbname=pharmacy", "whoever runs the server must let this user connect and create tables"},
	} {
		s, err := postgres.Open(t.Context(), x.dsn)
		require.ErrorContains(t, err, x.want, name)
		require.NotContains(t, err.Error(), "sesame", name)
		require.Nil(t, s, name)
	}
}

func TestANewerSchemaIsLeftAsItIs(t *testing.T) {
	t.Parallel()
	dsn := fresh(t)
	s, err := postgres.Open(t.Context(), dsn)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	db, err := sql.Open("pgx", dsn)
	require.NoError(t, err)
	defer db.Close()
	_, err = db.Exec(`update mailrx_schema set version = 99; drop table mailrx_keys`)
	require.NoError(t, err)

	_, err = postgres.Open(t.Context(), dsn)
	require.ErrorIs(t, err, mailrx.ErrSchema)
	require.ErrorContains(t, err, "the database has schema 99, this program knows up to 1; run the newer program")
	require.NotContains(t, err.Error(), "\n")

	var tables int
	require.NoError(t, db.QueryRow(`select count(*) from pg_tables where schemaname = current_schema and tablename = 'mailrx_keys'`).Scan(&tables))
	require.Zero(t, tables, "what is missing was not made again")
}

func TestAFailedMigrationLeavesTheDatabaseAsItWas(t *testing.T) {
	t.Parallel()
	dsn := fresh(t)
	db, err := sql.Open("pgx", dsn)
	require.NoError(t, err)
	defer db.Close()
	_, err = db.Exec(`create table mailrx_tasks (somebody_elses text)`)
	require.NoError(t, err)
	_, err = postgres.Open(t.Context(), dsn)
	require.ErrorContains(t, err, "bring the tables to schema 1")
	var tables int
	require.NoError(t, db.QueryRow(`select count(*) from pg_tables where schemaname = current_schema`).Scan(&tables))
	require.Equal(t, 1, tables)
}

func TestManyProgramsOpenOneNewDatabase(t *testing.T) {
	t.Parallel()
	dsn := fresh(t)
	stores, errs := make([]*sqlstore.Store, 4), make([]error, 4)
	var wg sync.WaitGroup
	for i := range stores {
		wg.Go(func() { stores[i], errs[i] = postgres.Open(t.Context(), dsn) })
	}
	wg.Wait()
	for i, s := range stores {
		require.NoError(t, errs[i])
		defer s.Close()
	}
	v, err := stores[0].Append(t.Context(), opening("a"))
	require.NoError(t, err)
	require.Equal(t, 1, v)
	rs, err := stores[3].Load(t.Context(), opening("a").Stream, 0)
	require.NoError(t, err)
	require.Len(t, rs, 1)
}

// opening is the first batch of a stream.
func opening(name string) mailrx.Batch {
	id := stream.ID{Kind: "sample", Name: name}
	b := mailrx.Batch{Stream: id, Log: []stream.Record{{Stream: id, Name: "sample.opened", Schema: 1, Data: []byte("{}")}}}
	stream.Seal(0, [32]byte{}, b.Log)
	return b
}

// Groups whose new streams come in opposite orders lock each other out; the database takes one back, and it is sent
// again.
func TestADeadlockIsTriedAgain(t *testing.T) {
	t.Parallel()
	s, err := postgres.Open(t.Context(), fresh(t))
	require.NoError(t, err)
	defer s.Close()
	const streams = 40
	groups := [2][]mailrx.Batch{}
	for i := range streams {
		groups[0] = append(groups[0], opening(fmt.Sprintf("s-%d", i)))
		groups[1] = append(groups[1], opening(fmt.Sprintf("s-%d", streams-1-i)))
	}
	var results [2][]mailrx.Result
	var errs [2]error
	var wg sync.WaitGroup
	for g := range groups {
		wg.Go(func() { results[g], errs[g] = s.AppendAll(t.Context(), groups[g]) })
	}
	wg.Wait()
	require.NoError(t, errs[0])
	require.NoError(t, errs[1])
	for i := range streams {
		a, b := results[0][i].Err, results[1][streams-1-i].Err
		require.True(t, a == nil && b == mailrx.ErrConflict || b == nil && a == mailrx.ErrConflict, "stream %d: %v, %v", i, a, b)
	}
}

// A database whose owner made transactions stricter takes statements back more often; the contract stays.
func TestAStricterIsolationIsTheSameStore(t *testing.T) {
	t.Parallel()
	dsn := with(fresh(t), "default_transaction_isolation=serializable")
	s, err := postgres.Open(t.Context(), dsn)
	require.NoError(t, err)
	defer s.Close()
	errs := make([]error, 6)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			b := opening(fmt.Sprintf("s-%d", i))
			b.Take = []stream.Ref{{Kind: "message", Value: "1"}}
			_, errs[i] = s.Append(t.Context(), b)
		})
	}
	wg.Wait()
	won := 0
	for i, err := range errs {
		if taken := (*mailrx.RefTaken)(nil); err == nil {
			won++
		} else {
			require.ErrorAs(t, err, &taken, "sender %d", i)
		}
	}
	require.Equal(t, 1, won)
}
