package storetest

import (
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// leased makes a thread with one task, which is leased twice: the first lease is stale, the second is held.
func (c *check) leased() (t *thread, stale, held mailrx.Lease) {
	t = newThread("a")
	c.put(t, t.task("t", noon))
	stale = c.leaseOne(noon).Lease()
	return t, stale, c.leaseOne(noon.Add(time.Hour)).Lease()
}

var ways = map[string]mailrx.Settlement{
	"done":   {},
	"again":  {Again: noon.Add(-time.Hour), Note: "again"},
	"parked": {Park: true, Note: "parked"},
}

// far is long after every lease and delay of a case.
var far = noon.AddDate(1, 0, 0)

var settleCases = []Case{
	{Name: "a task that is done is gone", Rule: "Settle without more says done: the task is gone.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon), t.task("other", far))
		c.settle(c.leaseOne(noon).Lease(), mailrx.Settlement{})
		c.due(far, "a year after it was done", "other")
	}},
	{Name: "a task put off comes again then", Rule: "Settle with Again makes the task due again then, not before, with its note.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		again := noon.Add(10 * time.Second)
		c.settle(c.leaseOne(noon).Lease(), mailrx.Settlement{Again: again, Note: "carrier is down"})
		c.due(again.Add(-time.Microsecond), "before it is due again")
		got := c.leaseOne(again)
		if !got.Due.Equal(again) || got.Note != "carrier is down" {
			c.errorf("it is due %v with note %q, want %v and its note", got.Due, got.Note, again)
		}
	}},
	{Name: "a parked task is never leased", Rule: "Settle with Park keeps the task for a person: it is never leased again.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		lease := c.leaseOne(noon).Lease()
		c.settle(lease, mailrx.Settlement{Park: true, Note: "failed too often"})
		c.due(far, "a year after it was parked")
		c.is(c.Store.Settle(c.ctx, lease, mailrx.Settlement{Again: noon}), mailrx.ErrLeaseLost, "putting a parked task off under its old lease")
		c.due(far, "after that")
	}},
	{Name: "a parked task may be replaced", Rule: "A parked task is leased again once it is replaced.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		c.settle(c.leaseOne(noon).Lease(), mailrx.Settlement{Park: true, Note: "failed too often"})
		c.put(t, t.task("t", noon))
		if got := c.leaseOne(noon); got.Note != "" || got.Parked || got.Tries != 1 {
			c.errorf("the new task has note %q, parked %v, tries %d", got.Note, got.Parked, got.Tries)
		}
	}},
	{Name: "a stale lease settles nothing", Rule: "Settle is ErrLeaseLost when another caller has leased the task since, and changes nothing.", run: func(c *check) {
		_, stale, held := c.leased()
		for way, s := range ways {
			c.is(c.Store.Settle(c.ctx, stale, s), mailrx.ErrLeaseLost, "settling a stale lease as "+way)
		}
		c.due(noon.Add(time.Hour), "while the second lease lasts")
		c.settle(held, mailrx.Settlement{})
	}},
	{Name: "a lease is settled once", Rule: "A lease that was settled is no longer held.", run: func(c *check) {
		for way, s := range ways {
			t := newThread(way)
			c.put(t, t.task(way, noon))
			lease := c.leaseOne(noon).Lease()
			c.settle(lease, s)
			c.is(c.Store.Settle(c.ctx, lease, mailrx.Settlement{}), mailrx.ErrLeaseLost, "settling a lease that ended as "+way)
			b := t.batch("", 1)
			b.Settles = &lease
			c.refused(b, mailrx.ErrLeaseLost, "appending under a lease that ended as "+way)
			if way == "again" {
				c.settle(c.leaseOne(noon).Lease(), mailrx.Settlement{})
			}
		}
	}},
	{Name: "what was never leased is not settled", Rule: "A lease that nobody was given is ErrLeaseLost.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		for _, l := range []mailrx.Lease{{}, {Task: "t"}, {Task: "t", Token: 99}, {Task: "nobody's", Token: 1}} {
			c.is(c.Store.Settle(c.ctx, l, mailrx.Settlement{}), mailrx.ErrLeaseLost, "settling a lease of nobody's")
			b := t.batch("", 1)
			b.Settles = &l
			c.refused(b, mailrx.ErrLeaseLost, "appending under a lease of nobody's")
		}
		c.due(noon, "after all that", "t")
	}},
	{Name: "a lease that ran out still settles", Rule: "A lease is lost when another caller takes the task, not when it runs out.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon), t.task("u", noon))
		ts := c.lease(noon, 2)
		if other := c.lease(far, 10, "other.work"); len(other) != 0 { // a year later, somebody looks for something else
			c.errorf("other work is %v", ids(other))
		}
		c.settle(ts[0].Lease(), mailrx.Settlement{})
		b, lease := t.batch("", 1), ts[1].Lease()
		b.Settles = &lease
		c.append(t, b)
		c.due(far, "after both were settled")
	}},
	{Name: "a stale lease appends nothing", Rule: "A lease that is no longer held is ErrLeaseLost, and nothing is written.", run: func(c *check) {
		t, stale, held := c.leased()
		b := t.batch("key-1", 1)
		b.Settles, b.Take, b.Tasks = &stale, []stream.Ref{message(1)}, []mailrx.Task{t.task("u", noon)}
		c.refused(b, mailrx.ErrLeaseLost, "appending under a stale lease")
		c.holds(t.id, 1, "after an append under a stale lease")
		c.holder(message(1), stream.ID{}, "asked for under a stale lease")
		c.due(noon.Add(time.Hour), "after an append under a stale lease")
		b.Settles = &held
		c.append(t, b)
		c.due(noon.Add(time.Hour), "after an append under the lease that is held", "u")
	}},
	{Name: "the lease comes first", Rule: "A lost lease comes before a repeated key, before a conflict and before a Ref.", run: func(c *check) {
		t, stale, _ := c.leased()
		done := t.batch("key-1", 1)
		c.append(t, done)
		done.Settles = &stale
		c.refused(done, mailrx.ErrLeaseLost, "a repeat under a stale lease")
		reuse := done
		reuse.Print[0]++
		c.refused(reuse, mailrx.ErrLeaseLost, "another command under the key and a stale lease")
		late := (&thread{id: t.id}).batch("key-2", 1)
		late.Settles = &stale
		c.refused(late, mailrx.ErrLeaseLost, "a conflict under a stale lease")
	}},
	{Name: "events and settlement land together", Rule: "The settlement of the task lands with the events that it caused.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		lease := c.leaseOne(noon).Lease()
		b := t.batch("key-1", 2)
		b.Settles = &lease
		c.append(t, b)
		c.holds(t.id, 3, "after the step")
		c.due(far, "a year after the step")
		c.refused(func() mailrx.Batch { b := t.batch("key-2", 1); b.Settles = &lease; return b }(), mailrx.ErrLeaseLost, "a second step under the lease")
	}},
	{Name: "a refused batch settles nothing", Rule: "A batch that fails leaves its lease as it is.", run: func(c *check) {
		t := newThread("a")
		c.take("other", message(1))
		c.put(t, t.task("t", noon))
		lease := c.leaseOne(noon).Lease()
		stale := (&thread{id: t.id}).batch("key-1", 1)
		stale.Settles = &lease
		c.refused(stale, mailrx.ErrConflict, "a step at a version that is past")
		ref := t.batch("key-1", 1)
		ref.Settles, ref.Take = &lease, []stream.Ref{message(1)}
		if _, err := c.Store.Append(c.ctx, ref); err == nil {
			c.errorf("a ref of another stream was taken")
		}
		c.due(noon, "while the lease is held")
		c.settle(lease, mailrx.Settlement{})
	}},
}
