package sqlite_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/adapters/store/sqlstore"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestAPathThatIsNoStoreIsOneClearLine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	note := filepath.Join(dir, "note.txt")
	require.NoError(t, os.WriteFile(note, []byte("this is a note, and no database\n"), 0o600))
	short := filepath.Join(dir, "short.db")
	require.NoError(t, os.WriteFile(short, []byte("SQL"), 0o600))
	for name, x := range map[string]struct{ path, want string }{
		"no path":              {"", "give the path of a file"},
		"memory":               {":memory:", "a store in memory is package memstore"},
		"a URI":                {"file:x.db?mode=memory", "give the path of a file"},
		"a missing folder":     {filepath.Join(dir, "nowhere", "x.db"), "nowhere does not exist; whoever runs this program must make it"},
		"a file as folder":     {filepath.Join(note, "x.db"), "note.txt"},
		"a folder":             {dir, "this is a folder"},
		"a file of words":      {note, "the file is no SQLite database; give another path, or move the file away"},
		"a file of few bytes":  {short, "the file is no SQLite database"},
		"a folder in a folder": {filepath.Join(dir, "a", "b", "x.db"), "does not exist"},
	} {
		s, err := sqlite.Open(t.Context(), x.path)
		require.ErrorContains(t, err, x.want, name)
		require.ErrorContains(t, err, "sqlite: open", name)
		require.NotContains(t, err.Error(), "\n", name)
		require.Nil(t, s, name)
	}
	kept, err := os.ReadFile(note)
	require.NoError(t, err)
	require.Equal(t, "this is a note, and no database\n", string(kept))
}

func TestAnyPathIsTakenByItsLetters(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"a b.db", "50%25.db", "what?mode=ro.db", "#1.db", "ünï.db", "a&_pragma=x.db", "'quoted'.db"} {
		s, err := sqlite.Open(t.Context(), filepath.Join(dir, name))
		require.NoError(t, err, name)
		require.NoError(t, s.Close())
		require.FileExists(t, filepath.Join(dir, name))
	}
	empty := filepath.Join(dir, "empty.db")
	require.NoError(t, os.WriteFile(empty, nil, 0o600))
	s, err := sqlite.Open(t.Context(), empty)
	require.NoError(t, err, "an empty file is a new store")
	require.NoError(t, s.Close())
}

func TestANewerSchemaIsLeftAsItIs(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mailrx.db")
	s, err := sqlite.Open(t.Context(), path)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	raw(t, path, `update mailrx_schema set version = 99; drop table mailrx_keys`)
	before, err := os.ReadFile(path)
	require.NoError(t, err)

	_, err = sqlite.Open(t.Context(), path)
	require.ErrorIs(t, err, mailrx.ErrSchema)
	require.ErrorContains(t, err, "the database has schema 99, this program knows up to 1; run the newer program")
	require.ErrorContains(t, err, path)
	require.NotContains(t, err.Error(), "\n")

	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, before, after)
	require.Empty(t, beside(t, path))
}

// beside lists the logs that stand beside a file.
func beside(t testing.TB, path string) []string {
	logs, err := filepath.Glob(path + "-*")
	require.NoError(t, err)
	return logs
}

// raw runs statements beside every store.
func raw(t testing.TB, path, statements string) {
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	_, err = db.Exec(statements)
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

func TestAFailedMigrationLeavesTheFileAsItWas(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mailrx.db")
	raw(t, path, `create table mailrx_tasks (somebody_elses text)`)
	_, err := sqlite.Open(t.Context(), path)
	require.ErrorContains(t, err, "bring the tables to schema 1")
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	defer db.Close()
	var tables int
	require.NoError(t, db.QueryRow(`select count(*) from sqlite_master where type = 'table'`).Scan(&tables))
	require.Equal(t, 1, tables)
}

func TestManyProgramsOpenOneNewFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mailrx.db")
	stores, errs := make([]*sqlstore.Store, 6), make([]error, 6)
	var wg sync.WaitGroup
	for i := range stores {
		wg.Go(func() { stores[i], errs[i] = sqlite.Open(t.Context(), path) })
	}
	wg.Wait()
	for i, s := range stores {
		require.NoError(t, errs[i])
		defer s.Close()
	}
	for i, s := range stores {
		wg.Go(func() {
			for n := range 20 {
				_, errs[i] = s.Append(t.Context(), opening(fmt.Sprintf("s-%d-%d", i, n)))
			}
		})
	}
	wg.Wait()
	for i := range stores {
		require.NoError(t, errs[i])
		for n := range 20 {
			rs, err := stores[0].Load(t.Context(), opening(fmt.Sprintf("s-%d-%d", i, n)).Stream, 0)
			require.NoError(t, err)
			require.Len(t, rs, 1)
		}
	}
}

// opening is the first batch of a stream.
func opening(name string) mailrx.Batch {
	id := stream.ID{Kind: "sample", Name: name}
	b := mailrx.Batch{Stream: id, Log: []stream.Record{{Stream: id, Name: "sample.opened", Schema: 1, Data: []byte("{}")}}}
	stream.Seal(0, [32]byte{}, b.Log)
	return b
}

func TestAnErasureLeavesNoTraceInTheFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mailrx.db")
	s, err := sqlite.Open(t.Context(), path)
	require.NoError(t, err)
	defer s.Close()
	_, err = s.People().Put(t.Context(), "mem-1", rx.Patient{Last: rx.NewSecret("Sampleton"), Street1: rx.NewSecret("100 Example St")})
	require.NoError(t, err)
	id, err := s.Vault().Put(t.Context(), mailrx.Document{Kind: "script.newrx", Bytes: []byte(strings.Repeat("for Testa Sampleton ", 1000))})
	require.NoError(t, err)
	require.Contains(t, onDisk(t, path), "Sampleton")

	require.NoError(t, s.People().Erase(t.Context(), "mem-1"))
	require.NoError(t, s.Vault().Erase(t.Context(), id))
	require.NotContains(t, onDisk(t, path), "Sampleton")
}

// onDisk is what stands in the file and in its log.
func onDisk(t testing.TB, path string) string {
	all, err := filepath.Glob(path + "*")
	require.NoError(t, err)
	var text strings.Builder
	for _, name := range all {
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		text.Write(b)
	}
	return text.String()
}

func TestAClosedStoreIsOneFileAndSaysThatItIsClosed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mailrx.db")
	s, err := sqlite.Open(t.Context(), path)
	require.NoError(t, err)
	_, err = s.Append(t.Context(), opening("a"))
	require.NoError(t, err)
	_, err = s.Load(t.Context(), opening("a").Stream, 0)
	require.NoError(t, err)
	require.NotEmpty(t, beside(t, path))
	require.NoError(t, s.Close())
	require.Empty(t, beside(t, path), "all is in the one file")
	_, err = s.Append(t.Context(), opening("a"))
	require.ErrorContains(t, err, "sqlstore: append")
	_, err = s.Load(t.Context(), opening("a").Stream, 0)
	require.ErrorContains(t, err, "sqlstore: load sample/a")
}

func TestNewSaysWhatIsWrongWithItsDatabase(t *testing.T) {
	t.Parallel()
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "mailrx.db"))
	require.NoError(t, err)
	defer db.Close()
	_, err = sqlstore.New(t.Context(), db, 0)
	require.ErrorContains(t, err, "dialect(0) is no Dialect; use sqlstore.SQLite or sqlstore.Postgres")
	db.SetMaxOpenConns(1)
	_, err = sqlstore.New(t.Context(), db, sqlstore.SQLite)
	require.ErrorContains(t, err, "SetMaxOpenConns(2) or more")
}

func TestTextThatNoDatabaseKeepsIsRefused(t *testing.T) {
	t.Parallel()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "mailrx.db"))
	require.NoError(t, err)
	defer s.Close()
	for name, spoil := range map[string]func(b *mailrx.Batch){
		"a zero byte in a key":    func(b *mailrx.Batch) { b.Key = "a\x00b" },
		"a ref that is no UTF-8":  func(b *mailrx.Batch) { b.Take = []stream.Ref{{Kind: "message", Value: "\xff"}} },
		"a freed ref that is not": func(b *mailrx.Batch) { b.Free = []stream.Ref{{Kind: "message", Value: "\xff"}} },
		"a task":                  func(b *mailrx.Batch) { b.Tasks = []mailrx.Task{{ID: "t", Note: "\x00"}} },
		"a summary":               func(b *mailrx.Batch) { b.Summary = &stream.Summary{Status: "\xff"} },
		"an actor":                func(b *mailrx.Batch) { b.Log[0].Actor.ID = "\xff" },
		"a lease":                 func(b *mailrx.Batch) { b.Settles = &mailrx.Lease{Task: "\x00"} },
		"no stream":               func(b *mailrx.Batch) { b.Stream = stream.ID{} },
		"a version below nothing": func(b *mailrx.Batch) { b.Expect = -1 },
	} {
		b := opening("a")
		spoil(&b)
		good := opening(name)
		rs, err := s.AppendAll(t.Context(), []mailrx.Batch{b, good})
		require.NoError(t, err, name)
		require.ErrorContains(t, rs[0].Err, "sqlstore: append", name)
		require.Equal(t, mailrx.Result{Version: 1}, rs[1], "%s: the other batch of the group", name)
	}
}
