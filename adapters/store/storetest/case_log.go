package storetest

import (
	"bytes"
	"fmt"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

var logCases = []Case{
	{Name: "append gives the version after it", Rule: "Append gives the stream's version after the batch.", run: func(c *check) {
		t := newThread("a")
		for n := 1; n <= 3; n++ {
			c.append(t, t.batch("", n))
		}
		v, err := c.Store.Append(c.ctx, t.batch("", 0))
		if c.ok(err, "appending no records"); v != t.version {
			c.errorf("a batch without records gave version %d, want %d", v, t.version)
		}
	}},
	{Name: "records come back as they were", Rule: "Load gives the records byte for byte: data, instants, actor, key, print and hashes.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("key-1", 3)
		every := make([]byte, 256)
		for i := range every {
			every[i] = byte(i)
		}
		b.Log[0].Data = every
		b.Log[1].Data, b.Log[1].Schema, b.Log[1].Actor = nil, 7, pharmacy.Actor{}
		b.Log[2].Actor = pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: `st-7 "ü" '; --`}
		stream.Seal(0, [32]byte{}, b.Log)
		c.append(t, b)
		c.same(c.load(t.id), b.Log)
	}},
	{Name: "the chain holds after it was stored", Rule: "A stored record is never changed: the chain of hashes verifies.", run: func(c *check) {
		t := newThread("a")
		for n := range 5 {
			c.append(t, t.batch("", n+1))
		}
		c.holds(t.id, 15, "after five batches")
	}},
	{Name: "instants keep their microseconds", Rule: "Instants are UTC and whole microseconds, and none is lost.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("", 3)
		b.Log[0].At = noon.Truncate(time.Second).Add(999_999 * time.Microsecond)
		b.Log[1].At = time.Date(1961, time.February, 3, 4, 5, 6, 7000, time.UTC)
		b.Log[2].At = noon.In(time.FixedZone("CST", -6*3600))
		stream.Seal(0, [32]byte{}, b.Log)
		c.append(t, b)
		c.same(c.load(t.id), b.Log)
	}},
	{Name: "records come oldest first", Rule: "Load gives the records of a stream oldest first.", run: func(c *check) {
		t := newThread("a")
		for n := range 12 {
			c.append(t, t.batch("", n%3+1))
		}
		for i, r := range c.load(t.id) {
			if r.Version != i+1 {
				c.fatalf("record %d has version %d", i+1, r.Version)
			}
		}
	}},
	{Name: "loading after a version gives the rest", Rule: "Load gives the records after a version.", run: func(c *check) {
		t := newThread("a")
		c.append(t, t.batch("", 5))
		for after, want := range []int{5, 4, 3, 2, 1, 0, 0} {
			rs, err := c.Store.Load(c.ctx, t.id, after)
			c.ok(err, "loading")
			if len(rs) != want || want > 0 && rs[0].Version != after+1 {
				c.errorf("after version %d there are %d records, want %d", after, len(rs), want)
			}
		}
	}},
	{Name: "an unknown stream has no records", Rule: "Load gives none for an unknown stream, and no error.", run: func(c *check) {
		rs, err := c.Store.Load(c.ctx, newThread("nobody").id, 0)
		if c.ok(err, "loading an unknown stream"); len(rs) != 0 {
			c.errorf("there are %d records", len(rs))
		}
	}},
	{Name: "streams do not mix", Rule: "A stream is its kind and its name: another kind or another name is another stream.", run: func(c *check) {
		streams := []*thread{newThread("a"), newThread("b"), {id: stream.ID{Kind: "other", Name: "a"}}, {id: stream.ID{Kind: "other_b", Name: "A"}}}
		for i, t := range streams {
			c.append(t, t.batch("key", i+1))
		}
		for i, t := range streams {
			c.holds(t.id, i+1, "beside the others")
		}
	}},
	{Name: "another version is a conflict", Rule: "A stream that is not at Batch.Expect is ErrConflict, and nothing is written.", run: func(c *check) {
		t := newThread("a")
		c.append(t, t.batch("", 2))
		for _, v := range []int{0, 1, 3} {
			wrong := &thread{id: t.id, version: v, hash: t.hash}
			c.refused(wrong.batch("", 1), mailrx.ErrConflict, fmt.Sprintf("appending after version %d to a stream at 2", v))
		}
		c.holds(t.id, 2, "after three conflicts")
		ahead := newThread("new")
		ahead.version = 1
		c.refused(ahead.batch("", 1), mailrx.ErrConflict, "appending after version 1 to a new stream")
		c.holds(ahead.id, 0, "after a conflict")
	}},
	{Name: "a log that is not sealed is refused", Rule: "Batch.Log is sealed after Expect; any other is an error, and nothing is written.", run: func(c *check) {
		t := newThread("a")
		gap, alien := t.batch("", 2), t.batch("", 2)
		gap.Log[1].Version = 3
		alien.Log[1].Stream.Name = "b"
		for what, b := range map[string]mailrx.Batch{"a gap": gap, "a record of another stream": alien} {
			if _, err := c.Store.Append(c.ctx, b); err == nil {
				c.errorf("a log with %s was written", what)
			}
		}
		c.holds(t.id, 0, "after unsealed logs")
	}},
	{Name: "nobody shares bytes with the store", Rule: "Callers own what they pass in and what they get.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("", 1)
		b.Tasks = []mailrx.Task{t.task("t", noon)}
		c.append(t, b)
		clear(b.Log[0].Data)
		clear(b.Tasks[0].Data)
		clear(c.load(t.id)[0].Data)
		c.holds(t.id, 1, "after its writer and a reader wiped their bytes")
		first := c.leaseOne(noon)
		clear(first.Data)
		if again := c.leaseOne(noon.Add(time.Hour)); !bytes.Equal(again.Data, t.task("t", noon).Data) {
			c.errorf("the task's data is %q after its writer and a worker wiped their bytes", again.Data)
		}
	}},
	{Name: "a large batch survives", Rule: "A batch lands whole, however large: a megabyte in one record, a thousand records.", run: func(c *check) {
		t := newThread("a")
		b := t.batch("", 1000)
		b.Log[0].Data = bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
		stream.Seal(0, [32]byte{}, b.Log)
		c.append(t, b)
		c.same(c.load(t.id), b.Log)
	}},
	{Name: "many streams are kept apart", Rule: "A store keeps many streams.", run: func(c *check) {
		for i := range 300 {
			t := newThread(fmt.Sprintf("s-%d", i))
			c.append(t, t.batch("key", i%2+1))
		}
		for i := range 300 {
			c.holds(newThread(fmt.Sprintf("s-%d", i)).id, i%2+1, "among 300")
		}
	}},
}
