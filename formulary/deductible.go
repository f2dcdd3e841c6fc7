package formulary

import "github.com/mailrx/mailrx/pharmacy/money"

// concerned reports whether the deductible can touch a share.
func (c *claim) concerned(at *cell) bool {
	d := &c.p.benefit.deductible
	switch at.option {
	case optionAfter, optionNoChargeAfter:
		return d.kind != noDeductible
	case optionBefore:
		return d.kind != noDeductible && !d.copayOnly
	}
	return false
}

// openDeductible is what is left of the deductible for a share that it touches, $0.00 for another; ok is false where a
// sum that it needs is missing.
func (c *claim) openDeductible(at *cell) (open money.Amount, ok bool) {
	if !c.concerned(at) {
		return money.Amount{}, true
	}
	return c.deductibleLeft()
}

// deductibleLeft is what is left of the deductible (formulary 6.3). Embedded: a member is through when the member's or
// the family's amount is met. Aggregate: the family's alone counts.
func (c *claim) deductibleLeft() (open money.Amount, ok bool) {
	d, sums := &c.p.benefit.deductible, &c.r.Accumulators
	ok = true
	left := func(of, met *Known) money.Amount {
		sum, known := c.sum(met)
		ok = ok && known
		return money.Max(of.Amount.Sub(sum), money.Amount{})
	}
	switch d.kind {
	case individually:
		open = left(&d.individual, &sums.Deductible)
	case aggregate:
		open = left(&d.family, &sums.FamilyDeductible)
	case embedded:
		open = left(&d.individual, &sums.Deductible)
		open = money.Min(open, left(&d.family, &sums.FamilyDeductible))
	}
	return open, ok
}

// exempted is the option of a share that the deductible does not touch.
func exempted(o option) option {
	if o == optionNoCharge || o == optionNoChargeAfter {
		return optionNoCharge
	}
	return optionCharge
}
