package mailrx

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Incoming is a prescription as it arrived.
type Incoming struct {
	By        pharmacy.Actor   // who sent it
	Channel   pharmacy.Channel // how
	Sender    string           // the sending system or partner, at most 255 bytes
	MessageID string           // the sender's own, at most 255 bytes; one message opens one order
	Source    Document         // the message as received; kept in the Vault; may be empty for a call
	Doubts    []string         // codes of what its reader found odd; the pharmacist sees them before approving
	Rx        rx.Prescription  // Patient is required; ID may be empty: it is then derived from sender and message
	Patient   rx.Patient       // as the message names them; the parcel goes to this address, so a host that knows a newer one puts it in
}

// UnknownDrug is a prescription for a product that the drug file does not have.
type UnknownDrug struct {
	NDC   drug.NDC
	RxCUI drug.RxCUI
}

// Error names the codes and who can mend it.
func (e *UnknownDrug) Error() string {
	return fmt.Sprintf("mailrx: the drug file has no product for NDC %q, RxCUI %q; the pharmacy must add it, or the prescriber "+
		"must name another", e.NDC, e.RxCUI)
}

// Receive checks a prescription, keeps its message and patient, and opens an order.
//
// All missing and wrong fields of the prescription come at once as rx.Problems; an unknown product is *UnknownDrug; an
// open fill of the same drug for this member is a *RefTaken of kind FillRef that names the order, and a first fill of a
// prescription (Rx.ID) that was made before is one of kind NextRef. After an error there is no order. Message and patient are stored before the order, by content: after a *RefTaken or a fault of the store
// they may be there, and once more changes nothing.
//
// The same message again, under whatever key, gives the order that it opened. A message that comes under the ID of
// another one, and a key that was used for another message, are ErrKeyReuse: a corrected prescription is never taken
// for the first.
func (o *Orders) Receive(ctx context.Context, key stream.Key, in Incoming) (Receipt, error) {
	if err := errors.Join(checkKey(key), in.check()); err != nil {
		return Receipt{}, err
	}
	to := stream.Derive(order.Kind, in.Sender, string(key))
	if r, before, err := o.receivedBefore(ctx, to, in); before || err != nil {
		return r, err
	}
	prod, err := o.product(ctx, in.Rx.Drug)
	if err != nil {
		return Receipt{}, err
	}
	if ps := in.Rx.ScheduledAs(prod).Validate(in.Patient); len(ps) > 0 {
		return Receipt{}, ps
	}
	do, err := o.keep(ctx, in, prod)
	if err != nil {
		return Receipt{}, err
	}
	do.Order = to
	r, err := o.e.command(ctx, step{id: to, cmd: stream.Command{By: in.By, Do: do}, key: key})
	if taken := (*RefTaken)(nil); errors.As(err, &taken) {
		return o.lost(ctx, err, in)
	}
	return r, err
}

// lost tells who was faster: another sender of the same message, or another fill of the drug. The message's own order
// holds both refs, and a store may name either.
func (o *Orders) lost(ctx context.Context, taken error, in Incoming) (Receipt, error) {
	holder, err := o.e.cfg.Store.Find(ctx, in.ref())
	switch {
	case errors.Is(err, ErrNotFound):
		return Receipt{}, taken
	case err != nil:
		return Receipt{}, err
	}
	return o.first(ctx, holder, in)
}

// check finds what the host must supply.
func (in Incoming) check() error {
	if in.Sender == "" || in.MessageID == "" || in.Rx.Patient == "" {
		return errors.New("mailrx: receive: Sender, MessageID and Rx.Patient are required; the host supplies them")
	}
	if len(in.Sender) > maxText || len(in.MessageID) > maxText {
		return fmt.Errorf("mailrx: receive: Sender and MessageID have at most %d bytes; the sender must shorten them", maxText)
	}
	faults := []error{checkActor(in.By)}
	for _, d := range in.Doubts {
		faults = append(faults, checkWord("Doubts", d))
	}
	return errors.Join(faults...)
}

// message names the sender's message. Both parts are escaped, so that no sender can write another's name.
func (in Incoming) message() string {
	return url.PathEscape(in.Sender) + "/" + url.PathEscape(in.MessageID)
}

func (in Incoming) ref() stream.Ref { return stream.Ref{Kind: MessageRef, Value: in.message()} }

// source is the name of the message in the Vault; empty where there is none.
func (in Incoming) source() order.Document {
	if len(in.Source.Bytes) == 0 {
		return ""
	}
	return order.Document(in.Source.ID())
}

// receivedBefore looks for the order that the message opened, and for another message under its key.
func (o *Orders) receivedBefore(ctx context.Context, to stream.ID, in Incoming) (Receipt, bool, error) {
	holder, err := o.e.cfg.Store.Find(ctx, in.ref())
	if err == nil {
		r, err := o.first(ctx, holder, in)
		return r, true, err
	}
	if !errors.Is(err, ErrNotFound) {
		return Receipt{}, false, err
	}
	l, err := o.e.load(ctx, to)
	if err == nil && l.version > 0 {
		err = fmt.Errorf("mailrx: receive: the key opened %s for another message: %w", to, ErrKeyReuse)
	}
	return Receipt{}, false, err
}

// first is the receipt of an order that this message opened before.
func (o *Orders) first(ctx context.Context, id stream.ID, in Incoming) (Receipt, error) {
	l, err := o.e.existing(ctx, id, order.Kind)
	if err != nil {
		return Receipt{}, err
	}
	if l.state.(order.State).Source != in.source() {
		return Receipt{}, fmt.Errorf("mailrx: receive: another message came under this sender's MessageID and opened %s; "+
			"the sender must give this one its own: %w", id, ErrKeyReuse)
	}
	return Receipt{Stream: id, Version: l.batchEnd(0), Repeated: true}, nil
}

// product finds what to dispense: the prescribed package, else the first that carries the prescribed drug.
func (o *Orders) product(ctx context.Context, d rx.Drug) (drug.Product, error) {
	unknown := &UnknownDrug{NDC: d.NDC, RxCUI: d.RxCUI}
	if d.NDC.IsSet() {
		p, err := o.e.cfg.Drugs.Product(ctx, d.NDC)
		if !errors.Is(err, ErrNotFound) {
			return p, err
		}
	}
	if d.RxCUI == 0 {
		return drug.Product{}, unknown
	}
	ps, err := o.e.cfg.Drugs.Products(ctx, d.RxCUI)
	if errors.Is(err, ErrNotFound) || err == nil && len(ps) == 0 {
		return drug.Product{}, unknown
	}
	if err != nil {
		return drug.Product{}, err
	}
	return ps[0], nil
}

// keep stores the message and the person, and gives the command without its stream.
func (o *Orders) keep(ctx context.Context, in Incoming, prod drug.Product) (order.Open, error) {
	if in.source() != "" {
		if _, err := o.e.cfg.Vault.Put(ctx, in.Source); err != nil {
			return order.Open{}, err
		}
	}
	to, err := o.e.cfg.People.Put(ctx, in.Rx.Patient, in.Patient)
	if err != nil {
		return order.Open{}, err
	}
	if in.Rx.ID == "" {
		in.Rx.ID = rx.ID(stream.Derive("rx", in.Sender, in.MessageID).Name)
	}
	return order.Open{
		Kind: order.NewFill, Channel: in.Channel, Member: in.Rx.Patient, ShipTo: to, Source: in.source(),
		Message: in.message(), Doubts: in.Doubts, Lines: []order.Asked{{Rx: in.Rx.Facts(prod)}},
	}, nil
}
