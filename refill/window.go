package refill

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// DefaultLead is the days between ordering and run-out that mail needs unless a plan says otherwise (R2.5,
// second-hand: 14; 10 and 21 are seen).
const DefaultLead = 14

// Window is the mail order window: the days on which a refill may be ordered and is still on time (R2.5). Every date is
// unset where nothing was filled yet.
type Window struct {
	Earliest cal.Date `json:"earliest,omitzero"` // refill too soon before it; unset where the edit is lifted
	OrderBy  cal.Date `json:"order_by,omitzero"` // run-out less the lead
	RunOut   cal.Date `json:"run_out,omitzero"`  // the first day without supply
	Feasible bool     `json:"feasible"`          // Earliest is not after OrderBy; else tell the member now that mail will be late
}

// Days is the length of the window in days, OrderBy less Earliest; 0 where it is not feasible or a date is unset.
func (w Window) Days() int {
	if !w.Feasible || !w.Earliest.IsSet() || !w.OrderBy.IsSet() {
		return 0
	}
	return w.OrderBy.Sub(w.Earliest)
}

// LateDays is by how many days mail comes too late where the window is not feasible: Earliest less OrderBy; else 0.
func (w Window) LateDays() int {
	if w.Feasible {
		return 0
	}
	return w.Earliest.Sub(w.OrderBy)
}

// Offers is what to tell the member now, in order, where mail cannot be on time (R2.5): a bridge supply from a local
// pharmacy, and a prescription for a longer supply; of a controlled drug a new prescription to a local pharmacy. nil
// where the window is feasible.
func (w Window) Offers(s drug.Schedule) []Option {
	if w.Feasible {
		return nil
	}
	if s != drug.NotControlled {
		return []Option{NewPrescription}
	}
	return []Option{LocalFill, LongerSupply}
}

// MailWindow is the window of the next refill with a lead in days; a negative lead counts as none. Where nothing was
// filled yet all dates are unset and Feasible is true: there is no supply to be late for.
func MailWindow(fills []Fill, asOf cal.Date, p Policy, leadDays int) Window {
	fills = ordered(fills)
	runOut, last := fold(fills, cal.Date{})
	return window(p.opens(fills, asOf, runOut, last), runOut, leadDays)
}

func window(earliest, runOut cal.Date, lead int) Window {
	w := Window{Earliest: earliest, RunOut: runOut, OrderBy: runOut.AddDays(-max(0, lead))}
	w.Feasible = !w.Earliest.After(w.OrderBy)
	return w
}
