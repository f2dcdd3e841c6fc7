package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// postgres sends each call as one statement: no transaction is ever open while the program thinks.
type postgres struct{ db *sql.DB }

// migrationLock is the advisory lock under which tables are made, so that programs that start at once take turns.
const migrationLock = 0x6d61696c7278 // "mailrx"

func openPostgres(ctx context.Context, db *sql.DB) (base, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() // after a commit it does nothing
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`select pg_advisory_xact_lock(%d)`, migrationLock)); err != nil {
		return nil, err
	}
	if err := migrate(ctx, tx, postgresSteps); err != nil {
		return nil, err
	}
	return &postgres{db}, tx.Commit()
}

func (p *postgres) close() error { return nil }

func (p *postgres) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return p.db.QueryContext(ctx, query, args...)
}

func (p *postgres) exec(ctx context.Context, query string, args ...any) (rows int64, err error) {
	err = again(ctx, func() error {
		r, err := p.db.ExecContext(ctx, query, args...)
		if err == nil {
			rows, err = r.RowsAffected()
		}
		return err
	})
	return rows, err
}

// erase leaves old versions of the row for vacuum to remove, as PostgreSQL does.
func (p *postgres) erase(ctx context.Context, query string, args ...any) error {
	_, err := p.exec(ctx, query, args...)
	return err
}

// lease locks what it takes and passes over what others have locked, so workers never wait for each other.
func (p *postgres) lease(ctx context.Context, q mailrx.Due) (out []leased, err error) {
	names, args := named(q.Names, []any{micros(q.Now)})
	args = append(args, q.Max, micros(q.Now.Add(q.For)))
	query := `with due as (
			select id, ready, seq from mailrx_tasks where not parked and ready <= $1` + names + `
			order by ready, seq limit ` + marker(len(args)-1) + ` for update skip locked)
		update mailrx_tasks t set ready = ` + marker(len(args)) + `, tries = tries + 1, token = nextval('mailrx_counter')
		from due where t.id = due.id
		returning due.ready, due.seq, t.id, t.kind, t.name, t.work, t.schema, t.data, t.key, t.due, t.tries, t.token, t.note`
	err = again(ctx, func() error {
		out = nil
		rows, err := p.db.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		return each(rows, func() error {
			t, err := scanLeased(rows)
			out = append(out, t)
			return err
		})
	})
	return out, err
}

func (p *postgres) append(ctx context.Context, bs []mailrx.Batch) (out []mailrx.Result, err error) {
	doc, err := json.Marshal(sent(bs))
	if err != nil {
		return nil, err
	}
	err = again(ctx, func() error {
		rows, err := p.db.QueryContext(ctx, `select o_version, o_fault, coalesce(o_ref, 0), coalesce(o_kind, ''), coalesce(o_name, '')
			from mailrx_append($1::jsonb)`, string(doc))
		if err != nil {
			return err
		}
		out = make([]mailrx.Result, 0, len(bs))
		return each(rows, func() error {
			r, err := result(rows, bs[len(out)])
			out = append(out, r)
			return err
		})
	})
	if err == nil && len(out) != len(bs) {
		err = fmt.Errorf("%d batches have %d results", len(bs), len(out))
	}
	return out, err
}

// result reads what became of one batch.
func result(rows *sql.Rows, b mailrx.Batch) (mailrx.Result, error) {
	var r mailrx.Result
	var fault string
	var ref int
	var holder stream.ID
	if err := rows.Scan(&r.Version, &fault, &ref, &holder.Kind, &holder.Name); err != nil {
		return r, err
	}
	switch fault {
	case "lease":
		r.Err = mailrx.ErrLeaseLost
	case "key":
		r.Err = mailrx.ErrKeyReuse
	case "conflict":
		r.Err = mailrx.ErrConflict
	case "ref":
		r.Err = &mailrx.RefTaken{Ref: b.Take[ref-1], Holder: holder}
	}
	return r, nil
}

// maxTries is how often a statement is sent that the database takes back, each time after a longer wait.
const maxTries = 20

// again sends a statement anew when the database took it back whole: serialization_failure and deadlock_detected.
// Drivers of PostgreSQL tell the state by this method.
func again(ctx context.Context, f func() error) (err error) {
	for try := range maxTries {
		err = f()
		var state interface{ SQLState() string }
		if !errors.As(err, &state) || state.SQLState() != "40001" && state.SQLState() != "40P01" {
			return err
		}
		select {
		case <-time.After(rand.N(time.Duration(try+1) * 4 * time.Millisecond)):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return err
}
