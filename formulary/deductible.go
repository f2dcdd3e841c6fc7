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
	sums := &c.r.Accumulators
	return c.left(&c.p.benefit.deductible.asked, &sums.Deductible, &sums.FamilyDeductible)
}

// left is what is left of the member's or of the family's amount, whichever is less, when sums of them are met; $0.00
// where there is neither. ok is false where a sum is missing.
func (c *claim) left(of *limits, met, byFamily *Known) (left money.Amount, ok bool) {
	if of.individual.Set {
		if !met.isSum() {
			return c.sumMissing()
		}
		left = of.individual.less(met)
	}
	if of.family.Set {
		if !byFamily.isSum() {
			return c.sumMissing()
		}
		family := of.family.less(byFamily)
		if left = money.Min(left, family); !of.individual.Set {
			left = family
		}
	}
	return left, true
}

// less is what is left of an amount of the plan, $0.00 and more, when a sum of it is met.
func (k *Known) less(met *Known) money.Amount {
	return money.Cents(max(k.Amount.Cents()-met.Amount.Cents(), 0))
}

// exempted is the option of a share that the deductible does not touch.
func exempted(o option) option {
	if o == optionNoCharge || o == optionNoChargeAfter {
		return optionNoCharge
	}
	return optionCharge
}
