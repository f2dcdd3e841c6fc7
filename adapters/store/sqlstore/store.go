package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Store keeps everything in one SQL database. It is a mailrx.Store, Grouper and Lister, and has rooms for People and
// Vault. Make one with New. Safe for concurrent use, and by several processes over one database.
type Store struct {
	db   *sql.DB
	base base
}

// base is what the databases do differently. Queries are written in what both understand, with $1, $2 … numbered in
// the order in which they first stand there.
type base interface {
	append(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error)
	lease(ctx context.Context, q mailrx.Due) ([]leased, error)
	query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	exec(ctx context.Context, query string, args ...any) (rows int64, err error) // in a transaction of its own
	erase(ctx context.Context, query string, args ...any) error                  // exec that leaves no trace behind
	close() error
}

// New makes a Store over db and brings its tables to the current schema. A database with a newer schema is an error
// that wraps mailrx.ErrSchema, and stays as it is. The Store owns db: Close closes it. After an error db is the
// caller's.
func New(ctx context.Context, db *sql.DB, d Dialect) (*Store, error) {
	s := &Store{db: db}
	var err error
	switch d {
	case SQLite:
		s.base, err = openSQLite(ctx, db)
	case Postgres:
		s.base, err = openPostgres(ctx, db)
	default:
		err = fmt.Errorf("%s is no Dialect; use sqlstore.SQLite or sqlstore.Postgres", d)
	}
	if err != nil {
		return nil, fmt.Errorf("sqlstore: open: %w", err)
	}
	return s, nil
}

// Close closes the database. Calls that are under way fail.
func (s *Store) Close() error { return errors.Join(s.base.close(), s.db.Close()) }

// People is the store's room of names and addresses.
func (s *Store) People() *People { return &People{s.base} }

// Vault is the store's room of documents.
func (s *Store) Vault() *Vault { return &Vault{s.base} }

// Append writes one step whole or not at all; see mailrx.Store.
func (s *Store) Append(ctx context.Context, b mailrx.Batch) (int, error) {
	rs, err := s.AppendAll(ctx, []mailrx.Batch{b})
	if err != nil {
		return 0, err
	}
	return rs[0].Version, rs[0].Err
}

// AppendAll writes each batch by itself, all in one commit; see mailrx.Grouper. An error of its own is the commit's:
// all that would be written is, or nothing is, and the keys tell when the batches come again.
func (s *Store) AppendAll(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
	out := make([]mailrx.Result, len(bs))
	sound := make([]mailrx.Batch, 0, len(bs))
	at := make([]int, 0, len(bs)) // where each sound batch stands in bs
	for i, b := range bs {
		if out[i].Err = check(b); out[i].Err == nil {
			sound, at = append(sound, b), append(at, i)
		}
	}
	if len(sound) == 0 {
		return out, ctx.Err()
	}
	rs, err := s.base.append(ctx, sound)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: append: %w", err)
	}
	for i, r := range rs {
		out[at[i]] = r
	}
	return out, nil
}

// Find gives the holder of a ref, or mailrx.ErrNotFound.
func (s *Store) Find(ctx context.Context, r stream.Ref) (stream.ID, error) {
	var id stream.ID
	found, err := one(ctx, s.base, []any{&id.Kind, &id.Name},
		`select kind, name from mailrx_refs where ref_kind = $1 and ref_value = $2`, r.Kind, r.Value)
	switch {
	case err != nil:
		return stream.ID{}, fmt.Errorf("sqlstore: find: %w", err)
	case !found:
		return stream.ID{}, mailrx.ErrNotFound
	}
	return id, nil
}

// one reads the first row of a query into dest and reports whether there is one.
func one(ctx context.Context, b base, dest []any, query string, args ...any) (found bool, err error) {
	rows, err := b.query(ctx, query, args...)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	if !rows.Next() {
		return false, rows.Err()
	}
	if err := rows.Scan(dest...); err != nil {
		return false, err
	}
	return true, rows.Close()
}
