package renewal

import (
	"cmp"
	"time"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Evolve folds one event into the state. An event of another machine changes nothing.
func Evolve(s State, e stream.Named) State {
	switch e := e.(type) {
	case Started:
		s.Rx, s.RunOut, s.MemberBy, s.Timer = e.Rx, e.RunOut, e.MemberBy, e.Timer
		s.LastDate, s.Automatic, s.Late = e.LastDate, e.Automatic, e.Late
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
		s.Handed = max(s.Handed, e.Attempt)
		return s.tried(e.Attempt, cmp.Or(e.Reach, Handed)).moved(s.Status, e.At)
	case AttemptFailed:
		return s.tried(e.Attempt, e.Reach).moved(s.Status, e.At)
	case Reopened:
		s.Rx.PrescriberNPI = cmp.Or(e.PrescriberNPI, s.Rx.PrescriberNPI)
		s.Code = ""
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
		s.AskedOn, s.Handed, s.Tries = e.On, 0, [Attempts]Try{}
		s.Round++
	}
	if e.Attempt >= 1 && e.Attempt <= Attempts {
		s.Tries[e.Attempt-1] = Try{Means: e.Means, On: e.On}
	}
	return s.moved(Requested, e.At)
}

// tried keeps what became of attempt n.
func (s State) tried(n int, r Reach) State {
	if n >= 1 && n <= Attempts {
		s.Tries[n-1].Reach = r
	}
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
