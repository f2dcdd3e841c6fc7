package review

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Evolve folds one event into the state. An event of another machine changes nothing.
func Evolve(s State, e stream.Named) State {
	switch e := e.(type) {
	case Opened:
		s.Case, s.Items, s.Level = e.Case, fresh(e.Items, nil), Determination
		return s.moved(Draft, e.At)
	case Sent:
		s.Track, s.First, s.Owed, s.Handed = e.Track, e.Track, e.Owed, e.At
		return s.moved(Submitted, e.At)
	case Received:
		return s.received(e)
	case Answered:
		return s.given(e)
	case Appealed:
		return s.appealed(e)
	case WithdrawnByAsker:
		return s.moved(Withdrawn, e.At)
	}
	return s.during(e)
}

// during is what happens while an answer is waited for.
func (s State) during(e stream.Named) State {
	switch e := e.(type) {
	case Supported:
		s.Statement, s.Clock = e.Came, e.Clock
		return s.moved(s.supported(), e.At)
	case Asked:
		s.Asked, s.Clock = slices.Concat(s.Asked, e.Codes), e.Clock
		if s.AskedAt.IsZero() {
			s.AskedAt = e.At
		}
		return s.moved(s.Status, e.At)
	case Supplied:
		s.Items, s.Clock = slices.Concat(s.Items, e.Items), e.Clock
		if e.Complete && s.Complete.IsZero() {
			s.Complete = e.Came
		}
		return s.moved(s.Status, e.At)
	case Extended:
		s.Extended, s.Clock = e.On, e.Clock
		return s.moved(s.Status, e.At)
	case ExpediteRefused:
		s.Track, s.Clock = Standard, e.Clock
		if s.Level == Determination {
			s.First = Standard
		}
		return s.moved(s.Status, e.At)
	case CauseJudged:
		return s.judged(e)
	case Missed:
		s.Breaches = append(slices.Clip(s.Breaches), Breach{e.Level, "answer", e.Due})
		s.ForwardBy, s.Handed = e.ForwardBy, e.Due
		return s.moved(DeadlineMissed, e.At)
	case Forwarded:
		s = s.climbed(Reconsideration)
		return s.moved(AutoForwarded, e.At)
	}
	return s.afterwards(e)
}

// afterwards is what happens after an answer.
func (s State) afterwards(e stream.Named) State {
	switch e := e.(type) {
	case Proved:
		s.Proved = e.On
		return s.moved(s.Status, e.At)
	case OrderDropped:
		s.Case.Order, s.Dropped = stream.ID{}, true
		return s.moved(s.Status, e.At)
	case Effected:
		s.Effected = true
		return s.moved(s.Status, e.At)
	case Overdue:
		return s.overdue(e)
	case Ended:
		s.Approval.To = cal.Min(s.Approval.To, e.On)
		s.ShipOn, s.RenewAt = cal.Date{}, time.Time{}
		return s.moved(s.Status, e.At)
	case RenewalPlanned:
		s.ShipOn, s.RenewAt = e.On, e.Begin
		return s.moved(s.Status, e.At)
	case RenewalBegun:
		s.Renewed = true
		return s.moved(s.Status, e.At)
	}
	return s
}

func (s State) overdue(e Overdue) State {
	switch e.What {
	case overdueForward:
		s.forwardLate = true
	case overdueEffect:
		s.effectLate = true
	case overdueContract:
		s.contractLate, s.Clock = true, e.Clock
	}
	s.Breaches = append(slices.Clip(s.Breaches), Breach{s.Level, e.What, e.Due})
	return s.moved(s.Status, e.At)
}

func (s State) received(e Received) State {
	s.Received, s.Clock = e.Came, e.Clock
	if e.Awaits {
		return s.moved(AwaitingStatement, e.At)
	}
	return s.moved(InReview, e.At)
}

// supported is the status after the statement came: a case that waited for it is in review.
func (s State) supported() Status {
	if s.Status == AwaitingStatement {
		return InReview
	}
	return s.Status
}

// given takes an answer. A new approval replaces the one before; a denial leaves the part that was approved below.
func (s State) given(e Answered) State {
	s.Answers = append(slices.Clip(s.Answers), e)
	s.Notice, s.Proved, s.ForwardBy = e.Answer.Notice, cal.Date{}, time.Time{}
	if e.Answer.Outcome.favourable() {
		s.Approval, s.Tier = cal.Period{From: e.Answer.From, To: e.Answer.To}, e.Answer.Tier
		s.EffectBy, s.Effected, s.effectLate = e.EffectBy, false, false
		s.ShipOn, s.RenewAt, s.Renewed = cal.Date{}, time.Time{}, false
	}
	return s.moved(e.Answer.Outcome, e.At)
}

func (s State) appealed(e Appealed) State {
	s = s.climbed(e.Level)
	s.Track, s.Owed, s.Handed, s.Cause = e.Track, e.Owed, e.Begins, ""
	if e.Late {
		s.Cause = CausePending
	}
	return s.moved(Submitted, e.At)
}

func (s State) judged(e CauseJudged) State {
	if e.Good {
		s.Cause = CauseGood
		return s.moved(s.Status, e.At)
	}
	s.Cause = CauseNone
	return s.moved(Dismissed, e.At)
}

// climbed is the state at the foot of a level: nothing received, no clock. What is on file stays.
func (s State) climbed(to Level) State {
	s.Level, s.Clock, s.Extended = to, Clock{}, cal.Date{}
	s.Received, s.AskedAt, s.Complete = time.Time{}, time.Time{}, time.Time{}
	s.ForwardBy, s.Cause = time.Time{}, ""
	return s
}

// moved stamps an event: Since begins with a new status.
func (s State) moved(to Status, at time.Time) State {
	if to != s.Status {
		s.Status, s.Since = to, at
	}
	s.Updated = at
	s.Version++
	return s
}
