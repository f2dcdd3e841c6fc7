package formulary

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// findPrice takes the price that the request gives, or makes one of the plan's unit price and fee; a lower usual and
// customary price replaces either.
func (c *claim) findPrice() {
	if r := c.r; r.Price.Set || r.MaximumFair.Set {
		c.takePrice()
	} else if c.channel && r.Quantity.Positive() {
		c.listPrice()
	}
	if c.r.Usual.Set && c.priced {
		c.takeUsual()
	}
}

// takePrice takes the price that the request brings: the maximum fair price of a selected drug replaces the negotiated
// one (formulary 6.2).
func (c *claim) takePrice() {
	given := &c.r.Price
	if c.r.MaximumFair.Set {
		given = &c.r.MaximumFair
	}
	if !given.usable() {
		return
	}
	c.d.Trace.Pass(RulePriceGiven, given.Amount.Cents(), 0, reason.Cents)
	c.price, c.priced = given.Amount, true
}

func (c *claim) takeUsual() {
	usual := &c.r.Usual
	if !usual.usable() {
		return
	}
	c.d.Trace.Pass(RuleUsual, usual.Amount.Cents(), c.price.Cents(), reason.Cents)
	c.price = money.Min(c.price, usual.Amount)
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
	cost, ok := e.times(c.r.Quantity.Thousandths())
	fee := c.p.fees[c.r.Channel]
	if c.price = cost.Add(fee); !ok || !c.price.InRange() {
		c.fail(RulePrice, Unknown, 0, 0, reason.None)
		return
	}
	c.d.Trace.Pass(RulePrice, cost.Cents(), fee.Cents(), reason.Cents)
	c.priced = true
}

// times is the price of a quantity, half a cent up. It is money's own Extend, which it asks for the few products that
// need 128 bits.
func (e *price) times(thousandths int64) (cost money.Amount, ok bool) {
	const perCent = 10_000_000 // millionths of a dollar × thousandths of a unit
	hi, lo := bits.Mul64(uint64(e.unitPrice.Micros()), uint64(thousandths))
	if hi == 0 && lo < 1<<63 {
		return money.Cents(int64((lo + perCent/2) / perCent)), true
	}
	cost, err := e.unitPrice.Extend(thousandths, money.HalfUp)
	return cost, err == nil
}

// ownPrice puts a price of the package's own before that of its RxCUI.
func (c *claim) ownPrice() {
	if e := c.p.priceOn(c.p.pricesOf(c.ndc), c.r.Date); e != nil {
		c.unit = e
	}
}

// pricesOf is the first price of a package's own, or none.
func (p *Plan) pricesOf(ndc int32) int32 {
	at, found := slices.BinarySearchFunc(p.ownPrices, ndc, func(o ownPrice, n int32) int { return cmp.Compare(o.ndc, n) })
	if !found {
		return none
	}
	return p.ownPrices[at].prices
}

func (p *Plan) priceOn(first int32, day cal.Date) *price {
	if first == none {
		return nil
	}
	for at := int(first); ; at++ {
		e := &p.prices[at]
		switch {
		case !day.Before(e.from) && !day.After(e.to):
			return e
		case e.last:
			return nil
		}
	}
}
