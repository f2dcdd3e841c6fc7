package mailrx

import (
	"context"
	"errors"
	"hash/fnv"
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

// maxTries is how often a piece of work is tried before a person is asked: with the backoff about a day and a half.
const maxTries = 40

// run does one leased task to its end. Its faults are the task's, told to Config.Fault, never the caller's.
func (e *engine) run(ctx context.Context, t Task) {
	w, err := e.codec.Decode(t.Name, t.Schema, t.Data)
	if err == nil {
		err = e.perform(ctx, t, w)
	}
	switch {
	case err == nil, errors.Is(err, ErrLeaseLost): // another worker has it
	case ctx.Err() != nil: // stopped: the lease runs out by itself
	default:
		e.failed(ctx, t, w, err)
	}
}

// perform calls the task's port, or hands the task's command to its stream.
func (e *engine) perform(ctx context.Context, t Task, w stream.Named) error {
	lease := t.Lease()
	st := step{id: t.Stream, cmd: stream.Command{By: system, Do: w}, key: t.Key, settles: &lease}
	call, isPort := e.ports[t.Name]
	if isPort {
		a, err := call(ctx, t, w)
		switch {
		case err != nil:
			return err
		case a.cmd == nil:
			return e.settle(ctx, &lease, Settlement{Again: a.again})
		}
		st.cmd.Do = a.cmd
	}
	_, err := e.do(ctx, st)
	if taken := (*RefTaken)(nil); errors.As(err, &taken) {
		return e.settle(ctx, &lease, Settlement{Park: true, Note: taken.Error()})
	}
	return err
}

// failed puts a task off, or, when it has failed too often, holds the stream that waits for it; where even that cannot
// be, the task is parked for a person.
func (e *engine) failed(ctx context.Context, t Task, w stream.Named, cause error) {
	e.tell(t, cause)
	lease := t.Lease()
	if t.Tries < maxTries {
		again := e.now().UTC().Add(backoff(t.ID, t.Tries))
		e.giveUp(t, e.settle(ctx, &lease, Settlement{Again: again, Note: "failed"}))
		return
	}
	if t.Stream.Kind == order.Kind {
		hold := order.Stuck{Line: lineOf(w), Work: t.Name}
		r, err := e.do(ctx, step{id: t.Stream, cmd: stream.Command{By: system, Do: hold}, key: t.Key + "/stuck", settles: &lease})
		if err == nil && r.Refusal == nil || r.Refusal != nil {
			return // held, or parked with the refusal
		}
	}
	e.giveUp(t, e.settle(ctx, &lease, Settlement{Park: true, Note: "failed too often"}))
}

// giveUp reports a settlement that could not be stored: the lease runs out and the task is tried again.
func (e *engine) giveUp(t Task, err error) {
	if err != nil && !errors.Is(err, ErrLeaseLost) {
		e.tell(t, err)
	}
}

func (e *engine) tell(t Task, err error) {
	if e.cfg.Fault != nil {
		e.cfg.Fault(Fault{Stream: t.Stream, Work: t.Name, Tries: t.Tries, Err: err})
	}
}

// backoff is min(2^tries s, 1 h), less up to half of it by the hash of the task, so that many do not come at once.
func backoff(id string, tries int) time.Duration {
	d := time.Hour
	if tries < 12 {
		d = min(d, time.Second<<tries)
	}
	h := fnv.New32a()
	h.Write([]byte(id))
	return d - d/2*time.Duration(h.Sum32()%1024)/1024
}

// lineOf is the line that a piece of an order's work serves; 0 for the parcel.
func lineOf(w stream.Named) int {
	switch w := w.(type) {
	case order.ReserveStock:
		return w.Line
	case order.BillClaim:
		return w.Line
	case order.AuthorizePayment:
		return w.Line
	}
	return 0
}
