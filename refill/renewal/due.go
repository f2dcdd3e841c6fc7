package renewal

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// due is the timer: nothing happens before the instant it was set to, so one that comes twice does nothing the second
// time.
func (t *turn) due() stream.Outcome {
	if t.now.Before(t.s.Timer) {
		return stream.Outcome{}
	}
	switch t.s.Status {
	case AwaitMember:
		t.memberDue()
	case Requested:
		t.prescriberDue()
	}
	return t.out
}

func (t *turn) memberDue() {
	if !t.late() {
		t.again(t.s.MemberBy.End(t.now.Location()))
		return
	}
	t.emit(MemberSilent{At: t.at})
	t.tell(notice.RenewalClosed, string(ruleNoAnswer.Code), true)
}

// late reports whether the member's days are over.
func (t *turn) late() bool {
	if !t.s.Late.IsZero() {
		return !t.now.Before(t.s.Late)
	}
	return t.today.After(t.s.MemberBy)
}

func (t *turn) prescriberDue() {
	next := t.next()
	switch {
	case t.today.After(t.s.ends()):
		t.emit(PrescriberSilent{At: t.at})
		t.tell(notice.RenewalSilent, string(t.s.silence().Code), true)
	case next.IsSet() && !t.today.Before(next):
		t.ask(t.s.Attempt + 1)
	default:
		t.again(t.acts(next, t.s.AskedOn))
	}
}

// next is the day of the next attempt, none where no more is due. A timer that is late never asks on a closed day.
func (t *turn) next() cal.Date {
	next := AttemptOn(t.s.Attempt+1, t.s.AskedOn, t.s.LastOn)
	if !next.IsSet() {
		return next
	}
	if next = cal.Max(next, cal.OnOrAfterBusinessDay(t.today)); next.After(t.s.ends()) {
		return cal.Date{}
	}
	return next
}

// again sets the timer that came early, as it may after a change of zone.
func (t *turn) again(at time.Time) {
	t.emit(TimerSet{At: t.at, Timer: at})
	t.timer(at)
}
