package storetest

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/mailrx/mailrx"
)

// onLease is a bug in what is asked of the tasks.
func onLease(f func(m *mutant, q *mailrx.Due)) func(m *mutant) {
	return func(m *mutant) {
		m.lease = func(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
			f(m, &q)
			return m.Store.Lease(ctx, q)
		}
	}
}

// afterLease is a bug in the tasks that are given.
func afterLease(f func(m *mutant, t *mailrx.Task)) func(m *mutant) {
	return func(m *mutant) {
		m.lease = func(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
			ts, err := m.Store.Lease(ctx, q)
			for i := range ts {
				f(m, &ts[i])
			}
			return ts, err
		}
	}
}

// onSettle is a bug in how a task ends.
func onSettle(f func(m *mutant, s *mailrx.Settlement)) func(m *mutant) {
	return func(m *mutant) {
		m.settle = func(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error {
			f(m, &s)
			return m.Store.Settle(ctx, l, s)
		}
	}
}

// remembering notes the token of each task's last lease.
func remembering(m *mutant) {
	afterLease(func(m *mutant, t *mailrx.Task) { m.note(t.ID, t.Token) })(m)
}

var taskBugs = []bug{
	{"a task forgets its key", "a task comes back as it was", afterLease(func(m *mutant, t *mailrx.Task) { t.Key = "" })},
	{"a task is due in its writer's zone", "a task is due at a whole microsecond", afterLease(func(m *mutant, t *mailrx.Task) {
		t.Due = t.Due.In(time.FixedZone("CST", -6*3600))
	})},
	{"the newest task comes first", "tasks come oldest first", func(m *mutant) {
		m.lease = func(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
			ts, err := m.Store.Lease(ctx, q)
			slices.Reverse(ts)
			return ts, err
		}
	}},
	{"tasks come a microsecond early", "nothing comes before it is due", onLease(func(m *mutant, q *mailrx.Due) { q.Now = q.Now.Add(time.Microsecond) })},
	{"Max is ignored", "no more come than asked for", onLease(func(m *mutant, q *mailrx.Due) { q.Max = 100 })},
	{"Names are ignored", "only the work asked for comes", onLease(func(m *mutant, q *mailrx.Due) { q.Names = nil })},
	{"a lease is given twice", "no task is leased twice at once", onLease(func(m *mutant, q *mailrx.Due) { q.For = 0 })},
	{"a lease lasts for ever", "a lease hides its task", onLease(func(m *mutant, q *mailrx.Due) { q.For = 100 * 365 * 24 * time.Hour })},
	{"tries are not counted", "tries are counted", afterLease(func(m *mutant, t *mailrx.Task) { t.Tries = 1 })},
	{"all tokens are the same", "tokens rise", func(m *mutant) {
		afterLease(func(m *mutant, t *mailrx.Task) {
			m.note(t.ID, t.Token)
			t.Token = 1
		})(m)
		real := func(l mailrx.Lease) mailrx.Lease {
			if token, is := m.noted(l.Task); is && l.Token == 1 {
				l.Token = token
			}
			return l
		}
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			if b.Settles != nil {
				l := real(*b.Settles)
				b.Settles = &l
			}
			return m.Store.Append(ctx, b)
		}
		m.settle = func(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error {
			return m.Store.Settle(ctx, real(l), s)
		}
	}},
	{"a task that is done stays", "a task that is done is gone", onSettle(func(m *mutant, s *mailrx.Settlement) {
		if *s == (mailrx.Settlement{}) {
			s.Again = noon
		}
	})},
	{"a task put off is due at once", "a task put off comes again then", onSettle(func(m *mutant, s *mailrx.Settlement) {
		if !s.Again.IsZero() {
			s.Again = noon
		}
	})},
	{"a note is forgotten", "a task put off comes again then", onSettle(func(m *mutant, s *mailrx.Settlement) { s.Note = "" })},
	{"a parked task is leased again", "a parked task is never leased", onSettle(func(m *mutant, s *mailrx.Settlement) {
		if s.Park {
			*s = mailrx.Settlement{Again: noon, Note: s.Note}
		}
	})},
	{"a parked task is never replaced", "a parked task may be replaced", func(m *mutant) {
		m.settle = func(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error {
			if s.Park {
				m.note("parked "+l.Task, 1)
			}
			return m.Store.Settle(ctx, l, s)
		}
		onAppend(func(m *mutant, b *mailrx.Batch) {
			b.Tasks = slices.DeleteFunc(slices.Clone(b.Tasks), func(t mailrx.Task) bool { _, parked := m.noted("parked " + t.ID); return parked })
		})(m)
	}},
	{"a stale Settle is answered with success", "a lease is settled once", func(m *mutant) {
		m.settle = func(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error {
			if err := m.Store.Settle(ctx, l, s); !errors.Is(err, mailrx.ErrLeaseLost) {
				return err
			}
			return nil
		}
	}},
	{"a stale lease settles", "a stale lease settles nothing", func(m *mutant) {
		remembering(m)
		m.settle = func(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error {
			if token, is := m.noted(l.Task); is {
				l.Token = token
			}
			return m.Store.Settle(ctx, l, s)
		}
	}},
	{"a lease is lost as soon as it runs out", "a lease that ran out still settles", func(m *mutant) {
		m.lease = func(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
			m.note("now", q.Now.UnixMicro())
			ts, err := m.Store.Lease(ctx, q)
			for _, t := range ts {
				m.note("until "+t.ID, q.Now.Add(q.For).UnixMicro())
			}
			return ts, err
		}
		m.settle = func(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error {
			now, _ := m.noted("now")
			if until, is := m.noted("until " + l.Task); is && now > until {
				return mailrx.ErrLeaseLost
			}
			return m.Store.Settle(ctx, l, s)
		}
	}},
	{"an unleased task is settled", "what was never leased is not settled", func(m *mutant) {
		m.settle = func(ctx context.Context, l mailrx.Lease, s mailrx.Settlement) error {
			err := m.Store.Settle(ctx, l, s)
			if errors.Is(err, mailrx.ErrLeaseLost) && l.Token == 0 {
				return nil
			}
			return err
		}
	}},
	{"a stale lease appends", "a stale lease appends nothing", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if errors.Is(err, mailrx.ErrLeaseLost) {
			b.Settles = nil
			return m.Store.Append(context.Background(), b)
		}
		return v, err
	})},
	{"the key comes before the lease", "the lease comes first", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if errors.Is(err, mailrx.ErrLeaseLost) && m.holds(b) {
			return b.Expect + len(b.Log), nil
		}
		return v, err
	})},
	{"a step does not settle its task", "events and settlement land together", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			l := b.Settles
			v, err := m.Store.Append(ctx, b)
			if err == nil && l != nil {
				m.force(mailrx.Batch{Stream: b.Stream, Tasks: []mailrx.Task{newThread("a").task(l.Task, noon)}})
			}
			return v, err
		}
	}},
	{"many steps under one lease are written", "a task is done once by workers at once", func(m *mutant) {
		m.append = func(ctx context.Context, b mailrx.Batch) (int, error) {
			if b.Settles != nil {
				m.Store.Append(ctx, mailrx.Batch{Stream: newThread("settled").id, Settles: b.Settles})
				b.Settles = nil
			}
			return m.Store.Append(ctx, b)
		}
	}},
	{"a refused batch settles its task", "a refused batch settles nothing", afterAppend(func(m *mutant, b mailrx.Batch, v int, err error) (int, error) {
		if err != nil && b.Settles != nil {
			m.Store.Settle(context.Background(), *b.Settles, mailrx.Settlement{})
		}
		return v, err
	})},
	{"a timer is doubled", "a timer is replaced and not doubled", func(m *mutant) {
		onAppend(func(m *mutant, b *mailrx.Batch) {
			b.Tasks = slices.Clone(b.Tasks)
			for i, t := range b.Tasks {
				if n, was := m.note(t.ID, 1); was {
					b.Tasks[i].ID += "'"
					m.note(t.ID, n+1)
				}
			}
		})(m)
		m.lease = func(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
			ts, err := m.Store.Lease(ctx, q)
			for i := range ts {
				if n := len(ts[i].ID) - 1; ts[i].ID[n] == '\'' {
					ts[i].ID = ts[i].ID[:n]
				}
			}
			return ts, err
		}
	}},
	{"the first of two tasks of one ID stays", "the last of two tasks of one ID counts", onAppend(func(m *mutant, b *mailrx.Batch) {
		seen := map[string]bool{}
		b.Tasks = slices.DeleteFunc(slices.Clone(b.Tasks), func(t mailrx.Task) bool {
			twice := seen[t.ID]
			seen[t.ID] = true
			return twice
		})
	})},
	{"a leased task is not replaced", "replacing a task ends its lease", func(m *mutant) {
		remembering(m)
		onAppend(func(m *mutant, b *mailrx.Batch) {
			b.Tasks = slices.DeleteFunc(slices.Clone(b.Tasks), func(t mailrx.Task) bool {
				_, leased := m.noted(t.ID)
				return leased && (b.Settles == nil || b.Settles.Task != t.ID)
			})
		})(m)
	}},
	{"a replaced task keeps its tries", "a replaced task starts anew", afterLease(func(m *mutant, t *mailrx.Task) {
		before, _ := m.note(t.ID, int64(t.Tries))
		t.Tries = max(t.Tries, int(before)+1)
	})},
	{"a step settles the timer that it sets", "a step may set the timer that caused it", onAppend(func(m *mutant, b *mailrx.Batch) {
		b.Tasks = slices.DeleteFunc(slices.Clone(b.Tasks), func(t mailrx.Task) bool { return b.Settles != nil && t.ID == b.Settles.Task })
	})},
	{"Parked in a batch is ignored", "a task may be parked from the start", onAppend(func(m *mutant, b *mailrx.Batch) {
		b.Tasks = slices.Clone(b.Tasks)
		for i := range b.Tasks {
			b.Tasks[i].Parked = false
		}
	})},
}
