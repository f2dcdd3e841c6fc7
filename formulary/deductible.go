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

// deductibleLeft is what is left of the deductible (formulary 6.3). Embedded: a member is through when the member's or
// the family's amount is met. Aggregate: the family's alone counts.
func (c *claim) deductibleLeft() (open money.Amount, ok bool) {
	d, sums := &c.p.benefit.deductible, &c.r.Accumulators
	switch d.kind {
	case individually:
		return c.left(&d.individual, &sums.Deductible)
	case aggregate:
		return c.left(&d.family, &sums.FamilyDeductible)
	case embedded:
		return c.lessLeft(&d.individual, &sums.Deductible, &d.family, &sums.FamilyDeductible)
	}
	return money.Amount{}, true
}

// left is what is left of an amount when a sum of it is met; ok is false where the sum is missing.
func (c *claim) left(of, met *Known) (money.Amount, bool) {
	if !met.isSum() {
		return c.sumMissing()
	}
	return of.less(met), true
}

// lessLeft is what is left of the member's or of the family's amount, whichever is less.
func (c *claim) lessLeft(of, met, ofFamily, metByFamily *Known) (money.Amount, bool) {
	if !met.isSum() || !metByFamily.isSum() {
		return c.sumMissing()
	}
	return money.Min(of.less(met), ofFamily.less(metByFamily)), true
}

// less is what is left of k; never below zero.
func (k *Known) less(met *Known) money.Amount {
	return money.Max(k.Amount.Sub(met.Amount), money.Amount{})
}

// exempted is the option of a share that the deductible does not touch.
func exempted(o option) option {
	if o == optionNoCharge || o == optionNoChargeAfter {
		return optionNoCharge
	}
	return optionCharge
}
