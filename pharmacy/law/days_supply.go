package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Supply is what the most days of one fill depend on (R1.15).
type Supply struct {
	Schedule drug.Schedule
	State    place.State
	On       cal.Date // the day of the fill
	Days     int      // days' supply that is asked for
	// Asked only where a state tells them apart, and only where the answer would matter.
	ListedCondition drug.Answer // the prescription names a condition for which the state allows more (NY)
	Opioid          drug.Answer
	FirstFill       drug.Answer // the patient's first fill of an opioid (MA)
}

// MaxDaysSupply is the most days' supply of one fill that surely is the limit, -1 where there is none, and the ruling on
// the days that are asked for: too many are held for the prescriber, who may change the quantity. A plan's own limit is
// not here.
func (b *Book) MaxDaysSupply(q Supply) (int, Ruling) {
	var r Ruling
	most := unlimited
	if q.Days <= 0 {
		r.need(ruleDaysSupply)
	}
	if !asked(q.Schedule, q.State, q.On, &r) {
		return 0, r
	}
	r.raise(Allow)
	var buf [room]found
	for _, f := range b.at(buf[:0], &r, KindMaxDays, q.State, q.Schedule, q.On) {
		if f.over {
			r.ended(Hold, f.line)
			continue
		}
		if n := q.under(f.line, &r); n != unlimited && (most == unlimited || n < most) {
			most = n
		}
	}
	return most, r
}

// under is the limit that a row sets for this fill; unlimited where it sets none, or where it is not known whether it does
// and the days asked for are within it.
func (q *Supply) under(l *line, r *Ruling) int {
	if l.When == IfFirstOpioid && (q.Opioid == drug.No || q.FirstFill == drug.No) || l.Value.Unlimited {
		return unlimited
	}
	r.rest(l)
	most := l.Value.Days
	if l.Value.Except > 0 && q.ListedCondition == drug.Yes {
		most = l.Value.Except
	}
	if q.Days <= most {
		return q.sure(l, most)
	}
	q.tooMany(l, most, r)
	return most
}

// sure is most where the row surely applies.
func (q *Supply) sure(l *line, most int) int {
	if l.When == IfFirstOpioid && (q.Opioid != drug.Yes || q.FirstFill != drug.Yes) {
		return unlimited
	}
	return most
}

// tooMany holds a fill above a limit, or asks for the fact that would lift it.
func (q *Supply) tooMany(l *line, most int, r *Ruling) {
	known := true
	ask := func(unknown bool, rule *reason.Rule) {
		if unknown {
			known = false
			r.need(rule)
		}
	}
	if l.When == IfFirstOpioid {
		ask(q.Opioid != drug.Yes, ruleOpioid)
		ask(q.FirstFill != drug.Yes, ruleFirstFill)
	}
	ask(q.Days <= l.Value.Except && q.ListedCondition != drug.No && q.ListedCondition != drug.Yes, ruleListed)
	if known {
		r.stop(Hold, ruleMaxDays, int64(q.Days), int64(most), reason.Days)
	}
}
