package renewal

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Hour is the time of day of the second and third attempt, in the zone of now (our proposal: offices are open). The
// sweeps after silence are at the beginning of the day.
const Hour = 9

// Decide says what follows from a command in a state. now carries the pharmacy's zone. It never panics.
func Decide(s State, c stream.Command, now time.Time) stream.Outcome {
	t := &turn{s: s, from: s.Status, now: now, at: now.UTC().Truncate(time.Microsecond), today: cal.In(now, now.Location())}
	if start, ok := c.Do.(Start); ok {
		return t.start(start)
	}
	if s.Version == 0 {
		return t.refuse(ruleNoStream)
	}
	switch do := c.Do.(type) {
	case MemberAnswers:
		return t.member(c.By, do.Yes)
	case Due:
		return t.due()
	case Asked:
		return t.handed(do)
	case PrescriberAnswers:
		return t.answer(do)
	case NewFacts:
		return t.reopen(c.By, do)
	}
	return t.refuse(ruleCommand)
}

// turn is one decision in the making: the state as its events leave it, and the outcome so far.
type turn struct {
	s     State
	from  Status // before the command
	now   time.Time
	at    time.Time // now as events have it
	today cal.Date
	out   stream.Outcome
}

func (t *turn) emit(e stream.Named) {
	t.out.Events = append(t.out.Events, e)
	t.s = Evolve(t.s, e)
}

func (t *turn) refuse(r *reason.Rule) stream.Outcome {
	return stream.Refuse(r, 0, 0, reason.None, string(t.from))
}

// timer sets the stream's one timer.
func (t *turn) timer(at time.Time) {
	t.out.Work = append(t.out.Work, stream.Work{Do: Due{}, Due: at, Timer: true})
}

// tell is what the member hears: the run-out date and a code.
func (t *turn) tell(k notice.Kind, detail string, act bool) {
	t.out.Work = append(t.out.Work, stream.Work{Do: notice.Notice{
		Kind: k, Member: t.s.Rx.Patient, About: StreamOf(t.s.Rx.ID), Rx: t.s.Rx.ID,
		Date: t.s.RunOut, Detail: detail, Act: act,
	}})
}
