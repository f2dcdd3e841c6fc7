package auto

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// maxSkip is how far a shipment may move past run-out, in days.
const maxSkip = 366

// fixed is the rule that keeps a member from changing the shipment to come; nil: none does.
func (t *turn) fixed() *reason.Rule {
	switch {
	case !t.s.live():
		return ruleNotEnrolled
	case t.s.Cycle.Opened: // ordered, or held because nothing has left
		return ruleOrdered
	case len(t.s.Fills) == 0:
		return ruleFirstFill
	}
	return nil
}

// far refuses a shipment that would leave longer than maxSkip after run-out; nil: it would not.
func (t *turn) far(on cal.Date) *stream.Outcome {
	past := on.Sub(t.s.RunOut())
	if on.IsSet() && past <= maxSkip {
		return nil
	}
	out := stream.Refuse(ruleFar, int64(past), maxSkip, reason.Days, string(t.s.Status))
	return &out
}

// skip leaves this shipment out: the next one is one supply later.
func (t *turn) skip() stream.Outcome {
	if r := t.fixed(); r != nil {
		return t.refuse(r)
	}
	want := t.s.Cycle.Ship.AddDays(t.s.supply())
	if refusal := t.far(want); refusal != nil {
		return *refusal
	}
	t.emit(ShipmentSkipped{At: t.at, Cycle: t.s.Cycle.No})
	t.plan(Timeline{Want: want})
	return t.out
}

// move sets another day, not before the first one that is not too soon.
func (t *turn) move(to cal.Date) stream.Outcome {
	if r := t.fixed(); r != nil {
		return t.refuse(r)
	}
	earliest := t.s.earliest(t.today)
	switch {
	case !to.IsSet() || to.Before(t.today):
		return stream.Refuse(rulePast, day(to), day(t.today), reason.Date, string(t.s.Status))
	case to.Before(earliest):
		first := cal.OnOrAfterBusinessDay(earliest)
		return stream.Refuse(ruleEarlier, day(earliest), day(first), reason.Date, string(t.s.Status))
	}
	if refusal := t.far(to); refusal != nil {
		return *refusal
	}
	t.emit(ShipmentMoved{At: t.at, Cycle: t.s.Cycle.No, To: to})
	t.plan(Timeline{Want: to})
	return t.out
}

// pause keeps shipments back until a day; one in the past, or today, ends a pause.
func (t *turn) pause(until cal.Date) stream.Outcome {
	if r := t.fixed(); r != nil {
		return t.refuse(r)
	}
	if !until.IsSet() {
		return stream.Refuse(rulePast, 0, day(t.today), reason.Date, string(t.s.Status))
	}
	if refusal := t.far(until); refusal != nil {
		return *refusal
	}
	if until == t.s.Paused {
		return stream.Outcome{}
	}
	t.emit(ShipmentPaused{At: t.at, Cycle: t.s.Cycle.No, Until: until})
	t.plan(Timeline{})
	return t.out
}

// MovedTo is what Move to a day would come to if it were asked today, so that a member can be warned of a gap in supply
// (Cycle.Gap) before it is. It does not say whether Move would be refused.
func (s State) MovedTo(to, today cal.Date) Cycle {
	return Timeline{RunOut: s.RunOut(), Earliest: s.earliest(today), Today: today, Want: to, LeadDays: s.LeadDays}.Cycle(s.Cycle.No + 1)
}
