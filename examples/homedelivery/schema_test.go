package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestADatabaseOfANewerSchemaIsLeftAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pharmacy.db")
	code, _, errs := process(t, "-db", path, "-kill-after", "1")
	require.Equal(t, killed, code, errs)
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	_, err = db.ExecContext(t.Context(), "update mailrx_schema set version = 99")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	before := files(t, path)

	code, _, errs = process(t, "-db", path)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "schema 99")
	require.Contains(t, errs, path)
	require.Equal(t, before[filepath.Base(path)], files(t, path)[filepath.Base(path)])
}

func TestAFileThatIsNoDatabaseIsLeftAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "letter.txt")
	require.NoError(t, os.WriteFile(path, []byte("Dear pharmacy, this is no database at all, and longer than a page header would be."), 0o600))
	before := files(t, path)
	code, _, errs := process(t, "-db", path)
	require.Equal(t, 1, code)
	require.Contains(t, errs, path)
	require.Equal(t, before, files(t, path))
}
