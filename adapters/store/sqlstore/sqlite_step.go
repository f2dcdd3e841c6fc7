package sqlstore

import (
	"context"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// step writes one batch inside a transaction. All its questions come before its first change, so a batch that is
// refused leaves nothing behind.
func (q *sqlite) step(ctx context.Context, b mailrx.Batch) (int, error) {
	now, err := q.stands(ctx, b)
	switch {
	case err != nil:
		return 0, err
	case b.Settles != nil && !now.held:
		return 0, mailrx.ErrLeaseLost
	case now.seen && digest(now.print) != b.Print:
		return 0, mailrx.ErrKeyReuse
	case now.seen:
		return now.answer, q.settled(ctx, b.Settles)
	case now.version != b.Expect:
		return 0, mailrx.ErrConflict
	}
	if err := q.taken(ctx, b); err != nil {
		return 0, err
	}
	return b.Expect + len(b.Log), q.change(ctx, b)
}

// standing is what a batch meets.
type standing struct {
	held    bool // the lease that it settles
	seen    bool // its key
	answer  int  // version at the end of the batch that first carried the key
	print   []byte
	version int // of the stream
}

// stands asks everything but the refs in one query.
func (q *sqlite) stands(ctx context.Context, b mailrx.Batch) (standing, error) {
	var s standing
	var answer *int // NULL: a key that is not there
	lease := mailrx.Lease{}
	if b.Settles != nil {
		lease = *b.Settles
	}
	_, err := q.one(ctx, []any{&s.held, &s.version, &answer, &s.print}, `select
			exists (select 1 from mailrx_tasks`+held+`),
			coalesce((select version from mailrx_streams where kind = $3 and name = $4), 0),
			(select version from mailrx_keys where kind = $3 and name = $4 and key = $5),
			(select print from mailrx_keys where kind = $3 and name = $4 and key = $5)`,
		lease.Task, lease.Token, string(b.Stream.Kind), b.Stream.Name, string(b.Key))
	if s.seen = answer != nil; s.seen {
		s.answer = *answer
	}
	return s, err
}

// taken checks that no other stream holds a ref that the batch takes.
func (q *sqlite) taken(ctx context.Context, b mailrx.Batch) error {
	for _, r := range b.Take {
		var holder stream.ID
		found, err := q.one(ctx, []any{&holder.Kind, &holder.Name},
			`select kind, name from mailrx_refs where ref_kind = $1 and ref_value = $2`, r.Kind, r.Value)
		if err != nil {
			return err
		}
		if found && holder != b.Stream {
			return &mailrx.RefTaken{Ref: r, Holder: holder}
		}
	}
	return nil
}

// change writes everything that a batch brings.
func (q *sqlite) change(ctx context.Context, b mailrx.Batch) error {
	kind, name, end := string(b.Stream.Kind), b.Stream.Name, b.Expect+len(b.Log)
	if err := q.row(ctx, b, end); err != nil {
		return err
	}
	if b.Key != "" {
		err := q.do(ctx, `insert into mailrx_keys (kind, name, key, print, version) values ($1, $2, $3, $4, $5)`,
			kind, name, string(b.Key), b.Print[:], end)
		if err != nil {
			return err
		}
	}
	for _, r := range b.Log {
		err := q.do(ctx, `insert into mailrx_records (`+recordColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
			kind, name, r.Version, micros(r.At), string(r.Name), r.Schema, blob(r.Data), int(r.Actor.Role), r.Actor.ID,
			string(r.Key), r.Print[:], r.Prev[:], r.Hash[:])
		if err != nil {
			return err
		}
	}
	if err := q.refs(ctx, b); err != nil {
		return err
	}
	if err := q.settled(ctx, b.Settles); err != nil {
		return err
	}
	return q.put(ctx, b.Tasks)
}

// row writes the stream's own row: where it stands, and its place in the work list.
func (q *sqlite) row(ctx context.Context, b mailrx.Batch, end int) error {
	kind, name := string(b.Stream.Kind), b.Stream.Name
	if b.Summary == nil {
		return q.do(ctx, `insert into mailrx_streams (kind, name, version) values ($1, $2, $3)
			on conflict (kind, name) do update set version = excluded.version`, kind, name, end)
	}
	s := b.Summary
	return q.do(ctx, `insert into mailrx_streams
			(kind, name, version, listed, member, status, hold, owner, since, updated, row_version)
			values ($1, $2, $3, true, $4, $5, $6, $7, $8, $9, $10)
		on conflict (kind, name) do update set version = excluded.version, listed = true, member = excluded.member,
			status = excluded.status, hold = excluded.hold, owner = excluded.owner, since = excluded.since,
			updated = excluded.updated, row_version = excluded.row_version`,
		kind, name, end, s.Member, s.Status, s.Hold, int(s.Owner), micros(s.Since), micros(s.Updated), s.Version)
}

func (q *sqlite) refs(ctx context.Context, b mailrx.Batch) error {
	kind, name := string(b.Stream.Kind), b.Stream.Name
	for _, r := range b.Free {
		err := q.do(ctx, `delete from mailrx_refs where ref_kind = $1 and ref_value = $2 and kind = $3 and name = $4`,
			r.Kind, r.Value, kind, name)
		if err != nil {
			return err
		}
	}
	for _, r := range b.Take {
		err := q.do(ctx, `insert into mailrx_refs (ref_kind, ref_value, kind, name) values ($1, $2, $3, $4) on conflict do nothing`,
			r.Kind, r.Value, kind, name)
		if err != nil {
			return err
		}
	}
	return nil
}

func (q *sqlite) settled(ctx context.Context, l *mailrx.Lease) error {
	if l == nil {
		return nil
	}
	return q.do(ctx, `delete from mailrx_tasks where id = $1`, l.Task)
}

// put writes tasks. A replaced task gets a new place in line, and its lease is lost.
func (q *sqlite) put(ctx context.Context, ts []mailrx.Task) error {
	for _, t := range ts {
		err := q.do(ctx, `insert or replace into mailrx_tasks (id, kind, name, work, schema, data, key, due, ready, note, parked)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)`, t.ID, string(t.Stream.Kind), t.Stream.Name, string(t.Name),
			t.Schema, blob(t.Data), string(t.Key), micros(t.Due), t.Note, t.Parked)
		if err != nil {
			return err
		}
	}
	return nil
}
