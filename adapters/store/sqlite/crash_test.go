package sqlite_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// A crash is a real one: the test starts itself as a writer in another process and kills it.
const (
	crashFile = "MAILRX_TEST_CRASH_FILE" // the writer's file; set: this process is the writer
	crashHow  = "MAILRX_TEST_CRASH_HOW"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(crashFile); path != "" {
		write(path, os.Getenv(crashHow))
	}
	os.Exit(m.Run())
}

// perBatch is how many records each batch of the writer has.
const perBatch = 3

// write writes until it is killed, and tells of every commit.
func write(path, how string) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for n := 0; ; n++ {
		b := bulk(n)
		if _, err := s.Append(ctx, b); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("wrote", n)
		if how == "half" && n == 2 {
			half(path)
		}
	}
}

// half begins a batch by hand, without its end but so large that it reaches the disk, and waits to be killed.
func half(path string) {
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(`pragma cache_size = 10; begin immediate;
			insert into mailrx_streams (kind, name, version) values ('sample', 'half', 1);
			insert into mailrx_refs (ref_kind, ref_value, kind, name) values ('message', 'half', 'sample', 'half');
			insert into mailrx_documents (id, kind, bytes) values ('half', 'half', randomblob(4000000))`)
	}
	fmt.Println("half", err)
	select {}
}

// bulk is the n-th batch of the writer, on a stream of its own: records, a task, a ref and a summary.
func bulk(n int) mailrx.Batch {
	id := stream.ID{Kind: "sample", Name: fmt.Sprintf("s-%d", n)}
	b := mailrx.Batch{Stream: id, Key: "key", Take: []stream.Ref{{Kind: "message", Value: id.Name}}, Summary: &stream.Summary{Stream: id, Version: perBatch}}
	for range perBatch {
		b.Log = append(b.Log, stream.Record{Stream: id, Name: "sample.happened", Schema: 1, Data: make([]byte, 3000)})
	}
	b.Tasks = []mailrx.Task{{ID: id.Name, Stream: id, Name: "sample.work", Schema: 1}}
	stream.Seal(0, [32]byte{}, b.Log)
	return b
}

// crash lets a writer come to a line and kills it there.
func crash(t testing.TB, path, how, line string) {
	exe, err := os.Executable()
	require.NoError(t, err)
	writer := exec.CommandContext(t.Context(), exe)
	writer.Env = append(os.Environ(), crashFile+"="+path, crashHow+"="+how)
	out, err := writer.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, writer.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != line {
		require.Contains(t, lines.Text(), "wrote")
	}
	require.Equal(t, line, lines.Text())
	require.NoError(t, writer.Process.Kill())
	writer.Wait() // it was killed
}

// whole checks that every batch that was begun is there whole or not at all, and gives how many are.
func whole(t testing.TB, path string) int {
	s, err := sqlite.Open(t.Context(), path)
	require.NoError(t, err)
	defer s.Close()
	rows, err := s.List(t.Context(), mailrx.Filter{Limit: 1 << 20})
	require.NoError(t, err)
	tasks, err := s.Lease(t.Context(), mailrx.Due{Now: time.Unix(0, 0), For: time.Minute, Max: 1 << 20})
	require.NoError(t, err)
	require.Len(t, tasks, len(rows), "each batch has its task")
	for n := range rows {
		b := bulk(n)
		rs, err := s.Load(t.Context(), b.Stream, 0)
		require.NoError(t, err)
		require.Len(t, rs, perBatch)
		require.NoError(t, stream.Verify(rs))
		holder, err := s.Find(t.Context(), b.Take[0])
		require.NoError(t, err)
		require.Equal(t, b.Stream, holder)
		v, err := s.Append(t.Context(), b)
		require.NoError(t, err, "its key is known")
		require.Equal(t, perBatch, v)
	}
	_, err = s.Find(t.Context(), stream.Ref{Kind: "message", Value: fmt.Sprintf("s-%d", len(rows))})
	require.ErrorIs(t, err, mailrx.ErrNotFound)
	return len(rows)
}

func TestAWriterThatIsKilledLosesNothingItAnswered(t *testing.T) {
	t.Parallel()
	for _, last := range []int{0, 7, 40} {
		path := filepath.Join(t.TempDir(), "mailrx.db")
		crash(t, path, "", fmt.Sprintf("wrote %d", last))
		require.GreaterOrEqual(t, whole(t, path), last+1)
	}
}

func TestAWriterThatIsKilledInATransactionLeavesNothingOfIt(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mailrx.db")
	crash(t, path, "half", "half <nil>")
	require.Equal(t, 3, whole(t, path))
	s, err := sqlite.Open(t.Context(), path)
	require.NoError(t, err)
	defer s.Close()
	_, err = s.Find(t.Context(), stream.Ref{Kind: "message", Value: "half"})
	require.ErrorIs(t, err, mailrx.ErrNotFound)
	v, err := s.Append(t.Context(), opening("half"))
	require.NoError(t, err)
	require.Equal(t, 1, v)
}
