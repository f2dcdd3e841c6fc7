package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/auto"
)

// takeCancel stops what can still be stopped. The answer is a message of its own, and says which stage was reached. Where the
// message points to two prescriptions, or names another drug than the one it points to, a pharmacist looks at it first.
func (s *site) takeCancel(ctx context.Context, in gateway.Incoming, said word) (gateway.Reply, error) {
	q, err := in.Message.Request()
	if err != nil {
		return gateway.Reply{}, err
	}
	at := s.aimed(in.Sender, q)
	if at.why == twoAims || at.why != "" && !slices.Contains(said.cleared, at.why) {
		return s.hold(in, []string{at.why}, nil), nil
	}
	answer, err := s.cancel(ctx, in, q, at)
	if err != nil {
		return gateway.Reply{}, err
	}
	s.lay(keyOf(in, "cancelled"), func(id string, at time.Time) ([]byte, error) {
		return reply(in.Message, id, at, answer.RxNumber).Response(answer)
	})
	return gateway.Reply{}, nil
}

// cancel takes back what it aims at, on the desk and on file. A prescriber cancels their own orders alone. What is not here
// is remembered: the prescription may have been overtaken.
func (s *site) cancel(ctx context.Context, in gateway.Incoming, q script.Request, at aim) (a script.Response, err error) {
	e := at.entry
	switch {
	case at.empty():
		s.remember(in.Sender, q)
		return q.NotCancelled("no such prescription of this prescriber is on file"), nil
	case s.otherPatient(q.Patient, at):
		return q.NotCancelled("the prescription of this number is for another patient"), nil
	case len(at.waits) > 0:
		s.remember(in.Sender, q)
		s.drop(at.waits)
	}
	switch {
	case e == nil:
		return q.Cancelled(script.FillHistory(cal.Date{}, cal.Date{}, rx.Refills{})), nil
	case e.closed == moved:
		a = q.NotCancelled("the prescription has moved to another pharmacy")
	case e.closed != "" && e.closed != cancelled:
		a = q.NotCancelled("the prescription is closed: another took its place")
	default:
		a, err = s.stop(ctx, in, q, e)
	}
	a.RxNumber = e.number
	return a, err
}

// otherPerson tells whether a message surely names another person than the member.
func (s *site) otherPerson(said rx.Patient, ref rx.PatientRef) bool {
	return differ(said, s.members.of(ref).who)
}

// cancelled is why an entry is closed that its prescriber took back.
const cancelled = "prescriber_cancelled"

// stop asks the order. What has left cannot be asked back; then the refills that remain are cancelled, and the note tells
// what was dispensed. Where none remains it is too late.
func (s *site) stop(ctx context.Context, in gateway.Incoming, q script.Request, e *entry) (script.Response, error) {
	stage, stopped, err := s.stopOrder(ctx, in, e)
	if err != nil {
		return script.Response{}, err
	}
	h, err := s.history(ctx, e, stage)
	if err != nil {
		return script.Response{}, err
	}
	a := q.Cancelled(script.FillHistory(h.first, h.last, h.left))
	if n, _ := h.left.Count(); !stopped && n == 0 && !h.left.IsPRN() {
		a = q.NotCancelled("too late: the order is " + string(stage) + ", and no refill remains")
	}
	return a, s.close(ctx, e.facts.ID, cancelled, "")
}

// stopOrder cancels the newest order of a prescription; stage is how far it has come.
func (s *site) stopOrder(ctx context.Context, in gateway.Incoming, e *entry) (stage order.Status, stopped bool, err error) {
	if !e.orderID.IsSet() {
		return order.None, true, nil // on file, never ordered
	}
	r, err := s.svc.Orders.Cancel(ctx, keyOf(in, "cancel"), e.orderID, prescriberOf(in), order.Cancel{Reason: cancelled})
	if err != nil {
		return "", false, err
	}
	stage, err = s.stage(ctx, e.orderID)
	return stage, r.Refusal == nil || stage == order.Cancelled, err
}

// history is what was dispensed of a prescription, for the note of an answer.
type history struct {
	first, last cal.Date
	left        rx.Refills
}

func (s *site) history(ctx context.Context, e *entry, stage order.Status) (h history, err error) {
	st, err := s.svc.Refills.Status(ctx, e.facts.ID)
	switch {
	case err == nil && len(st.Fills) > 0:
		h.first, h.last, h.left = st.Fills[0].Date, st.Fills[len(st.Fills)-1].Date, remaining(st)
		if e.facts.Refills.IsPRN() {
			h.left = e.facts.Refills
		}
	case err != nil && !errors.Is(err, mailrx.ErrNotFound):
		return h, err
	case stage == order.Packed: // the label is bought, and the parcel counts from the day that was billed
		o, err := s.svc.Orders.Status(ctx, e.orderID)
		if err != nil {
			return h, err
		}
		h.first, h.left = o.Lines[0].Claim.Date, e.facts.Refills
	}
	return h, nil
}

// remaining are the refills that are left; absent where the prescription gives no number.
func remaining(st auto.State) rx.Refills {
	if n, known := st.RefillsLeft(); known {
		return rx.RefillCount(n)
	}
	return rx.Refills{}
}
