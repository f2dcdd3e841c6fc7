package main

import (
	"context"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// doer does what an answer says, once it is taken.
type doer func(ctx context.Context, in gateway.Incoming, o script.Outcome, a script.Response, e *entry) error

// takeAnswer takes a prescriber's answer to a request of ours. It is held against the request that left (script.Judge), for
// an approval that says something else than was asked is no yes; then it is done.
func (s *site) takeAnswer(ctx context.Context, in gateway.Incoming, said word, do doer) (gateway.Reply, error) {
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
	if err := do(ctx, in, judged.Outcome, a, e); err != nil {
		return gateway.Reply{}, err
	}
	s.heard[a.RelatesTo] = append(s.heard[a.RelatesTo], judged.Outcome) // last: until then the message may come again
	return gateway.Reply{}, nil
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

// against is what keeps an answer from being taken for what it calls itself, as codes: it says something else than was asked
// for, or it brings a prescription that cannot be read for sure or would not have been taken as a NewRx. Nil: nothing.
func (s *site) against(ctx context.Context, m *script.Message, j script.Judgement, a script.Response, e *entry, said word) ([]string, error) {
	code := holds(a.Findings)
	switch {
	case j.Problem != nil:
		return []string{string(j.Problem.Code)}, nil
	case !j.Outcome.Yes():
		return nil, nil
	case e.closed != "": // taken back, moved or replaced meanwhile
		return []string{"prescription.closed"}, nil
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
	c := s.check(m, n, prod, said)
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
