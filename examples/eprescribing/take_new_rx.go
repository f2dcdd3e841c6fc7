package main

import (
	"context"
	"errors"
	"slices"

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
		return s.known(was, in), nil
	}
	c, err := s.check(ctx, in.Message, &n, said)
	switch {
	case err != nil:
		return gateway.Reply{}, err
	case len(c.back) > 0:
		return refuse(c.texts()), nil
	case s.wasTakenBack(in):
		return s.hold(in, append(c.why, takenBack), c.candidates), nil
	case s.numberedAlready(n.Prescription, c.member):
		return s.hold(in, append(c.why, "prescription.other_sender"), c.candidates), nil
	case len(c.why) > 0:
		return s.hold(in, c.why, c.candidates), nil
	}
	n.Prescription.Patient = c.member
	return s.openOrder(ctx, in, n, c)
}

// numberedAlready tells whether the prescriber has a prescription of that number for the patient on file, by whatever
// address it came: the same office may send as a prescriber and as a clinic.
func (s *site) numberedAlready(p rx.Prescription, who rx.PatientRef) bool {
	return s.where(func(e *entry) bool {
		return p.OrderNumber != "" && e.facts.OrderNumber == p.OrderNumber && e.facts.PrescriberNPI == p.Prescriber.NPI && e.facts.Patient == who
	}) != nil
}

// known answers for a prescription that is on file: the same message changes nothing, another one is refused. Where the
// prescriber took the first one back, a person asks what the second one is.
func (s *site) known(was *entry, in gateway.Incoming) gateway.Reply {
	switch {
	case was.message.Header().MessageID == in.Message.Header().MessageID:
		return gateway.Reply{}
	case was.closed == cancelled:
		return s.hold(in, []string{takenBack}, nil)
	}
	return refuse(duplicate)
}

const duplicate = "a prescription with this prescriber's order number came before, in another message; nothing was filled from this one"

// openOrder opens the order, and files the prescription. Where its first day is yet to come it is filed alone.
func (s *site) openOrder(ctx context.Context, in gateway.Incoming, n script.NewRx, c checked) (gateway.Reply, error) {
	s.owe(c.duties)
	e := s.filed(in, n, c)
	if s.today().Before(e.dueOn) {
		e.aside = true
		return gateway.Reply{}, s.keep(ctx, in, e)
	}
	r, err := s.svc.Orders.Receive(ctx, keyOf(in, "order"), e.in)
	if err != nil {
		return s.notOpened(ctx, in, e.facts.ID, err)
	}
	if err := s.startsAnew(ctx, e.facts); err != nil {
		return gateway.Reply{}, err
	}
	e.orderID = r.Stream
	return gateway.Reply{}, s.keep(ctx, in, e)
}

// filed is the entry that a NewRx becomes. Its last day is the law's, where the prescriber wrote none that is earlier.
func (s *site) filed(in gateway.Incoming, n script.NewRx, c checked) entry {
	facts, opens := n.Prescription.Facts(c.product), s.incoming(in, n.Prescription)
	facts.Expires = s.lastDay(facts, n.Prescription.Prescriber.State, n.Patient.State)
	opens.Rx.Expires = facts.Expires
	for _, code := range c.doubts {
		if !slices.Contains(opens.Doubts, code) {
			opens.Doubts = append(opens.Doubts, code)
		}
	}
	if in.Message.Header().OrderGroup.Number != "" {
		opens.Doubts = append(opens.Doubts, "order_group.ship_together")
	}
	return entry{facts: facts, sender: in.Sender, message: in.Message, written: n, in: opens, dueOn: facts.Effective}
}

// keep files it, last of all: see known.
func (s *site) keep(ctx context.Context, in gateway.Incoming, e entry) error {
	if err := s.fulfil(ctx, in, e.facts); err != nil {
		return err
	}
	s.add(e)
	return nil
}

// startsAnew closes the prescriptions of the drug that a new one takes the place of.
func (s *site) startsAnew(ctx context.Context, facts rx.Facts) error {
	beside, duties := intake.StartsAnew(facts, s.open())
	for _, old := range beside {
		if err := s.close(ctx, old, "replaced", facts.ID); err != nil {
			return err
		}
	}
	s.owe(duties)
	return nil
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
