package main

import (
	"context"
	"errors"
	"slices"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// waiting is a message that has set nothing off yet: a pharmacist has to look at it first.
type waiting struct {
	in         gateway.Incoming
	why        []string        // codes, in the order of the checks
	candidates []rx.PatientRef // who may be meant, where nobody is surely
}

// word is what a pharmacist found out about a message that waits. The zero value is nothing.
type word struct {
	by      pharmacy.Staff
	member  rx.PatientRef // who is meant: one of the candidates
	purpose drug.Answer   // the medical purpose is legitimate (21 CFR 1306.04), for a controlled drug
	remote  drug.Answer   // it was prescribed without a visit in person
	cleared []string      // codes of what was looked into: it is right as it stands
}

// hold keeps a message on the desk. The sender is told that we have it, and no more.
func (s *site) hold(in gateway.Incoming, why []string, candidates []rx.PatientRef) gateway.Reply {
	w := &waiting{in: in, why: why, candidates: candidates}
	if i := s.onDesk(in.Key); i >= 0 {
		s.desk[i] = w
	} else {
		s.desk = append(s.desk, w)
	}
	return gateway.Reply{Text: "taken; a pharmacist looks at it first"}
}

func (s *site) onDesk(k stream.Key) int {
	return slices.IndexFunc(s.desk, func(w *waiting) bool { return w.in.Key == k })
}

var (
	errNotWaiting  = errors.New("eprescribing: nothing waits under this key; it was decided already")
	errPharmacist  = errors.New("eprescribing: only a pharmacist decides what waits")
	errNoCandidate = errors.New("eprescribing: this member is none of the candidates; the message has to be looked at again")
)

// look lists what waits.
func (s *site) look() []waiting {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []waiting
	for _, w := range s.desk {
		all = append(all, *w)
	}
	return all
}

// decide takes a pharmacist's word on a message that waits, and looks at the message again with it. What is still open
// stays on the desk.
func (s *site) decide(ctx context.Context, k stream.Key, said word) (gateway.Reply, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.onDesk(k)
	switch {
	case said.by.Role != pharmacy.RolePharmacist:
		return gateway.Reply{}, errPharmacist
	case i < 0:
		return gateway.Reply{}, errNotWaiting
	case said.member != "" && !slices.Contains(s.desk[i].candidates, said.member):
		return gateway.Reply{}, errNoCandidate
	}
	w := s.desk[i]
	s.desk = slices.Delete(s.desk, i, i+1)
	r, err := s.take(ctx, w.in, said)
	if err != nil {
		s.desk = append(s.desk, w)
	}
	return r, err
}

// drop takes prescriptions that wait off the desk, for their prescriber has taken them back.
func (s *site) drop(waits []*waiting) {
	s.desk = slices.DeleteFunc(s.desk, func(w *waiting) bool { return slices.Contains(waits, w) })
}

// codes are the codes of findings, for the pharmacist who looks at them.
func codes(found []script.Finding) (all []string) {
	for _, f := range found {
		if f.Code != script.CodeSignature { // looked at by itself
			all = append(all, string(f.Code))
		}
	}
	return all
}
