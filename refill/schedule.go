package refill

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Held is one drug that a member takes: its prescription and the question about its next refill, whose AsOf is not used.
type Held struct {
	Rx       rx.ID
	Question Question
}

// Entry is one line of the schedule that a member can review (feature 74).
type Entry struct {
	Rx        rx.ID
	Window    Window   // run-out, order-by, earliest; a lead that the plan sets moves order-by
	Ships     cal.Date // the planned day of shipment, a business day; unset: nothing was filled yet
	ArrivesBy cal.Date // the last day on which it should arrive
	Late      bool     // it may arrive after run-out
	LastDate  cal.Date // the last day on which the prescription may be filled
	Left      int      // refills, where Counted
	Counted   bool     // false: as needed, or not known
	Renew     bool     // the prescription cannot give this refill: a renewal is needed (R4.1)
	Pending   FillRef  // a fill that is on its way already; empty: none is
	Against   []reason.Step
}

// Schedule is what comes next for each drug, seen from today: ordered by what must be ordered first, then by
// prescription; what was never filled comes last. transit is the days from shipment to the door; 0 takes the whole
// delivery promise, the safe choice. A shipment leaves the plan's lead before run-out, or on the day that a refill opens
// where that is later, and never before today; on the business day before, or after where the one before would be too
// soon (R3.3).
func Schedule(today cal.Date, transit int, drugs []Held) []Entry {
	if transit <= 0 {
		transit, _ = NumberOn(DeliveryPromise, today)
	}
	list := make([]Entry, 0, len(drugs))
	for i := range drugs {
		list = append(list, entry(today, transit, &drugs[i]))
	}
	slices.SortStableFunc(list, func(a, b Entry) int {
		return cmp.Or(order(a.Window.OrderBy, b.Window.OrderBy), cmp.Compare(a.Rx, b.Rx))
	})
	return list
}

func entry(today cal.Date, transit int, h *Held) Entry {
	q := h.Question
	q.AsOf = today
	w := Eligibility(q).Window
	e := Entry{Rx: h.Rx, Window: w, LastDate: q.LastDate, Left: q.RefillsLeft, Counted: q.RefillsKnown && !q.RefillsAbsent,
		Pending: q.Pending, Renew: RenewalNeeded(q.RefillsLeft, q.RefillsKnown, q.LastDate, w.RunOut)}
	if !w.RunOut.IsSet() {
		return e
	}
	e.Ships = shipDay(w.RunOut, cal.Max(w.Earliest, today), q.lead())
	e.ArrivesBy = e.Ships.AddDays(transit)
	e.Late = e.ArrivesBy.After(w.RunOut)
	e.Renew = e.Renew || q.LastDate.IsSet() && q.LastDate.Before(e.Ships)
	q.AsOf = e.Ships
	v := Eligibility(q)
	e.Against = v.Trace.Reasons()
	return e
}

// shipDay is the business day on which a refill leaves: the lead before run-out, and not before from.
func shipDay(runOut, from cal.Date, lead int) cal.Date {
	want := cal.Max(runOut.AddDays(-lead), from)
	if d := cal.OnOrBeforeBusinessDay(want); !d.Before(from) {
		return d
	}
	return cal.OnOrAfterBusinessDay(want)
}

// order compares days with unset last.
func order(a, b cal.Date) int {
	if a.IsSet() != b.IsSet() {
		return -a.Compare(b)
	}
	return a.Compare(b)
}
