package review

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// open begins the case.
func (t *turn) open(c Open) stream.Outcome {
	switch {
	case t.s.Version > 0:
		return stream.Outcome{}
	case !slices.Contains(anybody, t.by.Role):
		return t.refuse(ruleActor)
	case !c.Case.wellFormed() || !items(c.Items):
		return t.refuse(ruleMalformed)
	}
	t.emit(Opened{At: t.at, Case: c.Case, Items: fresh(c.Items, nil)})
	return t.out
}

// submit sends the draft to the plan.
func (t *turn) submit(c Submit) stream.Outcome {
	switch {
	case t.s.Status == Submitted && t.s.Level == Determination && t.s.Track == c.Track:
		return t.out
	case t.s.Status != Draft:
		return t.refuse(ruleNotDraft)
	case !c.Track.Known():
		return t.refuse(ruleTrack)
	}
	f := t.s.filing()
	f.Track, f.Received = c.Track, t.at
	if _, ok := f.Clock(t.zone); !ok {
		return t.refuse(ruleNoRule)
	}
	t.emit(Sent{At: t.at, Track: c.Track, Owed: c.Track == Expedited && MustExpedite(t.by.Role, c.Jeopardy)})
	t.work(SendRequest{Case: t.s.Case.ID, Level: Determination, Track: c.Track})
	return t.out
}

// receive starts the clock of the level. The request cannot have come before it was handed on, nor later than now.
func (t *turn) receive(c Receive) stream.Outcome {
	came := t.came(c.At)
	switch {
	case t.s.Status != Submitted && t.s.Status != AutoForwarded:
		return t.refuse(ruleNotHanded)
	case came.After(t.at) || came.Before(t.s.Handed):
		return t.refuse(ruleReceipt)
	}
	f := t.s.filing()
	f.Received = came
	clock, ok := f.Clock(t.zone)
	if !ok {
		return t.refuse(ruleNoRule)
	}
	awaits := f.awaits() && f.Statement.IsZero()
	t.emit(Received{At: t.at, Came: came, Awaits: awaits, Clock: clock})
	if awaits {
		t.tell(reason.Prescriber, ruleStatementWanted, true)
	}
	return t.out
}

// support takes the prescriber's statement. One that does not say what the subject calls for is none (R7.2).
func (t *turn) support(c Support) stream.Outcome {
	unknown := slices.ContainsFunc(c.Says, func(x Sentence) bool { return !x.known() })
	switch {
	case len(c.Says) == 0 || len(c.Says) > maxItems || unknown || !wellFormed(c.Document):
		return t.refuse(ruleMalformed)
	case !t.s.Case.Subject.Exception() || t.s.Level != Determination || !t.s.Status.open():
		return t.refuse(ruleStatementLate)
	case !t.s.Statement.IsZero():
		return t.out
	case !Supports(t.s.Case.Subject, c.Says):
		return t.refuse(ruleStatement)
	case t.came(c.At).After(t.at):
		return t.refuse(ruleReceipt)
	}
	came := t.came(c.At)
	clock := t.recount(func(f *Filing) { f.Statement = came })
	t.emit(Supported{At: t.at, Came: came, Says: slices.Clone(c.Says), Oral: c.Oral, Document: c.Document, Clock: clock})
	return t.out
}

// withdraw ends what was asked, while no answer was given.
func (t *turn) withdraw() stream.Outcome {
	switch {
	case t.s.Status == Withdrawn:
		return t.out
	case !t.s.Status.open():
		return t.refuse(ruleNotOpen)
	}
	t.emit(WithdrawnByAsker{At: t.at})
	return t.out
}

// dropOrder notes that no order waits any more. The case goes on: an approval is kept for the next order.
func (t *turn) dropOrder() stream.Outcome {
	if t.s.Case.Order.IsSet() {
		t.emit(OrderDropped{At: t.at})
	}
	return t.out
}
