package auto

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// Hour is the time of day at which the timer acts, in the zone of now (our proposal: office hours have begun).
const Hour = 9

// maxSkip is how far a shipment may move past run-out, in days.
const maxSkip = 366

// Decide says what follows from a command in a state. now carries the pharmacy's zone. It never panics.
func Decide(s State, c stream.Command, now time.Time) stream.Outcome {
	t := &turn{s: s, now: now, at: now.UTC().Truncate(time.Microsecond), today: cal.In(now, now.Location())}
	switch do := c.Do.(type) {
	case RecordFill:
		return t.recordFill(do)
	case Enroll:
		return t.enroll(do.Consent)
	case Skip:
		return t.skip()
	case Stop:
		return t.stop(do.Reason)
	case Confirm:
		return t.confirm(c)
	case Due:
		return t.due()
	case Reminded:
		return t.reminded(do)
	case Release:
		return t.release()
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

func (t *turn) recordFill(c RecordFill) stream.Outcome {
	switch {
	case c.Rx.ID == "" || !c.Order.IsSet() || !c.Fill.Sound():
		return stream.Refuse(ruleFill, int64(c.Fill.Days), refill.MaxDays, reason.Days, string(t.s.Status))
	case t.s.Version > 0 && t.s.Rx.ID != c.Rx.ID:
		return t.refuse(ruleOtherRx)
	case slices.Contains(t.s.Orders, c.Order):
		return stream.Outcome{}
	}
	live := t.s.live()
	t.emit(FillRecorded{At: t.at, Rx: c.Rx, ShipTo: c.ShipTo, Order: c.Order, Fill: c.Fill, Paid: c.Paid})
	left, known := t.s.RefillsLeft()
	switch {
	case t.s.Status == LastFilled:
	case refill.RenewalNeeded(left, known, t.s.Rx.Expires, t.s.RunOut()):
		t.end(live)
	case live:
		t.plan(Timeline{})
	}
	return t.out
}

// end closes the stream of a prescription that gives no further fill, and starts its renewal.
func (t *turn) end(live bool) {
	runOut := t.s.RunOut()
	t.emit(RefillsEnded{At: t.at})
	need := NeedRenewal{Rx: t.s.Rx, ShipTo: t.s.ShipTo, RunOut: runOut}
	if live {
		t.work(need, time.Time{})
		return
	}
	t.work(need, t.on(refill.RenewalContact(runOut, t.today, false)))
}

// plan begins the next cycle; run-out, too soon and today come from the state.
func (t *turn) plan(line Timeline) {
	line.RunOut, line.Earliest, line.Today = t.s.RunOut(), t.s.earliest(t.today), t.today
	cycle := line.Cycle(t.s.Cycle.No + 1)
	at := t.on(cycle.next())
	t.emit(CyclePlanned{At: t.at, Cycle: cycle, Timer: at})
	t.timer(at)
}

func (t *turn) enroll(c Consent) stream.Outcome {
	trace := t.s.Enrolment(c)
	if against := trace.Reasons(); against != nil {
		return t.refuseStep(against[0])
	}
	if t.s.live() {
		return stream.Outcome{} // the same consent again
	}
	t.emit(ConsentGiven{At: t.at, Consent: c})
	if t.s.Status == Ordered {
		t.again(t.watch())
		return t.out
	}
	t.plan(Timeline{})
	return t.out
}

func (t *turn) skip() stream.Outcome {
	switch {
	case !t.s.live():
		return t.refuse(ruleNotEnrolled)
	case t.s.Status == Ordered:
		return t.refuse(ruleOrdered)
	}
	want := t.s.Cycle.Ship.AddDays(t.s.supply())
	if past := want.Sub(t.s.RunOut()); past > maxSkip || !want.IsSet() {
		return stream.Refuse(ruleFar, int64(past), maxSkip, reason.Days, string(t.s.Status))
	}
	t.emit(ShipmentSkipped{At: t.at, Cycle: t.s.Cycle.No})
	t.plan(Timeline{Want: want})
	return t.out
}

func (t *turn) stop(why string) stream.Outcome {
	if t.s.Version == 0 {
		return t.refuse(ruleNoStream)
	}
	if !t.s.live() {
		return stream.Outcome{}
	}
	t.emit(ConsentEnded{At: t.at, Reason: why})
	return t.out
}

func (t *turn) confirm(c stream.Command) stream.Outcome {
	switch {
	case !t.s.live():
		return t.refuse(ruleNotEnrolled)
	case !personal(c.By):
		return t.refuse(ruleActor)
	case t.s.Cycle.Confirmed || t.s.Status == Ordered:
		return stream.Outcome{}
	}
	held := t.s.Status == Held && t.s.Hold == string(ruleNoYes.Code)
	t.emit(ShipmentConfirmed{At: t.at, Cycle: t.s.Cycle.No})
	if held {
		t.gate()
	}
	return t.out
}

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

// gate opens the refill, or holds the shipment and tells the member.
func (t *turn) gate() {
	trace := t.s.Gate(t.today)
	if against := trace.Reasons(); against != nil {
		t.hold(against[0].Rule)
		return
	}
	watch := t.watch()
	fill := len(t.s.Fills) + 1
	t.emit(RefillOpened{At: t.at, Cycle: t.s.Cycle.No, FillNo: fill, Timer: watch})
	t.work(OpenRefill{Rx: t.s.Rx, ShipTo: t.s.ShipTo, FillNo: fill, Cycle: t.s.Cycle.No}, time.Time{})
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
