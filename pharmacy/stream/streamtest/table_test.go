package streamtest_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/stream/streamtest"
)

// lamp is a machine of two states.
func lamp() *streamtest.Table {
	t := &streamtest.Table{Columns: []string{"-", "D", "L"}}
	for _, row := range [][3]string{{"press", "-", "x"}, {"press", "D", "L"}, {"press", "D", "."}, {"press", "D", "L"}, {"press", "L", "D"},
		{"break", "-", "x"}, {"break", "D", "."}, {"break", "L", "D"}} {
		t.Note(row[0], row[1], row[2])
	}
	return t
}

const drawn = "//\tcommand -  D  L\n//\tbreak   x  .  D\n//\tpress   x  .L D\n"

func TestATableIsDrawnAndReadBack(t *testing.T) {
	t.Parallel()
	require.Equal(t, drawn, lamp().String())
	file := filepath.Join(t.TempDir(), "doc.go")
	require.NoError(t, os.WriteFile(file, []byte("// Package lamp.\n"+streamtest.Begin+streamtest.End+"\npackage lamp\n"), 0o600))
	lamp().StandsIn(t, file, true)
	lamp().StandsIn(t, file, false)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, "// Package lamp.\n"+streamtest.Begin+drawn+streamtest.End+"\npackage lamp\n", string(text))
	back := streamtest.Read(t, file)
	require.Equal(t, drawn, back.String())
	require.Equal(t, []string{"break", "press"}, back.Commands())
	require.True(t, back.Lists("press", "D", "."))
	require.False(t, back.Lists("press", "D", "x"))
	require.False(t, back.Lists("pull", "D", "x"))
}

// deaf is a test that only remembers that it failed.
type deaf struct {
	testing.TB
	failed bool
}

func (d *deaf) Helper()               {}
func (d *deaf) Errorf(string, ...any) { d.failed = true }

func TestAnotherTableFails(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "doc.go")
	require.NoError(t, os.WriteFile(file, []byte(streamtest.Begin+drawn+streamtest.End), 0o600))
	other := lamp()
	other.Note("break", "D", "x")
	d := &deaf{TB: t}
	other.StandsIn(d, file, false)
	require.True(t, d.failed)
}
