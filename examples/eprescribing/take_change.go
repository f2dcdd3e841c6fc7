package main

import (
	"context"
	"errors"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// mailDays is the longest supply that the plan sends by mail.
const mailDays = 90

// yearOf is how many refills make a year of a prescription's fills.
func yearOf(f rx.Facts) int {
	return max(0, 365/max(1, f.DaysSupply)-1)
}

// advise says what the member does well to have the prescriber asked for: a full supply by mail with refills for a year,
// where the prescription is shorter (package refill).
func advise(f rx.Facts) refill.Dispense {
	refills, _ := f.Refills.Count()
	units := f.Quantity.Thousandths()
	d, _ := refill.ForChannel(refill.SupplyAsk{Written: units, UnitsLeft: units * int64(1+refills), Daily: daily(f), MaxDays: mailDays,
		Schedule: f.Schedule, StateJoins: drug.Unknown})
	return d
}

// daily is what is used a day, in thousandths of a unit.
func daily(f rx.Facts) int64 { return f.Quantity.Thousandths() / int64(max(1, f.DaysSupply)) }

var errNoAdvice = errors.New("eprescribing: the prescription is as good by mail as it can be")

var errTooFar = errors.New("eprescribing: the order cannot wait for its prescriber any more")

// askLonger holds an order for its prescriber and asks for a longer supply: RxChangeRequest with code S, "a clearer order",
// for the list that we know has no code of its own for it (unconfirmed).
func (s *site) askLonger(ctx context.Context, id rx.ID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.entry(id)
	if e == nil || e.closed != "" {
		return errClosed
	}
	if !e.orderID.IsSet() { // on file: nothing waits for the prescriber
		return errTooFar
	}
	d := advise(e.facts)
	if d.Ask == 0 {
		return errNoAdvice
	}
	key := stream.Key("longer/" + id)
	r, err := s.svc.Orders.Review(ctx, key, e.orderID, pharmacist, order.Review{Line: 1, Verdict: order.Clarify, Code: "longer_supply"})
	if err != nil {
		return err
	}
	if r.Refusal != nil {
		return errTooFar
	}
	s.lay(key, func(to string, at time.Time) ([]byte, error) {
		return reply(e.message, to, at, e.number).Request(script.ChangeOf(e.written, to, "S", longer(e, d)))
	})
	return nil
}

// longer is what was prescribed, for as many days as are advised.
func longer(e *entry, d refill.Dispense) script.Medication {
	m := e.medication()
	m.Prescription.DaysSupply, m.Prescription.Refills = d.Ask, rx.RefillCount(d.Refills)
	m.Prescription.Quantity = drug.Units(int64(d.Ask)*daily(e.facts)/1000, e.facts.Quantity.Unit())
	return m
}

// takeChange is the prescriber's answer to a change request.
func (s *site) takeChange(ctx context.Context, in gateway.Incoming, said word) (gateway.Reply, error) {
	return s.takeAnswer(ctx, in, said, s.changed)
}

// changed is an answer that is taken. A yes brings a prescription that takes the place of the first: its order is cancelled,
// and the new one ordered. A no lets the first go on as written.
func (s *site) changed(ctx context.Context, r response) error {
	by, id := prescriberOf(r.in), r.about.orderID
	switch {
	case r.judged.Outcome.No():
		_, err := s.svc.Orders.Resume(ctx, keyOf(r.in, "resume"), id, by, order.Resume{Line: 1})
		return err
	case r.judged.Outcome.Yes():
		_, err := s.svc.Orders.Cancel(ctx, keyOf(r.in, "changed"), id, by, order.Cancel{Reason: "changed_by_prescriber"})
		if err != nil {
			return err
		}
		return s.onFile(ctx, r)
	}
	return nil
}
