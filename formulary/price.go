package formulary

import (
	"cmp"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// findPrice takes the price that the request gives, or makes one of the plan's unit price and fee; a lower usual and
// customary price replaces either.
func (c *claim) findPrice() {
	if given := c.givenPrice(); given.Set {
		if !given.usable() {
			return
		}
		c.d.Trace.Pass(RulePriceGiven, given.Amount.Cents(), 0, reason.Cents)
		c.price = given
	} else if c.channel && c.r.Quantity.Positive() {
		c.listPrice()
	}
	usual := c.r.Usual
	if !c.price.Set || !usual.Set || !usual.usable() {
		return
	}
	c.d.Trace.Pass(RuleUsual, usual.Amount.Cents(), c.price.Amount.Cents(), reason.Cents)
	c.price.Amount = money.Min(c.price.Amount, usual.Amount)
}

// listPrice is the one place that rounds: unit price times quantity, half a cent up.
func (c *claim) listPrice() {
	e := c.unit
	if e == nil {
		c.fail(RulePrice, Unknown, 0, 0, reason.None)
		return
	}
	if c.p.units[e.unit] != c.r.Quantity.Unit() {
		c.fail(RulePriceUnit, Unknown, 0, 0, reason.None)
		return
	}
	cost, err := e.unitPrice.Extend(c.r.Quantity.Thousandths(), money.HalfUp)
	fee := c.p.fees[c.r.Channel]
	if err != nil || !cost.Add(fee).InRange() {
		c.fail(RulePrice, Unknown, 0, 0, reason.None)
		return
	}
	c.d.Trace.Pass(RulePrice, cost.Cents(), fee.Cents(), reason.Cents)
	c.price = Dollars(cost.Add(fee))
}

// unitPrice is the price in force: the package's own before that of its RxCUI; nil where there is none.
func (c *claim) unitPrice() *price {
	if c.ndc != none && len(c.p.ownPrices) > 0 {
		if e := c.p.priceOn(c.p.pricesOf(c.ndc), c.r.Date); e != nil {
			return e
		}
	}
	return c.p.priceOn(c.at.prices, c.r.Date)
}

// pricesOf is the first price of a package's own, or none.
func (p *Plan) pricesOf(ndc int32) int32 {
	at, found := slices.BinarySearchFunc(p.ownPrices, ndc, func(o ownPrice, n int32) int { return cmp.Compare(o.ndc, n) })
	if !found {
		return none
	}
	return p.ownPrices[at].prices
}

// givenPrice is the price that the request brings: the maximum fair price of a selected drug replaces the negotiated
// one (formulary 6.2).
func (c *claim) givenPrice() Known {
	if c.r.MaximumFair.Set {
		return c.r.MaximumFair
	}
	return c.r.Price
}

func (p *Plan) priceOn(first int32, day cal.Date) *price {
	if first == none {
		return nil
	}
	for at := first; ; at++ {
		e := &p.prices[at]
		if !day.Before(e.from) && !day.After(e.to) {
			return e
		}
		if e.last {
			return nil
		}
	}
}
