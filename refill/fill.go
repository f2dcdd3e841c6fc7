package refill

import (
	"cmp"
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// MaxDays is the longest supply that a claim can tell: the days' supply field has three digits (NCPDP 405-D5).
const MaxDays = 999

// Fill is one dispensed supply: the fill date of its paid claim and its days' supply. Reversed claims and returned
// parcels are left out by the caller; a bridge supply counts.
type Fill struct {
	Date cal.Date `json:"date"`
	Days int      `json:"days"`
}

// Sound reports whether f can be counted: its date is set and its days are 1 to MaxDays. Every function of this
// package passes over a fill that is not sound; Eligibility also says so, as a reason.
func (f Fill) Sound() bool { return f.Date.IsSet() && f.Days >= 1 && f.Days <= MaxDays }

// RunOut is the first day without supply, early supply carried over (R2.3). It is unset where there is no sound fill.
// Fills may come in any order; in order of date they cost no allocation. Two fills of one day add up.
func RunOut(fills []Fill) cal.Date {
	runOut, _ := fold(ordered(fills), cal.Date{})
	return runOut
}

// OnHand is the days of supply left on day t, with t counted (R2.3): on its fill date a supply of 90 days has 90 left.
// Fills after t are not on hand yet. It is 0 where nothing is left, nothing was filled or t is unset.
func OnHand(fills []Fill, t cal.Date) int {
	fills = ordered(fills)
	n := len(fills)
	for n > 0 && fills[n-1].Date.After(t) {
		n--
	}
	runOut, _ := fold(fills[:n], cal.Date{})
	return max(0, runOut.Sub(t))
}

// fold walks ordered fills, and carries over those from day from on. It gives the run-out and the last fill, which
// counts however old it is.
func fold(fills []Fill, from cal.Date) (runOut cal.Date, last Fill) {
	for _, f := range fills {
		if !f.Sound() {
			continue
		}
		last = f
		if !f.Date.Before(from) {
			runOut = later(cal.Max(runOut, f.Date), f.Days)
		}
	}
	if last.Sound() && !runOut.IsSet() {
		runOut = later(last.Date, last.Days)
	}
	return runOut, last
}

// later is d plus n days, and stops at the end of the calendar: a run-out never becomes unset by being far away.
func later(d cal.Date, n int) cal.Date {
	if e := d.AddDays(n); e.IsSet() {
		return e
	}
	return cal.Of(9999, time.December, 31)
}

// ordered gives fills by date, and by days within a date; the caller's slice is never changed.
func ordered(fills []Fill) []Fill {
	for i := 1; i < len(fills); i++ {
		if fills[i].before(fills[i-1]) {
			sorted := slices.Clone(fills)
			slices.SortFunc(sorted, Fill.compare)
			return sorted
		}
	}
	return fills
}

func (f Fill) before(g Fill) bool {
	return f.Date.Before(g.Date) || f.Date == g.Date && f.Days < g.Days
}

func (f Fill) compare(g Fill) int {
	return cmp.Or(f.Date.Compare(g.Date), cmp.Compare(f.Days, g.Days))
}
