package sqlstore

import (
	"context"

	"github.com/mailrx/mailrx"
)

// lease reads what is due and then marks each task with the next token.
func (q *sqlite) lease(ctx context.Context, due mailrx.Due) (out []leased, err error) {
	err = q.write(ctx, func(ctx context.Context) error {
		out = nil
		if err := q.due(ctx, due, &out); err != nil || len(out) == 0 {
			return err
		}
		var last int64
		_, err := q.one(ctx, []any{&last}, `update mailrx_token set last = last + $1 returning last`, len(out))
		if err != nil {
			return err
		}
		until := micros(due.Now.Add(due.For))
		for i := range out {
			t := &out[i]
			t.Tries++
			t.Token = last - int64(len(out)-1-i)
			err := q.do(ctx, `update mailrx_tasks set ready = $1, tries = $2, token = $3 where seq = $4`, until, t.Tries, t.Token, t.seq)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// due reads the tasks that may be leased.
func (q *sqlite) due(ctx context.Context, due mailrx.Due, out *[]leased) error {
	names, args := named(due.Names, []any{micros(due.Now)})
	args = append(args, due.Max)
	s, err := q.prepared(ctx, `select ready, seq, `+taskColumns+` from mailrx_tasks where not parked and ready <= $1`+names+
		` order by ready, seq limit `+marker(len(args)))
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	return each(rows, func() error {
		t, err := scanLeased(rows)
		*out = append(*out, t)
		return err
	})
}
