package auto

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Gate is the release gate on a day (R3.4), as far as this machine knows: consent with its reminders or its yes, a fill
// that the member has, the consent rule in force where the enrolment told whose it is, the prescriber's last date, refills left, too soon, and that this cycle's refill was not handed out yet. The first failed
// step names the hold. The refill's own order asks the rest: coverage, authorization, screening, stock, address, card.
func (s State) Gate(today cal.Date) reason.Trace {
	var t reason.Trace
	note(&t, ruleNotEnrolled, s.live())
	note(&t, ruleFirstFill, len(s.Fills) > 0)
	s.checkConsent(&t)
	if s.Asks {
		s.Terms.check(&t, s.Consent.Mode, today)
	}
	s.checkDates(&t, today)
	note(&t, ruleOverdue, !s.Cycle.Opened)
	return t
}

func (s State) checkConsent(t *reason.Trace) {
	switch s.Consent.Mode {
	case PerShipment:
		note(t, ruleNoYes, s.Cycle.Confirmed)
	case OptInWithReminders:
		record(t, ruleReminders, s.Cycle.Sent >= Reminders, int64(s.Cycle.Sent), Reminders, reason.Count)
	default:
		note(t, ruleMode, false)
	}
}

func (s State) checkDates(t *reason.Trace, today cal.Date) {
	if end := s.Rx.Expires; end.IsSet() {
		record(t, ruleExpired, !today.After(end), day(today), day(end), reason.Date)
	}
	s.checkRefills(t)
	earliest := s.earliest(today)
	record(t, ruleTooSoon, !today.Before(earliest), day(today), day(earliest), reason.Date)
}

func record(t *reason.Trace, r *reason.Rule, ok bool, a, b int64, u reason.Unit) {
	if ok {
		t.Pass(r, a, b, u)
		return
	}
	t.Fail(r, a, b, u)
}

// day is a date as the fact of a step.
func day(d cal.Date) int64 { return reason.DateFact(d.Split()) }
