package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Refilling is what the refills of a prescription depend on (R1.2). Refills that the prescriber adds later by voice
// count in Written, see AddRefills.
type Refilling struct {
	Validity
	Written    int  // as the prescriber wrote
	PRN        bool // as needed until the last date
	Absent     bool // the prescription is silent about refills
	Dispensed  int  // refills dispensed so far, not counting the first fill; partial fills do not count
	DaysSupply int  // of one fill; 0: unknown
}

// RefillsLeft is how many refills may still be filled on a day, and why; -1 where only the last date limits them (PRN).
// It is 0 where the ruling is no Allow: the ruling is on a refill, so schedule II is denied here while MayFill allows its
// first fill.
func (b *Book) RefillsLeft(q Refilling, on cal.Date) (int, Ruling) {
	var r Ruling
	b.mayFill(&q.Validity, on, &r)
	if q.Schedule.Controlled() == drug.Unknown || !q.State.Valid() || !on.IsSet() {
		return 0, r // said by mayFill
	}
	most := b.mostRefills(&q, on, &r)
	left := q.left(most, &r)
	if r.Outcome != Allow {
		return 0, r
	}
	r.Trace.Pass(ruleNoneLeft, int64(left), 0, reason.Count)
	return left, r
}

// unlimited is the cap of a rule that sets none.
const unlimited = -1

// mostRefills is the smallest cap; unlimited where none is set.
func (b *Book) mostRefills(q *Refilling, on cal.Date, r *Ruling) int {
	most, sure := unlimited, false
	var buf [room]found
	for _, f := range b.at(buf[:0], r, KindRefillCap, q.State, q.Schedule, on) {
		sure = sure || f.Value.Over == 0
		if f.over {
			r.ended(Hold, f.line)
			continue
		}
		if q.under(f.line, r) {
			r.rest(f.line)
			most = smaller(most, f.Value)
		}
	}
	if !sure {
		r.stop(Hold, ruleNoRow, 0, 0, reason.None)
	}
	return most
}

// under reports whether a row's limit is for fills of this many days.
func (q *Refilling) under(l *line, r *Ruling) bool {
	if l.Value.Over == 0 {
		return true
	}
	if q.DaysSupply == 0 && (q.PRN || q.Written > l.Value.Count) {
		r.need(ruleDaysSupply)
	}
	return q.DaysSupply > l.Value.Over
}

func smaller(most int, v Value) int {
	switch {
	case v.Unlimited:
		return most
	case most == unlimited || v.Count < most:
		return v.Count // 0 where the row says none
	}
	return most
}

// left is what the cap and the prescription leave.
func (q *Refilling) left(most int, r *Ruling) int {
	switch {
	case q.Written < 0 || q.Dispensed < 0 || q.DaysSupply < 0:
		r.need(ruleRefillNumber)
		return 0
	case q.Schedule == drug.ScheduleII:
		r.stop(Deny, ruleScheduleII, 0, 0, reason.None)
		return 0
	case q.Absent, q.PRN && q.Schedule != drug.NotControlled:
		r.need(ruleRefills)
		return 0
	case q.PRN && most == unlimited:
		return unlimited
	}
	if !q.PRN && (most == unlimited || q.Written < most) {
		most = q.Written
	}
	if q.Dispensed >= most {
		r.stop(Deny, ruleNoneLeft, 0, 0, reason.Count)
		return 0
	}
	return most - q.Dispensed
}

// RefillsUsable is how many refills fit before the last date if each fill is used up first, the first fill being made on
// the day of issue; -1 where the last date does not limit them. Where the prescriber wrote more, the trace says so: six
// months hold about two fills of 90 days, so a 90-day schedule IV prescription with five refills can never use them all
// (our proposal: warn at intake). The ruling stays an Allow: it is a note.
func (b *Book) RefillsUsable(q Refilling) (int, Ruling) {
	last, r := b.LastDate(q.Validity)
	if q.DaysSupply < 0 || q.Written < 0 {
		r.need(ruleRefillNumber)
	}
	if q.DaysSupply == 0 {
		r.need(ruleDaysSupply)
	}
	if r.Outcome != Allow {
		return 0, r
	}
	if !last.IsSet() {
		return unlimited, r
	}
	fit := last.Sub(q.Issued) / q.DaysSupply
	if q.Written > fit {
		r.Trace.Pass(ruleUnusable, int64(fit), int64(q.Written), reason.Count)
	}
	return fit, r
}
