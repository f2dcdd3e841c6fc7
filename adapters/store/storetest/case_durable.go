package storetest

import (
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var durableCases = []Case{
	{Name: "records outlive the process", Rule: "What was appended is there after the store was opened again, with its keys and refs.", needs: needsDurable, run: func(c *check) {
		t := newThread("a")
		b := t.batch("key-1", 2)
		b.Take = []stream.Ref{message(1)}
		c.append(t, b)
		c.append(t, t.batch("key-2", 1))
		c.reopen()
		c.same(c.load(t.id)[:2], b.Log)
		c.holds(t.id, 3, "after it was opened again")
		c.holder(message(1), t.id, "after it was opened again")
		c.again(b, 2, "a repeat after it was opened again")
		c.append(t, t.batch("key-3", 1))
	}},
	{Name: "tasks outlive the process", Rule: "Tasks, their leases and their tries are there after the store was opened again.", needs: needsDurable, run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("leased", noon.Add(-time.Second)), t.task("parked", noon), t.task("waiting", noon))
		ts := c.lease(noon, 2)
		c.settle(ts[1].Lease(), mailrx.Settlement{Park: true, Note: "failed too often"})
		c.reopen()
		c.due(noon, "after it was opened again", "waiting")
		again := c.lease(noon.Add(time.Hour), 1)
		if len(again) != 1 || again[0].ID != "leased" || again[0].Tries != 2 {
			c.errorf("after an hour due are %v, want the task that was leased, at its second try", again)
		}
	}},
	{Name: "a lease outlives the process", Rule: "A lease is held by whoever has its token, also after the store was opened again; later tokens are greater.", needs: needsDurable, run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon), t.task("u", noon))
		first := c.lease(noon, 1)[0]
		c.reopen()
		second := c.lease(noon, 1)[0]
		if second.Token <= first.Token {
			c.errorf("after it was opened again the token is %d, before it was %d", second.Token, first.Token)
		}
		b := t.batch("key-1", 1)
		l := first.Lease()
		b.Settles = &l
		c.append(t, b)
	}},
	{Name: "the work list outlives the process", Rule: "The rows of the work list are there after the store was opened again.", needs: needsDurableLister, run: func(c *check) {
		c.listed()
		c.reopen()
		c.list(mailrx.Filter{}, 0, 1, 2, 3, 4, 5)
		c.list(mailrx.Filter{Held: true}, 1, 2, 5)
	}},
	{Name: "people outlive the process", Rule: "Versions and hashes of people are there after the store was opened again, and what was erased is not.", needs: needsDurablePeople, run: func(c *check) {
		to := c.keep("mem-1", person("100 Example St"))
		c.keep("mem-2", person("200 Example St"))
		c.ok(c.People.Erase(c.ctx, "mem-2"), "erasing a person")
		c.reopen()
		c.lives("mem-1", 1, "100 Example St")
		c.lives("mem-2", 1, "")
		if again := c.keep("mem-1", person("100 Example St")); again != to {
			c.errorf("the same words are version %d after it was opened again, want %d and the same hash", again.Version, to.Version)
		}
		if next := c.keep("mem-2", person("200 Example St")); next.Version != 2 {
			c.errorf("after an erasure and opening again the next version is %d, want 2", next.Version)
		}
	}},
	{Name: "documents outlive the process", Rule: "Documents are there after the store was opened again.", needs: needsDurableVault, run: func(c *check) {
		id := c.file(letter())
		c.reopen()
		c.filed(id, letter(), "after it was opened again")
	}},
}
