package mailrx

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// batch is everything that a step writes. It folds the events into l.
func (e *engine) batch(st step, l *life, out stream.Outcome, now time.Time) (Batch, error) {
	b := Batch{Stream: st.id, Expect: l.version, Key: st.key, Take: out.Take, Free: out.Free, Settles: st.settles}
	at := now.UTC()
	for _, ev := range out.Events {
		name, schema, data, err := e.codec.Encode(ev)
		if err != nil {
			return Batch{}, fmt.Errorf("mailrx: %s: %w", st.id, err)
		}
		b.Log = append(b.Log, stream.Record{Stream: st.id, At: at, Name: name, Schema: schema, Data: data, Actor: st.cmd.By})
		l.fold(ev, at)
	}
	b.Log[0].Key = st.key
	for n, w := range out.Work {
		t, err := e.task(stream.TaskKey(st.id, l.version, n), st.id, w, at)
		if err != nil {
			return Batch{}, err
		}
		b.Tasks = append(b.Tasks, t)
	}
	sum := l.summary()
	b.Summary = &sum
	return b, nil
}

// task makes the stored form of a piece of work.
func (e *engine) task(key stream.Key, from stream.ID, w stream.Work, now time.Time) (Task, error) {
	t := Task{ID: string(key), Stream: from, Key: key, Due: now}
	if w.Timer {
		t.ID = from.String() + timerTask
	}
	if !w.Due.IsZero() {
		t.Due = w.Due.UTC().Truncate(time.Microsecond)
	}
	do := w.Do
	if to, cmd, ok := e.route(from, do); ok {
		t.Stream, do = to, cmd
	}
	var err error
	t.Name, t.Schema, t.Data, err = e.codec.Encode(do)
	if err != nil {
		return Task{}, fmt.Errorf("mailrx: work of %s: %w", from, err)
	}
	return t, nil
}
