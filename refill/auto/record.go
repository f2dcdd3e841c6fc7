package auto

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

func (t *turn) recordFill(c RecordFill) stream.Outcome {
	switch {
	case c.Rx.ID == "" || !c.Order.IsSet() || !c.Fill.Sound():
		return stream.Refuse(ruleFill, int64(c.Fill.Days), refill.MaxDays, reason.Days, string(t.s.Status))
	case t.s.Rx.ID != "" && t.s.Rx.ID != c.Rx.ID:
		return t.refuse(ruleOtherRx)
	case slices.Contains(t.s.Orders, c.Order), slices.Contains(t.s.Dropped, c.Order):
		return stream.Outcome{}
	}
	live := t.s.live()
	t.emit(FillRecorded{At: t.at, Rx: c.Rx, ShipTo: c.ShipTo, Order: c.Order, Fill: c.Fill, Paid: c.Paid, Policy: c.Policy,
		LeadDays: c.LeadDays, OrderBy: c.OrderBy, ByHand: c.ByHand})
	if i := t.s.early(c.Order); i >= 0 { // counted and dropped: as if the news had come in turn
		t.drop(t.s.Early[i])
		return t.out
	}
	left, known := t.s.RefillsLeft()
	switch {
	case t.s.Status == LastFilled:
	case refill.RenewalNeeded(left, known, t.s.Rx.Expires, t.s.RunOut()):
		t.end(live)
	case live:
		t.plan(Timeline{})
	default:
		t.planOrderBy()
	}
	return t.out
}

// end closes the stream of a prescription that gives no further fill, and starts its renewal, once.
func (t *turn) end(live bool) {
	runOut, first := t.s.RunOut(), !t.s.Renewing
	ended, _ := t.s.Ended.rule()
	t.emit(RefillsEnded{At: t.at})
	if !first || ended.Final {
		return
	}
	need := NeedRenewal{Rx: t.s.Rx, ShipTo: t.s.ShipTo, RunOut: runOut, Automatic: live}
	if live {
		t.work(need, time.Time{})
		return
	}
	t.work(need, t.on(refill.RenewalContact(runOut, t.today, false)))
}

// plan begins the next cycle; run-out, lead, too soon and today come from the state. Where no fill is left it waits for the
// next one: automatic refill begins after the initial fill (R3.1).
func (t *turn) plan(line Timeline) {
	if len(t.s.Fills) == 0 {
		t.emit(ShipmentHeld{At: t.at, Cycle: t.s.Cycle.No, Code: string(ruleFirstFill.Code)})
		return
	}
	line.RunOut, line.Earliest, line.Today = t.s.RunOut(), t.s.earliest(t.today), t.today
	line.LeadDays, line.NotBefore = t.s.LeadDays, t.s.Paused
	cycle := line.Cycle(t.s.Cycle.No + 1)
	at := t.on(cycle.next())
	t.emit(CyclePlanned{At: t.at, Cycle: cycle, Timer: at})
	t.timer(at)
}
