package main

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// onFile files the prescription that an answer brought in the place of the old one. Its first fill is ordered when the supply of
// the old one goes to its end, not now: the member has the drug at home.
func (s *site) onFile(ctx context.Context, r response) error {
	in, old, p := r.in, r.about, r.says.Medication.Prescription
	p.Signed = signed(s.verify(ctx, in.Message))
	p.ID, p.Patient = rx.ID(stream.Derive("rx", in.Sender, "message", in.Message.Header().MessageID).Name), old.facts.Patient
	if p.OrderNumber == "" {
		p.OrderNumber = in.Message.Header().PrescriberOrderNumber
	}
	prod, err := s.product(ctx, p.Drug)
	if err != nil {
		return err
	}
	n := old.written
	n.Prescription, n.Details = p, r.says.Medication.Details
	e := entry{facts: p.Facts(prod), sender: in.Sender, message: old.message, written: n, in: s.incoming(in, p), dueOn: s.dueAfter(ctx, old)}
	s.add(e)
	return s.close(ctx, old.facts.ID, "replaced", p.ID)
}

// dueAfter is the day on which the drug has to be ordered again: so many days before the supply runs out. Today, where
// nothing was dispensed.
func (s *site) dueAfter(ctx context.Context, old *entry) cal.Date {
	st, err := s.svc.Refills.Status(ctx, old.facts.ID)
	if err != nil || !st.RunOut().IsSet() {
		return s.today()
	}
	return st.RunOut().AddDays(-refill.DefaultLead)
}

// orderDue opens the first fill of what is on file and due.
func (s *site) orderDue(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.file {
		if e.orderID.IsSet() || e.closed != "" || s.today().Before(e.dueOn) {
			continue
		}
		if err := s.orderFirst(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// orderFirst orders the first fill of one. Where another fill of the drug is on its way it is tried again tomorrow; where
// something is missing it is for a pharmacist.
func (s *site) orderFirst(ctx context.Context, e *entry) error {
	r, err := s.svc.Orders.Receive(ctx, stream.Key("due/"+e.facts.ID), e.in)
	taken, problems, unknown := (*mailrx.RefTaken)(nil), rx.Problems(nil), (*mailrx.UnknownDrug)(nil)
	switch {
	case errors.As(err, &taken):
		return nil
	case errors.As(err, &problems), errors.As(err, &unknown):
		s.note("on_file.incomplete")
		return nil
	case err != nil:
		return err
	}
	e.orderID = r.Stream
	return nil
}

var errClosed = errors.New("eprescribing: the prescription is closed, and nothing is filled from it again")

// refill orders the next fill of a prescription that is open.
func (s *site) refill(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor) (mailrx.Receipt, refill.Verdict, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.entry(id)
	if e == nil || e.closed != "" || s.moves[id] != nil && s.moves[id].state.BarsFill() != nil {
		return mailrx.Receipt{}, refill.Verdict{}, errClosed
	}
	r, v, err := s.svc.Refills.Ask(ctx, key, id, by, pharmacy.ChannelWeb)
	if err == nil && v.OK {
		e.orderID = r.Stream
	}
	return r, v, err
}

func (s *site) today() cal.Date { return cal.In(s.clock.Now(), s.zone) }
