package sqlite

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryConnectionIsSafe(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "mailrx.db")
	s, err := Open(t.Context(), path)
	require.NoError(t, err)
	defer s.Close()
	db, err := sql.Open("sqlite", dsn(path))
	require.NoError(t, err)
	defer db.Close()
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2" /* full */, "foreign_keys": "1", "busy_timeout": "10000",
	} {
		var got string
		require.NoError(t, db.QueryRow("pragma "+pragma).Scan(&got))
		require.Equal(t, want, got, pragma)
	}
}
