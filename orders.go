package mailrx

import (
	"context"
	"errors"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Orders takes prescriptions in and moves their orders on. Every command carries the caller's key: the same key with the
// same command gives the first answer again.
type Orders struct{ e *engine }

// Incoming is a prescription as it arrived.
type Incoming struct {
	By        pharmacy.Actor   // who sent it
	Channel   pharmacy.Channel // how
	Sender    string           // the sending system or partner
	MessageID string           // the sender's own; one message opens one order
	Source    Document         // the message as received; kept in the Vault
	Doubts    []string         // codes of what its reader found odd; the pharmacist sees them before approving
	Rx        rx.Prescription  // ID may be empty: it is then derived from sender and message
	Patient   rx.Patient       // as the message names them
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

// Receive checks a prescription, keeps its message and patient, and opens an order. All missing and wrong fields come at
// once as rx.Problems; an unknown product is *UnknownDrug; an open fill of the same drug is *RefTaken. After an error
// nothing is stored. The same message again, under whatever key, gives the order that it opened.
func (o *Orders) Receive(ctx context.Context, key stream.Key, in Incoming) (Receipt, error) {
	if in.Sender == "" || in.MessageID == "" || in.Rx.Patient == "" {
		return Receipt{}, errors.New("mailrx: receive: Sender, MessageID and Rx.Patient are required; the host supplies them")
	}
	message := stream.Ref{Kind: "message", Value: in.Sender + "/" + in.MessageID}
	if id, err := o.e.cfg.Store.Find(ctx, message); !errors.Is(err, ErrNotFound) {
		return Receipt{Stream: id, Repeated: true}, err
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
	do.Order = stream.Derive(order.Kind, in.Sender, string(key))
	r, err := o.e.do(ctx, step{id: do.Order, cmd: stream.Command{By: in.By, Do: do}, key: key})
	if taken := (*RefTaken)(nil); errors.As(err, &taken) && taken.Ref.Kind == "message" {
		return Receipt{Stream: taken.Holder, Repeated: true}, nil
	}
	return r, err
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

// keep stores the message and the person, and gives the command without its stream. Both are stored by content: once more
// changes nothing.
func (o *Orders) keep(ctx context.Context, in Incoming, prod drug.Product) (order.Open, error) {
	doc, err := o.e.cfg.Vault.Put(ctx, in.Source)
	if err != nil {
		return order.Open{}, err
	}
	to, err := o.e.cfg.People.Put(ctx, in.Rx.Patient, in.Patient)
	if err != nil {
		return order.Open{}, err
	}
	if in.Rx.ID == "" {
		in.Rx.ID = rx.ID(stream.Derive("rx", in.Sender, in.MessageID).Name)
	}
	return order.Open{
		Kind: order.NewFill, Channel: in.Channel, Member: in.Rx.Patient, ShipTo: to, Source: order.Document(doc),
		Message: in.Sender + "/" + in.MessageID, Doubts: in.Doubts, Lines: []order.Asked{{Rx: in.Rx.Facts(prod)}},
	}, nil
}

// Review records a pharmacist's verdict on a line.
func (o *Orders) Review(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Staff, do order.Review) (Receipt, error) {
	return o.command(ctx, key, id, actor(by), do)
}

// Dispense records a pharmacist's final check of a filled line.
func (o *Orders) Dispense(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Staff, do order.Dispense) (Receipt, error) {
	return o.command(ctx, key, id, actor(by), do)
}

// Cancel stops what can still be stopped; a refusal names the stage that was reached.
func (o *Orders) Cancel(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Actor, do order.Cancel) (Receipt, error) {
	return o.command(ctx, key, id, by, do)
}

// Resume takes a line off hold after what held it was mended.
func (o *Orders) Resume(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Actor, do order.Resume) (Receipt, error) {
	return o.command(ctx, key, id, by, do)
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

func (o *Orders) command(ctx context.Context, key stream.Key, id stream.ID, by pharmacy.Actor, do stream.Named) (Receipt, error) {
	if id.Kind != order.Kind {
		return Receipt{}, fmt.Errorf("mailrx: %s is no order", id)
	}
	return o.e.do(ctx, step{id: id, cmd: stream.Command{By: by, Do: do}, key: key})
}

func actor(s pharmacy.Staff) pharmacy.Actor { return pharmacy.Actor{Role: s.Role, ID: string(s.ID)} }

// existing loads a stream of a kind that must be there.
func (e *engine) existing(ctx context.Context, id stream.ID, k stream.Kind) (life, error) {
	if id.Kind != k {
		return life{}, fmt.Errorf("mailrx: %s is no %s", id, k)
	}
	l, err := e.load(ctx, id)
	if err == nil && l.version == 0 {
		return life{}, fmt.Errorf("mailrx: %s: %w", id, ErrNotFound)
	}
	return l, err
}

// list asks the store for rows.
func (e *engine) list(ctx context.Context, f Filter) ([]stream.Summary, error) {
	l, ok := e.cfg.Store.(Lister)
	if !ok {
		return nil, errors.New("mailrx: this store keeps no work list (it is no Lister)")
	}
	return l.List(ctx, f)
}
