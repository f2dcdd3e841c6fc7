package main

import (
	"context"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// days lets days pass: what is due is done, and what is to be sent leaves.
func (s *site) days(ctx context.Context, days int) error {
	for range days {
		s.clock.Advance(24 * time.Hour)
		s.timers()
		if err := s.orderDue(ctx); err != nil {
			return err
		}
		if err := s.tend(ctx); err != nil {
			return err
		}
	}
	return nil
}

// tend does what the service has to do, and sends what waits.
func (s *site) tend(ctx context.Context) error {
	if err := s.svc.Queue.Drain(ctx); err != nil {
		return err
	}
	if err := s.tellFills(ctx); err != nil {
		return err
	}
	return s.flush(ctx)
}

// fill is the pharmacist at work on an order: reviewed, and when it is filled, checked.
func (s *site) fill(ctx context.Context, id stream.ID) (order.Status, error) {
	if s.mayBeTakenBack(id) {
		return "", errTakenBack
	}
	_, err := s.svc.Orders.Review(ctx, stream.Key("review/"+id.Name), id, pharmacist, order.Review{Line: 1, Verdict: order.Approve})
	if err != nil {
		return "", err
	}
	if err := s.tend(ctx); err != nil {
		return "", err
	}
	o, err := s.svc.Orders.Status(ctx, id)
	if err != nil {
		return "", err
	}
	_, err = s.svc.Orders.Dispense(ctx, stream.Key("check/"+id.Name), id, pharmacist, order.Dispense{Line: 1, Product: o.Lines[0].Rx.NDC})
	if err != nil {
		return "", err
	}
	if err := s.tend(ctx); err != nil {
		return "", err
	}
	return s.stage(ctx, id)
}

// stage is how far an order has come.
func (s *site) stage(ctx context.Context, id stream.ID) (order.Status, error) {
	o, err := s.svc.Orders.Status(ctx, id)
	if err != nil {
		return "", err
	}
	return o.Lines[0].Status, nil
}

// agree is the member's yes to asking the prescriber. For what is closed nobody is asked, though the service, which planned
// the renewal with the last refill, may have told the member of it: it has no command that takes a plan back.
func (s *site) agree(ctx context.Context, id rx.ID, ref rx.PatientRef) (mailrx.Receipt, error) {
	s.mu.Lock()
	e := s.entry(id)
	s.mu.Unlock()
	if e == nil || e.closed != "" {
		return mailrx.Receipt{}, errClosed
	}
	return s.svc.Renewals.Answer(ctx, stream.Key("agree/"+id), id, pharmacy.Actor{Role: pharmacy.RoleMember, ID: string(ref)}, true)
}
