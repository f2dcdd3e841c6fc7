package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// close writes the amounts and the parts. What nobody else pays is the plan's, so that the parts sum to the price.
func (c *claim) close(b *bill) {
	d := c.d
	d.Priced, d.Price, d.Member = true, b.price, b.deductible.Add(b.share)
	if b.odd {
		d.Member = b.member()
	}
	d.Plan = d.Price.Sub(d.Member)
	d.Trace.Pass(RuleLesserOf, d.Member.Cents(), d.Price.Cents(), reason.Cents)
	if b.odd {
		c.closeOdd(b)
	} else {
		d.partIf(PartDeductible, b.deductible, ToDeductible|ToOutOfPocket)
		d.part(b.kind, b.share, ToOutOfPocket)
	}
	d.part(PartPlan, d.Plan, 0)
}

// closeOdd writes the parts that odd bills may have.
func (c *claim) closeOdd(b *bill) {
	d, policy := c.d, &c.p.benefit
	if b.penalty.IsZero() {
		d.partIf(PartDeductible, b.deductible, b.flags(ToDeductible|ToOutOfPocket))
		d.part(b.kind, b.share, b.flags(ToOutOfPocket))
	}
	d.Plan = d.Plan.Sub(b.card).Sub(b.other).Sub(b.writtenOff)
	d.partIf(PartDifference, b.difference, b.flags(policy.daw.accrual()))
	d.partIf(PartPenalty, b.penalty, b.flags(policy.allowance.accrual()))
	d.partIf(PartCard, b.card, b.flags(b.cardTo))
	d.partIf(PartOtherPayer, b.other, 0)
	d.partIf(PartWrittenOff, b.writtenOff, 0)
}

func (b *bill) flags(a Accrual) Accrual {
	if b.nothing {
		return 0
	}
	return a
}

func (a *allowance) accrual() Accrual { return accrual(a.toDeductible, a.toLimit) }

func (p *dawPolicy) accrual() Accrual { return accrual(p.toDeductible, p.toLimit) }

func accrual(toDeductible, toLimit bool) (a Accrual) {
	if toDeductible {
		a |= ToDeductible
	}
	if toLimit {
		a |= ToOutOfPocket
	}
	return a
}
