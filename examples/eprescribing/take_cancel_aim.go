package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Codes of cancellations that a person looks at, and of what comes after one.
const (
	twoAims   = "cancel.two_prescriptions" // its numbers are of different ones
	otherDrug = "cancel.other_drug"        // than what it points to
	takenBack = "prescription.taken_back"  // the prescriber cancelled what bore this number
)

// aim is what a cancellation points to: on file, and on the desk, where several may wait under one number.
type aim struct {
	entry *entry
	waits []*waiting
	why   string // the code of what a person has to look at; empty: nothing
}

func (a aim) empty() bool { return a.entry == nil && len(a.waits) == 0 }

// aimed looks for what a cancellation points to, and whether a person has to look first: the drug that it names has to be
// the one that it points to, and a number that stands there twice, say, does not mean that nothing is here.
func (s *site) aimed(sender string, q script.Request) aim {
	at := aim{waits: s.waitingFor(sender, q)}
	at.entry, at.why = s.onFileFor(sender, q)
	unread := script.Holding(q.Findings)
	switch {
	case at.why != "":
	case at.empty() && len(unread) > 0:
		at.why = string(unread[0].Code)
	case at.otherThan(q.Prescribed.Prescription.Drug):
		at.why = otherDrug
	}
	return at
}

// otherThan tells whether something that is aimed at is surely another drug.
func (a aim) otherThan(named rx.Drug) bool {
	if a.entry != nil && drugsDiffer(named, a.entry.written.Prescription.Drug) {
		return true
	}
	return slices.ContainsFunc(a.waits, func(w *waiting) bool {
		n, err := w.in.Message.NewRx()
		return err != nil || drugsDiffer(named, n.Prescription.Drug)
	})
}

var errTakenBack = errors.New("eprescribing: a cancellation that may be meant for this order waits on the desk: look at it first")

// mayBeTakenBack tells whether a cancellation waits that points to an order, if by one number alone: until a person has
// looked, nothing goes on.
func (s *site) mayBeTakenBack(id stream.ID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.where(func(e *entry) bool { return e.orderID == id })
	return e != nil && slices.ContainsFunc(s.desk, func(w *waiting) bool {
		if w.in.Message.Kind() != script.KindCancelRx {
			return false
		}
		q, err := w.in.Message.Request()
		return err == nil && e.sender == w.in.Sender && e.hit(q)
	})
}

// hit tells whether a number of a cancellation is that of a prescription.
func (e *entry) hit(q script.Request) bool {
	return q.OrderNumber != "" && e.facts.OrderNumber == q.OrderNumber || q.RxNumber != "" && e.number == q.RxNumber || e.broughtBy(q.RelatesTo)
}

// broughtBy tells whether a message is the one that brought the prescription.
func (e *entry) broughtBy(message string) bool {
	return message != "" && (e.message.Header().MessageID == message || e.in.MessageID == message)
}

// onFileFor is the newest prescription of the sender that the message points to: by the prescriber's number, by ours, or by
// the message that brought it. A number that it does not bear speaks against it, and so does a message that brought another
// one; where all that is pointed to is spoken against, the code says so.
func (s *site) onFileFor(sender string, q script.Request) (newest *entry, why string) {
	known := s.where(func(e *entry) bool { return e.sender == sender && e.broughtBy(q.RelatesTo) }) != nil
	for _, e := range s.file {
		switch {
		case e.sender != sender || !e.hit(q):
		case known && !e.broughtBy(q.RelatesTo), e.spokenAgainst(q):
			why = twoAims
		default:
			newest = e
		}
	}
	if newest != nil {
		return newest, ""
	}
	return nil, why
}

// spokenAgainst tells whether a cancellation has another number than a prescription that has one.
func (e *entry) spokenAgainst(q script.Request) bool {
	other := func(said, is string) bool { return said != "" && is != "" && said != is }
	return other(q.OrderNumber, e.facts.OrderNumber) || other(q.RxNumber, e.number)
}

// waitingFor are the prescriptions on the desk that a cancellation points to.
func (s *site) waitingFor(sender string, q script.Request) (waits []*waiting) {
	for _, w := range s.desk {
		if w.in.Message.Kind() == script.KindNewRx && pointsTo(q.OrderNumber, q.RelatesTo, sender, w.in) {
			waits = append(waits, w)
		}
	}
	return waits
}

// pointsTo tells whether numbers of a sender are those of a prescription that came.
func pointsTo(number, message, sender string, in gateway.Incoming) bool {
	h := in.Message.Header()
	return in.Sender == sender && (number != "" && h.PrescriberOrderNumber == number || message != "" && h.MessageID == message)
}

// drugsDiffer tells whether two surely are not one drug: by a number that both have, or else by the first word and the
// amounts of their descriptions.
func drugsDiffer(a, b rx.Drug) bool {
	switch {
	case a.RxCUI != 0 && b.RxCUI != 0 && a.RxCUI != b.RxCUI:
		return true
	case a.RxCUI == 0 && a.NDC.IsSet() && b.NDC.IsSet() && a.NDC != b.NDC:
		return true
	case a.Description == "" || b.Description == "" || strings.EqualFold(a.Description, b.Description):
		return false
	}
	here, there := amounts(a.Description), amounts(b.Description)
	return firstWord(a.Description) != firstWord(b.Description) || len(here) > 0 && len(there) > 0 && !slices.Equal(here, there)
}

// otherPatient tells whether a cancellation surely names another person than what it points to.
func (s *site) otherPatient(said rx.Patient, at aim) bool {
	if at.entry != nil && s.otherPerson(said, at.entry.facts.Patient) {
		return true
	}
	return slices.ContainsFunc(at.waits, func(w *waiting) bool {
		n, err := w.in.Message.NewRx()
		return err == nil && differ(said, n.Patient)
	})
}

// differ tells whether two surely are not one person.
func differ(a, b rx.Patient) bool {
	proof := intake.Prove(claimOf(a), claimOf(b))
	return proof.Name == drug.No || proof.Born == drug.No
}

// back is a cancellation of what was not on file: its NewRx may come after it, or once more.
type back struct{ sender, number, message string }

func (s *site) remember(sender string, q script.Request) {
	s.back = append(s.back, back{sender, q.OrderNumber, q.RelatesTo})
}

// wasTakenBack tells whether a prescription that comes now was cancelled before it was on file.
func (s *site) wasTakenBack(in gateway.Incoming) bool {
	return slices.ContainsFunc(s.back, func(b back) bool { return pointsTo(b.number, b.message, b.sender, in) })
}
