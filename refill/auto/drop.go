package auto

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// dropFill takes off the count a fill that never arrived (R2.3).
func (t *turn) dropFill(c DropFill) stream.Outcome {
	switch {
	case !c.Order.IsSet():
		return t.refuse(ruleFill)
	case slices.Contains(t.s.Dropped, c.Order), t.s.early(c.Order) >= 0: // told again
		return stream.Outcome{}
	}
	t.drop(DropFill{Order: c.Order, Reason: wordOrNone(c.Reason)})
	return t.out
}

// drop records it, and plans anew. A fill that is not counted yet was overtaken by the news: RecordFill comes later.
func (t *turn) drop(c DropFill) {
	e := FillDropped{At: t.at, Order: c.Order, Reason: c.Reason}
	i := slices.Index(t.s.Orders, c.Order)
	if i < 0 {
		t.emit(e)
		return
	}
	e.Fill = t.s.Fills[i]
	t.emit(e)
	switch {
	case t.s.Status == LastFilled:
		t.reopen()
	case t.s.live() && !t.s.Cycle.Opened: // an order that is open is the next supply
		t.plan(Timeline{})
	default:
		t.planOrderBy()
	}
}

// reopen goes on with a prescription that can give a fill again after all. Its renewal was started, and stays.
func (t *turn) reopen() {
	left, known := t.s.RefillsLeft()
	end := t.s.Rx.Expires
	if end.IsSet() && t.today.After(end) || refill.RenewalNeeded(left, known, end, t.s.RunOut()) {
		return
	}
	t.emit(RefillsReopened{At: t.at})
	if t.s.live() {
		t.plan(Timeline{})
		return
	}
	t.planOrderBy()
}

// early is where order stands among those that were dropped before they were counted; below 0: it does not.
func (s State) early(order stream.ID) int {
	return slices.IndexFunc(s.Early, func(c DropFill) bool { return c.Order == order })
}

// dropped takes a fill off the count. The slices are copied, for states share nothing.
func (s State) dropped(e FillDropped) State {
	i := slices.Index(s.Orders, e.Order)
	if i < 0 {
		s.Early = append(slices.Clip(s.Early), DropFill{Order: e.Order, Reason: e.Reason})
		return s
	}
	s.OrderBy = cal.Date{} // it was reckoned from this fill
	s.Fills = slices.Delete(slices.Clone(s.Fills), i, i+1)
	s.Orders = slices.Delete(slices.Clone(s.Orders), i, i+1)
	s.Dropped = append(slices.Clip(s.Dropped), e.Order)
	if j := s.early(e.Order); j >= 0 {
		s.Early = slices.Delete(slices.Clone(s.Early), j, j+1)
	}
	if s.Rx.Schedule != drug.NotControlled {
		s.Spent++
	}
	return s
}
