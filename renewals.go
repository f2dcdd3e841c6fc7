package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// Renewals asks prescribers for new prescriptions, with the member's word. A renewal begins by itself when the last
// refill has left. Keys are as for Orders.
type Renewals struct{ e *engine }

// Answer records the member's yes or no to asking the prescriber.
func (r *Renewals) Answer(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor, yes bool) (Receipt, error) {
	return r.command(ctx, key, id, stream.Command{By: by, Do: renewal.MemberAnswers{Yes: yes}})
}

// Hear records the prescriber's answer.
func (r *Renewals) Hear(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor, do renewal.PrescriberAnswers) (Receipt, error) {
	return r.command(ctx, key, id, stream.Command{By: by, Do: do})
}

// Status gives the renewal of a prescription, or ErrNotFound.
func (r *Renewals) Status(ctx context.Context, id rx.ID) (renewal.State, error) {
	l, err := r.e.existing(ctx, renewal.StreamOf(id), renewal.Kind)
	if err != nil {
		return renewal.State{}, err
	}
	return l.state.(renewal.State), nil
}

func (r *Renewals) command(ctx context.Context, key stream.Key, id rx.ID, c stream.Command) (Receipt, error) {
	return r.e.command(ctx, step{id: renewal.StreamOf(id), cmd: c, key: key})
}
