package mailrx

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Orders takes prescriptions in and moves their orders on. Every command carries the caller's key: the same key with the
// same command gives the first answer again, and with another command it is ErrKeyReuse. A refused command has left no
// record: its key may be used again. Unknown orders are refused, not errors.
type Orders struct{ e *engine }

// Kinds of the Refs that an order takes; Store.Find leads from one to its order.
const (
	MessageRef = "message"   // the sender's message: for ever
	FillRef    = "fill"      // member and ingredient: from the opening until the parcel leaves or the line is cancelled
	NextRef    = "next_fill" // prescription and the order of the fill before: until the line is cancelled, or the parcel returned or lost
)

// Review records a pharmacist's verdict on a line. Its Code is one word.
func (o *Orders) Review(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Staff, do order.Review) (Receipt, error) {
	if err := checkWord("Review.Code", do.Code); err != nil {
		return Receipt{}, err
	}
	return o.command(ctx, key, id, stream.Command{By: by.Actor(), Do: do})
}

// Dispense records a pharmacist's final check of a filled line.
func (o *Orders) Dispense(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Staff, do order.Dispense) (Receipt, error) {
	return o.command(ctx, key, id, stream.Command{By: by.Actor(), Do: do})
}

// Cancel stops what can still be stopped; a refusal names the stage that was reached. Its Reason is one word.
func (o *Orders) Cancel(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Actor, do order.Cancel) (Receipt, error) {
	if err := checkWord("Cancel.Reason", do.Reason); err != nil {
		return Receipt{}, err
	}
	return o.command(ctx, key, id, stream.Command{By: by, Do: do})
}

// Resume takes a line off hold after what held it was mended.
func (o *Orders) Resume(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Actor, do order.Resume) (Receipt, error) {
	return o.command(ctx, key, id, stream.Command{By: by, Do: do})
}

// Status gives an order as it stands, or ErrNotFound.
func (o *Orders) Status(ctx context.Context, id stream.ID) (order.State, error) {
	l, err := o.e.existing(ctx, id, order.Kind)
	if err != nil {
		return order.State{}, err
	}
	return l.state.(order.State), nil
}

// List gives rows of the work list, where the store is a Lister. The filter's Kind is set to orders.
func (o *Orders) List(ctx context.Context, f Filter) ([]stream.Summary, error) {
	f.Kind = order.Kind
	return o.e.list(ctx, f)
}

func (o *Orders) command(ctx context.Context, key stream.Key, id stream.ID, c stream.Command) (Receipt, error) {
	if err := isA(id, order.Kind); err != nil {
		return Receipt{}, err
	}
	return o.e.command(ctx, step{id: id, cmd: c, key: key})
}

// list asks the store for rows.
func (e *engine) list(ctx context.Context, f Filter) ([]stream.Summary, error) {
	l, ok := e.cfg.Store.(Lister)
	if !ok {
		return nil, errors.New("mailrx: this store keeps no work list (it is no Lister)")
	}
	return l.List(ctx, f)
}
