package law

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// OralRefills are refills that a prescriber adds to a prescription by voice (R1.2, 21 CFR 1306.22).
type OralRefills struct {
	Refilling
	Extra    int           // refills that are added
	Original drug.Quantity // of the original fill
	PerFill  drug.Quantity // of each added refill: at most the original
}

// AddRefills is how many refills the prescription has with those that are added by voice, and the ruling: they fall under
// the same cap and the same last date as those that were written, and none is for more than the original quantity. It is 0
// where the ruling is no Allow, and nothing can be added to what is no count (PRN, or silence). Give the sum as Refilling.Written from then on.
func (b *Book) AddRefills(q OralRefills, on cal.Date) (int, Ruling) {
	var r Ruling
	if q.Extra <= 0 || q.Extra > maxNumber || q.Written < 0 || q.Written > maxNumber || q.Dispensed < 0 {
		r.need(ruleRefillNumber)
	}
	b.mayFill(&q.Validity, on, &r)
	if q.Schedule == drug.ScheduleII {
		r.stop(Deny, ruleScheduleII, 0, 0, reason.None)
	}
	if q.Absent || q.PRN {
		r.need(ruleRefills)
	}
	q.perFill(&r)
	if r.Outcome != Allow {
		return 0, r
	}
	sum := q.Written + q.Extra
	q.Written = sum // a row that counts above a days' supply asks for the days where the sum would break it
	most := b.mostRefills(&q.Refilling, on, &r)
	if most != unlimited && sum > most {
		r.stop(Deny, ruleTooMany, int64(sum), int64(most), reason.Count)
	}
	if r.Outcome != Allow {
		return 0, r
	}
	return sum, r
}

func (q *OralRefills) perFill(r *Ruling) {
	more, err := q.PerFill.Compare(q.Original)
	switch {
	case err != nil || !q.PerFill.Positive():
		r.need(ruleQuantity)
	case more > 0:
		r.stop(Deny, ruleMoreThanOriginal, q.PerFill.Thousandths(), q.Original.Thousandths(), reason.Thousandths)
	}
}
