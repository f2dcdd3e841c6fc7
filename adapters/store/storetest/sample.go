package storetest

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// noon is when the cases happen. It has microseconds to lose.
var noon = time.Date(2026, time.November, 24, 12, 0, 0, 123456000, time.UTC)

// work is the name of the tasks of the cases.
const work stream.Name = "sample.work"

// thread is a stream as its writer knows it.
type thread struct {
	id      stream.ID
	version int
	hash    [32]byte
}

func newThread(name string) *thread { return &thread{id: stream.ID{Kind: "sample", Name: name}} }

// batch makes the next n records under a key, sealed after what the thread has, with the print of that key.
func (t *thread) batch(key stream.Key, n int) mailrx.Batch {
	b := mailrx.Batch{Stream: t.id, Expect: t.version, Key: key, Print: sha256.Sum256([]byte(key))}
	for i := range n {
		b.Log = append(b.Log, stream.Record{
			Stream: t.id, At: noon.Add(time.Duration(t.version+i) * time.Microsecond), Name: "sample.happened", Schema: 1,
			Data: fmt.Appendf(nil, `{"of":%q,"n":%d}`, t.id.Name, t.version+i+1), Actor: pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "storetest"},
		})
	}
	if n > 0 && key != "" {
		b.Log[0].Key, b.Log[0].Print = key, b.Print
	}
	stream.Seal(t.version, t.hash, b.Log)
	return b
}

// moved notes that b was written.
func (t *thread) moved(b mailrx.Batch) {
	t.version += len(b.Log)
	if n := len(b.Log); n > 0 {
		t.hash = b.Log[n-1].Hash
	}
}

// task is a piece of work for the thread, due at a time.
func (t *thread) task(id string, due time.Time) mailrx.Task {
	return mailrx.Task{ID: id, Stream: t.id, Name: work, Schema: 1, Data: []byte(`{"do":"` + id + `"}`), Key: stream.Key("key of " + id), Due: due}
}

// append writes b, which must succeed, and moves the thread on.
func (c *check) append(t *thread, b mailrx.Batch) {
	v, err := c.Store.Append(c.ctx, b)
	if err != nil {
		c.fatalf("appending to %s at version %d failed: %v", b.Stream, b.Expect, err)
	}
	if want := b.Expect + len(b.Log); v != want {
		c.fatalf("appending %d records to %s after version %d gave version %d, want %d", len(b.Log), b.Stream, b.Expect, v, want)
	}
	t.moved(b)
}

// put writes tasks in a batch with one record.
func (c *check) put(t *thread, tasks ...mailrx.Task) {
	b := t.batch("", 1)
	b.Tasks = tasks
	c.append(t, b)
}

// refused appends b, which must fail with the class.
func (c *check) refused(b mailrx.Batch, class error, what string) {
	_, err := c.Store.Append(c.ctx, b)
	c.is(err, class, what)
}

// is complains where err is not of the class.
func (c *check) is(err, class error, what string) {
	switch {
	case err == nil:
		c.errorf("%s gave no error, want %q", what, class)
	case !errors.Is(err, class):
		c.errorf("%s gave %q, want %q", what, err, class)
	}
}

// ok ends the case where err is not nil.
func (c *check) ok(err error, what string) {
	if err != nil {
		c.fatalf("%s failed: %v", what, err)
	}
}

// load reads a whole stream.
func (c *check) load(id stream.ID) []stream.Record {
	rs, err := c.Store.Load(c.ctx, id, 0)
	c.ok(err, "loading "+id.String())
	return rs
}

// holds complains where the stream does not have n records that verify.
func (c *check) holds(id stream.ID, n int, what string) {
	rs := c.load(id)
	if len(rs) != n {
		c.errorf("%s: %s has %d records, want %d", what, id, len(rs), n)
	}
	if err := stream.Verify(rs); err != nil {
		c.errorf("%s: %v", what, err)
	}
}

// same complains about the first record that is not as it was written.
func (c *check) same(got, want []stream.Record) {
	if len(got) != len(want) {
		c.fatalf("there are %d records, want %d", len(got), len(want))
	}
	for i := range want {
		g, w := got[i], want[i]
		if !g.At.Equal(w.At) || g.At.Location() != time.UTC {
			c.errorf("record %d is of %v, want %v", i+1, g.At, w.At)
		}
		if !bytes.Equal(g.Data, w.Data) {
			c.errorf("record %d has other data: %q, want %q", i+1, cut(g.Data), cut(w.Data))
		}
		g.At, g.Data, w.At, w.Data = time.Time{}, nil, time.Time{}, nil
		if fmt.Sprintf("%+v", g) != fmt.Sprintf("%+v", w) {
			c.errorf("record %d is %+v, want %+v", i+1, g, w)
		}
	}
}

// cut is as much of b as fits in a complaint.
func cut(b []byte) []byte { return b[:min(len(b), 80)] }

// lease takes tasks for a minute.
func (c *check) lease(now time.Time, most int, names ...stream.Name) []mailrx.Task {
	ts, err := c.Store.Lease(c.ctx, mailrx.Due{Now: now, For: time.Minute, Max: most, Names: names})
	c.ok(err, "leasing")
	return ts
}

// leaseOne takes the one task that must be due.
func (c *check) leaseOne(now time.Time) mailrx.Task {
	ts := c.lease(now, 10)
	if len(ts) != 1 {
		c.fatalf("%d tasks are due at %v, want 1: %v", len(ts), now, ids(ts))
	}
	return ts[0]
}

// due complains where not exactly the tasks are due, in this order.
func (c *check) due(now time.Time, what string, want ...string) {
	if got := ids(c.lease(now, 100)); fmt.Sprint(got) != fmt.Sprint(want) {
		c.errorf("%s: due are %v, want %v", what, got, want)
	}
}

func ids(ts []mailrx.Task) []string {
	out := make([]string, 0, len(ts))
	for _, t := range ts {
		out = append(out, t.ID)
	}
	return out
}

// settle settles a lease, which must be held.
func (c *check) settle(l mailrx.Lease, s mailrx.Settlement) {
	c.ok(c.Store.Settle(c.ctx, l, s), "settling a lease that is held")
}

// holder complains where the ref is not held by the stream; the zero stream: by nobody.
func (c *check) holder(r stream.Ref, want stream.ID, what string) {
	got, err := c.Store.Find(c.ctx, r)
	switch {
	case !want.IsSet():
		c.is(err, mailrx.ErrNotFound, what+": finding "+r.String())
	case err != nil:
		c.errorf("%s: finding %s failed: %v", what, r, err)
	case got != want:
		c.errorf("%s: %s is held by %s, want %s", what, r, got, want)
	}
}

// taken complains where err does not say that the stream holds the ref.
func (c *check) taken(err error, r stream.Ref, by stream.ID, what string) {
	t := (*mailrx.RefTaken)(nil)
	switch {
	case !errors.As(err, &t):
		c.errorf("%s gave %v, want a *RefTaken", what, err)
	case t.Ref != r || t.Holder != by:
		c.errorf("%s said that %s is held by %s, want %s by %s", what, t.Ref, t.Holder, r, by)
	}
}
