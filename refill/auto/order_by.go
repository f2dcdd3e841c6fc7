package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/refill"
)

// window is the days on which the next supply can be ordered by hand and is on time (R2.5).
func (s State) window(today cal.Date) refill.Window {
	return refill.MailWindow(s.Fills, today, s.policy(), Timeline{LeadDays: s.LeadDays}.lead())
}

// planOrderBy sets the timer to the order-by day, where nothing goes by itself and the fill asked for a reminder. Where
// mail cannot be on time whatever the member does, the member hears it now.
func (t *turn) planOrderBy() {
	ended, _ := t.s.Ended.rule()
	byHand := !t.s.live() && t.s.Status != LastFilled && !t.s.Cycle.Opened
	silent := ended.End != "" && !ended.Ask
	if !t.s.RemindsOrder || !byHand || silent || len(t.s.Fills) == 0 {
		return
	}
	w := t.s.window(t.today)
	on := w.OrderBy
	if !w.Feasible {
		on = t.today
	}
	at := t.on(on)
	t.emit(OrderByPlanned{At: t.at, On: on, Timer: at})
	t.timer(at)
}

// orderByDue reminds, once for each plan.
func (t *turn) orderByDue() {
	on := t.s.OrderBy
	switch {
	case !on.IsSet():
		return
	case t.today.Before(on):
		t.again(t.on(on))
		return
	}
	w := t.s.window(t.today)
	t.emit(OrderByReached{At: t.at})
	t.work(RemindToOrder{Member: t.s.Rx.Patient, Rx: t.s.Rx.ID, From: w.Earliest, OrderBy: w.OrderBy, RunOut: w.RunOut,
		Feasible: w.Feasible}, time.Time{})
}
