package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/mailrx/mailrx"
)

// sqlite has one connection for all writing, so that writers of this process wait for each other in line; other
// processes are waited for by busy_timeout. Readers use the pool: with a write-ahead log they wait for nobody.
type sqlite struct {
	db      *sql.DB
	turn    chan struct{} // held while the writer is used
	writer  *sql.Conn
	written map[string]*sql.Stmt // prepared on writer
	read    sync.Map             // query → *sql.Stmt, prepared on db
}

// openSQLite keeps a connection, sets it up and brings the tables up to date.
func openSQLite(ctx context.Context, db *sql.DB) (_ base, err error) {
	if db.Stats().MaxOpenConnections == 1 {
		return nil, errors.New("a pool of one connection has none left for reading; SetMaxOpenConns(2) or more")
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	q := &sqlite{db: db, turn: make(chan struct{}, 1), writer: conn, written: map[string]*sql.Stmt{}}
	defer func() {
		if err != nil {
			q.close()
		}
	}()
	if err := q.set("busy_timeout = 10000", "foreign_keys = on", "synchronous = full", "secure_delete = on"); err != nil {
		return nil, err
	}
	if err := q.write(ctx, func(ctx context.Context) error { return migrate(ctx, conn, sqliteSteps) }); err != nil {
		return nil, err
	}
	return q, q.log(ctx)
}

// log asks for the write-ahead log. The change needs the file to itself for a moment, and SQLite does not wait for that
// as it waits for a lock: another program that opens the same new file answers with "locked".
func (q *sqlite) log(ctx context.Context) error {
	for try := 1; ; try++ {
		err := q.set("journal_mode = wal")
		if err == nil || try == 100 || !strings.Contains(err.Error(), "locked") {
			return err
		}
		select {
		case <-time.After(time.Duration(try) * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// set sets pragmas of the writer. They are set without the caller's context: an interrupted connection is of no use.
func (q *sqlite) set(pragmas ...string) error {
	for _, p := range pragmas {
		if _, err := q.writer.ExecContext(context.Background(), "pragma "+p); err != nil {
			return fmt.Errorf("pragma %s: %w", p, err)
		}
	}
	return nil
}

// write runs f in a transaction that holds the write lock from its first moment. Once begun it is not interrupted,
// but a context that has ended by then takes it back.
func (q *sqlite) write(ctx context.Context, f func(ctx context.Context) error) error {
	select {
	case q.turn <- struct{}{}:
		defer func() { <-q.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	calm := context.WithoutCancel(ctx)
	if err := q.do(calm, "begin immediate"); err != nil {
		return err
	}
	open := true
	defer func() {
		if open {
			q.do(calm, "rollback") // its error adds nothing to the one that is returned
		}
	}()
	if err := f(calm); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	err := q.do(calm, "commit")
	open = err != nil
	return err
}

// prepared gives the writer's statement of a query. Only inside write.
func (q *sqlite) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := q.written[query]; s != nil {
		return s, nil
	}
	s, err := q.writer.PrepareContext(ctx, query)
	if err == nil {
		q.written[query] = s
	}
	return s, err
}

// do runs a statement on the writer. Only inside write.
func (q *sqlite) do(ctx context.Context, query string, args ...any) error {
	s, err := q.prepared(ctx, query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx, args...)
	return err
}

// one reads the first row of a query on the writer and reports whether there is one. Only inside write.
func (q *sqlite) one(ctx context.Context, dest []any, query string, args ...any) (found bool, err error) {
	s, err := q.prepared(ctx, query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(ctx, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (q *sqlite) exec(ctx context.Context, query string, args ...any) (rows int64, err error) {
	err = q.write(ctx, func(ctx context.Context) error {
		s, err := q.prepared(ctx, query)
		if err != nil {
			return err
		}
		r, err := s.ExecContext(ctx, args...)
		if err != nil {
			return err
		}
		rows, err = r.RowsAffected()
		return err
	})
	return rows, err
}

// erase also empties the write-ahead log, where the erased words still stand; the pages are overwritten by
// secure_delete. A reader that still looks at the old pages puts the emptying off to a later checkpoint.
func (q *sqlite) erase(ctx context.Context, query string, args ...any) error {
	if _, err := q.exec(ctx, query, args...); err != nil {
		return err
	}
	q.turn <- struct{}{}
	defer func() { <-q.turn }()
	return q.set("wal_checkpoint(truncate)")
}

func (q *sqlite) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, ok := q.read.Load(query)
	if !ok {
		fresh, err := q.db.PrepareContext(ctx, query)
		if err != nil {
			return nil, err
		}
		if s, ok = q.read.LoadOrStore(query, fresh); ok {
			fresh.Close()
		}
	}
	return s.(*sql.Stmt).QueryContext(ctx, args...)
}

// close waits for the writer that is at it; later ones find the connection gone. Statements are closed before their
// connections, or SQLite leaves its log beside the file.
func (q *sqlite) close() error {
	q.turn <- struct{}{}
	defer func() { <-q.turn }()
	var errs []error
	for _, s := range q.written {
		errs = append(errs, s.Close())
	}
	q.read.Range(func(_, s any) bool {
		errs = append(errs, s.(*sql.Stmt).Close())
		return true
	})
	return errors.Join(append(errs, q.writer.Close())...)
}

func (q *sqlite) append(ctx context.Context, bs []mailrx.Batch) ([]mailrx.Result, error) {
	out := make([]mailrx.Result, len(bs))
	err := q.write(ctx, func(ctx context.Context) error {
		for i, b := range bs {
			v, err := q.step(ctx, b)
			if err != nil && !refused(err) {
				return err
			}
			out[i] = mailrx.Result{Version: v, Err: err}
		}
		return nil
	})
	return out, err
}

// refused reports whether err is the contract's answer to one batch, and not a fault of the database.
func refused(err error) bool {
	taken := (*mailrx.RefTaken)(nil)
	return errors.Is(err, mailrx.ErrConflict) || errors.Is(err, mailrx.ErrKeyReuse) || errors.Is(err, mailrx.ErrLeaseLost) ||
		errors.As(err, &taken)
}
