package storetest

import (
	"bytes"
	"fmt"
	"sync"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var leaseCases = []Case{
	{Name: "a task comes back as it was", Rule: "A leased Task is the Task that was written, with its lease.", run: func(c *check) {
		t := newThread("a")
		want := mailrx.Task{ID: "a/1/0", Stream: stream.ID{Kind: "nobody", Name: "yet"}, Name: "other.work", Schema: 3,
			Data: []byte{0, 1, 0xff, '"'}, Key: "key/1/0", Due: noon}
		c.put(t, want)
		got := c.leaseOne(noon)
		if !got.Due.Equal(want.Due) || got.Due.Location() != time.UTC || !bytes.Equal(got.Data, want.Data) {
			c.errorf("the task is due %v with data %q, want %v, %q", got.Due, got.Data, want.Due, want.Data)
		}
		if got.Token <= 0 || got.Tries != 1 {
			c.errorf("at its first lease the task has token %d and %d tries, want a positive one and 1", got.Token, got.Tries)
		}
		got.Due, got.Data, got.Token, got.Tries = want.Due, want.Data, 0, 0
		if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
			c.errorf("the task is %+v, want %+v", got, want)
		}
	}},
	{Name: "a task is due at a whole microsecond", Rule: "Task.Due and Settlement.Again are kept in whole microseconds of UTC.", run: func(c *check) {
		t := newThread("a")
		odd := noon.Add(999 * time.Nanosecond).In(time.FixedZone("CST", -6*3600))
		c.put(t, t.task("t", odd))
		for range 2 {
			got := c.leaseOne(noon)
			if got.Due.Location() != time.UTC || !got.Due.Equal(noon) {
				c.errorf("a task due at %v comes back due at %v", odd, got.Due)
			}
			c.settle(got.Lease(), mailrx.Settlement{Again: odd})
		}
	}},
	{Name: "tasks come oldest first", Rule: "Lease gives tasks that are due, oldest first; of the same instant the one that was written first.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("third", noon.Add(-time.Second)), t.task("first", noon.Add(-time.Hour)))
		c.put(t, t.task("fourth", noon), t.task("second", noon.Add(-time.Minute)), t.task("fifth", noon))
		c.due(noon, "of five", "first", "second", "third", "fourth", "fifth")
	}},
	{Name: "nothing comes before it is due", Rule: "A task is not leased before it is due, and at that instant it is.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		c.due(noon.Add(-time.Microsecond), "a microsecond early")
		c.due(noon, "on time", "t")
	}},
	{Name: "no more come than asked for", Rule: "Lease gives at most Due.Max tasks; the others stay.", run: func(c *check) {
		t := newThread("a")
		for i := range 5 {
			c.put(t, t.task(fmt.Sprint(i), noon.Add(time.Duration(i))))
		}
		for _, most := range []int{0, -1} {
			if ts := c.lease(noon.Add(time.Second), most); len(ts) != 0 {
				c.errorf("at most %d gave %v", most, ids(ts))
			}
		}
		if got := ids(c.lease(noon.Add(time.Second), 2)); fmt.Sprint(got) != "[0 1]" {
			c.errorf("at most 2 gave %v", got)
		}
		c.due(noon.Add(time.Second), "the others", "2", "3", "4")
	}},
	{Name: "only the work asked for comes", Rule: "With Due.Names only tasks of these names are leased; without, all.", run: func(c *check) {
		t := newThread("a")
		for i, n := range []stream.Name{"x.one", "x.two", "x.three", "x.two"} {
			task := t.task(fmt.Sprint(i), noon.Add(time.Duration(i)*time.Second))
			task.Name = n
			c.put(t, task)
		}
		later := noon.Add(time.Minute)
		if got := ids(c.lease(later, 1, "x.two")); fmt.Sprint(got) != "[1]" {
			c.errorf("one x.two gave %v, want the older", got)
		}
		if got := ids(c.lease(later, 10, "x.three", "x.two")); fmt.Sprint(got) != "[2 3]" {
			c.errorf("x.two and x.three gave %v, want 2 and 3", got)
		}
		if got := c.lease(later, 10, "x.four"); len(got) != 0 {
			c.errorf("x.four gave %v", ids(got))
		}
		c.due(later, "of any name", "0")
	}},
	{Name: "a lease hides its task", Rule: "A leased task is taken until q.Now + q.For, and may be taken again then.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		at := noon.Add(time.Hour)
		c.due(at, "first", "t")
		c.due(at, "at once again")
		c.due(at.Add(time.Minute-time.Microsecond), "just before the lease ends")
		c.due(at.Add(time.Minute), "as the lease ends", "t")
	}},
	{Name: "tries are counted", Rule: "Tries counts each lease of the task, also after it was put off.", run: func(c *check) {
		t := newThread("a")
		c.put(t, t.task("t", noon))
		for n := 1; n <= 4; n++ {
			at := noon.Add(time.Duration(n) * time.Hour)
			got := c.leaseOne(at)
			if got.Tries != n {
				c.errorf("at lease %d the task has %d tries", n, got.Tries)
			}
			if n == 2 {
				c.settle(got.Lease(), mailrx.Settlement{Again: at.Add(time.Second)})
			}
		}
	}},
	{Name: "tokens rise", Rule: "Each lease carries a token greater than any before it.", run: func(c *check) {
		t := newThread("a")
		last := int64(0)
		for n := range 3 {
			c.put(t, t.task(fmt.Sprint(n), noon), t.task("timer", noon))
			ts := c.lease(noon.Add(time.Duration(n)*time.Hour), 10)
			seen := map[int64]bool{}
			highest := last
			for _, task := range ts {
				if task.Token <= last || seen[task.Token] {
					c.errorf("lease %d of %s has token %d, after %d", n+1, task.ID, task.Token, last)
				}
				seen[task.Token] = true
				highest = max(highest, task.Token)
			}
			last = highest
			c.settle(ts[0].Lease(), mailrx.Settlement{})
		}
	}},
	{Name: "no task is leased twice at once", Rule: "Two callers never hold the same task.", run: func(c *check) {
		t := newThread("a")
		const tasks = 60
		for i := range tasks {
			c.put(t, t.task(fmt.Sprint(i), noon.Add(time.Duration(-i)*time.Second)))
		}
		var mu sync.Mutex
		times := map[string]int{}
		c.atOnce(6, func(int) {
			for range 200 { // SKIP LOCKED and its like may find nothing while others are at it
				for _, got := range c.lease(noon, 3) {
					mu.Lock()
					times[got.ID]++
					mu.Unlock()
				}
				mu.Lock()
				done := len(times) == tasks
				mu.Unlock()
				if done {
					return
				}
			}
		})
		for id, n := range times {
			if n != 1 {
				c.errorf("task %s was leased %d times at once", id, n)
			}
		}
		if len(times) != tasks {
			c.errorf("%d of %d tasks were leased", len(times), tasks)
		}
	}},
}
