package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

const (
	recordColumns = `kind, name, version, at, event, schema, data, role, actor, key, print, prev, hash`
	loadQuery     = `select ` + recordColumns + ` from mailrx_records where kind = $1 and name = $2 and version > $3 order by version`
)

// Load gives a stream's records after a version; see mailrx.Store.
func (s *Store) Load(ctx context.Context, id stream.ID, after int) ([]stream.Record, error) {
	rows, err := s.base.query(ctx, loadQuery, string(id.Kind), id.Name, after)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: load %s: %w", id, err)
	}
	var out []stream.Record
	err = each(rows, func() error {
		r, err := scanRecord(rows)
		out = append(out, r)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sqlstore: load %s: %w", id, err)
	}
	return out, nil
}

// loadMany is how many streams one query reads; databases bound the number of arguments.
const loadMany = 512

// LoadAll gives the records of many streams; see mailrx.Grouper. An unknown stream has none.
func (s *Store) LoadAll(ctx context.Context, ids []stream.ID) (map[stream.ID][]stream.Record, error) {
	out := make(map[stream.ID][]stream.Record, len(ids))
	for len(ids) > 0 {
		n := min(loadMany, len(ids))
		if err := s.loadSome(ctx, ids[:n], out); err != nil {
			return nil, fmt.Errorf("sqlstore: load %d streams: %w", n, err)
		}
		ids = ids[n:]
	}
	return out, ctx.Err()
}

func (s *Store) loadSome(ctx context.Context, ids []stream.ID, into map[stream.ID][]stream.Record) error {
	n := 1
	for n < len(ids) {
		n *= 2 // few different queries, since each is prepared; the last stream is asked for again and again
	}
	args := make([]any, 0, 2*n)
	var pairs strings.Builder
	for i := range n {
		if i > 0 {
			pairs.WriteString(", ")
		}
		fmt.Fprintf(&pairs, "($%d, $%d)", 2*i+1, 2*i+2)
		id := ids[min(i, len(ids)-1)]
		args = append(args, string(id.Kind), id.Name)
	}
	rows, err := s.base.query(ctx, `select `+recordColumns+` from mailrx_records where (kind, name) in (values `+
		pairs.String()+`) order by kind, name, version`, args...)
	if err != nil {
		return err
	}
	return each(rows, func() error {
		r, err := scanRecord(rows)
		into[r.Stream] = append(into[r.Stream], r)
		return err
	})
}

func scanRecord(rows *sql.Rows) (stream.Record, error) {
	var r stream.Record
	var at int64
	var print, prev, hash []byte
	err := rows.Scan(&r.Stream.Kind, &r.Stream.Name, &r.Version, &at, &r.Name, &r.Schema, &r.Data,
		&r.Actor.Role, &r.Actor.ID, &r.Key, &print, &prev, &hash)
	r.At = instant(at)
	r.Print, r.Prev, r.Hash = digest(print), digest(prev), digest(hash)
	return r, err
}

// each calls f for every row and closes rows.
func each(rows *sql.Rows, f func() error) error {
	defer rows.Close()
	for rows.Next() {
		if err := f(); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return rows.Close()
}

// marker is the n-th argument of a query.
func marker(n int) string { return "$" + strconv.Itoa(n) }
