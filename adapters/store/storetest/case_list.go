package storetest

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// rows are the work list of the cases, in its order.
func rows() []stream.Summary {
	row := func(kind stream.Kind, name, member, status, hold string, owner reason.Who, age int) stream.Summary {
		at := noon.AddDate(0, 0, -age)
		return stream.Summary{Stream: stream.ID{Kind: kind, Name: name}, Member: member, Status: status, Hold: hold, Owner: owner,
			Since: at.Add(-time.Hour), Updated: at, Version: 1}
	}
	return []stream.Summary{
		row("auto", "z", "mem-1", "active", "", reason.Nobody, 5),
		row("order", "A", "mem-2", "held", "law.quantity_missing", reason.Prescriber, 4),
		row("order", "a", "mem-1", "held", "order.no_stock", reason.Pharmacy, 3),
		row("order", "a-1", "mem-1", "shipped", "", reason.Carrier, 2),
		row("order", "a1", "mem-3", "review", "", reason.Pharmacist, 1),
		row("order_x", "a", "mem-3", "review", "order.no_stock", reason.Pharmacist, 0),
	}
}

// listed writes the work list, last row first.
func (c *check) listed() {
	all := rows()
	for i := len(all) - 1; i >= 0; i-- {
		t := &thread{id: all[i].Stream}
		b := t.batch("key", 1)
		b.Summary = &all[i]
		c.append(t, b)
	}
}

// list complains where the filter does not give exactly the rows.
func (c *check) list(f mailrx.Filter, want ...int) {
	got, err := c.Store.(mailrx.Lister).List(c.ctx, f)
	c.ok(err, "listing")
	all, names, wanted := rows(), []string{}, []string{}
	for _, r := range got {
		names = append(names, r.Stream.String())
	}
	for _, i := range want {
		wanted = append(wanted, all[i].Stream.String())
	}
	if fmt.Sprint(names) != fmt.Sprint(wanted) {
		c.errorf("the rows of %+v are %v, want %v", f, names, wanted)
	}
}

var listCases = []Case{
	{Name: "a row comes back as it was", Rule: "List gives the Summary that a stream's last batch brought.", needs: needsLister, run: func(c *check) {
		c.listed()
		got, err := c.Store.(mailrx.Lister).List(c.ctx, mailrx.Filter{})
		if c.ok(err, "listing"); len(got) != len(rows()) {
			c.fatalf("there are %d rows, want %d", len(got), len(rows()))
		}
		for i, want := range rows() {
			g := got[i]
			if !g.Since.Equal(want.Since) || !g.Updated.Equal(want.Updated) || g.Since.Location() != time.UTC || g.Updated.Location() != time.UTC {
				c.errorf("row %d is since %v, updated %v; want %v, %v", i, g.Since, g.Updated, want.Since, want.Updated)
			}
			g.Since, g.Updated = want.Since, want.Updated
			if g != want {
				c.errorf("row %d is %+v, want %+v", i, g, want)
			}
		}
	}},
	{Name: "a row has whole microseconds", Rule: "The instants of a Summary are kept in whole microseconds of UTC.", needs: needsLister, run: func(c *check) {
		t := newThread("a")
		odd := noon.Add(999 * time.Nanosecond).In(time.FixedZone("CST", -6*3600))
		b := t.batch("", 1)
		b.Summary = &stream.Summary{Stream: t.id, Since: odd, Updated: odd, Version: 1}
		c.append(t, b)
		got, err := c.Store.(mailrx.Lister).List(c.ctx, mailrx.Filter{})
		if c.ok(err, "listing"); len(got) != 1 || !got[0].Since.Equal(noon) || !got[0].Updated.Equal(noon) || got[0].Since.Location() != time.UTC {
			c.errorf("a row of %v comes back as %+v", odd, got)
		}
	}},
	{Name: "rows come by kind and name", Rule: "Rows come by stream kind and name, byte for byte.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{}, 0, 1, 2, 3, 4, 5)
	}},
	{Name: "a new summary replaces the row", Rule: "A batch's Summary replaces the stream's row; a batch without one leaves it.", needs: needsLister, run: func(c *check) {
		c.listed()
		t := &thread{id: rows()[1].Stream, version: 1}
		b := t.batch("", 1)
		b.Summary = &stream.Summary{Stream: t.id, Member: "mem-2", Status: "closed", Version: 2}
		c.append(t, b)
		c.append(t, t.batch("", 1))
		c.list(mailrx.Filter{Status: "held"}, 2)
		c.list(mailrx.Filter{Status: "closed"}, 1)
		c.list(mailrx.Filter{Hold: "law.quantity_missing"})
	}},
	{Name: "a stream without a summary is not listed", Rule: "Only streams that had a Summary are listed.", needs: needsLister, run: func(c *check) {
		t := newThread("a")
		c.append(t, t.batch("", 1))
		c.list(mailrx.Filter{})
	}},
	{Name: "the list of one kind", Rule: "Filter.Kind keeps to streams of the kind.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{Kind: "order"}, 1, 2, 3, 4)
		c.list(mailrx.Filter{Kind: "ord"})
	}},
	{Name: "the list of one member", Rule: "Filter.Member keeps to the member's streams.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{Member: "mem-1"}, 0, 2, 3)
		c.list(mailrx.Filter{Member: "mem"})
	}},
	{Name: "the list of one status", Rule: "Filter.Status keeps to streams of the status.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{Status: "review"}, 4, 5)
	}},
	{Name: "the list of what is held", Rule: "Filter.Held keeps to rows with a hold, whatever it is.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{Held: true}, 1, 2, 5)
	}},
	{Name: "the list of one hold", Rule: "Filter.Hold keeps to rows with that hold.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{Hold: "order.no_stock"}, 2, 5)
	}},
	{Name: "the list of one owner", Rule: "Filter.Owner keeps to rows that the owner must act on; 0 is any.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{Owner: reason.Pharmacist}, 4, 5)
		c.list(mailrx.Filter{Owner: reason.Plan})
	}},
	{Name: "the list of what is old", Rule: "Filter.Before keeps to rows that were updated before it, not at it.", needs: needsLister, run: func(c *check) {
		c.listed()
		at := noon.AddDate(0, 0, -3)
		c.list(mailrx.Filter{Before: at}, 0, 1)
		c.list(mailrx.Filter{Before: at.Add(time.Microsecond)}, 0, 1, 2)
	}},
	{Name: "the list of what is parked", Rule: "Filter.Parked keeps to streams with a parked task.", needs: needsLister, run: func(c *check) {
		c.listed()
		all := rows()
		for i, name := range []string{"waiting", "parked", "done"} {
			t := &thread{id: all[i].Stream, version: 1}
			c.put(t, t.task(name, noon))
		}
		for _, task := range c.lease(noon, 3) {
			switch task.ID {
			case "parked":
				c.settle(task.Lease(), mailrx.Settlement{Park: true, Note: "failed too often"})
			case "done":
				c.settle(task.Lease(), mailrx.Settlement{})
			}
		}
		c.list(mailrx.Filter{Parked: true}, 1)
		t := &thread{id: all[1].Stream, version: 2}
		c.put(t, t.task("parked", far))
		c.list(mailrx.Filter{Parked: true})
	}},
	{Name: "set fields must all match", Rule: "A row must match every field of the Filter that is set.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{Kind: "order", Member: "mem-1", Held: true}, 2)
		c.list(mailrx.Filter{Status: "review", Hold: "order.no_stock", Owner: reason.Pharmacist, Before: far}, 5)
		c.list(mailrx.Filter{Member: "mem-2", Status: "review"})
	}},
	{Name: "a list goes on behind a row", Rule: "Filter.After goes on behind the row, also where that row is gone.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{After: rows()[2].Stream}, 3, 4, 5)
		c.list(mailrx.Filter{After: stream.ID{Kind: "order", Name: "B"}}, 2, 3, 4, 5)
		c.list(mailrx.Filter{After: rows()[0].Stream, Status: "held"}, 1, 2)
		c.list(mailrx.Filter{After: rows()[5].Stream})
	}},
	{Name: "a list has a length", Rule: "Filter.Limit bounds the rows; pages follow each other without a gap.", needs: needsLister, run: func(c *check) {
		c.listed()
		c.list(mailrx.Filter{Limit: 2}, 0, 1)
		c.list(mailrx.Filter{Limit: 2, After: rows()[1].Stream}, 2, 3)
		c.list(mailrx.Filter{Limit: 3, Held: true, After: rows()[1].Stream}, 2, 5)
	}},
	{Name: "a list without a limit has 100 rows", Rule: "A Filter without a Limit gives at most 100 rows.", needs: needsLister, run: func(c *check) {
		for i := range 101 {
			t := newThread(fmt.Sprintf("s-%03d", i))
			b := t.batch("", 1)
			b.Summary = &stream.Summary{Stream: t.id, Status: "open", Version: 1}
			c.append(t, b)
		}
		for limit, want := range map[int]int{0: 100, 101: 101, 1000: 101} {
			got, err := c.Store.(mailrx.Lister).List(c.ctx, mailrx.Filter{Limit: limit})
			if c.ok(err, "listing"); len(got) != want {
				c.errorf("limit %d gives %d of 101 rows, want %d", limit, len(got), want)
			}
		}
	}},
	{Name: "an ended list is an error", Rule: "List in an ended call is an error.", needs: needsLister, run: func(c *check) {
		ended, cancel := context.WithCancel(c.ctx)
		cancel()
		_, err := c.Store.(mailrx.Lister).List(ended, mailrx.Filter{})
		c.is(err, context.Canceled, "List in an ended call")
	}},
}
