package main

import (
	"context"
	"errors"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// wish is what a member asked us to ask a prescriber for.
type wish struct {
	member rx.PatientRef
	drug   drug.Product
	from   rx.NPI // whom to ask
	became rx.ID  // the prescription that came of it
	denied string // the code of the prescriber's no
	ended  bool
}

// request is a member's "request an Rx": who is logged in may have the prescriber asked (package intake), and the network
// carries the question, for a supply of 90 days with refills for a year. The same key again is the same wish.
func (s *site) request(key stream.Key, w wish) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, known := s.asked[gateway.MessageID(key)]; known {
		return nil
	}
	ruling := intake.May(s.book, intake.Request{
		Act: intake.AskPrescriber, By: pharmacy.RoleMember, Channel: pharmacy.ChannelWeb, On: s.today(),
		Proof: intake.Proof{Login: drug.Yes}, Subject: intake.Subject{Whose: intake.Own}, Schedule: w.drug.Schedule,
	})
	if ruling.Outcome != law.Allow {
		return errors.New("eprescribing: the request is not allowed: " + ruling.Trace.Reasons()[0].Text())
	}
	s.asked[gateway.MessageID(key)] = w
	s.lay(key, func(id string, at time.Time) ([]byte, error) {
		l := profile().Letter(id, at)
		l.To = s.offices.by(w.from).address
		return l.Request(s.newRxRequest(id, w))
	})
	return nil
}

// newRxRequest is what the prescriber reads.
func (s *site) newRxRequest(id string, w wish) script.Request {
	n := script.NewRx{Patient: s.members.of(w.member).who, Pharmacy: named(us()), Details: script.Details{ConceptType: clinicalDrug},
		Prescription: rx.Prescription{Prescriber: s.offices.by(w.from).who, Drug: prescribed(w.drug), Quantity: drug.Units(mailDays, w.drug.Unit),
			DaysSupply: mailDays, Refills: rx.RefillCount(yearOf(rx.Facts{DaysSupply: mailDays}))}}
	return script.NewRxRequestOf(n, id)
}

// prescribed is a product as a prescription names it.
func prescribed(p drug.Product) rx.Drug {
	return rx.Drug{NDC: p.NDC, RxCUI: p.RxCUI, Description: p.Name, Strength: p.Strength, Form: p.Form, Schedule: p.Schedule}
}

// clinicalDrug is the RxNorm term type of generic drugs. Without a type a number is refused: nobody could read it.
const clinicalDrug = "SCD"

// fulfil notes that a NewRx answers a question of ours: a member's wish, or, past the window of a renewal, the question for
// an ordinary new prescription. It is for the same member. A NewRx that answers nothing is as good as any.
func (s *site) fulfil(ctx context.Context, in gateway.Incoming, became rx.Facts) error {
	ours, e, err := s.newRxAsked(ctx, in.Message)
	if errors.Is(err, errNoQuestion) {
		return nil
	}
	if err != nil {
		return err
	}
	id := ours.Header().MessageID
	if w, ok := s.asked[id]; ok && !w.ended && w.member == became.Patient {
		w.became, w.ended = became.ID, true
		s.asked[id] = w
	}
	if e != nil && e.facts.Patient == became.Patient {
		_, err = s.hear(ctx, in, e, renewal.PrescriberAnswers{Outcome: renewal.Approved, From: became.PrescriberNPI})
	}
	return err
}

// takeDenial is the prescriber's no to a request for a new prescription.
func (s *site) takeDenial(ctx context.Context, in gateway.Incoming) (gateway.Reply, error) {
	a, err := in.Message.Response()
	if err != nil {
		return gateway.Reply{}, err
	}
	ours, e, err := s.newRxAsked(ctx, in.Message)
	if err != nil {
		return gateway.Reply{}, err
	}
	id := ours.Header().MessageID
	if w, ok := s.asked[id]; ok && !w.ended {
		w.denied, w.ended = firstOf(a.Verdict.Reasons), true
		s.asked[id] = w
	}
	if e != nil {
		do := renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: firstOf(a.Verdict.Reasons), From: a.Prescriber.NPI}
		_, err = s.hear(ctx, in, e, do)
	}
	return gateway.Reply{}, err
}

// newRxAsked is the NewRxRequest that a message answers, and the prescription that it is to renew; nil where it is a
// member's wish.
func (s *site) newRxAsked(ctx context.Context, m *script.Message) (*script.Message, *entry, error) {
	ours, err := s.answered(ctx, m)
	if err != nil {
		return nil, nil, err
	}
	if ours.Kind() != script.KindNewRxRequest {
		return nil, nil, errNoQuestion
	}
	return ours, s.numbered(ours.Header().RxReferenceNumber), nil
}
