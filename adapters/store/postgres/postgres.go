package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/sqlstore"
)

// maxConns is how many connections a store opens. Who wants another number makes a *sql.DB and calls sqlstore.New.
const maxConns = 16

// Open connects to the database that dsn names and brings its tables to the current schema. A dsn is a URL,
// "postgres://user@host/database?search_path=pharmacy", or a list, "host=… user=… dbname=…"; what it leaves out comes
// from the PG… variables, as with psql. The tables stand in the first schema of search_path, which must be there.
//
// An error says what is wrong and who can mend it, and never the password; a database that a newer program has written
// is an error that wraps mailrx.ErrSchema.
func Open(ctx context.Context, dsn string) (*sqlstore.Store, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("postgres: open: %w", err)
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxConns)
	s, err := sqlstore.New(ctx, db, sqlstore.Postgres)
	if err != nil {
		return nil, errors.Join(explain(config, err), db.Close())
	}
	return s, nil
}

// explain adds what a reader needs beside the cause: which database, and who can mend it.
func explain(config *pgx.ConnConfig, err error) error {
	where := fmt.Sprintf("postgres: open database %q on %s:%d as %q", config.Database, config.Host, config.Port, config.User)
	if errors.Is(err, mailrx.ErrSchema) {
		return fmt.Errorf("%s: %w", where, err)
	}
	return fmt.Errorf("%s: %w; whoever runs the server must let this user connect and create tables", where, err)
}
