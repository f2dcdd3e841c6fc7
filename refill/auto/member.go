package auto

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// maxSkip is how far a shipment may move past run-out, in days.
const maxSkip = 366

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
	case t.s.Cycle.Opened: // ordered, or held because nothing has left
		return t.refuse(ruleOrdered)
	case len(t.s.Fills) == 0:
		return t.refuse(ruleFirstFill)
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
	if !t.s.live() && !t.s.Resumes {
		return stream.Outcome{}
	}
	t.emit(ConsentEnded{At: t.at, Reason: wordOrNone(why)})
	return t.out
}

// wordOrNone keeps free text, which may hold patient data, out of the log.
func wordOrNone(s string) string {
	const most, plain = 64, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"
	if len(s) > most || strings.Trim(s, plain) != "" {
		return ""
	}
	return s
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
