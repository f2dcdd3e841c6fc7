package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Hour is the time of day at which the timer acts, in the zone of now (our proposal: office hours have begun).
const Hour = 9

// Decide says what follows from a command in a state. now carries the pharmacy's zone. It never panics.
func Decide(s State, c stream.Command, now time.Time) stream.Outcome {
	t := &turn{s: s, now: now, at: now.UTC().Truncate(time.Microsecond), today: cal.In(now, now.Location())}
	switch do := c.Do.(type) {
	case RecordFill:
		return t.recordFill(do)
	case DropFill:
		return t.dropFill(do)
	case Enroll:
		return t.enroll(do)
	case Skip:
		return t.skip()
	case Stop:
		return t.stop(do.Reason)
	case Confirm:
		return t.confirm(c.By, do)
	case Due:
		return t.due()
	case Reminded:
		return t.reminded(do)
	case Release:
		return t.release()
	case ReleaseAnswers:
		return t.answered(do)
	}
	return t.choose(c)
}

// choose is Decide for the commands of command_member.go.
func (t *turn) choose(c stream.Command) stream.Outcome {
	switch do := c.Do.(type) {
	case Move:
		return t.move(do.To)
	case Pause:
		return t.pause(do.Until)
	case EndConsent:
		return t.endConsent(do.End)
	case LastAsked:
		return t.lastAsked(do)
	case AnswerLast:
		return t.answerLast(c.By, do)
	case ReportUnwanted:
		return t.reportUnwanted(do)
	}
	return t.refuse(ruleCommand)
}

// turn is one decision in the making: the state as its events leave it, and the outcome so far.
type turn struct {
	s     State
	now   time.Time
	at    time.Time // now as events have it
	today cal.Date
	out   stream.Outcome
}

func (t *turn) emit(e stream.Named) {
	t.out.Events = append(t.out.Events, e)
	t.s = Evolve(t.s, e)
}

func (t *turn) work(w stream.Named, due time.Time) {
	t.out.Work = append(t.out.Work, stream.Work{Do: w, Due: due})
}

// timer sets the stream's one timer.
func (t *turn) timer(at time.Time) {
	t.out.Work = append(t.out.Work, stream.Work{Do: Due{}, Due: at, Timer: true})
}

func (t *turn) refuse(r *reason.Rule) stream.Outcome {
	return stream.Refuse(r, 0, 0, reason.None, string(t.s.Status))
}

func (t *turn) refuseStep(s reason.Step) stream.Outcome {
	return stream.Refuse(s.Rule, s.A, s.B, s.Unit, string(t.s.Status))
}

// on is Hour of day d, or now where that has passed.
func (t *turn) on(d cal.Date) time.Time {
	if !d.After(t.today) {
		return t.at
	}
	year, month, day := d.Split()
	at := time.Date(year, month, day, Hour, 0, 0, 0, t.now.Location()).UTC()
	if at.Before(t.at) {
		return t.at
	}
	return at
}
