package sqlstore

import (
	"context"
	"fmt"
	"strings"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// usualLimit is how many rows a Filter without a limit gives.
const usualLimit = 100

// List gives rows of the work list; see mailrx.Lister.
func (s *Store) List(ctx context.Context, f mailrx.Filter) ([]stream.Summary, error) {
	query, args := listQuery(f)
	rows, err := s.base.query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("sqlstore: list: %w", err)
	}
	var out []stream.Summary
	err = each(rows, func() error {
		var r stream.Summary
		var since, updated int64
		err := rows.Scan(&r.Stream.Kind, &r.Stream.Name, &r.Member, &r.Status, &r.Hold, &r.Owner, &since, &updated, &r.Version)
		r.Since, r.Updated = instant(since), instant(updated)
		out = append(out, r)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sqlstore: list: %w", err)
	}
	return out, nil
}

// where collects conditions and their arguments.
type where struct {
	conditions []string
	args       []any
}

// and adds a condition; each %s in it stands for an argument.
func (w *where) and(condition string, args ...any) {
	marks := make([]any, len(args))
	for i, a := range args {
		w.args = append(w.args, a)
		marks[i] = marker(len(w.args))
	}
	w.conditions = append(w.conditions, fmt.Sprintf(condition, marks...))
}

func listQuery(f mailrx.Filter) (query string, args []any) {
	var w where
	w.and("listed")
	if f.Kind != "" {
		w.and("kind = %s", string(f.Kind))
	}
	if f.Member != "" {
		w.and("member = %s", f.Member)
	}
	if f.Status != "" {
		w.and("status = %s", f.Status)
	}
	if f.Held {
		w.and("hold <> ''")
	}
	if f.Hold != "" {
		w.and("hold = %s", f.Hold)
	}
	if f.Owner != 0 {
		w.and("owner = %s", int(f.Owner))
	}
	if f.Parked {
		w.and("exists (select 1 from mailrx_tasks t where t.kind = s.kind and t.name = s.name and t.parked)")
	}
	if !f.Before.IsZero() {
		w.and("updated < %s", micros(f.Before))
	}
	if f.After.IsSet() {
		w.and("(kind, name) > (%s, %s)", string(f.After.Kind), f.After.Name)
	}
	limit := f.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	w.args = append(w.args, limit)
	return `select kind, name, member, status, hold, owner, since, updated, row_version from mailrx_streams s where ` +
		strings.Join(w.conditions, " and ") + ` order by kind, name limit ` + marker(len(w.args)), w.args
}
