package main

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

// moved is why an entry is closed that has left for another pharmacy.
const moved = "moved"

// move is one transfer: the state of its machine (package refill/transfer), which a host keeps as a stream in its store,
// and the messages that it lives from.
type move struct {
	state  transfer.State
	number string          // the pharmacy's number of the prescription, as messages of the transfer bear it
	wish   script.Transfer // of a transfer in: what we ask for
	other  *script.Message // the other pharmacy's last message
	data   transfer.Data   // of a transfer in: what it released, as far as it said
}

// Who acts on a transfer when nobody at our desk does.
var (
	worker  = pharmacy.Actor{Role: pharmacy.RoleSystem, ID: "gateway"}
	counter = pharmacy.Actor{Role: pharmacy.RoleTechnician, ID: "tech-3"}
)

// transferIn takes a member's wish: the drug, and the pharmacy that has it. It gives the name that the prescription will
// have with us.
func (s *site) transferIn(ref rx.PatientRef, what drug.Product, from transfer.Pharmacy) (rx.ID, *stream.Refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := rx.ID(stream.Derive("rx", "moved", string(ref), from.NCPDPID, what.RxCUI.String()).Name)
	m := s.moves[id]
	if m == nil {
		m = &move{number: s.number(), wish: script.Transfer{
			Kind: script.KindTransferRequest, Patient: s.members.of(ref).who, Pharmacy: named(from),
			Medications: []script.Medication{{Given: true, Prescription: rx.Prescription{Drug: prescribed(what)}, Details: script.Details{ConceptType: clinicalDrug}}},
		}}
		s.moves[id] = m
	}
	facts := rx.Facts{ID: id, Patient: ref, RxCUI: what.RxCUI, Ingredient: what.Ingredient, DrugName: what.Name, Schedule: what.Schedule}
	return id, s.step(m, pharmacy.Actor{Role: pharmacy.RoleMember, ID: string(ref)},
		transfer.Ask{Direction: transfer.In, Rx: facts, Named: drug.Yes, Born: drug.Yes, Other: from})
}

// step takes one command to the machine and does what comes of it. The caller holds the lock.
func (s *site) step(m *move, by pharmacy.Actor, do stream.Named) *stream.Refusal {
	out := transfer.Decide(m.state, stream.Command{By: by, Do: do}, s.clock.Now().In(s.zone))
	for _, e := range out.Events {
		m.state = transfer.Evolve(m.state, e)
	}
	for _, w := range out.Work {
		s.work(m, w.Do)
	}
	return out.Refusal
}

// work is one piece of what the machine wants done.
func (s *site) work(m *move, do stream.Named) {
	switch do := do.(type) {
	case transfer.AskPharmacy:
		s.askPharmacy(m, do)
	case transfer.AddRx:
		s.addMoved(m, do)
	case transfer.CloseRx:
		if e := s.entry(do.Rx); e != nil {
			e.closed = moved
		}
	case transfer.SendRecord:
		s.sendRecord(m, do.Record)
	case transfer.NeedRenewal:
		s.note("transfer.needs_new_rx")
	case transfer.Tell:
		s.note("transfer." + string(do.Status))
	}
}

// askPharmacy sends the request. What is to be asked by telephone or fax goes on a call list.
func (s *site) askPharmacy(m *move, do transfer.AskPharmacy) {
	if do.Means != transfer.Electronic {
		s.note("transfer.ask_by_" + do.Means)
		return
	}
	s.outbox = append(s.outbox, &letter{
		key: stream.Key("transfer/" + do.Rx.ID),
		write: func(id string, at time.Time) ([]byte, error) {
			l := profile().Letter(id, at)
			l.To, l.RxNumber = party(do.Other), m.number
			wish := m.wish
			wish.Reference = id
			return l.Transfer(wish)
		},
		then: func() { s.step(m, worker, transfer.Handed{Attempt: do.Attempt}) },
	})
}

// takeTransfer is the other pharmacy's answer: a no, or a prescription, whole or with something missing.
func (s *site) takeTransfer(ctx context.Context, in gateway.Incoming) (gateway.Reply, error) {
	t, err := in.Message.Transfer()
	if err != nil {
		return gateway.Reply{}, err
	}
	m, err := s.moving(ctx, in.Message)
	if err != nil {
		return gateway.Reply{}, err
	}
	if m.state.Direction != transfer.In {
		return gateway.Reply{}, errNoQuestion
	}
	if why := s.notTheirs(m, in.Message, t); len(why) > 0 {
		return s.hold(in, why, nil), nil
	}
	if t.Verdict.Outcome.No() {
		s.attempt(m, transfer.Answer{Code: transfer.PharmacyDeclined})
		return gateway.Reply{}, nil
	}
	m.other, m.data = in.Message, dataOf(t, in.Message, s.of(m.state.Rx.RxCUI))
	m.data.To = ourSide(m)
	s.attempt(m, s.received(m))
	return gateway.Reply{}, nil
}

// notTheirs are the codes of what a person has to look at first: an answer that says two things, or is about another person
// or another drug than we asked for. Nil: nothing.
func (s *site) notTheirs(m *move, answer *script.Message, t script.Transfer) []string {
	if unsure := script.Holding(answer.Findings()); len(unsure) > 0 {
		return codes(unsure)
	}
	other := func(each script.Medication) bool {
		d := each.Prescription.Drug
		return d.RxCUI != m.state.Rx.RxCUI || !describes(d.Description, s.of(m.state.Rx.RxCUI))
	}
	switch {
	case s.otherPerson(t.Patient, m.state.Rx.Patient):
		return []string{"transfer.other_patient"}
	case !t.Verdict.Outcome.No() && (len(t.Medications) == 0 || slices.ContainsFunc(t.Medications, other)):
		return []string{"transfer.other_drug"}
	}
	return nil
}

// received is what was released, and the law's word on it today.
func (s *site) received(m *move) transfer.Receive {
	return transfer.Receive{Data: m.data, Ruling: transfer.Judge(s.book, m.data, s.today())}
}

// complete adds what our pharmacist heard on the telephone to what the message said.
func (s *site) complete(id rx.ID, heard func(*transfer.Data)) (*stream.Refusal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.moves[id]
	if m == nil || m.other == nil {
		return nil, errNotAnswered
	}
	heard(&m.data)
	return s.step(m, pharmacist.Actor(), s.received(m)), nil
}

var errNotAnswered = errors.New("eprescribing: the other pharmacy has released nothing yet")

// attempt takes a step for a message that may come too late: then there is nothing more to do.
func (s *site) attempt(m *move, do stream.Named) {
	if no := s.step(m, worker, do); no != nil {
		s.note(string(no.Step.Rule.Code))
	}
}

// addMoved files the prescription that is ours now, to be ordered at once, and tells the other pharmacy that it has
// arrived: not before then does it close its copy.
func (s *site) addMoved(m *move, do transfer.AddRx) {
	other := m.other
	t, err := other.Transfer()
	if err != nil {
		return // it was read before
	}
	p, said := t.Medications[0].Prescription, t.Medications[0].Details
	p.ID, p.Patient, p.Refills, p.Prescriber, p.Origin = do.Rx.ID, do.Rx.Patient, do.Rx.Refills, t.Prescriber, rx.Transfer
	from := other.Header()
	in := mailrx.Incoming{By: pharmacist.Actor(), Channel: pharmacy.ChannelERx, Sender: from.From.Qualifier + ":" + from.From.ID,
		MessageID: from.MessageID, Source: document(other), Rx: p, Patient: s.members.of(p.Patient).who}
	written := script.NewRx{Prescription: p, Patient: t.Patient, Details: script.Details{ConceptType: said.ConceptType, Sig: said.Sig}}
	s.add(entry{facts: do.Rx, number: m.number, sender: in.Sender, message: other, written: written, dueOn: s.today(), in: in})
	s.lay(stream.Key("transfer/confirm/"+do.Rx.ID), func(id string, at time.Time) ([]byte, error) {
		return reply(other, id, at, m.number).Transfer(script.Transfer{Kind: script.TransferKind(script.TransferConfirmed, other.Kind()),
			Reference: t.Reference, Patient: t.Patient, Pharmacy: named(us()), Prescriber: t.Prescriber})
	})
}

// moving finds the transfer to whose request or answer of ours a message relates.
func (s *site) moving(ctx context.Context, m *script.Message) (*move, error) {
	ours, err := s.answered(ctx, m)
	if err != nil {
		return nil, err
	}
	for _, each := range s.moves {
		if each.number == ours.Header().RxReferenceNumber {
			return each, nil
		}
	}
	return nil, errNoQuestion
}

// timers are the machine's: attempts that are due, and silence.
func (s *site) timers() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range slices.Sorted(maps.Keys(s.moves)) {
		m := s.moves[id]
		if !m.state.Timer.IsZero() && !s.clock.Now().Before(m.state.Timer) {
			s.step(m, worker, transfer.Due{})
		}
	}
}
