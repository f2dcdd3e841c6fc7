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

// Receipt is the answer to a command. A Refusal is an answer, not a fault: nothing was written, its key is not used up,
// and the same command may be taken later.
type Receipt struct {
	Stream  stream.ID
	Version int // of the stream when the step had been taken; of a Repeated one, when it was taken first
	// Repeated says that the step was found on record, under the same key or the same message. Of callers that bring one
	// key at the same instant, more than one may be told false; the step is taken once.
	Repeated bool
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
	settles *Lease    // the task that asks; nil: a caller
	due     time.Time // of that task
}

// command takes a caller's step: its key and its actor are checked first.
func (e *engine) command(ctx context.Context, st step) (Receipt, error) {
	if err := checkKey(st.key); err != nil {
		return Receipt{}, err
	}
	if err := checkActor(st.cmd.By); err != nil {
		return Receipt{}, err
	}
	return e.do(ctx, st)
}

func checkActor(a pharmacy.Actor) error {
	if a.IsSet() {
		return nil
	}
	return errors.New("mailrx: a command needs an actor with a role and an ID: the audit log names who acts")
}

// do takes one step, deciding anew when another writer was faster.
func (e *engine) do(ctx context.Context, st step) (Receipt, error) {
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
	l, err := e.load(ctx, st.id)
	if err != nil {
		return Receipt{}, err
	}
	if first, end := l.find(st.key); first != nil {
		return e.repeated(ctx, st, end, first.Print == print)
	}
	now := e.decisionTime(st)
	out := l.machine.decide(l.state, st.cmd, now)
	if err := out.Check(); err != nil {
		return Receipt{}, fmt.Errorf("mailrx: %s: %w", st.id, err)
	}
	if len(out.Events) == 0 {
		return e.nothing(ctx, st, l.version, out.Refusal)
	}
	b, err := e.batch(st, &l, out, now)
	if err != nil {
		return Receipt{}, err
	}
	b.Print, b.Log[0].Print = print, print
	stream.Seal(b.Expect, l.hash, b.Log)
	v, err := e.cfg.Store.Append(ctx, b)
	return Receipt{Stream: st.id, Version: v, Repeated: err == nil && v != l.version}, err
}

// repeated gives the first answer again. A caller must mean the same command; of a task the first answer stands,
// whatever its port says now, and the task is settled.
func (e *engine) repeated(ctx context.Context, st step, version int, same bool) (Receipt, error) {
	if !same && st.settles == nil {
		return Receipt{}, fmt.Errorf("mailrx: %s: %w", st.id, ErrKeyReuse)
	}
	return Receipt{Stream: st.id, Version: version, Repeated: true}, e.settle(ctx, st.settles, Settlement{})
}

// nothing ends a step without events. A task whose command was refused is not settled here: its worker parks it.
func (e *engine) nothing(ctx context.Context, st step, version int, no *stream.Refusal) (Receipt, error) {
	r := Receipt{Stream: st.id, Version: version, Refusal: no}
	if no != nil {
		return r, nil
	}
	return r, e.settle(ctx, st.settles, Settlement{})
}

func (e *engine) settle(ctx context.Context, l *Lease, s Settlement) error {
	if l == nil {
		return nil
	}
	return e.cfg.Store.Settle(ctx, *l, s)
}

// print is the fingerprint of a command.
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

// decisionTime is now, and never before the task was due: a machine passes over a timer that comes early, and where a
// clock went back between lease and decision the timer would be lost.
func (e *engine) decisionTime(st step) time.Time {
	if now := e.now(); now.After(st.due) {
		return now
	}
	return st.due.In(e.cfg.Zone)
}
