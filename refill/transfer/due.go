package transfer

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

// due is the timer: nothing happens before the instant it was set to, so one that comes twice does nothing the second
// time.
func (t *turn) due() stream.Outcome {
	if t.now.Before(t.s.Timer) {
		return stream.Outcome{}
	}
	switch t.s.Status {
	case Contacting:
		t.contactDue()
	case ContactWrong:
		t.endDue(Failed, ContactInfoIncorrect)
	case Incomplete:
		t.endDue(NoResponse, PharmacyNoResponse)
	case ToRelease:
		t.releaseDue()
	}
	return t.out
}

func (t *turn) contactDue() {
	next := AttemptOn(t.s.Attempt+1, t.s.AskedOn, t.s.LastOn)
	switch {
	case t.today.After(t.s.By):
		t.endDue(NoResponse, PharmacyNoResponse)
	case next.IsSet() && !t.today.Before(next):
		t.ask(t.s.Attempt + 1)
	default:
		t.again(t.after(t.s.Attempt, t.s.AskedOn, t.s.LastOn))
	}
}

// endDue ends at the beginning of the day after By, and the member is told on that day.
func (t *turn) endDue(to Status, c Code) {
	if !t.today.After(t.s.By) {
		t.again(t.s.By.End(t.now.Location()))
		return
	}
	before := t.s
	t.emit(Ended{At: t.at, To: to, Code: c})
	t.tell(true)
	t.free(before)
}

func (t *turn) releaseDue() {
	switch {
	case t.s.Overdue:
	case !t.today.After(t.s.By):
		t.again(t.s.By.End(t.now.Location()))
	default:
		t.emit(ReleaseOverdue{At: t.at})
	}
}

// again sets the timer that came early, as it may after a change of zone.
func (t *turn) again(at time.Time) {
	t.emit(TimerSet{At: t.at, Timer: at})
	t.timer(at)
}
