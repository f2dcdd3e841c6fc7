package review

import (
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// sweep does what time alone does, one thing after the other: a deadline is missed, a duty is late, a renewal is due.
func (t *turn) sweep() {
	for t.at.Compare(t.s.wakes()) >= 0 && !t.s.wakes().IsZero() {
		switch at := t.s.wakes(); {
		case t.s.Status.pending() && at.Equal(t.s.Clock.late()) && t.s.Clock.Figure == ByContract:
			t.unkept()
		case t.s.Status.pending() && at.Equal(t.s.Clock.late()):
			t.missed()
		case t.s.toForward() && at.Equal(Clock{Due: t.s.ForwardBy}.late()):
			t.emit(Overdue{At: t.at, What: overdueForward, Due: t.s.ForwardBy})
		case t.s.toEffect() && at.Equal(Clock{Due: t.s.EffectBy}.late()):
			t.emit(Overdue{At: t.at, What: overdueEffect, Due: t.s.EffectBy})
		default:
			t.renew()
		}
	}
}

// What may be overdue beside an answer.
const (
	overdueForward  = "forward"
	overdueEffect   = "effect"
	overdueContract = "contract"
)

// unkept is a promise of the plan's that was not kept: a breach, and the clock of the law runs on.
func (t *turn) unkept() {
	law, _ := t.s.filing().Law(t.zone)
	t.emit(Overdue{At: t.at, What: overdueContract, Due: t.s.Clock.Due, Clock: law})
	t.tell(reason.Plan, ruleContract, true)
}

// missed is a deadline without an answer. A Part D plan must forward the case; where state law says so, a Marketplace
// exception is granted; in all programs but Part D the next level may be asked; a reviewer above a Part D plan is waited
// for.
func (t *turn) missed() {
	e := Missed{At: t.at, Level: t.s.Level, Due: t.s.Clock.Due}
	if t.s.forwards() {
		e.ForwardBy, _ = ForwardBy(e.Due, t.zone)
	}
	t.emit(e)
	if !e.ForwardBy.IsZero() {
		t.work(ForwardCase{Case: t.s.Case.ID, Level: e.Level})
	}
	if t.deemed() {
		return
	}
	_, more := above(t.s.Case.levels(), t.s.Level)
	t.tell(reason.Member, ruleMissed, more && t.s.appealable())
	t.tell(reason.Plan, ruleMissed, true)
}

// forwarded says that the independent review entity has the case.
func (t *turn) forwarded() stream.Outcome {
	switch {
	case t.s.Status == AutoForwarded:
		return t.out
	case t.s.Status != DeadlineMissed || t.s.ForwardBy.IsZero():
		return t.refuse(ruleNotMissed)
	}
	t.emit(Forwarded{At: t.at})
	t.tell(reason.Member, ruleForwarded, false)
	return t.out
}
