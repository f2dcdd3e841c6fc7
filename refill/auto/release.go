package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// reminded takes the notifier's answer. One that comes for another cycle, or for a reminder that was not handed out or
// is known to be delivered, changes nothing.
func (t *turn) reminded(c Reminded) stream.Outcome {
	cycle := t.s.Cycle
	if !t.s.live() || c.Cycle != cycle.No || c.No < 1 || c.No > cycle.Asked || cycle.Delivered[c.No-1] {
		return stream.Outcome{}
	}
	t.emit(ReminderAnswered{At: t.at, Cycle: c.Cycle, No: c.No, Delivered: c.Delivered})
	return t.out
}

func (t *turn) release() stream.Outcome {
	if t.s.Status != Held {
		return t.refuse(ruleNotHeld)
	}
	if t.s.Hold == string(ruleOverdue.Code) {
		t.plan(Timeline{}) // that order is over: a person says so. A new cycle reminds and orders anew
		return t.out
	}
	trace := t.s.Gate(t.today)
	if against := trace.Reasons(); against != nil && string(against[0].Rule.Code) == t.s.Hold {
		return t.refuseStep(against[0])
	}
	t.gate()
	return t.out
}

// gate opens the refill, or holds the shipment and tells the member. Where the host answers for what the stream cannot
// know, it is asked first.
func (t *turn) gate() {
	trace := t.s.Gate(t.today)
	switch against := trace.Reasons(); {
	case against != nil:
		t.hold(against[0].Rule)
	case t.s.Asks:
		t.askRelease()
	default:
		t.open()
	}
}

// askRelease asks the host; an answer is waited for until the next day, so that no shipment waits without an owner.
func (t *turn) askRelease() {
	at := t.on(t.today.AddDays(1))
	t.emit(ReleaseAsked{At: t.at, Cycle: t.s.Cycle.No, On: t.today, Timer: at})
	t.work(AskRelease{Rx: t.s.Rx, ShipTo: t.s.ShipTo, Cycle: t.s.Cycle.No, FillNo: t.s.Dispensed() + 1, On: t.today}, time.Time{})
	t.timer(at)
}

// answered takes the host's answers to the question that is open.
func (t *turn) answered(c ReleaseAnswers) stream.Outcome {
	if t.s.Status != Checking || c.Cycle != t.s.Cycle.No || c.On != t.s.AskedOn {
		return stream.Outcome{}
	}
	if !t.now.Before(t.s.Timer) { // the timer is late: as if it had been in time
		t.hold(ruleUnanswered)
		return t.out
	}
	ruling := t.s.GateWith(t.today, c.Answers)
	if against := ruling.Trace.Reasons(); against != nil {
		t.hold(against[0].Rule)
		return t.out
	}
	t.open()
	return t.out
}

// open hands the refill out.
func (t *turn) open() {
	watch := t.watch()
	fill := t.s.Dispensed() + 1
	t.emit(RefillOpened{At: t.at, Cycle: t.s.Cycle.No, FillNo: fill, Timer: watch})
	t.work(OpenRefill{Rx: t.s.Rx, ShipTo: t.s.ShipTo, FillNo: fill, Cycle: t.s.Cycle.No, After: t.s.LastOrder()}, time.Time{})
	t.timer(watch)
}

// watch is when an open order that has not shipped is looked at: at run-out, and not before a shipment's usual lead.
func (t *turn) watch() time.Time {
	return t.on(cal.Max(t.s.Cycle.RunOut, t.today.AddDays(ShipLead)))
}

func (t *turn) hold(r *reason.Rule) {
	t.emit(ShipmentHeld{At: t.at, Cycle: t.s.Cycle.No, Code: string(r.Code)})
	t.work(notice.Notice{
		Kind: notice.RefillHeld, Member: t.s.Rx.Patient, About: StreamOf(t.s.Rx.ID), Rx: t.s.Rx.ID,
		Date: t.s.Cycle.Ship, Detail: string(r.Code), Act: r.Who == reason.Member,
	}, time.Time{})
}
