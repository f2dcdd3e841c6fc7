package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// checkRow asks what the row itself demands.
func (c *claim) checkRow() {
	p, row := c.p, &c.p.rows[c.row]
	number := p.tiers[row.tier].number
	c.d.row, c.d.Tier = c.row, number
	c.d.Trace.Pass(RuleListed, int64(number), 0, reason.Count)
	if c.r.Channel.Mail() && p.mail {
		c.checkMail(row.mail)
	}
	if row.priorAuth {
		c.fail(RuleAuthorization, NeedsAuthorization, 0, 0, reason.None)
	} else {
		c.d.Trace.Pass(RuleAuthorization, 0, 0, reason.None)
	}
	if row.limit != none && c.r.Quantity.Positive() {
		c.checkLimit(p.limits[row.limit])
	}
}

func (c *claim) checkMail(a drug.Answer) {
	switch a {
	case drug.Yes:
		c.d.Trace.Pass(RuleByMail, 0, 0, reason.None)
	case drug.No:
		c.fail(RuleByMail, NotCovered, 0, 0, reason.None)
	default:
		c.fail(RuleMailUnknown, Unknown, 0, 0, reason.None)
	}
}

func (c *claim) checkLimit(l limit) {
	asked := c.r.Quantity.Thousandths()
	switch {
	case c.p.units[l.unit] != c.r.Quantity.Unit():
		c.fail(RuleLimitUnit, Unknown, 0, 0, reason.None)
	case asked > l.perFill:
		c.fail(RuleQuantityLimit, NotCovered, asked, l.perFill, reason.Thousandths)
	default:
		c.d.Trace.Pass(RuleQuantityLimit, asked, l.perFill, reason.Thousandths)
	}
}

// checkSupply finds the cell of the cost table: the band that holds the days, never the next larger one.
func (c *claim) checkSupply() {
	days := c.r.DaysSupply
	if !c.channel || days <= 0 {
		return
	}
	p, tier := c.p, c.p.rows[c.row].tier
	longest := p.longest(tier, c.r.Channel)
	switch {
	case longest == 0:
		c.fail(RuleTierOffered, NotCovered, int64(p.tiers[tier].number), 0, reason.Count)
		return
	case days > longest:
		c.fail(RuleDaysLimit, NotCovered, int64(days), int64(longest), reason.Days)
		return
	}
	c.d.Trace.Pass(RuleDaysLimit, int64(days), int64(longest), reason.Days)
	at := p.cell(tier, c.r.Channel, p.band(days))
	if at.kind != cellCopay {
		c.fail(RuleDaysOffered, NotCovered, int64(days), 0, reason.Days)
		return
	}
	c.offered = at
}

// findPrice takes the price that the request gives, or makes one of the plan's unit price and fee; a lower usual and
// customary price replaces either.
func (c *claim) findPrice() {
	if given := c.r.Price; given.Set {
		if given.Amount.Sign() < 0 {
			return
		}
		c.d.Trace.Pass(RulePriceGiven, given.Amount.Cents(), 0, reason.Cents)
		c.price = given
	} else if c.channel && c.r.Quantity.Positive() {
		c.listPrice()
	}
	usual := c.r.Usual
	if !c.price.Set || !usual.Set || usual.Amount.Sign() < 0 {
		return
	}
	c.d.Trace.Pass(RuleUsual, usual.Amount.Cents(), c.price.Amount.Cents(), reason.Cents)
	c.price.Amount = money.Min(c.price.Amount, usual.Amount)
}

// listPrice is the one place that rounds: unit price times quantity, half a cent up.
func (c *claim) listPrice() {
	e := c.unitPrice()
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
	if c.ndc != none {
		if e := c.p.priceOn(c.p.ndcRows[c.ndc].prices, c.r.Date); e != nil {
			return e
		}
	}
	return c.p.priceOn(c.p.rows[c.row].prices, c.r.Date)
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

// share is what the member pays: the flat price of a list, or else the tier's copay, and never more than the price.
// The plan's part is the rest, so that the parts sum to the price.
func (c *claim) share() {
	if c.offered == nil || !c.price.Set {
		return
	}
	d, copay := c.d, c.offered.copay
	if at := c.flatList(); at != none {
		amount := c.p.lists[at].amount
		d.list = at
		d.Trace.Pass(RuleFlatPrice, amount.Cents(), copay.Cents(), reason.Cents)
		copay = amount
	} else {
		d.Trace.Pass(RuleCopay, copay.Cents(), 0, reason.Cents)
	}
	d.Priced, d.Price = true, c.price.Amount
	d.Member = money.Min(copay, d.Price)
	d.Plan = d.Price.Sub(d.Member)
	d.Trace.Pass(RuleLesserOf, d.Member.Cents(), d.Price.Cents(), reason.Cents)
	d.part(PartCopay, d.Member)
	d.part(PartPlan, d.Plan)
}

// flatList is the list that prices this fill, or none. Compile has seen to it that there is at most one.
func (c *claim) flatList() int32 {
	p := c.p
	first := p.rows[c.row].lists
	if first == none {
		return none
	}
	for at := first; ; at++ {
		l := &p.lists[p.onList[at].list]
		if l.channels[c.r.Channel] && l.days.Holds(c.r.DaysSupply) && !c.r.Date.Before(l.from) && !c.r.Date.After(l.to) {
			return p.onList[at].list
		}
		if p.onList[at].last {
			return none
		}
	}
}
