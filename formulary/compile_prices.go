package formulary

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// maxUnitMicros bounds a unit price at $1,000,000 a unit: a larger number is a slip of the pen.
const maxUnitMicros = 1_000_000_000_000

type draftPrice struct {
	price
	at    int // place in Document.Prices
	rxcui drug.RxCUI
	ndc   drug.NDC
}

func (a *draftPrice) sameDrug(b *draftPrice) bool { return a.rxcui == b.rxcui && a.ndc == b.ndc }

func (c *compiler) prices() {
	drafts := make([]draftPrice, 0, len(c.doc.Prices))
	for i := range c.doc.Prices {
		if d, ok := c.draftPrice(i); ok {
			drafts = append(drafts, d)
		}
	}
	slices.SortFunc(drafts, func(a, b draftPrice) int {
		return cmp.Or(cmp.Compare(a.rxcui, b.rxcui), a.ndc.Compare(b.ndc), a.from.Compare(b.from), cmp.Compare(a.at, b.at))
	})
	c.plan.prices = make([]price, len(drafts))
	defer c.plan.sortOwnPrices()
	var seen spans
	for i := range drafts {
		d := &drafts[i]
		d.last = i+1 == len(drafts) || !d.sameDrug(&drafts[i+1])
		c.plan.prices[i] = d.price
		if i == 0 || !d.sameDrug(&drafts[i-1]) {
			c.point(d, int32(i))
			seen = spans{}
		}
		if other, twice := seen.add(cal.Period{From: d.from, To: d.to}, d.at); twice {
			c.fault(DocOverlap, fmt.Sprintf("/prices/%d is in force on %s too", other, d.from), "prices", d.at)
		}
	}
}

func (c *compiler) draftPrice(i int) (draftPrice, bool) {
	d := &c.doc.Prices[i]
	in := c.plan.in
	if d.From.IsSet() || d.To.IsSet() {
		in = c.period(d.From, d.To, "prices", i)
	}
	out := draftPrice{at: i, rxcui: d.RxCUI, ndc: d.NDC}
	out.price = price{unitPrice: c.unitPrice(d.UnitPrice, i), from: in.From, to: in.To}
	if out.unit = c.unitAt(d.Unit); out.unit == noUnit {
		out.unit = c.unit(d.Unit, "prices", i, "unit")
	}
	if (d.RxCUI != 0) == d.NDC.IsSet() {
		c.fault(DocMissing, "either an RxCUI or an NDC", "prices", i)
		return out, false
	}
	return out, true
}

func (c *compiler) unitPrice(p *money.UnitPrice, i int) money.UnitPrice {
	if p == nil {
		c.fault(DocMissing, "the price of one unit", "prices", i, "unitPrice")
		return money.UnitPrice{}
	}
	if p.Micros() < 0 || p.Micros() > maxUnitMicros {
		c.fault(DocRange, "a price from $0.00 to $1,000,000.00 a unit is needed", "prices", i, "unitPrice")
	}
	return *p
}

// point makes the rows or packages of a drug refer to the first of its prices.
func (c *compiler) point(d *draftPrice, first int32) {
	p, found := c.plan, false
	if d.rxcui != 0 {
		for i := p.firstRow(d.rxcui); i < len(p.rows) && p.rows[i].rxcui == d.rxcui; i++ {
			p.rows[i].prices, found = first, true
		}
	} else {
		for i := p.firstNDC(d.ndc); i < len(p.packs) && p.packs[i].ndc == d.ndc; i++ {
			p.ownPrices, found = append(p.ownPrices, ownPrice{int32(i), first}), true
		}
	}
	if !found {
		c.fault(DocOrphan, "no row of the formulary is of this drug", "prices", d.at)
	}
}

// sortOwnPrices puts the packages with prices of their own in order, for a binary search.
func (p *Plan) sortOwnPrices() {
	slices.SortFunc(p.ownPrices, func(a, b ownPrice) int { return cmp.Compare(a.ndc, b.ndc) })
}
