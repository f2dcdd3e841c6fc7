package refill

import "github.com/mailrx/mailrx/pharmacy/cal"

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

// MailWindow is the window of the next refill with a lead in days; a negative lead counts as none. Where nothing was
// filled yet all dates are unset and Feasible is true: there is no supply to be late for.
func MailWindow(fills []Fill, asOf cal.Date, p Policy, leadDays int) Window {
	return mailWindow(ordered(fills), asOf, p, leadDays)
}

// mailWindow is MailWindow of ordered fills.
func mailWindow(fills []Fill, asOf cal.Date, p Policy, leadDays int) Window {
	runOut, _ := fold(fills, cal.Date{})
	w := Window{Earliest: p.earliest(fills, asOf), RunOut: runOut}
	w.OrderBy = w.RunOut.AddDays(-max(0, leadDays))
	w.Feasible = !w.Earliest.After(w.OrderBy)
	return w
}
