package main

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/rx"
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

// aimed looks for what a cancellation points to. The drug that it names has to be the one that it points to.
func (s *site) aimed(sender string, q script.Request) aim {
	at := aim{waits: s.waitingFor(sender, q)}
	at.entry, at.why = s.onFileFor(sender, q)
	named := q.Prescribed.Prescription.Drug
	other := at.entry != nil && drugsDiffer(named, at.entry.written.Prescription.Drug)
	for _, w := range at.waits {
		n, err := w.in.Message.NewRx()
		other = other || err != nil || drugsDiffer(named, n.Prescription.Drug)
	}
	if at.why == "" && other {
		at.why = otherDrug
	}
	return at
}

// onFileFor is the newest prescription of the sender that the message points to: by the prescriber's number, by ours, or by
// the message that brought it. A number that it does not bear speaks against it, and so does a message that brought another
// one; where all that is pointed to is spoken against, the code says so.
func (s *site) onFileFor(sender string, q script.Request) (newest *entry, why string) {
	brought := func(e *entry) bool {
		return e.sender == sender && q.RelatesTo != "" && (e.message.Header().MessageID == q.RelatesTo || e.in.MessageID == q.RelatesTo)
	}
	known := slices.ContainsFunc(s.file, brought)
	for _, e := range s.file {
		number, ours := q.OrderNumber != "" && e.facts.OrderNumber == q.OrderNumber, q.RxNumber != "" && e.number == q.RxNumber
		switch {
		case e.sender != sender || !number && !ours && !brought(e):
		case q.OrderNumber != "" && e.facts.OrderNumber != "" && !number, q.RxNumber != "" && !ours, known && !brought(e):
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
