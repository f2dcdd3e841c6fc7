package main

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// takeNewRx makes a NewRx an order, gives it back to the prescriber, or lays it on the desk. said is a pharmacist's word
// where one has looked already.
func (s *site) takeNewRx(ctx context.Context, in gateway.Incoming, said word) (gateway.Reply, error) {
	n, err := in.Message.NewRx()
	if err != nil {
		return gateway.Reply{}, err
	}
	n.Prescription.ID = rxID(in)
	if was := s.entry(n.Prescription.ID); was != nil {
		return known(was, in), nil
	}
	c, err := s.check(ctx, in.Message, &n, said)
	switch {
	case err != nil:
		return gateway.Reply{}, err
	case len(c.back) > 0:
		return refuse(c.texts()), nil
	case len(c.why) > 0:
		return s.hold(in, c.why, c.candidates), nil
	}
	n.Prescription.Patient = c.member
	return s.openOrder(ctx, in, n, c)
}

// known answers for a prescription that is on file: the same message changes nothing, another one is refused.
func known(was *entry, in gateway.Incoming) gateway.Reply {
	if was.message.Header().MessageID == in.Message.Header().MessageID {
		return gateway.Reply{}
	}
	return refuse(duplicate)
}

const duplicate = "a prescription with this prescriber's order number came before, in another message; nothing was filled from this one"

// openOrder opens the order, and files the prescription.
func (s *site) openOrder(ctx context.Context, in gateway.Incoming, n script.NewRx, c checked) (gateway.Reply, error) {
	s.owe(c.duties)
	opens := s.incoming(in, n.Prescription)
	opens.Doubts = append(opens.Doubts, c.doubts...)
	r, err := s.svc.Orders.Receive(ctx, keyOf(in, "order"), opens)
	if err != nil {
		return s.notOpened(ctx, in, n.Prescription.ID, err)
	}
	facts := n.Prescription.Facts(c.product)
	beside, duties := intake.StartsAnew(facts, s.open())
	for _, old := range beside {
		if err := s.close(ctx, old, "replaced", facts.ID); err != nil {
			return gateway.Reply{}, err
		}
	}
	s.owe(duties)
	if err := s.fulfil(ctx, in, facts); err != nil {
		return gateway.Reply{}, err
	}
	s.add(entry{facts: facts, sender: in.Sender, message: in.Message, written: n, orderID: r.Stream, in: opens}) // last: see known
	return gateway.Reply{}, nil
}

// incoming is the prescription as the service takes it. The parcel goes to the address that we have of the member.
func (s *site) incoming(in gateway.Incoming, p rx.Prescription) mailrx.Incoming {
	return mailrx.Incoming{
		By: prescriberOf(in), Channel: pharmacy.ChannelERx, Sender: in.Sender, MessageID: in.Message.Header().MessageID,
		Source: document(in.Message), Doubts: codes(in.Message.Findings()), Rx: p, Patient: s.members.of(p.Patient).who,
	}
}

// notOpened tells the refusals of Orders.Receive apart. Anything else is our own trouble, and the message may come again.
func (s *site) notOpened(ctx context.Context, in gateway.Incoming, id rx.ID, err error) (gateway.Reply, error) {
	taken, problems, unknown := (*mailrx.RefTaken)(nil), rx.Problems(nil), (*mailrx.UnknownDrug)(nil)
	switch {
	case errors.As(err, &taken):
		o, err := s.svc.Orders.Status(ctx, taken.Holder)
		if err != nil {
			return gateway.Reply{}, err
		}
		if o.Lines[0].Rx.ID == id {
			return refuse(duplicate), nil
		}
		return s.hold(in, []string{"fill.open"}, nil), nil // another prescription of the drug is on its way to the member
	case errors.As(err, &problems), errors.As(err, &unknown):
		return s.hold(in, []string{"prescription.incomplete"}, nil), nil
	case errors.Is(err, mailrx.ErrKeyReuse):
		return refuse("another message came under this message id"), nil
	}
	return gateway.Reply{}, err
}
