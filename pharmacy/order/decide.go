package order

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// PromiseDays is the plan's usual promise: delivery by the eleventh day after the order (R5.5, plan document of a
// Medicare plan, read second-hand).
const PromiseDays = 11

// Decide answers a command: what happens, what must be done outside, or a refusal. It reads no clock: now is the
// instant, in the pharmacy's zone.
func Decide(s State, c stream.Command, now time.Time) stream.Outcome {
	if do, ok := c.Do.(Open); ok {
		return open(s, do, now)
	}
	if s.Version == 0 {
		return stream.Refuse(ruleNoOrder, 0, 0, reason.None, "")
	}
	t := turn{state: s, by: c.By, now: now}
	switch do := c.Do.(type) {
	case Review:
		t.review(do)
	case Dispense:
		t.dispense(do)
	case Cancel:
		t.cancel(do)
	case Resume:
		t.resume(do)
	case Stuck:
		t.stuck(do)
	case StockAnswer:
		t.stock(do)
	case ClaimAnswer:
		t.claim(do)
	case PaymentAnswer:
		t.payment(do)
	case ServiceAnswer:
		t.service(do)
	case LabelAnswer:
		t.label(do)
	case TrackAnswer:
		t.track(do)
	case MoneyAnswer:
		t.record(MoneyMoved(do))
	default:
		t.refuse(ruleCommand, 0)
	}
	return t.out
}

// turn is one decision being made. Events are folded as they are recorded, so that what follows sees their effect.
type turn struct {
	state State
	by    pharmacy.Actor
	now   time.Time
	out   stream.Outcome
}

func (t *turn) today() cal.Date { return cal.In(t.now, t.now.Location()) }

// record adds an event and folds it. The moment it closes the parcel, a carrier is chosen.
func (t *turn) record(e stream.Named) {
	closed := t.state.Parcel.Closed
	t.state = Evolve(t.state, e)
	t.out.Events = append(t.out.Events, e)
	if t.state.Parcel.Closed && !closed {
		t.choose()
	}
}

func (t *turn) do(w stream.Named) { t.out.Work = append(t.out.Work, stream.Work{Do: w}) }
func (t *turn) later(w stream.Named, at time.Time) {
	t.out.Work = append(t.out.Work, stream.Work{Do: w, Due: at})
}

// refuse drops whatever was prepared: a refusal stands alone.
func (t *turn) refuse(r *reason.Rule, line int) {
	l, _ := t.state.Line(line)
	t.out = stream.Refuse(r, int64(line), int64(len(t.state.Lines)), reason.Count, string(l.Status))
}

// line gives a line that is at one of the stages, or refuses.
func (t *turn) line(no int, stages ...Status) (Line, bool) {
	l, ok := t.state.Line(no)
	if !ok {
		t.refuse(ruleNoLine, no)
		return l, false
	}
	for _, s := range stages {
		if l.Status == s {
			return l, true
		}
	}
	t.refuse(ruleStage, no)
	return l, false
}

// tell hands out a notice about a line.
func (t *turn) tell(k notice.Kind, l Line, n notice.Notice) {
	n.Kind, n.Member, n.About, n.Rx = k, t.state.Member, t.state.ID, l.Rx.ID
	t.do(n)
}

// hold stops a line, with a notice to the member: nothing is held in silence.
func (t *turn) hold(l Line, h Hold) {
	t.record(Held{Line: l.No, Hold: h})
	row := h.Reason.Row()
	t.tell(notice.OrderHeld, l, notice.Notice{Date: h.Until, Detail: string(h.Reason), Act: row.Act})
}

// lock is the Ref that keeps a member from having two fills of one ingredient under way.
func lock(m rx.PatientRef, f rx.Facts) stream.Ref {
	code := f.Ingredient.String()
	if f.Ingredient == 0 {
		code = f.NDC.String()
	}
	return stream.Ref{Kind: "fill", Value: string(m) + "/" + code}
}

func open(s State, do Open, now time.Time) stream.Outcome {
	if s.Version > 0 {
		return stream.Refuse(ruleExists, 0, 0, reason.None, "")
	}
	if do.Member == "" || do.ShipTo.Person == "" || !do.Order.IsSet() || len(do.Lines) == 0 {
		return stream.Refuse(ruleEmpty, 0, 0, reason.None, "")
	}
	t := turn{now: now}
	for i, l := range do.Lines {
		if !complete(l.Rx) {
			return stream.Refuse(ruleFacts, int64(i+1), 0, reason.Count, "")
		}
		t.out.Take = append(t.out.Take, lock(do.Member, l.Rx))
	}
	if do.Message != "" {
		t.out.Take = append(t.out.Take, stream.Ref{Kind: "message", Value: do.Message})
	}
	placed := t.today()
	t.record(Opened{Open: do, Placed: placed, Promise: placed.AddDays(PromiseDays)})
	t.tell(notice.OrderReceived, t.state.Lines[0], notice.Notice{Date: t.state.Promise})
	return t.out
}

// complete reports whether facts name everything that a fill needs.
func complete(f rx.Facts) bool {
	return f.ID != "" && f.NDC.IsSet() && f.Quantity.IsSet() && f.DaysSupply > 0 && f.Schedule != drug.ScheduleUnknown
}
