package storetest

import (
	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var keyCases = []Case{
	{Name: "a key again gives the first answer", Rule: "A key that the stream already holds with the same print gives the version at the end of the batch that first carried it.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("key-1", 3)
		c.append(t, b)
		c.again(b, 3, "the same batch at once")
		c.holds(t.id, 3, "after a repeat")
	}},
	{Name: "a key is known after the stream moved on", Rule: "The key comes before the version: a repeat is no conflict, whatever it expects.", run: func(c *check) {
		t := newThread("a")
		c.append(t, t.batch("key-1", 2))
		b := t.batch("key-2", 2)
		c.append(t, b)
		c.append(t, t.batch("key-3", 1))
		c.append(t, t.batch("", 4))
		c.again(b, 4, "a batch that expects version 2, at version 9,")
		c.again((&thread{id: t.id, version: 9, hash: t.hash}).batch("key-2", 1), 4, "the same key at the present version")
		c.holds(t.id, 9, "after repeats")
	}},
	{Name: "a repeat writes nothing", Rule: "After a repeated key nothing is written but the settlement.", run: func(c *check) {
		t := newThread("a")
		c.append(t, t.batch("key-1", 1))
		c.append(t, t.batch("", 1))
		b := t.batch("key-1", 2)
		b.Take, b.Tasks = []stream.Ref{{Kind: "message", Value: "1"}}, []mailrx.Task{t.task("t", noon)}
		c.again(b, 1, "a repeat with more in it")
		c.holds(t.id, 2, "after a repeat")
		c.holder(b.Take[0], stream.ID{}, "after a repeat")
		c.due(noon, "after a repeat")
	}},
	{Name: "a repeat settles its lease", Rule: "A repeated key settles the task that asked.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("key-1", 1)
		b.Tasks = []mailrx.Task{t.task("t", noon)}
		c.append(t, b)
		lease := c.leaseOne(noon).Lease()
		repeat := t.batch("key-1", 1)
		repeat.Settles = &lease
		c.again(repeat, 1, "a repeat that settles a lease")
		c.due(noon.AddDate(1, 0, 0), "a year after a repeat settled the task")
		c.is(c.Store.Settle(c.ctx, lease, mailrx.Settlement{}), mailrx.ErrLeaseLost, "settling it again")
	}},
	{Name: "a key for something else is refused", Rule: "A key with another print is ErrKeyReuse, and nothing is written.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("key-1", 1)
		b.Tasks = []mailrx.Task{t.task("t", noon)}
		c.append(t, b)
		lease := c.leaseOne(noon).Lease()
		other := t.batch("key-1", 1)
		other.Print[0]++
		other.Settles = &lease
		c.refused(other, mailrx.ErrKeyReuse, "the same key with another print")
		stale := other
		stale.Expect, stale.Log = 0, (&thread{id: t.id}).batch("", 1).Log
		c.refused(stale, mailrx.ErrKeyReuse, "the same at a version that is past")
		c.holds(t.id, 1, "after a key was used for something else")
		c.settle(lease, mailrx.Settlement{})
	}},
	{Name: "a key belongs to its stream", Rule: "A key is known in its own stream only.", run: func(c *check) {
		a, b := newThread("a"), newThread("b")
		c.append(a, a.batch("key-1", 2))
		c.append(b, b.batch("key-1", 1))
		c.holds(b.id, 1, "under a key of another stream")
	}},
	{Name: "without a key nothing is a repeat", Rule: "An empty key is no key.", run: func(c *check) {
		t := newThread("a")
		c.append(t, t.batch("", 1))
		c.append(t, t.batch("", 1))
		c.holds(t.id, 2, "after two batches without a key")
	}},
	{Name: "a refused batch leaves its key free", Rule: "A key is held once its batch is written, not before.", run: func(c *check) {
		t := newThread("a")
		c.append(t, t.batch("", 1))
		c.refused((&thread{id: t.id}).batch("key-1", 1), mailrx.ErrConflict, "a batch at a version that is past")
		c.append(t, t.batch("key-1", 1))
		c.holds(t.id, 2, "after the key's batch was written at last")
	}},
	{Name: "one command from many senders at once is done once", Rule: "The same batch appended at once is written once, and everybody gets the same version.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("key-1", 2)
		c.atOnce(8, func(int) { c.again(b, 2, "one of eight senders") })
		c.holds(t.id, 2, "after eight senders of one command")
	}},
}

// again appends a batch that must be answered with a version.
func (c *check) again(b mailrx.Batch, want int, what string) {
	v, err := c.Store.Append(c.ctx, b)
	switch {
	case err != nil:
		c.errorf("%s gave %q, want version %d", what, err, want)
	case v != want:
		c.errorf("%s gave version %d, want %d", what, v, want)
	}
}
