package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

// takeTransferRequest lays a prescription of ours before the pharmacist, for another pharmacy asks for it on the patient's
// word. Whom and what we do not surely have is answered with a no at once.
func (s *site) takeTransferRequest(in gateway.Incoming) (gateway.Reply, error) {
	t, err := in.Message.Transfer()
	if err != nil {
		return gateway.Reply{}, err
	}
	if len(t.Medications) == 0 {
		return s.hold(in, []string{"transfer.no_drug_named"}, nil), nil // all that the patient has: one by one, by a pharmacist
	}
	other, known := directory(in.Message.Header().From.ID)
	e := s.wanted(t)
	if !known || e == nil {
		s.decline(in.Message, t, "no such prescription of this patient is on file", "")
		return gateway.Reply{}, nil
	}
	m := s.moves[e.facts.ID]
	if m == nil {
		m = &move{number: e.number}
		s.moves[e.facts.ID] = m
	}
	if no := s.step(m, counter, transfer.Ask{Direction: transfer.Out, Rx: e.facts, Other: other}); no != nil {
		s.decline(in.Message, t, no.Step.Text(), e.number)
		return gateway.Reply{}, nil
	}
	m.other = in.Message
	return gateway.Reply{}, nil
}

// wanted is the prescription that a request names, open or moved already: of one surely known person, by the drug.
func (s *site) wanted(t script.Transfer) *entry {
	who, _ := s.members.find(t.Patient)
	if who == "" {
		return nil
	}
	return s.where(func(e *entry) bool {
		return e.facts.Patient == who && (e.closed == "" || e.closed == moved) && slices.ContainsFunc(t.Medications, func(m script.Medication) bool {
			return m.Prescription.Drug.RxCUI != 0 && m.Prescription.Drug.RxCUI == e.facts.RxCUI
		})
	})
}

var (
	errNotAsked = errors.New("eprescribing: nobody asks for this prescription")
	errOrdered  = errors.New("eprescribing: an order of the prescription is open: cancel it first, or wait until it has left")
)

// release is our pharmacist's yes: to whom was said by the other pharmacist, on the telephone. The machine and the law have
// the last word; a refusal says why.
func (s *site) release(ctx context.Context, id rx.ID, to transfer.Side) (*stream.Refusal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, e := s.moves[id], s.entry(id)
	if m == nil || e == nil || m.state.Direction != transfer.Out {
		return nil, errNotAsked
	}
	if e.closed != "" {
		return nil, errClosed
	}
	if e.orderID.IsSet() {
		o, err := s.svc.Orders.Status(ctx, e.orderID)
		if err != nil {
			return nil, err
		}
		if o.Open() {
			return nil, errOrdered
		}
	}
	st, stErr := s.svc.Refills.Status(ctx, id)
	if stErr != nil && !errors.Is(stErr, mailrx.ErrNotFound) {
		return nil, stErr
	}
	data := leaving(e, st)
	data.To = to
	return s.step(m, pharmacist.Actor(), transfer.Release{Data: data, Ruling: transfer.Judge(s.book, data, s.today())}), nil
}

// decline lays a no to a request.
func (s *site) decline(request *script.Message, t script.Transfer, why, number string) {
	s.lay(stream.Key("transfer/no/"+request.Header().MessageID), func(id string, at time.Time) ([]byte, error) {
		return reply(request, id, at, number).Transfer(script.Transfer{
			Kind: script.TransferKind(script.TransferAnswered, request.Kind()), Reference: t.Reference, Patient: t.Patient, Pharmacy: named(us()),
			Verdict: script.Verdict{Outcome: script.Denied, Denial: rx.NewSecret(why)},
		})
	})
}

// sendRecord sends the prescription: as written (quantity 38), and what is left of it (quantity 40).
func (s *site) sendRecord(m *move, r transfer.Record) {
	e := s.entry(r.Data.Rx.ID)
	request := m.other
	t, err := request.Transfer()
	if err != nil {
		return
	}
	s.lay(stream.Key("transfer/out/"+r.Data.Rx.ID), func(id string, at time.Time) ([]byte, error) {
		return reply(request, id, at, e.number).Transfer(script.Transfer{
			Kind: script.TransferKind(script.TransferAnswered, request.Kind()), Reference: t.Reference, Patient: e.written.Patient, Pharmacy: named(us()),
			Prescriber: e.written.Prescription.Prescriber, Verdict: script.Verdict{Outcome: script.Approved}, Medications: medications(e, r.Data),
		})
	})
}

// takeConfirm ends a transfer out: the prescription has arrived, and the prescriber is told where it is filled from now on,
// where that is wished for.
func (s *site) takeConfirm(ctx context.Context, in gateway.Incoming) (gateway.Reply, error) {
	m, err := s.moving(ctx, in.Message)
	if err != nil {
		return gateway.Reply{}, err
	}
	if m.state.Status != transfer.Released {
		return gateway.Reply{}, errNoQuestion
	}
	if e := s.entry(m.state.Rx.ID); wantsToHear(e, script.Transferred) {
		s.lay(stream.Key("transfer/told/"+e.facts.ID), func(id string, at time.Time) ([]byte, error) {
			return reply(e.message, id, at, e.number).Fill(script.Fill{Status: script.Transferred, Patient: e.written.Patient, Pharmacy: named(us()),
				Prescriber: e.written.Prescription.Prescriber, Prescribed: e.medication()})
		})
	}
	return gateway.Reply{}, nil
}

// wantsToHear: a prescriber who wished for nothing is told.
func wantsToHear(e *entry, of script.FillStatus) bool {
	states, known := script.Wants(e.indicator)
	return !known || slices.Contains(states, of)
}
