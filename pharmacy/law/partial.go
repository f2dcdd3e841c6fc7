package law

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// PartialFill is a fill of less than was prescribed, or of the rest of one (R1.4, R1.5).
type PartialFill struct {
	Validity                             // its Partial need not be set
	Total, Dispensed, Now drug.Quantity  // prescribed (with the refills, for schedules III to V), dispensed so far, dispensed now
	At                    time.Time      // of this fill
	Zone                  *time.Location // of the pharmacy: days count in it
	// The rest is asked for schedule II alone.
	Cause PartialCause // why this fill is partial: each one obeys the deadline of its own cause
	First time.Time    // of the first partial fill, where the stock was short
	Oral  time.Time    // when an emergency oral prescription was issued; zero: it is none
}

// MayFillPart is the ruling on a partial fill: within the last date, within what was prescribed, and for schedule II
// within the deadline of its cause. After it the rest is void, the prescriber is told, and a new prescription is needed.
// Schedules III to V may be filled in part any number of times; a partial fill uses up quantity and no refill.
func (b *Book) MayFillPart(q PartialFill) Ruling {
	var r Ruling
	q.Partial = true
	on := q.day(&r)
	b.mayFill(&q.Validity, on, &r)
	q.quantities(&r)
	if q.Schedule == drug.ScheduleII && on.IsSet() {
		q.order(&r)
		if by := b.restBy(&q, &r); by.passed(q.At, on) {
			r.stop(Deny, ruleRestVoid, day(on), day(by.lastDay(q.Zone)), reason.Date)
		}
	}
	return r
}

// Owed is what is left to dispense after this fill; absent where a quantity is not known or counts another unit, or more
// would be dispensed than was prescribed. RestBy says until when schedule II may be owed, the last date for the others.
func (q PartialFill) Owed() drug.Quantity {
	sum, err := q.Dispensed.Add(q.Now)
	if err != nil {
		return drug.Quantity{}
	}
	rest, err := q.Total.Sub(sum)
	if err != nil {
		return drug.Quantity{}
	}
	return rest
}

// day is the day of the fill in the pharmacy's zone; unset where it is not known.
func (q *PartialFill) day(r *Ruling) cal.Date {
	if q.Zone == nil || q.At.IsZero() {
		r.need(ruleInstant)
		return cal.Date{}
	}
	return cal.In(q.At, q.Zone)
}

// order asks again for an instant that lies after the fill whose deadline it begins: it would push the deadline out.
func (q *PartialFill) order(r *Ruling) {
	if q.Cause == ShortStock && q.First.After(q.At) {
		r.need(ruleFirstPart)
	}
	if q.Oral.After(q.At) {
		r.need(ruleInstant)
	}
}

// quantities holds what is dispensed against what was prescribed.
func (q *PartialFill) quantities(r *Ruling) {
	sum, err := q.Dispensed.Add(q.Now)
	if err != nil || !q.Now.Positive() {
		r.need(ruleQuantity)
		return
	}
	over, err := sum.Compare(q.Total)
	switch {
	case err != nil:
		r.need(ruleQuantity)
	case over > 0:
		r.stop(Deny, rulePartTotal, sum.Thousandths(), q.Total.Thousandths(), reason.Thousandths)
	default:
		r.Trace.Pass(rulePartTotal, sum.Thousandths(), q.Total.Thousandths(), reason.Thousandths)
	}
}
