package mailrx

import (
	"context"
	"time"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Queue is where work gets done. The host calls it, from as many goroutines and processes as it likes.
type Queue struct{ e *engine }

// Work leases at most n due tasks and does them, one after the other; it gives how many it began. Faults of the work
// itself go to Config.Fault; the error is the store's or ctx's. When ctx ends, or half the lease is over, what was not
// begun is left: its lease runs out and any worker takes it.
func (q *Queue) Work(ctx context.Context, n int) (done int, err error) {
	if n <= 0 {
		return 0, ctx.Err()
	}
	start := q.e.now()
	tasks, err := q.e.cfg.Store.Lease(ctx, Due{Now: start.UTC(), For: q.e.cfg.Lease, Max: n})
	if err != nil {
		return 0, err
	}
	for _, t := range tasks {
		if ctx.Err() != nil || q.e.now().Sub(start) > q.e.cfg.Lease/2 {
			break
		}
		q.e.run(ctx, t)
		done++
	}
	return done, ctx.Err()
}

// drained is how many tasks Drain leases at once.
const drained = 32

// Drain works until nothing is due.
func (q *Queue) Drain(ctx context.Context) error {
	for {
		n, err := q.Work(ctx, drained)
		if n == 0 || err != nil {
			return err
		}
	}
}

// Run drains the queue, waits idle (a second where it is zero or less), and does so again until ctx ends. It returns
// ctx's error, or the store's: a host that wants to outlive a lost database calls it again. It works on the caller's
// goroutine, and waits by the machine's own clock.
func (q *Queue) Run(ctx context.Context, idle time.Duration) error {
	if idle <= 0 {
		idle = time.Second
	}
	wait := time.NewTicker(idle)
	defer wait.Stop()
	for {
		if err := q.Drain(ctx); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-wait.C:
		}
	}
}

// Parked lists every stream with work that waits for a person, where the store is a Lister. A command that another
// stream would not take is parked at the stream that sent it: an automatic refill whose order could not be opened
// stands here under its enrolment. Config.Fault heard why when it was parked.
func (q *Queue) Parked(ctx context.Context) ([]stream.Summary, error) {
	var all []stream.Summary
	for f := (Filter{Parked: true, Limit: 100}); ; {
		rows, err := q.e.list(ctx, f)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
		if len(rows) < f.Limit {
			return all, nil
		}
		f.After = rows[len(rows)-1].Stream
	}
}
