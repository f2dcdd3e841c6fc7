package sqlstore

import (
	"context"

	"github.com/mailrx/mailrx"
)

// lease marks what is due with the next tokens, in the order in which it is due. Where nothing is due, nothing is
// written.
func (q *sqlite) lease(ctx context.Context, due mailrx.Due) (out []leased, err error) {
	names, args := named(due.Names, []any{micros(due.Now)})
	args = append(args, due.Max, micros(due.Now.Add(due.For)))
	query := `with due as (
			select seq, row_number() over (order by ready, seq) as place from (
				select seq, ready from mailrx_tasks where not parked and ready <= $1` + names + `
				order by ready, seq limit ` + marker(len(args)-1) + `))
		update mailrx_tasks as t set ready = ` + marker(len(args)) + `, tries = t.tries + 1,
			token = due.place + (select last from mailrx_token)
		from due where t.seq = due.seq
		returning token, seq, ` + taskColumns
	err = q.write(ctx, func(ctx context.Context) error {
		s, err := q.prepared(ctx, query)
		if err != nil {
			return err
		}
		rows, err := s.QueryContext(ctx, args...)
		if err != nil {
			return err
		}
		err = each(rows, func() error {
			t, err := scanLeased(rows)
			out = append(out, t)
			return err
		})
		if err != nil || len(out) == 0 {
			return err
		}
		return q.do(ctx, `update mailrx_token set last = last + $1`, len(out))
	})
	return out, err
}
