package main

import (
	"context"
	"fmt"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/renewal"
)

// renewal is Config.Renewals of the gateway: what a request to renew is made from. What came as a NewRx is asked for by that
// message; what moved in from another pharmacy, by a request of our own to the office.
func (s *site) renewal(ctx context.Context, r mailrx.RenewalRequest) (gateway.Renewal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.entry(r.Rx.ID)
	if e == nil {
		return gateway.Renewal{}, fmt.Errorf("prescription %s is not on file: %w", r.Rx.ID, gateway.ErrUnsupported)
	}
	last, err := s.dispensed(ctx, e)
	if err != nil {
		return gateway.Renewal{}, err
	}
	if e.message.Kind() == script.KindNewRx {
		return gateway.Renewal{Original: e.message, RxNumber: e.number, Dispensed: last}, nil
	}
	o := s.offices.by(e.facts.PrescriberNPI)
	if o.address.ID == "" {
		return gateway.Renewal{}, fmt.Errorf("the prescriber of %s has no address on the network: %w", r.Rx.ID, gateway.ErrUnsupported)
	}
	q := script.RenewalOf(e.written, "", last)
	return gateway.Renewal{Request: &q, To: o.address, RxNumber: e.number}, nil
}

// dispensed is the last fill, with the refills that we ask for.
func (s *site) dispensed(ctx context.Context, e *entry) (script.Medication, error) {
	st, err := s.svc.Refills.Status(ctx, e.facts.ID)
	if err != nil {
		return script.Medication{}, err
	}
	m := script.Medication{Prescription: e.written.Prescription, Given: true}
	m.Details.ConceptType = e.written.Details.ConceptType
	m.Details.LastFill = st.Fills[len(st.Fills)-1].Date
	m.Details.RefillsRequested = rx.RefillCount(refill.Authorized(e.facts.Schedule, yearOf(e.facts)))
	return m, nil
}

// takeRenewal is the prescriber's answer. It is held against the request that left (script.Judge), for an approval that
// says something else than was asked is no yes; then the renewal hears it.
func (s *site) takeRenewal(ctx context.Context, in gateway.Incoming, said word) (gateway.Reply, error) {
	a, err := in.Message.Response()
	if err != nil {
		return gateway.Reply{}, err
	}
	asked, e, err := s.askedFor(ctx, in.Message)
	if err != nil || e == nil {
		return refuse(answersNothing), err
	}
	judged := script.Judge(asked, a, s.heard[a.RelatesTo]...)
	why, err := s.against(ctx, in.Message, judged, a, e, said)
	if err != nil {
		return gateway.Reply{}, err
	}
	if len(why) > 0 {
		return s.hold(in, why, nil), nil
	}
	if err := s.renewed(ctx, in, judged.Outcome, a, e); err != nil {
		return gateway.Reply{}, err
	}
	s.heard[a.RelatesTo] = append(s.heard[a.RelatesTo], judged.Outcome) // last: until then the message may come again
	return gateway.Reply{}, nil
}

// against is what keeps an answer from being taken for what it calls itself, as codes: it says something else than was asked
// for, or it brings a prescription that cannot be read for sure or would not have been taken as a NewRx. Nil: nothing.
func (s *site) against(ctx context.Context, m *script.Message, j script.Judgement, a script.Response, e *entry, said word) ([]string, error) {
	code := holds(a.Findings)
	switch {
	case j.Problem != nil:
		return []string{j.Problem.Code}, nil
	case !j.Outcome.Yes():
		return nil, nil
	case code != "":
		return []string{code}, nil
	}
	n := e.written
	n.Prescription, n.Patient = a.Medication.Prescription, s.members.of(e.facts.Patient).who
	prod, err := s.product(ctx, n.Prescription.Drug)
	if err != nil {
		return nil, err
	}
	state := s.verify(ctx, m)
	n.Prescription.Signed = signed(state)
	n.Prescription = n.Prescription.ScheduledAs(prod)
	c := s.check(intake.Renew, n, prod, said)
	c.signature(n.Prescription.Drug.Schedule, state)
	return c.codes(), nil
}

// holds is the first finding for which a person has to look; empty: none.
func holds(found []script.Finding) string {
	for _, f := range found {
		if f.Code.Holds() {
			return string(f.Code)
		}
	}
	return ""
}

// renewed is an answer that is taken. A yes is a prescription, too; pending means that another answer follows.
func (s *site) renewed(ctx context.Context, in gateway.Incoming, o script.Outcome, a script.Response, e *entry) error {
	if o == script.Pending {
		s.note("renewal.pending")
		return nil
	}
	heard, err := s.hear(ctx, in, e, renewal.PrescriberAnswers{Outcome: outcomes[o], Code: firstOf(a.Verdict.Reasons), From: a.Prescriber.NPI})
	if err != nil || !heard || !o.Yes() {
		return err
	}
	return s.onFile(ctx, in, a.Medication, e)
}

// hear brings a prescriber's word to the renewal; false where it counts no more.
func (s *site) hear(ctx context.Context, in gateway.Incoming, e *entry, do renewal.PrescriberAnswers) (bool, error) {
	r, err := s.svc.Renewals.Hear(ctx, keyOf(in, "hear"), e.facts.ID, prescriberOf(in), do)
	if err == nil && r.Refusal != nil {
		s.note(string(r.Refusal.Step.Rule.Code))
	}
	return err == nil && r.Refusal == nil, err
}

// outcomes are a response's outcomes in the words of the renewal. A replacement is another prescription than was asked
// for, which the member has to read. A denial with a new prescription to follow is a denial: what follows comes as a NewRx.
var outcomes = map[script.Outcome]renewal.Status{
	script.Approved:            renewal.Approved,
	script.ApprovedWithChanges: renewal.ApprovedWithChanges,
	script.Replaced:            renewal.ApprovedWithChanges,
	script.Denied:              renewal.Denied,
	script.DeniedNewToFollow:   renewal.Denied,
}

func firstOf(codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	return codes[0]
}

// askedFor finds what an answer relates to: the request as it left, and the prescription that it was about. Both are ours,
// and nothing is taken from the answer.
func (s *site) askedFor(ctx context.Context, answer *script.Message) (script.Request, *entry, error) {
	m, err := s.answered(ctx, answer)
	if m == nil || err != nil {
		return script.Request{}, nil, err
	}
	q, err := m.Request()
	if err != nil { // we sent something else under this id
		return script.Request{}, nil, nil
	}
	return q, s.numbered(q.RxNumber), nil
}
