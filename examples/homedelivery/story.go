package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
	"github.com/mailrx/mailrx/refill/renewal"
)

// The people of the story, by our references.
var (
	pharmacist = pharmacy.Staff{ID: "rph-7", Role: pharmacy.RolePharmacist, Licence: "MO-000007", State: "MO"}
	herself    = pharmacy.Actor{Role: pharmacy.RoleMember, ID: string(member)}
)

// longest is how long the story may take before something must be wrong.
const longest = 240 * 24 * time.Hour

// play receives the prescription and lets the hours pass until the prescriber has been asked for a renewal. Everybody
// acts on what they find, under keys that a second run repeats: so a run that was killed is carried on by the next.
func (s *site) play(ctx context.Context, in mailrx.Incoming) error {
	if err := s.resume(ctx); err != nil {
		return err
	}
	r, err := s.svc.Orders.Receive(ctx, stream.Key("newrx/"+in.MessageID), in)
	if err != nil {
		return err
	}
	first, err := s.svc.Orders.Status(ctx, r.Stream)
	if err != nil {
		return err
	}
	id := first.Lines[0].Rx.ID
	for end := morning.Add(longest); s.clock.Now().Before(end); s.clock.Advance(time.Hour) {
		if done, err := s.hour(ctx, id); done || err != nil {
			return err
		}
	}
	return s.stuck(ctx)
}

// resume sets the clock to the last thing that happened, as a clock that goes on while nobody works would stand.
func (s *site) resume(ctx context.Context) error {
	rows, err := s.svc.Log.Streams(ctx, mailrx.Filter{})
	for _, r := range rows {
		if at := r.Updated.Truncate(time.Hour); at.After(s.clock.Now()) {
			s.clock.Set(at)
		}
	}
	return err
}

// hour is one hour at the pharmacy: what is due is done, and each person does what waits for them.
func (s *site) hour(ctx context.Context, id rx.ID) (done bool, err error) {
	steps := []func(context.Context) error{
		s.svc.Queue.Drain,
		s.staff,
		func(ctx context.Context) error { return s.enroll(ctx, id) },
		func(ctx context.Context) error { return s.answer(ctx, id) },
		s.svc.Queue.Drain,
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return false, err
		}
	}
	return s.finished(ctx, id)
}

// staff is the pharmacist at work, on business days from nine to four: each order is reviewed, and when it is filled, checked.
func (s *site) staff(ctx context.Context) error {
	now := s.clock.Now().In(s.zone)
	if !cal.IsBusinessDay(cal.In(now, s.zone)) || now.Hour() < 9 || now.Hour() > 16 {
		return nil
	}
	rows, err := s.svc.Orders.List(ctx, mailrx.Filter{Member: string(member)})
	for _, row := range rows {
		if err := s.serve(ctx, row.Stream); err != nil {
			return err
		}
	}
	return err
}

// serve does the next thing that an order wants of the pharmacist, and then the work that comes of it.
func (s *site) serve(ctx context.Context, id stream.ID) error {
	o, err := s.svc.Orders.Status(ctx, id)
	if err != nil {
		return err
	}
	switch l := o.Lines[0]; l.Status {
	case order.Received:
		do := order.Review{Line: 1, Verdict: order.Approve}
		if len(o.Doubts) > 0 { // the message left something open: the prescriber must say what was meant
			do = order.Review{Line: 1, Verdict: order.Clarify, Code: o.Doubts[0]}
		}
		_, err = s.svc.Orders.Review(ctx, key(id, "review"), id, pharmacist, do)
	case order.Filling:
		_, err = s.svc.Orders.Dispense(ctx, key(id, "dispense"), id, pharmacist, order.Dispense{Line: 1, Product: l.Rx.NDC})
	default:
		return nil
	}
	return errors.Join(err, s.svc.Queue.Drain(ctx))
}

// enroll is the member's consent to automatic refills, after the first parcel has arrived.
func (s *site) enroll(ctx context.Context, id rx.ID) error {
	st, err := s.svc.Refills.Status(ctx, id)
	if errors.Is(err, mailrx.ErrNotFound) || err == nil && st.Status != auto.NotEnrolled {
		return nil
	}
	if err != nil {
		return err
	}
	o, err := s.svc.Orders.Status(ctx, st.Orders[0])
	if err != nil || o.Lines[0].Status != order.Delivered {
		return err
	}
	r, err := s.svc.Refills.Enroll(ctx, "enroll/"+stream.Key(id), id, auto.Consent{By: herself, Channel: pharmacy.ChannelWeb,
		Script: "consent-1", Mode: auto.OptInWithReminders})
	return errors.Join(err, refused(r))
}

// answer is the member's yes to asking the prescriber, the day after she was asked.
func (s *site) answer(ctx context.Context, id rx.ID) error {
	st, err := s.svc.Renewals.Status(ctx, id)
	if errors.Is(err, mailrx.ErrNotFound) || err == nil && st.Status != renewal.AwaitMember {
		return nil
	}
	if err != nil {
		return err
	}
	log, err := s.svc.Log.Read(ctx, renewal.StreamOf(id))
	if err != nil || cal.In(log[0].At, s.zone) == cal.In(s.clock.Now(), s.zone) {
		return err
	}
	r, err := s.svc.Renewals.Answer(ctx, "renew/"+stream.Key(id), id, herself, true)
	return errors.Join(err, refused(r))
}

// finished reports whether the prescriber was asked and every parcel has arrived.
func (s *site) finished(ctx context.Context, id rx.ID) (bool, error) {
	st, err := s.svc.Renewals.Status(ctx, id)
	if errors.Is(err, mailrx.ErrNotFound) || err == nil && st.Attempt == 0 {
		return false, nil
	}
	rows, listErr := s.svc.Orders.List(ctx, mailrx.Filter{Member: string(member)})
	for _, r := range rows {
		if r.Status != string(order.Delivered) {
			return false, nil
		}
	}
	return true, errors.Join(err, listErr)
}

// stuck says where the story stands still.
func (s *site) stuck(ctx context.Context) error {
	rows, err := s.svc.Log.Streams(ctx, mailrx.Filter{})
	for _, r := range rows {
		err = errors.Join(err, fmt.Errorf("%s stands still: %s %s, next to act: %s", r.Stream, r.Status, r.Hold, r.Owner))
	}
	return err
}

func refused(r mailrx.Receipt) error {
	if r.Refusal == nil {
		return nil
	}
	return errors.New("refused: " + r.Refusal.String())
}

func key(id stream.ID, what string) stream.Key { return stream.Key(what + "/" + id.Name) }
