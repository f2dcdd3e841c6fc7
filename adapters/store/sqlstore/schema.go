package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx"
)

// session is a connection or transaction that a migration runs in.
type session interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// migrate brings the tables from the schema they have to that of the last step. Step n makes schema n out of schema
// n-1; a step that has been released is never changed. The caller's transaction makes it all or nothing.
func migrate(ctx context.Context, s session, steps []string) error {
	if _, err := s.ExecContext(ctx, `create table if not exists mailrx_schema (version integer not null)`); err != nil {
		return err
	}
	version := 0
	err := s.QueryRowContext(ctx, `select version from mailrx_schema`).Scan(&version)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		_, err = s.ExecContext(ctx, `insert into mailrx_schema (version) values (0)`)
	case version > len(steps):
		return fmt.Errorf("%w: the database has schema %d, this program knows up to %d; run the newer program, or restore a "+
			"backup from before the upgrade", mailrx.ErrSchema, version, len(steps))
	}
	for ; err == nil && version < len(steps); version++ {
		if _, err = s.ExecContext(ctx, steps[version]); err == nil {
			_, err = s.ExecContext(ctx, fmt.Sprintf(`update mailrx_schema set version = %d`, version+1))
		}
	}
	if err != nil {
		return fmt.Errorf("bring the tables to schema %d: %w", min(version+1, len(steps)), err)
	}
	return nil
}
