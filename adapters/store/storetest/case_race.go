package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var raceCases = []Case{
	{Name: "each version has one writer", Rule: "Of many batches at once that expect the same version one is written; the others are ErrConflict.", run: func(c *check) {
		t := newThread("a")
		for range 5 {
			var wrote atomic.Int32
			c.atOnce(8, func(i int) {
				b := t.batch("", 1)
				b.Log[0].Actor.ID = fmt.Sprint("writer-", i)
				stream.Seal(t.version, t.hash, b.Log)
				_, err := c.Store.Append(c.ctx, b)
				switch {
				case err == nil:
					wrote.Add(1)
				case !errors.Is(err, mailrx.ErrConflict):
					c.errorf("a loser got %q, want %q", err, mailrx.ErrConflict)
				}
			})
			if wrote.Load() != 1 {
				c.fatalf("%d of 8 writers of version %d won", wrote.Load(), t.version+1)
			}
			rs := c.load(t.id)
			c.holds(t.id, t.version+1, "after a race")
			t.version, t.hash = len(rs), rs[len(rs)-1].Hash
		}
	}},
	{Name: "writers at once lose nothing", Rule: "Writers that try again after ErrConflict all get their records in, and the chain holds.", run: func(c *check) {
		id := newThread("a").id
		const writers, each = 4, 6
		c.atOnce(writers, func(int) {
			for range each {
				c.persist(id)
			}
		})
		c.holds(id, writers*each, "after four writers")
	}},
	{Name: "a task is done once by workers at once", Rule: "Of many steps at once under one lease one is written; the others are ErrLeaseLost.", run: func(c *check) {
		t := newThread("a")
		for round := range 5 {
			c.put(t, t.task("t", noon))
			lease := c.leaseOne(noon).Lease()
			var wrote atomic.Int32
			c.atOnce(6, func(i int) {
				b := newThread(fmt.Sprintf("s-%d-%d", round, i)).batch("key", 1)
				b.Settles = &lease
				_, err := c.Store.Append(c.ctx, b)
				switch {
				case err == nil:
					wrote.Add(1)
				case !errors.Is(err, mailrx.ErrLeaseLost):
					c.errorf("a loser got %q, want %q", err, mailrx.ErrLeaseLost)
				}
			})
			if wrote.Load() != 1 {
				c.errorf("%d of 6 steps under one lease were written", wrote.Load())
			}
		}
	}},
	{Name: "an ended call changes nothing", Rule: "A call whose context has ended is an error, and changes nothing.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		lease := c.leaseOne(noon).Lease()
		ended, cancel := context.WithCancel(c.ctx)
		cancel()
		b := t.batch("key-1", 1)
		b.Take = []stream.Ref{message(1)}
		calls := map[string]func() error{
			"Append": func() error { _, err := c.Store.Append(ended, b); return err },
			"Load":   func() error { _, err := c.Store.Load(ended, t.id, 0); return err },
			"Find":   func() error { _, err := c.Store.Find(ended, message(1)); return err },
			"Lease": func() error {
				_, err := c.Store.Lease(ended, mailrx.Due{Now: far, For: time.Minute, Max: 1})
				return err
			},
			"Settle": func() error { return c.Store.Settle(ended, lease, mailrx.Settlement{}) },
		}
		for name, call := range calls {
			c.is(call(), context.Canceled, name+" in an ended call")
		}
		c.holds(t.id, 1, "after ended calls")
		c.holder(message(1), stream.ID{}, "after ended calls")
		c.settle(lease, mailrx.Settlement{})
	}},
}

// persist appends one record, however often another writer is faster.
func (c *check) persist(id stream.ID) {
	for {
		rs := c.load(id)
		t := &thread{id: id, version: len(rs)}
		if len(rs) > 0 {
			t.hash = rs[len(rs)-1].Hash
		}
		_, err := c.Store.Append(c.ctx, t.batch("", 1))
		if !errors.Is(err, mailrx.ErrConflict) {
			c.ok(err, "appending beside other writers")
			return
		}
	}
}
