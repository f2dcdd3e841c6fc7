package mailrx

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Fault is a try of a piece of work that failed. What comes next happens by itself: it is tried again, or the order is
// held for a person, or the work is parked for one.
type Fault struct {
	Stream stream.ID
	Work   stream.Name
	Tries  int
	Parked bool // it is not tried again: Queue.Parked lists the stream
	// Err says why. Ours hold no patient data; what a port gave is passed on as it came.
	Err error
}

// PortPanic is the error of a port that panicked. What it panicked with is not kept: it may tell of a patient.
type PortPanic struct {
	Work  stream.Name
	Type  string // of the value, "runtime.boundsError"
	Stack []byte // where; functions and lines, no values
}

// Error names the work and the type.
func (p *PortPanic) Error() string {
	return fmt.Sprintf("mailrx: the port that does %s panicked with a %s", p.Work, p.Type)
}

// maxTries is how often a piece of work is tried before a person is asked: with the backoff, after 14 to 29 hours.
const maxTries = 40

// errTooOften is the fault of work that was begun too often without an end: it may be what kills its worker.
var errTooOften = errors.New("mailrx: the work was begun too often and never ended")

// laterVersion is how long work of a later version of the program waits: until that program takes it.
const laterVersion = time.Hour

// failed puts a task off, or, when it has failed too often, asks for a person. A fault of our own in storing that is
// told too; the lease then runs out and the task is tried again.
func (e *engine) failed(ctx context.Context, t Task, w stream.Named, cause error) {
	var err error
	lease, now := t.Lease(), e.now().UTC()
	switch {
	case ofLaterVersion(cause):
		e.tell(t, cause, false)
		t.Due = now.Add(laterVersion)
		err = e.replace(ctx, lease, t)
	case w == nil:
		err = e.park(ctx, t, "cannot be read", cause)
	case t.Tries < maxTries:
		e.tell(t, cause, false)
		err = e.settle(ctx, &lease, Settlement{Again: now.Add(backoff(t.ID, t.Tries)), Note: noteOf(t, cause)})
	default:
		err = e.setAside(ctx, t, w, cause)
	}
	if err != nil && !errors.Is(err, ErrLeaseLost) && ctx.Err() == nil {
		e.tell(t, err, false)
	}
}

// noteOf is what is kept beside a task that is put off.
func noteOf(t Task, cause error) string {
	if errors.As(cause, &nothingBought{}) {
		return cleanNote(t.Tries)
	}
	return "failed"
}

// cleanNote says of a try that it ended, and that nothing was bought. It names the try: of a later one that died, the
// note of an earlier one says nothing.
func cleanNote(try int) string { return fmt.Sprintf("try %d failed, nothing was bought", try) }

// ofLaterVersion reports whether err is of a task or an event that a later version of the program wrote.
func ofLaterVersion(err error) bool {
	newer, unknown := (*stream.NewerSchemaError)(nil), (*stream.UnknownNameError)(nil)
	return errors.As(err, &newer) || errors.As(err, &unknown)
}

// setAside holds the lines of an order that wait for the work; where none does, or it cannot be held, the work is parked.
func (e *engine) setAside(ctx context.Context, t Task, w stream.Named, cause error) error {
	if t.Stream.Kind == order.Kind {
		lease := t.Lease()
		hold := stream.Command{By: system, Do: order.Stuck{Line: lineOf(w), Work: t.Name}}
		r, err := e.do(ctx, step{id: t.Stream, cmd: hold, key: t.Key + "/stuck", settles: &lease, due: t.Due})
		switch {
		case errors.Is(err, ErrLeaseLost):
			return err
		case err == nil && r.Refusal == nil:
			e.tell(t, cause, false)
			return nil
		}
	}
	return e.park(ctx, t, "failed too often", cause)
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

// park keeps a task for a person, at the stream that it came from: a command's target may not even exist.
func (e *engine) park(ctx context.Context, t Task, note string, cause error) error {
	lease, home := t.Lease(), sender(t)
	var err error
	if home == t.Stream {
		err = e.settle(ctx, &lease, Settlement{Park: true, Note: note})
	} else {
		t.Stream, t.Parked, t.Note = home, true, note
		err = e.replace(ctx, lease, t)
	}
	if err == nil {
		e.tell(t, cause, true)
	}
	return err
}

// timerTask ends the ID of a stream's one timer.
const timerTask = "/timer"

// sender is the stream that handed a task out, by the task's ID: "<stream>/<version>/<n>" or "<stream>/timer".
func sender(t Task) stream.ID {
	kind, rest, _ := strings.Cut(t.ID, "/")
	name, _, _ := strings.Cut(rest, "/")
	if id := (stream.ID{Kind: stream.Kind(kind), Name: name}); id.Valid() {
		return id
	}
	return t.Stream
}

func (e *engine) tell(t Task, err error, parked bool) {
	if e.cfg.Fault != nil {
		e.cfg.Fault(Fault{Stream: t.Stream, Work: t.Name, Tries: t.Tries, Parked: parked, Err: err})
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
