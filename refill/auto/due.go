package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// due is the timer: one step each time, and nothing before the instant it was set to, so that one that comes twice
// does nothing the second time.
func (t *turn) due() stream.Outcome {
	if t.now.Before(t.s.Timer) {
		return stream.Outcome{}
	}
	switch t.s.Status {
	case Enrolled:
		t.step()
	case Checking:
		t.hold(ruleUnanswered)
	case Ordered:
		t.overdue()
	case LastFilled:
		t.lastDue()
	default:
		t.orderByDue()
	}
	return t.out
}

// step is the next reminder or the shipment, if its day has come.
func (t *turn) step() {
	c := t.s.Cycle
	switch {
	case t.today.Before(c.next()):
		t.again(t.on(c.next()))
	case c.Asked < Reminders:
		t.remind()
	default:
		t.gate()
	}
}

// remind hands out the next reminder. A late one moves what follows.
func (t *turn) remind() {
	c := t.s.Cycle.remindedOn(t.today)
	at := t.on(c.next())
	t.emit(ReminderAsked{At: t.at, Cycle: c, Timer: at})
	t.work(Remind{
		Member: t.s.Rx.Patient, Rx: t.s.Rx.ID, Cycle: c.No, No: c.Asked, Ship: c.Ship, Cost: t.s.Paid,
	}, time.Time{})
	t.timer(at)
}

// again sets the timer that came early, as it may after a change of zone.
func (t *turn) again(at time.Time) {
	t.emit(TimerSet{At: t.at, Timer: at})
	t.timer(at)
}

// overdue holds a cycle whose order was opened and never shipped: it is never left without an owner. The member hears
// of the order from the order.
func (t *turn) overdue() {
	t.emit(ShipmentHeld{At: t.at, Cycle: t.s.Cycle.No, Code: string(ruleOverdue.Code)})
}
