package main

import (
	"context"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// response is a prescriber's answer to a request of ours, held against the request that left.
type response struct {
	in     gateway.Incoming
	says   script.Response
	judged script.Judgement
	about  *entry // the prescription that was asked about
}

// takeAnswer takes an answer: an approval that says something else than was asked is no yes (script.Judge), and a person
// looks at it. What is taken is done.
func (s *site) takeAnswer(ctx context.Context, in gateway.Incoming, said word, do func(context.Context, response) error) (gateway.Reply, error) {
	a, err := in.Message.Response()
	if err != nil {
		return gateway.Reply{}, err
	}
	asked, e, err := s.askedFor(ctx, in.Message)
	if err != nil {
		return gateway.Reply{}, err
	}
	r := response{in: in, says: a, judged: script.Judge(asked, a, s.heard[a.RelatesTo]...), about: e}
	why, err := s.against(ctx, r, said)
	if err != nil {
		return gateway.Reply{}, err
	}
	if len(why) > 0 {
		return s.hold(in, why, nil), nil
	}
	if err := do(ctx, r); err != nil {
		return gateway.Reply{}, err
	}
	s.heard[a.RelatesTo] = append(s.heard[a.RelatesTo], r.judged.Outcome) // last: until then the message may come again
	return gateway.Reply{}, nil
}

// askedFor finds what an answer relates to: the request as it left, and the prescription that it was about. Both are ours,
// and nothing is taken from the answer.
func (s *site) askedFor(ctx context.Context, answer *script.Message) (script.Request, *entry, error) {
	m, err := s.answered(ctx, answer)
	if err != nil {
		return script.Request{}, nil, err
	}
	q, err := m.Request()
	if err != nil { // we sent something else under this id
		return script.Request{}, nil, errNoQuestion
	}
	e := s.numbered(q.RxNumber)
	if e == nil {
		return script.Request{}, nil, errNoQuestion
	}
	return q, e, nil
}

// against is what keeps an answer from being taken for what it calls itself, as codes: it says something else than was asked
// for, or it brings a prescription that cannot be read for sure or would not have been taken as a NewRx. Nil: nothing.
func (s *site) against(ctx context.Context, r response, said word) ([]string, error) {
	switch {
	case r.judged.Problem != nil:
		return []string{string(r.judged.Problem.Code)}, nil
	case !r.judged.Outcome.Yes():
		return nil, nil
	case r.about.closed != "": // taken back, moved or replaced meanwhile
		return []string{"prescription.closed"}, nil
	}
	n := r.about.written
	n.Prescription, n.Patient = r.says.Medication.Prescription, s.members.of(r.about.facts.Patient).who
	c, err := s.check(ctx, r.in.Message, &n, said)
	return c.codes(), err
}
