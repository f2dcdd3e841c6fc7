package sqlstore

import (
	"context"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// step writes one batch inside a transaction. All its questions come before its first change, so a batch that is
// refused leaves nothing behind.
func (q *sqlite) step(ctx context.Context, b mailrx.Batch) (int, error) {
	if b.Settles != nil {
		var token int64
		found, err := q.one(ctx, []any{&token}, `select token from mailrx_tasks`+held, b.Settles.Task, b.Settles.Token)
		if err != nil {
			return 0, err
		}
		if !found {
			return 0, mailrx.ErrLeaseLost
		}
	}
	if version, seen, err := q.seen(ctx, b); seen || err != nil {
		if err != nil {
			return 0, err
		}
		return version, q.settled(ctx, b.Settles)
	}
	if err := q.free(ctx, b); err != nil {
		return 0, err
	}
	return b.Expect + len(b.Log), q.change(ctx, b)
}

// seen looks the batch's key up and gives the version at the end of the batch that first carried it.
func (q *sqlite) seen(ctx context.Context, b mailrx.Batch) (version int, seen bool, err error) {
	if b.Key == "" {
		return 0, false, nil
	}
	var print []byte
	seen, err = q.one(ctx, []any{&version, &print}, `select version, print from mailrx_keys where kind = $1 and name = $2 and key = $3`,
		string(b.Stream.Kind), b.Stream.Name, string(b.Key))
	if seen && digest(print) != b.Print {
		return 0, false, mailrx.ErrKeyReuse
	}
	return version, seen, err
}

// free checks that the stream is where the batch expects it, and that no other stream holds a ref that it takes.
func (q *sqlite) free(ctx context.Context, b mailrx.Batch) error {
	version := 0
	_, err := q.one(ctx, []any{&version}, `select version from mailrx_streams where kind = $1 and name = $2`,
		string(b.Stream.Kind), b.Stream.Name)
	if err != nil {
		return err
	}
	if version != b.Expect {
		return mailrx.ErrConflict
	}
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
