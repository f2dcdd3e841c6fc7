package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// RefillBar is the first day on which the state lets a refill be filled, given the run-out of the supply on hand (R1.15,
// NY); unset where the state has no bar or the prescriber lifted it. The ruling on day on is Deny before the bar. The
// run-out is asked only where there is a bar. The plan's own date of refill-too-soon stands beside it: the later wins.
func (b *Book) RefillBar(s drug.Schedule, st place.State, runOut, on cal.Date, lifted bool) (cal.Date, Ruling) {
	var r Ruling
	if !asked(s, st, on, &r) {
		return cal.Date{}, r
	}
	r.raise(Allow)
	var bar cal.Date
	var buf [room]found
	for _, f := range b.at(buf[:0], &r, KindRefillBar, st, s, on) {
		switch {
		case f.over:
			r.ended(Hold, f.line)
		case lifted:
			r.rest(f.line)
			r.Trace.Pass(ruleBarLifted, 0, 0, reason.None)
		case !runOut.IsSet():
			r.need(ruleRunOut)
		default:
			r.rest(f.line)
			bar = cal.Max(bar, runOut.AddDays(-f.Value.Days))
		}
	}
	if on.Before(bar) {
		r.stop(Deny, ruleBar, day(on), day(bar), reason.Date)
	}
	return bar, r
}

// asked records which of the three facts that nearly every question needs is unknown; true: none.
func asked(s drug.Schedule, st place.State, on cal.Date, r *Ruling) bool {
	if s.Controlled() == drug.Unknown {
		r.need(ruleSchedule)
	}
	if !st.Valid() {
		r.need(ruleState)
	}
	if !on.IsSet() {
		r.need(ruleDay)
	}
	return r.Outcome < NeedInfo
}

// demand records what an answer that must be Yes comes to otherwise: unknown is asked for, No is worth o.
func demand(a drug.Answer, r *Ruling, unknown *reason.Rule, o Outcome, no *reason.Rule) {
	switch a {
	case drug.Yes:
	case drug.No:
		r.stop(o, no, 0, 0, reason.None)
	default:
		r.need(unknown)
	}
}
