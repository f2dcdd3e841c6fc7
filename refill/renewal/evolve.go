package renewal

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Evolve folds one event into the state. An event of another machine changes nothing.
func Evolve(s State, e stream.Named) State {
	switch e := e.(type) {
	case Started:
		s.Rx, s.RunOut, s.MemberBy, s.Timer = e.Rx, e.RunOut, e.MemberBy, e.Timer
		return s.moved(AwaitMember, e.At)
	case MemberAgreed:
		return s.moved(s.Status, e.At)
	case MemberDeclined:
		return s.moved(Cancelled, e.At)
	case MemberSilent:
		return s.moved(NoAnswer, e.At)
	case PrescriberAsked:
		return s.asked(e)
	case RequestHanded:
		s.Handed = e.Attempt
		return s.moved(s.Status, e.At)
	case PrescriberAnswered:
		s.Code = e.Code
		return s.moved(e.Outcome, e.At)
	case PrescriberSilent:
		return s.moved(NoResponse, e.At)
	case TimerSet:
		s.Timer = e.Timer
		return s.moved(s.Status, e.At)
	}
	return s
}

func (s State) asked(e PrescriberAsked) State {
	s.Attempt, s.LastOn, s.Timer = e.Attempt, e.On, e.Timer
	if e.Attempt == 1 {
		s.AskedOn, s.Handed = e.On, 0
	}
	return s.moved(Requested, e.At)
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
