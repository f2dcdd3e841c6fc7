package mailrx

import (
	"strconv"
	"time"

	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
	"github.com/mailrx/mailrx/refill/renewal"
)

// machine is one kind of stream as the engine sees it: the pure functions of its package.
type machine struct {
	zero    any
	decide  func(state any, c stream.Command, now time.Time) stream.Outcome
	evolve  func(state any, e stream.Named) any
	summary func(state any, id stream.ID) stream.Summary
}

// summarized is a machine's state.
type summarized interface {
	Summary(id stream.ID) stream.Summary
}

// machineOf joins the functions of a machine's package.
func machineOf[S summarized](decide func(S, stream.Command, time.Time) stream.Outcome, evolve func(S, stream.Named) S) machine {
	var zero S
	return machine{
		zero:    zero,
		decide:  func(s any, c stream.Command, now time.Time) stream.Outcome { return decide(s.(S), c, now) },
		evolve:  func(s any, e stream.Named) any { return evolve(s.(S), e) },
		summary: func(s any, id stream.ID) stream.Summary { return s.(S).Summary(id) },
	}
}

// machines is the table kind → machine.
func machines() map[stream.Kind]machine {
	return map[stream.Kind]machine{
		order.Kind:   machineOf(order.Decide, order.Evolve),
		auto.Kind:    machineOf(auto.Decide, auto.Evolve),
		renewal.Kind: machineOf(renewal.Decide, renewal.Evolve),
	}
}

// newCodec joins the codec tables of all machines.
func newCodec() (*stream.Codec, error) {
	return stream.NewCodec(order.Rows(), auto.Rows(), renewal.Rows(), notice.Rows())
}

// route turns work that is a command to another stream into that command; for all other work ok is false.
func (e *engine) route(from stream.ID, w stream.Named) (to stream.ID, cmd stream.Named, ok bool) {
	switch w := w.(type) {
	case order.FillShipped:
		return auto.StreamOf(w.Rx.ID), e.recordFill(from, w), true
	case order.FillReturned:
		return auto.StreamOf(w.Rx), auto.DropFill{Order: from, Reason: string(w.Status)}, true
	case auto.OpenRefill:
		id := stream.Derive(order.Kind, from.String(), strconv.Itoa(w.Cycle)) // one order for each cycle
		return id, openRefill(id, w), true
	case auto.NeedRenewal:
		return renewal.StreamOf(w.Rx.ID), renewal.Start{Rx: w.Rx, RunOut: w.RunOut}, true
	}
	return stream.ID{}, nil, false
}
