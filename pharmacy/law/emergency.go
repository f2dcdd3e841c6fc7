package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Emergency is what a supply without a prescriber depends on (R1.17): a power of the states alone.
type Emergency struct {
	Schedule drug.Schedule
	State    place.State
	On       cal.Date
	LastFill cal.Date      // an earlier fill on record
	Attempts int           // logged attempts to reach the prescriber
	Used     drug.Answer   // an emergency supply was given in this period already
	PerDay   drug.Quantity // as directed
	Package  drug.Quantity // the smallest package of what cannot be broken, such as an inhaler; absent: it can be
}

// EmergencySupply is what may be dispensed without a prescriber: the quantity and its days' supply, nothing where the
// ruling is no Allow. The built-in packs know no state's power: a host brings the rows, and a state without one is held
// for a pharmacist. Schedule II is denied where a state has no row that says otherwise.
func (b *Book) EmergencySupply(q Emergency) (drug.Quantity, int, Ruling) {
	var r Ruling
	if !asked(q.Schedule, q.State, q.On, &r) {
		return drug.Quantity{}, 0, r
	}
	days := b.emergencyDays(&q, &r)
	q.circumstances(&r)
	amount := q.amount(days, &r)
	if r.Outcome != Allow {
		return drug.Quantity{}, 0, r
	}
	return amount, days, r
}

// emergencyDays is the fewest days that a row allows: 72 hours are 3 days; Compile sees to it that hours are whole days.
func (b *Book) emergencyDays(q *Emergency, r *Ruling) int {
	var buf [room]found
	rows := b.at(buf[:0], r, KindEmergency, q.State, q.Schedule, q.On)
	days := 0
	for _, f := range rows {
		if f.over {
			r.ended(Deny, f.line)
			continue
		}
		r.rest(f.line)
		if f.Value.Outcome > Allow {
			r.stop(f.Value.Outcome, ruleNoPower, 0, 0, reason.None)
			continue
		}
		if n := f.Value.Days + f.Value.Hours/24; days == 0 || n < days {
			days = n
		}
	}
	if len(rows) == 0 {
		r.stop(Hold, ruleNoRow, 0, 0, reason.None)
	}
	return days
}

// circumstances are the prescriber out of reach, an earlier fill, and no such supply before.
func (q *Emergency) circumstances(r *Ruling) {
	if q.Attempts <= 0 {
		r.need(ruleAttempts)
	}
	switch {
	case !q.LastFill.IsSet():
		r.need(ruleLastFill)
	case q.LastFill.After(q.On):
		r.stop(Hold, ruleFillAhead, day(q.LastFill), day(q.On), reason.Date)
	}
	demand(q.Used.Not(), r, ruleUsedUnknown, Deny, ruleUsed)
}

// amount is the quantity for days; a package that cannot be broken is given whole.
func (q *Emergency) amount(days int, r *Ruling) drug.Quantity {
	if q.Package.Positive() {
		return q.Package
	}
	if !q.PerDay.Positive() {
		r.need(rulePerDay)
		return drug.Quantity{}
	}
	amount, err := drug.Thousandths(q.PerDay.Thousandths()*int64(days), q.PerDay.Unit())
	if err != nil {
		r.need(rulePerDay)
	}
	return amount
}
