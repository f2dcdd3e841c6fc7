package storetest

import (
	"context"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// group appends batches in one call, which must give a result for each.
func (c *check) group(bs ...mailrx.Batch) []mailrx.Result {
	rs, err := c.Store.(mailrx.Grouper).AppendAll(c.ctx, bs)
	c.ok(err, "appending a group")
	if len(rs) != len(bs) {
		c.fatalf("a group of %d batches has %d results", len(bs), len(rs))
	}
	return rs
}

var groupCases = []Case{
	{Name: "each batch of a group stands for itself", Rule: "A batch of a group that fails leaves the others as they are.", needs: needsGrouper, run: func(c *check) {
		holder := c.take("holder", message(1))
		c.append(holder, holder.batch("key-1", 1))
		c.put(holder, holder.task("t", noon))
		stale := c.leaseOne(noon).Lease()
		c.leaseOne(noon.AddDate(0, 0, 1))
		good, last := newThread("good"), newThread("last")
		conflict, ref, lease := (&thread{id: holder.id}).batch("", 1), newThread("ref").batch("", 1), newThread("lease").batch("", 1)
		reuse := holder.batch("key-1", 1)
		reuse.Print[0]++
		ref.Take, ref.Tasks, lease.Settles = []stream.Ref{message(2), message(1)}, []mailrx.Task{holder.task("u", noon)}, &stale
		rs := c.group(good.batch("key", 2), conflict, ref, reuse, lease, last.batch("key", 1))
		c.ok(errors.Join(rs[0].Err, rs[5].Err), "the good batches of a group")
		c.is(rs[1].Err, mailrx.ErrConflict, "the second")
		c.taken(rs[2].Err, message(1), holder.id, "the third")
		c.is(rs[3].Err, mailrx.ErrKeyReuse, "the fourth")
		c.is(rs[4].Err, mailrx.ErrLeaseLost, "the fifth")
		c.holds(good.id, 2, "first of the group")
		c.holds(last.id, 1, "last of the group")
		c.holds(ref.Stream, 0, "refused in the group")
		c.holds(holder.id, 3, "refused in the group")
		c.holder(message(2), stream.ID{}, "refused in the group")
		c.due(noon.AddDate(0, 0, 1), "after a group whose task was refused")
	}},
	{Name: "results of a group are in its order", Rule: "AppendAll gives a result for each batch, in their order.", needs: needsGrouper, run: func(c *check) {
		var bs []mailrx.Batch
		for i := range 40 {
			bs = append(bs, newThread(fmt.Sprintf("s-%d", (i*7)%40)).batch("key", i%5+1))
		}
		for i, r := range c.group(bs...) {
			if r.Err != nil || r.Version != i%5+1 {
				c.errorf("result %d is version %d, %v; want version %d", i, r.Version, r.Err, i%5+1)
			}
		}
		if rs := c.group(); len(rs) != 0 {
			c.errorf("no batches gave %d results", len(rs))
		}
	}},
	{Name: "a group is as its batches one by one", Rule: "A Result is what Append would have given: a batch meets what those before it in the group have written.", needs: needsGrouper, run: func(c *check) {
		a, b := c.take("a", message(1)), newThread("b")
		frees := a.batch("key-1", 2)
		frees.Free = []stream.Ref{message(1)}
		stale := a.batch("key-2", 1)
		a.moved(frees)
		takes := b.batch("key-1", 1)
		takes.Take = []stream.Ref{message(1)}
		rs := c.group(frees, stale, a.batch("key-3", 1), frees, takes)
		c.ok(errors.Join(rs[0].Err, rs[2].Err, rs[3].Err, rs[4].Err), "a group that works on one stream")
		c.is(rs[1].Err, mailrx.ErrConflict, "the second")
		if rs[3].Version != 3 {
			c.errorf("a repeat in the group gave version %d, want 3", rs[3].Version)
		}
		c.holds(a.id, 4, "after the group")
		c.holder(message(1), b.id, "after the group")
	}},
	{Name: "a group settles and sets tasks", Rule: "Tasks and settlements of a group's batches land as those of single ones do.", needs: needsGrouper, run: func(c *check) {
		var bs []mailrx.Batch
		t := newThread("a")
		for i := range 5 {
			c.put(t, t.task(fmt.Sprintf("t-%d", i), noon))
		}
		for i, got := range c.lease(noon, 5) {
			b := newThread(fmt.Sprintf("s-%d", i)).batch("key", 1)
			l := got.Lease()
			b.Settles, b.Tasks = &l, []mailrx.Task{t.task(fmt.Sprintf("u-%d", i), noon)}
			bs = append(bs, b)
		}
		for _, r := range c.group(bs...) {
			c.ok(r.Err, "a step of the group")
		}
		c.due(noon, "after the group", "u-0", "u-1", "u-2", "u-3", "u-4")
		c.due(far, "much later", "u-0", "u-1", "u-2", "u-3", "u-4")
	}},
	{Name: "groups at once do not lose or block each other", Rule: "Groups that write the same streams at once, in whatever order, get results as single batches do.", needs: needsGrouper, run: func(c *check) {
		const streams = 6
		c.atOnce(4, func(g int) {
			var bs []mailrx.Batch
			for i := range streams {
				at := i
				if g%2 == 1 {
					at = streams - 1 - i
				}
				bs = append(bs, newThread(fmt.Sprintf("s-%d", at)).batch("key", 2))
			}
			for i, r := range c.group(bs...) {
				if r.Err != nil || r.Version != 2 {
					c.errorf("result %d of a group is version %d, %v; want version 2", i, r.Version, r.Err)
				}
			}
		})
		for i := range streams {
			c.holds(newThread(fmt.Sprintf("s-%d", i)).id, 2, "after four groups")
		}
	}},
	{Name: "many streams are loaded in one call", Rule: "LoadAll gives the records of each stream, oldest first, and none for an unknown one.", needs: needsGrouper, run: func(c *check) {
		var want []stream.ID
		for i := range 20 {
			t := newThread(fmt.Sprintf("s-%d", i))
			c.append(t, t.batch("", i%4+1))
			c.append(t, t.batch("", 2))
			want = append(want, t.id)
		}
		c.append(newThread("not asked for"), newThread("not asked for").batch("", 1))
		unknown := newThread("unknown").id
		got, err := c.Store.(mailrx.Grouper).LoadAll(c.ctx, append(want, unknown, want[0]))
		c.ok(err, "loading 20 streams")
		for i, id := range want {
			if rs := got[id]; len(rs) != i%4+3 || stream.Verify(rs) != nil {
				c.errorf("%s has %d records, want %d; chain: %v", id, len(rs), i%4+3, stream.Verify(rs))
			}
		}
		if len(got[unknown]) != 0 || len(got[newThread("not asked for").id]) != 0 {
			c.errorf("there are records that were not asked for")
		}
	}},
	{Name: "an ended group changes nothing", Rule: "AppendAll and LoadAll in an ended call are errors and change nothing.", needs: needsGrouper, run: func(c *check) {
		ended, cancel := context.WithCancel(c.ctx)
		cancel()
		t := newThread("a")
		_, err := c.Store.(mailrx.Grouper).AppendAll(ended, []mailrx.Batch{t.batch("", 1)})
		c.is(err, context.Canceled, "AppendAll in an ended call")
		_, err = c.Store.(mailrx.Grouper).LoadAll(ended, []stream.ID{t.id})
		c.is(err, context.Canceled, "LoadAll in an ended call")
		c.holds(t.id, 0, "after an ended group")
	}},
}
