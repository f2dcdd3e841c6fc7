package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// LastAnswerDays is how long the member has to answer after the last refill (R3.5, second-hand: TRICARE home delivery
// since 2017-09-01). Day 0 is the day of the question.
const LastAnswerDays = 10

// Last is the question after the last refill (R3.5): shall we reach out to the prescriber, and does automatic refill go
// on with the new prescription? The zero value: it was not asked yet.
type Last struct {
	On       cal.Date  // asked
	Late     time.Time // the first instant at which an answer is late
	Answered bool
	Outreach bool // ask the prescriber
	Keep     bool // ask for consent again when the new prescription comes
}

// lastAsked begins the ten days: in the member's zone where the host knows it, else in the zone of now.
func (t *turn) lastAsked(c LastAsked) stream.Outcome {
	if t.s.Status != LastFilled {
		return t.refuse(ruleNotLast)
	}
	if t.s.Last.On.IsSet() || !t.s.Resumes {
		return stream.Outcome{}
	}
	late := c.Late.UTC().Truncate(time.Microsecond)
	if !late.After(t.at) {
		_, late = cal.Within(t.today, LastAnswerDays, t.now.Location())
	}
	t.emit(LastRefillAsked{At: t.at, On: t.today, Timer: late})
	t.timer(late)
	return t.out
}

// answerLast takes the member's word. It counts as well after the ten days, for the prescriber may still be asked; but
// the program that the member was dropped from does not come back by it.
func (t *turn) answerLast(by pharmacy.Actor, c AnswerLast) stream.Outcome {
	last := t.s.Last
	switch {
	case t.s.Status != LastFilled || !last.On.IsSet():
		return t.refuse(ruleNotLast)
	case !personal(by):
		return t.refuse(ruleActor)
	case last.Answered && last.Outreach == c.Outreach && last.Keep == c.Keep:
		return stream.Outcome{}
	}
	if !t.now.Before(last.Late) {
		t.lastDue() // the timer is late: the log reads as if it had been in time
	}
	t.emit(LastRefillAnswered{At: t.at, By: by, Outreach: c.Outreach, Keep: c.Keep})
	if !c.Keep && t.s.Resumes {
		t.emit(ConsentEnded{At: t.at})
	}
	t.work(AnswerRenewal{Rx: t.s.Rx.ID, By: by, Yes: c.Outreach}, time.Time{})
	return t.out
}

// lastDue drops who was silent from the program. Nothing ships: no refill is left.
func (t *turn) lastDue() {
	if t.s.Resumes && t.s.Last.On.IsSet() && !t.s.Last.Answered {
		t.emit(ConsentEnded{At: t.at, End: NoAnswer})
	}
}
