package storetest

import (
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var taskCases = []Case{
	{Name: "a timer is replaced and not doubled", Rule: "A Task with the ID of an existing one replaces it.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("timer", noon))
		c.put(t, t.task("timer", noon.Add(2*time.Hour)))
		c.due(noon.Add(time.Hour), "at the old time")
		c.put(t, t.task("timer", noon.Add(time.Hour)))
		c.due(noon.Add(time.Hour), "at the newest time", "timer")
		c.due(noon.Add(time.Hour), "beside it")
	}},
	{Name: "the last of two tasks of one ID counts", Rule: "Of two Tasks of one ID in a batch the later replaces the earlier.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("timer", noon), t.task("timer", noon.Add(time.Hour)))
		c.due(noon, "at the earlier's time")
		c.due(noon.Add(time.Hour), "at the later's time", "timer")
	}},
	{Name: "replacing a task ends its lease", Rule: "A lease is lost when the task is replaced; the new task may be leased at once.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("timer", noon))
		lease := c.leaseOne(noon).Lease()
		c.put(t, t.task("timer", noon))
		for way, s := range ways {
			c.is(c.Store.Settle(c.ctx, lease, s), mailrx.ErrLeaseLost, "settling the replaced task as "+way)
		}
		b := t.batch("key-1", 1)
		b.Settles = &lease
		c.refused(b, mailrx.ErrLeaseLost, "appending under the replaced task's lease")
		c.due(noon, "after it was replaced", "timer")
	}},
	{Name: "a replaced task starts anew", Rule: "A Task that replaces another has its own data and no tries.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("timer", noon))
		c.settle(c.leaseOne(noon).Lease(), mailrx.Settlement{Again: noon, Note: "failed"})
		next := t.task("timer", noon)
		next.Name, next.Schema, next.Data, next.Key, next.Stream.Name = "other.work", 2, []byte("{}"), "next", "b"
		c.put(t, next)
		got := c.leaseOne(noon)
		if got.Tries != 1 || got.Note != "" || got.Name != next.Name || got.Schema != 2 || string(got.Data) != "{}" || got.Key != "next" || got.Stream != next.Stream {
			c.errorf("the new task is %+v", got)
		}
	}},
	{Name: "a step may set the timer that caused it", Rule: "A batch settles its task first: a Task of the same ID in it is new.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("timer", noon))
		lease := c.leaseOne(noon).Lease()
		b := t.batch("key-1", 1)
		b.Settles, b.Tasks = &lease, []mailrx.Task{t.task("timer", noon.Add(time.Hour))}
		c.append(t, b)
		c.due(noon.Add(59*time.Minute), "before the new time")
		c.due(noon.Add(time.Hour), "at the new time", "timer")
	}},
	{Name: "a task may be set without an event", Rule: "Batch.Log may be empty when a batch only sets tasks.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("", 0)
		b.Tasks = []mailrx.Task{t.task("t", noon)}
		c.append(t, b)
		c.holds(t.id, 0, "a stream that has only tasks")
		c.due(noon, "on time", "t")
		c.append(t, t.batch("", 1))
	}},
	{Name: "a task may be parked from the start", Rule: "A Task that is Parked in its batch is never leased.", run: func(c *check) {
		t := newThread("a")
		parked := t.task("t", noon)
		parked.Parked, parked.Note = true, "for a person"
		c.put(t, parked, t.task("u", noon))
		c.due(far, "beside a parked one", "u")
	}},
	{Name: "a batch lands whole or not at all", Rule: "A batch that fails leaves no record, no task, no Ref and no summary, whatever was wrong with it.", run: func(c *check) {
		holder := c.take("holder", message(1))
		t := newThread("a")
		c.append(t, t.batch("key-1", 1))
		wrong := map[string]func(b *mailrx.Batch){
			"a conflict":    func(b *mailrx.Batch) { b.Expect = 5; stream.Seal(5, [32]byte{}, b.Log) },
			"a reused key":  func(b *mailrx.Batch) { b.Key, b.Print = "key-1", [32]byte{1} },
			"a taken ref":   func(b *mailrx.Batch) { b.Take = append(b.Take, message(1)) },
			"a stale lease": func(b *mailrx.Batch) { b.Settles = &mailrx.Lease{Task: "gone", Token: 1} },
		}
		for what, spoil := range wrong {
			b := t.batch("key-2", 2)
			b.Tasks, b.Take = []mailrx.Task{t.task("t", noon)}, []stream.Ref{message(2)}
			b.Summary = &stream.Summary{Stream: t.id, Status: "spoiled"}
			spoil(&b)
			if _, err := c.Store.Append(c.ctx, b); err == nil {
				c.errorf("a batch with %s was written", what)
			}
			c.holds(t.id, 1, "after "+what)
			c.due(noon, "after "+what)
			c.holder(message(2), stream.ID{}, "after "+what)
			c.unlisted("spoiled", "after "+what)
		}
		c.holds(holder.id, 1, "the holder")
		c.append(t, t.batch("key-2", 1))
	}},
	{Name: "events, tasks, refs and summary land together", Rule: "Events, tasks, refs and summary of a batch land together.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("key-1", 2)
		b.Tasks, b.Take = []mailrx.Task{t.task("t", noon)}, []stream.Ref{message(1)}
		b.Summary = &stream.Summary{Stream: t.id, Status: "open", Owner: reason.Member, Version: 2}
		c.append(t, b)
		c.holds(t.id, 2, "after the step")
		c.due(noon, "after the step", "t")
		c.holder(message(1), t.id, "after the step")
		if l, ok := c.Store.(mailrx.Lister); ok {
			rows, err := l.List(c.ctx, mailrx.Filter{Status: "open"})
			if c.ok(err, "listing"); len(rows) != 1 || rows[0].Stream != t.id {
				c.errorf("the work list has %v", rows)
			}
		}
	}},
}

// unlisted complains about a row of the work list that must not be there, where the store is a Lister.
func (c *check) unlisted(status, what string) {
	l, ok := c.Store.(mailrx.Lister)
	if !ok {
		return
	}
	rows, err := l.List(c.ctx, mailrx.Filter{Status: status})
	if err != nil || len(rows) > 0 {
		c.errorf("%s: rows with status %s: %v, %v", what, status, rows, err)
	}
}
