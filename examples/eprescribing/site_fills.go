package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// mayNot tells whether the law bars a fill today.
func (s *site) mayNot(e *entry) bool {
	q := lasts(e.facts, e.written.Prescription.Prescriber.State, e.written.Patient.State)
	return s.book.MayFill(q, s.today()).Outcome == law.Deny
}

var errClosed = errors.New("eprescribing: the prescription is closed, and nothing is filled from it again")

var errTooLate = errors.New("eprescribing: the law bars a fill of this prescription today")

// refill orders the next fill of a prescription that is open.
func (s *site) refill(ctx context.Context, key stream.Key, id rx.ID, by pharmacy.Actor) (mailrx.Receipt, refill.Verdict, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.entry(id)
	if e == nil || e.closed != "" || s.moves[id] != nil && s.moves[id].state.BarsFill() != nil {
		return mailrx.Receipt{}, refill.Verdict{}, errClosed
	}
	if s.mayNot(e) {
		return mailrx.Receipt{}, refill.Verdict{}, errTooLate
	}
	r, v, err := s.svc.Refills.Ask(ctx, key, id, by, pharmacy.ChannelWeb)
	if err == nil && v.OK {
		e.orderID = r.Stream
	}
	return r, v, err
}

// tellFills tells the prescribers who wish for it what became of the newest fill of each prescription, once. What they took
// back themselves they know of.
func (s *site) tellFills(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.file {
		if !e.orderID.IsSet() {
			continue
		}
		o, err := s.svc.Orders.Status(ctx, e.orderID)
		if err != nil {
			return err
		}
		became := e.became(o.Lines[0].Status)
		key := stream.Key("fill/"+e.orderID.Name) + "/" + stream.Key(became.String())
		if became == script.FillUnknown || key == e.told {
			continue
		}
		e.told = key // a wish that comes later is for later fills
		if wished(e, became) {
			s.layFill(ctx, e, key, became, o.Lines[0])
		}
	}
	return nil
}

// became is what a prescriber calls the stage of an order: dispensed once the carrier has it, and not dispensed where it came
// back, or never left. Unknown: nothing to tell of.
func (e *entry) became(stage order.Status) script.FillStatus {
	switch {
	case stage == order.Shipped || stage == order.Delivered:
		return script.Dispensed
	case stage == order.Returned, stage == order.Cancelled && e.closed == "":
		return script.NotDispensed
	}
	return script.FillUnknown
}

// layFill lays an RxFill, with what was filled where something was.
func (s *site) layFill(ctx context.Context, e *entry, key stream.Key, became script.FillStatus, l order.Line) {
	f := script.Fill{Status: became, Patient: e.written.Patient, Pharmacy: named(us()), Prescriber: e.written.Prescription.Prescriber,
		Prescribed: script.Medication{Prescription: e.written.Prescription, Details: e.written.Details, Given: true}}
	if became == script.Dispensed {
		f.Dispensed = s.filledBy(ctx, e, l)
	}
	s.lay(key, func(id string, at time.Time) ([]byte, error) { return reply(e.message, id, at, e.number).Fill(f) })
}

// filledBy is what an order gave to the patient, which may be another package than was prescribed.
func (s *site) filledBy(ctx context.Context, e *entry, l order.Line) script.Medication {
	m := script.Medication{Prescription: e.written.Prescription, Given: true}
	m.Prescription.Quantity, m.Prescription.DaysSupply = l.Rx.Quantity, l.Rx.DaysSupply
	m.Details.ConceptType, m.Details.LastFill = e.written.Details.ConceptType, l.Claim.Date
	if p, err := s.drugs.Product(ctx, l.Product); err == nil {
		m.Prescription.Drug, m.Details.ConceptType = prescribed(p), clinicalDrug
	}
	return m
}

// wished: a prescriber who says nothing of fills is not told of each.
func wished(e *entry, of script.FillStatus) bool {
	states, known := script.Wants(e.indicator)
	return known && slices.Contains(states, of)
}
