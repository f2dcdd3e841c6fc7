package storetest

import (
	"fmt"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// message is the ref of the n-th message.
func message(n int) stream.Ref { return stream.Ref{Kind: "message", Value: fmt.Sprint(n)} }

// take makes a thread whose first batch takes refs.
func (c *check) take(name string, refs ...stream.Ref) *thread {
	t := newThread(name)
	b := t.batch("", 1)
	b.Take = refs
	c.append(t, b)
	return t
}

var refCases = []Case{
	{Name: "a ref leads to its stream", Rule: "Find gives the stream that holds a Ref.", run: func(c *check) {
		a, b := c.take("a", message(1), message(2)), c.take("b", message(3))
		c.holder(message(1), a.id, "taken")
		c.holder(message(2), a.id, "taken")
		c.holder(message(3), b.id, "taken")
	}},
	{Name: "an unknown ref is not found", Rule: "Find gives ErrNotFound for a Ref that nobody holds.", run: func(c *check) {
		c.take("a", message(1))
		c.holder(message(2), stream.ID{}, "never taken")
		c.holder(stream.Ref{Kind: "lock", Value: "1"}, stream.ID{}, "of another kind")
	}},
	{Name: "a ref of another stream is not given away", Rule: "A Ref that another stream holds is a *RefTaken that names the holder, and nothing is written.", run: func(c *check) {
		a, b := c.take("a", message(1)), newThread("b")
		second := b.batch("", 2)
		second.Take = []stream.Ref{message(2), message(1)}
		second.Tasks = []mailrx.Task{b.task("t", noon)}
		_, err := c.Store.Append(c.ctx, second)
		c.taken(err, message(1), a.id, "taking it")
		c.holder(message(1), a.id, "after another stream asked for it")
		c.holder(message(2), stream.ID{}, "asked for in the same batch")
		c.holds(b.id, 0, "after its batch was refused")
		c.due(noon, "after its batch was refused")
	}},
	{Name: "a freed ref may be taken", Rule: "A Ref that its stream frees is nobody's, and may be taken by another.", run: func(c *check) {
		a := c.take("a", message(1), message(2))
		b := a.batch("", 1)
		b.Free = []stream.Ref{message(1)}
		c.append(a, b)
		c.holder(message(1), stream.ID{}, "freed")
		c.holder(message(2), a.id, "not freed")
		other := c.take("b", message(1))
		c.holder(message(1), other.id, "freed and taken")
	}},
	{Name: "freeing another's ref does nothing", Rule: "Freeing a Ref of another stream does nothing, and is no error.", run: func(c *check) {
		a, b := c.take("a", message(1)), newThread("b")
		thief := b.batch("", 1)
		thief.Free = []stream.Ref{message(1), message(2)}
		c.append(b, thief)
		c.holder(message(1), a.id, "freed by another stream")
		thief = b.batch("", 1)
		thief.Free, thief.Take = []stream.Ref{message(1)}, []stream.Ref{message(1)}
		_, err := c.Store.Append(c.ctx, thief)
		c.taken(err, message(1), a.id, "freeing and taking another's ref")
	}},
	{Name: "taking one's own ref again is no error", Rule: "Taking a Ref that the stream holds already is no error.", run: func(c *check) {
		a := c.take("a", message(1))
		b := a.batch("", 1)
		b.Take = []stream.Ref{message(1), message(2), message(2)}
		c.append(a, b)
		c.holder(message(1), a.id, "taken twice")
		c.holder(message(2), a.id, "taken twice in one batch")
	}},
	{Name: "freeing comes before taking", Rule: "A batch frees first: a Ref that it frees and takes is taken.", run: func(c *check) {
		a := c.take("a", message(1))
		b := a.batch("", 1)
		b.Free, b.Take = []stream.Ref{message(1)}, []stream.Ref{message(1)}
		c.append(a, b)
		c.holder(message(1), a.id, "freed and taken in one batch")
	}},
	{Name: "a refused batch frees nothing", Rule: "A batch that fails frees no Ref.", run: func(c *check) {
		a := c.take("a", message(1))
		stale := (&thread{id: a.id}).batch("", 1)
		stale.Free = []stream.Ref{message(1)}
		c.refused(stale, mailrx.ErrConflict, "a batch at a version that is past")
		c.holder(message(1), a.id, "freed by a batch that was refused")
	}},
	{Name: "one message delivered at once opens one stream", Rule: "Of many streams that take a Ref at once, one gets it; the others get a *RefTaken that names it and write nothing.", run: func(c *check) {
		for round := range 5 { // a store's connections are warm from the second on
			c.deliver(round)
		}
	}},
	{Name: "two streams that want each other's ref keep their own", Rule: "Neither of two batches at once that free a Ref and take the other's gets it, and neither waits for ever.", run: func(c *check) {
		streams := []*thread{c.take("a", message(0)), c.take("b", message(1))}
		c.atOnce(2, func(i int) {
			for range 10 {
				b := streams[i].batch("", 1)
				b.Free, b.Take = []stream.Ref{message(i)}, []stream.Ref{message(1 - i)}
				_, err := c.Store.Append(c.ctx, b)
				c.taken(err, message(1-i), streams[1-i].id, "taking the other's ref")
			}
		})
		for i, t := range streams {
			c.holder(message(i), t.id, "after both asked")
			c.holds(t.id, 1, "after both asked")
		}
	}},
}

// deliver lets eight streams take one ref at once, and another of their own.
func (c *check) deliver(round int) {
	const senders = 8
	once := stream.Ref{Kind: "message", Value: fmt.Sprint("round ", round)}
	streams, errs := make([]*thread, senders), make([]error, senders)
	own := func(i int) stream.Ref { return stream.Ref{Kind: "lock", Value: streams[i].id.Name} }
	c.atOnce(senders, func(i int) {
		streams[i] = newThread(fmt.Sprintf("sender-%d-%d", round, i))
		b := streams[i].batch("key", 2)
		b.Take = []stream.Ref{own(i), once}
		_, errs[i] = c.Store.Append(c.ctx, b)
	})
	winner, err := c.Store.Find(c.ctx, once)
	c.ok(err, "finding the winner")
	for i, t := range streams {
		if t.id == winner {
			c.ok(errs[i], "the winner's append")
			c.holds(t.id, 2, "the winner")
			continue
		}
		c.taken(errs[i], once, winner, "a loser's append")
		c.holds(t.id, 0, "a loser")
		c.holder(own(i), stream.ID{}, "a loser's other ref")
	}
}
