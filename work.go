package mailrx

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// portCall does one piece of work and gives its answer.
type portCall func(ctx context.Context, t Task, w stream.Named) (answer, error)

// answer is what came of a port call: a command for the stream that asked, or nothing to say, or "ask again then".
type answer struct {
	cmd   stream.Named
	again time.Time
}

// run does one leased task to its end. Its faults are the task's, told to Config.Fault, never the caller's. A worker
// whose lease was lost leaves nothing behind: whoever has the task now finishes it. One that is stopped leaves the lease
// to run out.
func (e *engine) run(ctx context.Context, t Task) {
	w, err := e.codec.Decode(t.Name, t.Schema, t.Data)
	switch {
	case err != nil:
	case t.Tries > maxTries:
		err = errTooOften
	default:
		err = e.perform(ctx, t, w)
	}
	switch {
	case err == nil, errors.Is(err, ErrLeaseLost), ctx.Err() != nil:
	default:
		e.failed(ctx, t, w, err)
	}
}

// perform calls the task's port, or hands the task's command to its stream.
func (e *engine) perform(ctx context.Context, t Task, w stream.Named) error {
	if _, isPort := e.ports[t.Name]; !isPort {
		cmd, err := e.freshen(ctx, w)
		if err != nil {
			return err
		}
		return e.answer(ctx, t, cmd)
	}
	a, err := e.call(ctx, t, w)
	lease := t.Lease()
	switch {
	case err != nil:
		return err
	case a.cmd != nil:
		return e.answer(ctx, t, a.cmd)
	case !a.again.IsZero():
		t.Due = a.again // a look is no try: they count anew
		return e.replace(ctx, lease, t)
	}
	return e.settle(ctx, &lease, Settlement{})
}

// call makes the port call, and ends its context after half a lease: a call that outlived its lease would be made a
// second time beside the first. A port that panics has failed: it is tried again as after an error, and takes neither the
// worker nor its other tasks down.
func (e *engine) call(ctx context.Context, t Task, w stream.Named) (a answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, err = answer{}, &PortPanic{Work: t.Name, Type: fmt.Sprintf("%T", p), Stack: debug.Stack()}
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, e.cfg.Lease/2)
	defer cancel()
	return e.ports[t.Name](ctx, t, w)
}

// answer takes a command to the task's stream, under the task's key. Where the stream refuses it, or what it would take
// belongs to another, a person must look.
func (e *engine) answer(ctx context.Context, t Task, cmd stream.Named) error {
	lease := t.Lease()
	r, err := e.do(ctx, step{id: t.Stream, cmd: stream.Command{By: system, Do: cmd}, key: t.Key, settles: &lease, due: t.Due})
	if taken := (*RefTaken)(nil); errors.As(err, &taken) {
		return e.park(ctx, t, taken.Error(), err)
	}
	if err == nil && r.Refusal != nil {
		no := fmt.Errorf("mailrx: %s refused %s: %s", t.Stream, cmd.Name(), r.Refusal)
		return e.park(ctx, t, "refused: "+string(r.Refusal.Step.Rule.Code), no)
	}
	return err
}

// freshen brings a command to another stream up to date: an automatic refill goes where the member lives now.
func (e *engine) freshen(ctx context.Context, w stream.Named) (stream.Named, error) {
	do, ok := w.(order.Open)
	if !ok {
		return w, nil
	}
	to, err := e.addressNow(ctx, do.ShipTo)
	do.ShipTo = to
	return do, err
}

// replace puts t in the place of the leased task, with its tries at zero; both or neither.
func (e *engine) replace(ctx context.Context, l Lease, t Task) error {
	t.Tries, t.Token = 0, 0
	for range maxConflicts {
		recs, err := e.cfg.Store.Load(ctx, t.Stream, 0)
		if err != nil {
			return err
		}
		_, err = e.cfg.Store.Append(ctx, Batch{Stream: t.Stream, Expect: len(recs), Tasks: []Task{t}, Settles: &l})
		if !errors.Is(err, ErrConflict) {
			return err
		}
	}
	return fmt.Errorf("mailrx: %s: %w", t.Stream, ErrConflict)
}
