package auto

import (
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func (t *turn) enroll(c Enroll) stream.Outcome {
	trace, policy := t.s.Enrolment(c.Consent), ""
	if c.Standing != nil {
		trace = t.s.Eligible(c.Consent, *c.Standing, t.today).Trace
		_, policy, _ = c.Standing.Terms.ModeOn(t.today)
	}
	if against := trace.Reasons(); against != nil {
		return t.refuseStep(against[0])
	}
	if t.s.live() {
		return stream.Outcome{} // the same consent again
	}
	t.emit(ConsentGiven{At: t.at, Consent: c.Consent, Standing: c.Standing, Policy: policy})
	if t.s.Status == Ordered {
		t.again(t.watch())
		return t.out
	}
	t.plan(Timeline{})
	return t.out
}

// endConsent ends the consent for a reason that is not the member's. A member's death is kept even where no consent
// stands, for none is ever taken again.
func (t *turn) endConsent(end End) stream.Outcome {
	rule, known := end.rule()
	stands := t.s.live() || t.s.Resumes
	switch {
	case !known || end == NoAnswer:
		return t.refuse(ruleEnd)
	case t.s.Version == 0:
		return t.refuse(ruleNoStream)
	case !stands && (!rule.Final || t.s.Ended == end):
		return stream.Outcome{}
	}
	open := t.s.live() && t.s.Cycle.Opened
	t.emit(ConsentEnded{At: t.at, End: end})
	if open {
		t.work(CancelRefill{Rx: t.s.Rx.ID, Cycle: t.s.Cycle.No, End: end}, time.Time{})
	}
	if rule.Ask {
		t.work(AskConsent{Member: t.s.Rx.Patient, Rx: t.s.Rx.ID, End: end}, time.Time{})
	}
	t.planOrderBy()
	return t.out
}

func (t *turn) stop(why string) stream.Outcome {
	if t.s.Version == 0 {
		return t.refuse(ruleNoStream)
	}
	if !t.s.live() && !t.s.Resumes {
		return stream.Outcome{}
	}
	open := t.s.Asks && t.s.Cycle.Opened && t.s.live()
	t.emit(ConsentEnded{At: t.at, Reason: wordOrNone(why)})
	if open {
		t.work(CancelRefill{Rx: t.s.Rx.ID, Cycle: t.s.Cycle.No}, time.Time{})
	}
	t.planOrderBy()
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

func (t *turn) confirm(by pharmacy.Actor, c Confirm) stream.Outcome {
	switch {
	case !t.s.live():
		return t.refuse(ruleNotEnrolled)
	case !personal(by):
		return t.refuse(ruleActor)
	case t.s.Cycle.Confirmed || t.s.Status == Ordered:
		return stream.Outcome{}
	}
	held := t.s.Status == Held && t.s.Hold == string(ruleNoYes.Code)
	t.emit(ShipmentConfirmed{At: t.at, Cycle: t.s.Cycle.No, By: by, Channel: c.Channel, Script: wordOrNone(c.Script)})
	if held {
		t.gate()
	}
	return t.out
}
