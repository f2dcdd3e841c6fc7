package formulary

import (
	"math/bits"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// limit is the most that the plan allows of a drug. Amounts are in thousandths of a unit.
type limit struct {
	perFill int64 // 0: no limit a fill
	amount  int64 // 0: no limit over time
	step    int64 // the smallest amount that is dispensed
	window  int32 // days
	basis   basis
	unit    uint8 // position in Plan.units
}

type basis uint8

const (
	noBasis basis = iota
	scaledBasis
	rollingBasis
	dailyBasis
)

func (c *claim) checkLimits(l *limit) {
	if c.p.units[l.unit] != c.r.Quantity.Unit() {
		c.needs(RuleLimitUnit)
		return
	}
	var f filed
	if len(c.r.Authorizations) != 0 {
		f = c.onFile(QuantityException)
	}
	if f.standing == granted {
		c.d.Trace.Pass(RuleQuantityException, c.r.Quantity.Thousandths(), 0, reason.Thousandths)
		return
	}
	over := l.perFill != 0 && c.compare(RuleQuantityLimit, l.perFill, true, &f)
	if l.amount != 0 && c.checkOverTime(l, &f) || over {
		c.answered(&f)
	}
}

// compare records a limit that the quantity is within, or is over.
func (c *claim) compare(rule *reason.Rule, most int64, whole bool, f *filed) (over bool) {
	asked := c.r.Quantity.Thousandths()
	switch {
	case asked > most:
		c.fail(rule, f.status(NotCovered), asked, most, reason.Thousandths)
		return true
	case !whole:
		c.needs(RuleQuantityHistory)
	default:
		c.d.Trace.Pass(rule, asked, most, reason.Thousandths)
	}
	return false
}

// checkOverTime compares exactly: a limit of 1.6 for 28 days is 4.8 for 84 days. What is reported as the most is cut
// to what can be dispensed, and only where the quantity is above the exact limit.
func (c *claim) checkOverTime(l *limit, f *filed) (over bool) {
	days := int64(c.r.DaysSupply)
	if days <= 0 {
		return false
	}
	switch l.basis {
	case scaledBasis:
		most := scaled(l.amount, days, int64(l.window))
		return c.compare(RuleQuantityScaled, l.dispensable(most, c.r.Quantity.Thousandths()), true, f)
	case dailyBasis:
		most := scaled(l.amount, days, 1)
		return c.compare(RuleQuantityDaily, l.dispensable(most, c.r.Quantity.Thousandths()), true, f)
	case rollingBasis:
		return c.checkRolling(l, f)
	}
	return false
}

// scaled is amount × days ÷ window, cut to thousandths: whole thousandths are asked for, so the comparison is exact.
func scaled(amount, days, window int64) int64 {
	hi, lo := bits.Mul64(uint64(amount), uint64(days))
	if hi >= uint64(window) {
		return 1<<63 - 1
	}
	q, _ := bits.Div64(hi, lo, uint64(window))
	return int64(min(q, 1<<63-1))
}

// dispensable is the most, cut to the step where the quantity asked for is more.
func (l *limit) dispensable(most, asked int64) int64 {
	if asked <= most || l.step == 0 {
		return most
	}
	return most - most%l.step
}

// checkRolling adds the fills of the window that ends on the day. A fill without a day, a drug or a quantity in the
// limit's unit makes the sum unknown, as does a history that may lack one.
func (c *claim) checkRolling(l *limit, f *filed) (over bool) {
	used, whole := int64(0), c.r.HistoryKnown
	own := c.p.rows[c.row].rxcui
	for i := range c.r.History {
		f := &c.r.History[i]
		if f.Date.After(c.r.Date) || f.RxCUI != own && f.RxCUI != 0 || c.r.Date.Sub(f.Date) >= int(l.window) {
			continue
		}
		if !f.Date.IsSet() || f.RxCUI == 0 || f.Quantity.Unit() != c.p.units[l.unit] {
			whole = false
			continue
		}
		used += f.Quantity.Thousandths()
	}
	left := max(0, l.amount-used)
	return c.compare(RuleQuantityRolling, l.dispensable(left, c.r.Quantity.Thousandths()), whole, f)
}
