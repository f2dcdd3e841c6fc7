package mailrx

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// engine runs steps: it loads a stream, asks its machine, and appends what the machine decided.
type engine struct {
	cfg      Config
	codec    *stream.Codec
	machines map[stream.Kind]machine
	ports    map[stream.Name]portCall
}

// Receipt is the answer to a command. A Refusal is an answer, not a fault: nothing was written.
type Receipt struct {
	Stream   stream.ID
	Version  int  // of the stream after the step
	Repeated bool // the command was done before, under the same key or the same message
	Refusal  *stream.Refusal
}

// maxConflicts bounds how often a step is decided anew because another writer was faster.
const maxConflicts = 16

// system is the actor of timers and workers.
var system = pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "mailrx"}

// step is one command to one stream.
type step struct {
	id      stream.ID
	cmd     stream.Command
	key     stream.Key
	settles *Lease // the task that asks; nil: a caller
}

// do takes one step, deciding anew when another writer was faster.
func (e *engine) do(ctx context.Context, st step) (Receipt, error) {
	if st.key == "" {
		return Receipt{}, errors.New("mailrx: a command needs a key")
	}
	for range maxConflicts {
		r, err := e.try(ctx, st)
		if !errors.Is(err, ErrConflict) {
			return r, err
		}
	}
	return Receipt{}, fmt.Errorf("mailrx: %s: %w", st.id, ErrConflict)
}

// try is one attempt: key first, then the machine, then everything in one append.
func (e *engine) try(ctx context.Context, st step) (Receipt, error) {
	print, err := e.print(st.cmd)
	if err != nil {
		return Receipt{}, err
	}
	life, err := e.load(ctx, st.id)
	if err != nil {
		return Receipt{}, err
	}
	if v, seen, err := life.seen(st.key, print); seen || err != nil {
		return e.repeated(ctx, st, v, err)
	}
	now := e.now()
	out := life.machine.decide(life.state, st.cmd, now)
	if err := out.Check(); err != nil {
		return Receipt{}, fmt.Errorf("mailrx: %s: %w", st.id, err)
	}
	if len(out.Events) == 0 {
		return e.nothing(ctx, st, life, out.Refusal)
	}
	b, err := e.batch(st, life, out, now)
	if err != nil {
		return Receipt{}, err
	}
	b.Print = print
	b.Log[0].Print = print
	stream.Seal(life.version, life.hash, b.Log)
	v, err := e.cfg.Store.Append(ctx, b)
	return Receipt{Stream: st.id, Version: v}, err
}

// repeated gives the first answer again, and settles the task that asked a second time.
func (e *engine) repeated(ctx context.Context, st step, version int, err error) (Receipt, error) {
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Stream: st.id, Version: version, Repeated: true}, e.settle(ctx, st.settles, Settlement{})
}

// nothing ends a step without events. A task whose command is refused is parked: nobody else would hear of it.
func (e *engine) nothing(ctx context.Context, st step, life life, no *stream.Refusal) (Receipt, error) {
	var s Settlement
	if no != nil {
		s = Settlement{Park: true, Note: "refused: " + string(no.Step.Rule.Code)}
	}
	return Receipt{Stream: st.id, Version: life.version, Refusal: no}, e.settle(ctx, st.settles, s)
}

func (e *engine) settle(ctx context.Context, l *Lease, s Settlement) error {
	if l == nil {
		return nil
	}
	return e.cfg.Store.Settle(ctx, *l, s)
}

// batch is everything that a step writes.
func (e *engine) batch(st step, life life, out stream.Outcome, now time.Time) (Batch, error) {
	b := Batch{Stream: st.id, Expect: life.version, Key: st.key, Take: out.Take, Free: out.Free, Settles: st.settles}
	at := now.UTC()
	for _, ev := range out.Events {
		name, schema, data, err := e.codec.Encode(ev)
		if err != nil {
			return Batch{}, fmt.Errorf("mailrx: %s: %w", st.id, err)
		}
		b.Log = append(b.Log, stream.Record{Stream: st.id, At: at, Name: name, Schema: schema, Data: data, Actor: st.cmd.By})
		life.fold(ev, at)
	}
	b.Log[0].Key = st.key
	for n, w := range out.Work {
		t, err := e.task(st.id, life.version, n, w, at)
		if err != nil {
			return Batch{}, err
		}
		b.Tasks = append(b.Tasks, t)
	}
	sum := life.summary()
	b.Summary = &sum
	return b, nil
}

// task makes the stored form of a piece of work.
func (e *engine) task(from stream.ID, version, n int, w stream.Work, now time.Time) (Task, error) {
	key := stream.TaskKey(from, version, n)
	t := Task{ID: string(key), Stream: from, Key: key, Due: now}
	if w.Timer {
		t.ID = from.String() + "/timer"
	}
	if !w.Due.IsZero() {
		t.Due = w.Due.UTC().Truncate(time.Microsecond)
	}
	do := w.Do
	if to, cmd, ok := route(from, do); ok {
		t.Stream, do = to, cmd
	}
	var err error
	t.Name, t.Schema, t.Data, err = e.codec.Encode(do)
	if err != nil {
		return Task{}, fmt.Errorf("mailrx: work of %s: %w", from, err)
	}
	return t, nil
}

func (e *engine) print(c stream.Command) ([32]byte, error) {
	name, schema, data, err := e.codec.Encode(c.Do)
	if err != nil {
		return [32]byte{}, fmt.Errorf("mailrx: command: %w", err)
	}
	return stream.Print(c.By, name, schema, data), nil
}

// now is the instant as it is stored, in the site's zone.
func (e *engine) now() time.Time {
	return e.cfg.Clock.Now().Truncate(time.Microsecond).In(e.cfg.Zone)
}
