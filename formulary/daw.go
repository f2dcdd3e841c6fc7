package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// selection sets the brand difference apart where the product selection code asks for it (formulary 6.9): brand price
// less generic price is the member's, and deductible, share and limit see the rest alone. It reports false where the
// generic's price decides and is not known: an unknown difference is not zero.
func (c *claim) selection(b *bill) bool {
	code := int(c.r.DAW)
	policy := &c.p.benefit.daw
	if code == 0 && policy.action[0] == dawNone {
		return true
	}
	if code >= len(policy.action) {
		c.fail(RuleDAWCode, Unknown, int64(code), 0, reason.Count)
		return true
	}
	if drug.Source(c.marks.two(shiftSource)) == drug.Generic {
		return true
	}
	switch policy.action[code] {
	case dawDifference:
		return c.difference(b, policy)
	case dawAsGeneric:
		return c.asGeneric(b)
	case dawRefused:
		c.fail(RuleDAWRefused, NotCovered, int64(code), 0, reason.Count)
	}
	return true
}

func (c *claim) difference(b *bill, policy *dawPolicy) bool {
	if c.r.DAWException {
		c.d.Trace.Pass(RuleDAWException, 0, 0, reason.None)
		return true
	}
	generic, ok := c.genericPrice()
	if !ok {
		return false
	}
	b.difference = money.Max(b.price.Sub(generic), money.Amount{})
	b.covered = b.price.Sub(b.difference)
	c.d.Trace.Pass(RuleDAWDifference, b.difference.Cents(), generic.Cents(), reason.Cents)
	if policy.genericTier == noTier {
		return true
	}
	ch := c.r.Channel
	if c.mailShare {
		ch = c.p.mailBeside(ch, policy.genericTier)
	}
	at := c.p.cell(policy.genericTier, ch, c.p.band(c.r.DaysSupply))
	if at.kind != cellCopay && at.kind != cellRate {
		c.needs(RuleDAWBase)
		return false
	}
	c.offered = at
	return true
}

// asGeneric is a brand that is dispensed and priced as the generic (code 5): nobody pays more than the generic's price.
func (c *claim) asGeneric(b *bill) bool {
	generic, ok := c.genericPrice()
	if !ok {
		return false
	}
	c.d.Trace.Pass(RuleDAWAsGeneric, generic.Cents(), b.price.Cents(), reason.Cents)
	b.price = money.Min(b.price, generic)
	b.covered = b.price
	return true
}

func (c *claim) genericPrice() (money.Amount, bool) {
	g := &c.r.GenericPrice
	if !g.Set || !g.usable() {
		c.needs(RuleGenericPrice)
		return money.Amount{}, false
	}
	return g.Amount, true
}
