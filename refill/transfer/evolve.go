package transfer

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Evolve folds one event into the state. An event of another machine changes nothing.
func Evolve(s State, e stream.Named) State {
	switch e := e.(type) {
	case Asked:
		return s.asked(e)
	case PharmacyAsked:
		return s.attempted(e)
	case RequestHanded:
		s.Handed = e.Attempt
		return s.moved(s.Status, e.At)
	case PharmacyRefused:
		s.Code, s.By, s.Timer = e.Code, e.By, e.Timer
		return s.moved(e.To, e.At)
	case DataHeld:
		return s.held(e)
	case MovedIn:
		s.Rx, s.Record = e.Rx, e.Record
		return s.ended(Completed, "", e.At)
	case ContactCorrected:
		s.Other = e.Other
		return s.moved(s.Status, e.At)
	case Ended:
		return s.ended(e.To, e.Code, e.At)
	case MovedOut:
		s.Record = e.Record
		return s.ended(Released, "", e.At)
	case ReleaseOverdue:
		s.Overdue = true
		return s.moved(s.Status, e.At)
	case NewRxCame:
		return s.ended(Replaced, "", e.At)
	case TimerSet:
		s.Timer = e.Timer
		return s.moved(s.Status, e.At)
	}
	return s
}

// asked begins with nothing of an earlier try but its version.
func (s State) asked(e Asked) State {
	fresh := State{Direction: e.Direction, Rx: e.Rx, Other: e.Other, RunOut: e.RunOut, By: e.By, Timer: e.Timer,
		Status: s.Status, Since: s.Since, Version: s.Version}
	if e.Direction == Out {
		return fresh.moved(ToRelease, e.At)
	}
	return fresh.moved(Contacting, e.At)
}

func (s State) attempted(e PharmacyAsked) State {
	s.Attempt, s.LastOn, s.By, s.Timer, s.Code = e.Attempt, e.On, e.By, e.Timer, ""
	if e.Attempt == 1 {
		s.AskedOn, s.Handed = e.On, 0
	}
	return s.moved(Contacting, e.At)
}

func (s State) held(e DataHeld) State {
	s.Missing, s.Why, s.Code, s.By, s.Timer = e.Missing, Why{}, "", e.By, e.Timer
	if len(e.Why) > 0 {
		s.Why = e.Why[0]
	}
	return s.moved(Incomplete, e.At)
}

// ended leaves nothing that is waited for.
func (s State) ended(to Status, c Code, at time.Time) State {
	s.Code, s.Missing, s.Why, s.Overdue, s.By = c, nil, Why{}, false, cal.Date{}
	return s.moved(to, at)
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
