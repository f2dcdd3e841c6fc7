package main

import (
	"context"
	"fmt"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
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
	if e == nil || e.closed != "" {
		return gateway.Renewal{}, fmt.Errorf("prescription %s is not on file, or closed: %w", r.Rx.ID, gateway.ErrUnsupported)
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
	o, err := s.svc.Orders.Status(ctx, st.LastOrder())
	if err != nil {
		return script.Medication{}, err
	}
	m := s.filledBy(ctx, e, o.Lines[0])
	m.Details.LastFill = st.Fills[len(st.Fills)-1].Date
	m.Details.RefillsRequested = rx.RefillCount(refill.Authorized(e.facts.Schedule, yearOf(e.facts)))
	return m, nil
}

// takeRenewal is the prescriber's answer to a renewal request.
func (s *site) takeRenewal(ctx context.Context, in gateway.Incoming, said word) (gateway.Reply, error) {
	return s.takeAnswer(ctx, in, said, s.renewed)
}

// renewed is an answer that is taken. A yes is a prescription, too; pending means that another answer follows.
func (s *site) renewed(ctx context.Context, r response) error {
	o := r.judged.Outcome
	if o == script.Pending {
		s.note("renewal.pending")
		return nil
	}
	heard, err := s.hear(ctx, r.in, r.about,
		renewal.PrescriberAnswers{Outcome: outcomes[o], Code: firstOf(r.says.Verdict.Reasons), From: r.says.Prescriber.NPI})
	if err != nil || !heard || !o.Yes() {
		return err
	}
	return s.onFile(ctx, r)
}

// hear brings a prescriber's word to the renewal; false where it counts no more.
func (s *site) hear(ctx context.Context, in gateway.Incoming, e *entry, do renewal.PrescriberAnswers) (bool, error) {
	r, err := s.svc.Renewals.Hear(ctx, keyOf(in, "hear"), e.facts.ID, prescriberOf(in), do)
	if err != nil {
		return false, err
	}
	if r.Refusal != nil {
		s.note(string(r.Refusal.Step.Rule.Code))
	}
	return r.Refusal == nil, nil
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
