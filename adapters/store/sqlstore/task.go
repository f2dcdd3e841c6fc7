package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// leased is a task with its place in line.
type leased struct {
	mailrx.Task
	first, second int64
}

const taskColumns = `id, kind, name, work, schema, data, key, due, tries, token, note`

func scanLeased(rows *sql.Rows) (leased, error) {
	var t leased
	var due int64
	err := rows.Scan(&t.first, &t.second, &t.ID, &t.Stream.Kind, &t.Stream.Name, &t.Name, &t.Schema, &t.Data, &t.Key, &due,
		&t.Tries, &t.Token, &t.Note)
	t.Due = instant(due)
	return t, err
}

// Lease takes tasks that are due, oldest first; see mailrx.Store.
func (s *Store) Lease(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
	if q.Max <= 0 {
		return nil, ctx.Err()
	}
	ts, err := s.base.lease(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: lease: %w", err)
	}
	slices.SortFunc(ts, func(a, b leased) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second)) })
	out := make([]mailrx.Task, len(ts))
	for i, t := range ts {
		out[i] = t.Task
	}
	return out, nil
}

// named is the condition that keeps a lease to some names of work; its arguments follow the first ones.
func named(names []stream.Name, args []any) (string, []any) {
	if len(names) == 0 {
		return "", args
	}
	list := ""
	for i, n := range names {
		args = append(args, string(n))
		if i > 0 {
			list += ", "
		}
		list += marker(len(args))
	}
	return " and work in (" + list + ")", args
}

// held is the condition of a lease that is still the task's last one: replacing, parking and putting off a task change
// its token.
const held = ` where id = $1 and token = $2 and token > 0 and not parked`

// Settle ends a lease without events; see mailrx.Store.
func (s *Store) Settle(ctx context.Context, l mailrx.Lease, how mailrx.Settlement) error {
	query, args := `delete from mailrx_tasks`+held, []any{l.Task, l.Token}
	switch {
	case how.Park:
		query, args = `update mailrx_tasks set parked = true, token = 0, note = $3`+held, append(args, how.Note)
	case !how.Again.IsZero():
		query, args = `update mailrx_tasks set due = $3, ready = $3, token = 0, note = $4`+held, append(args, micros(how.Again), how.Note)
	}
	n, err := s.base.exec(ctx, query, args...)
	switch {
	case err != nil:
		return fmt.Errorf("sqlstore: settle: %w", err)
	case n == 0:
		return mailrx.ErrLeaseLost
	}
	return nil
}
