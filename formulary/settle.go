package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// bill is the money of one fill on its way. The member's part is deductible, share, difference and penalty; what the
// others leave of the price is the plan's.
type bill struct {
	price   money.Amount // of the whole fill
	covered money.Amount // what deductible and share are taken of: the price without a brand difference

	deductible money.Amount // paid towards the deductible
	share      money.Amount // copay or coinsurance
	difference money.Amount // brand price less generic price
	penalty    money.Amount // the price beyond a retail allowance

	card, other, writtenOff money.Amount
	cardTo                  Accrual // what the card's money counts towards

	open    money.Amount // what is left of the deductible
	kind    PartKind     // of the share
	odd     bool         // may have more than deductible and share
	nothing bool         // counts towards any accumulator
}

// settle works out who pays what, in the order of formulary 6.1: the brand difference is set apart, deductible and
// share are taken, the out-of-pocket limit cuts them, other payers and cards pay, and the plan pays the rest. A fact
// that is missing leaves the decision without amounts.
func (c *claim) settle() {
	if c.offered == nil || !c.priced || c.spoiled {
		return
	}
	if c.p.benefit.partD.year != 0 {
		c.settlePartD()
		return
	}
	special := c.r.DAW != 0 || c.r.Other.Paid.Set || c.r.Card.Balance.Set || c.p.benefit.daw.action[0] != dawNone
	b := bill{price: c.price, covered: c.price, kind: PartCopay, odd: special || c.full}
	if special && (!c.selection(&b) || !c.takeResponsibility(&b)) {
		return
	}
	if !c.charge(&b) || !c.count(&b) {
		return
	}
	if special {
		c.coordinate(&b)
		c.useCard(&b)
	}
	c.close(&b)
}

// charge takes the deductible and the share.
func (c *claim) charge(b *bill) bool {
	switch {
	case c.marks.has(markPreventive):
		c.d.Trace.Pass(RulePreventive, 0, b.covered.Cents(), reason.Cents)
		return true
	case c.marks.has(markNonEssential) && c.maximized():
		return c.maximize(b)
	case c.full:
		return c.chargeInFull(b)
	}
	var own cell
	at := c.terms(c.offered, &own)
	if at.kind == cellRate {
		b.kind = PartCoinsurance
	}
	if !c.concerned(at) {
		if !b.difference.IsZero() && c.p.benefit.daw.toDeductible && !c.openFor(b) {
			return false
		}
		_, b.share = at.split(b.covered, b.open, &c.p.benefit.deductible)
		return true
	}
	if !c.openFor(b) {
		return false
	}
	b.deductible, b.share = at.split(b.covered, b.open, &c.p.benefit.deductible)
	c.d.Trace.Pass(RuleDeductible, b.deductible.Cents(), b.open.Cents(), reason.Cents)
	return true
}

// openFor sets what is left of the deductible; false where a sum that it needs is missing.
func (c *claim) openFor(b *bill) (ok bool) {
	b.open, ok = c.deductibleLeft()
	return ok
}

// terms is the cell that holds for this fill: of a flat-price list, of an exempt drug, of a part of a split fill or
// beyond an allowance it is a copy with the change.
func (c *claim) terms(at, own *cell) *cell {
	if c.at.extra != none {
		if on := c.flatList(); on != none {
			return c.flatTerms(on, at, own)
		}
	}
	if at.kind == cellRate {
		c.d.Trace.Pass(RuleCoinsurance, int64(at.rate), 0, reason.Millionths)
	} else {
		c.d.Trace.Pass(RuleCopay, at.copay.Cents(), 0, reason.Cents)
	}
	if c.marks.has(markExempt) && at.option != optionCharge {
		*own = *at
		own.option = exempted(at.option)
		at = own
		c.d.Trace.Pass(RuleDeductibleExempt, 0, 0, reason.None)
	}
	if c.r.SplitPart != 0 {
		at = c.splitTerms(at, own)
	}
	if c.double {
		at = c.doubled(at, own)
	}
	return at
}

// flatTerms is the price of a list in place of the tier's share.
func (c *claim) flatTerms(on int32, at, own *cell) *cell {
	l := &c.p.lists[on]
	c.d.list = on
	c.d.Trace.Pass(RuleFlatPrice, l.amount.Cents(), at.copay.Cents(), reason.Cents)
	*own = cell{kind: cellCopay, copay: l.amount}
	if l.deductible {
		own.option = optionAfter
	}
	return own
}

func (c *claim) splitTerms(at, own *cell) *cell {
	part, ok := c.ratio()
	if !ok || at.kind != cellCopay {
		return at
	}
	share, err := at.copay.Mul(part.ratio, money.HalfUp)
	if err != nil {
		return at
	}
	*own = *at
	own.copay = share
	c.d.Trace.Pass(RuleSplitShare, share.Cents(), at.copay.Cents(), reason.Cents)
	return own
}

func (c *claim) doubled(at, own *cell) *cell {
	*own = *at
	own.copay = at.copay.Add(at.copay)
	own.rate = min(2*at.rate, money.Percent(100))
	own.min, own.max = at.min.Add(at.min), at.max.Add(at.max)
	c.d.Trace.Pass(RuleDoubleCopay, own.copay.Cents(), at.copay.Cents(), reason.Cents)
	return own
}

// chargeInFull is a fill beyond the retail allowance: the whole price, which counts only where the plan says so.
func (c *claim) chargeInFull(b *bill) bool {
	b.penalty = b.covered
	policy := &c.p.benefit
	if (policy.allowance.toDeductible || policy.daw.toDeductible && !b.difference.IsZero()) && !c.openFor(b) {
		return false
	}
	c.d.Trace.Pass(RuleFullPrice, b.penalty.Cents(), 0, reason.Cents)
	return true
}

// member is what the member pays.
func (b *bill) member() money.Amount {
	paid := b.deductible.Add(b.share)
	if b.difference.IsZero() && b.penalty.IsZero() {
		return paid
	}
	return paid.Add(b.difference).Add(b.penalty)
}

// take lowers an amount by as much of *excess as it has.
func take(from, excess *money.Amount) {
	cut := money.Min(*from, *excess)
	*from, *excess = from.Sub(cut), excess.Sub(cut)
}

// counted is what an odd bill adds to the accumulators. Difference and penalty count where the plan says so.
func (c *claim) counted(b *bill) Deltas {
	switch {
	case b.nothing:
		return Deltas{}
	case b.difference.IsZero() && b.penalty.IsZero():
		return Deltas{Deductible: b.deductible, OutOfPocket: b.deductible.Add(b.share)}
	}
	policy := &c.p.benefit
	toDeductible, toLimit := b.deductible, b.deductible.Add(b.share)
	if policy.daw.toDeductible {
		toDeductible = toDeductible.Add(b.difference)
	}
	if policy.daw.toLimit {
		toLimit = toLimit.Add(b.difference)
	}
	if policy.allowance.toDeductible {
		toDeductible = toDeductible.Add(b.penalty)
	}
	if policy.allowance.toLimit {
		toLimit = toLimit.Add(b.penalty)
	}
	return Deltas{Deductible: money.Min(toDeductible, b.open), OutOfPocket: toLimit}
}
