package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// search looks for the row that is in force for the drug, the package's own row or that of its RxCUI, and for its
// price. It records nothing: notFound does.
func (c *claim) search() {
	r := c.r
	switch c.rxcui = r.RxCUI; {
	case !r.Date.IsSet():
		return
	case r.NDC.IsSet():
		c.searchPackage()
	case r.RxCUI != 0:
		c.listed = c.findRxCUI(c.p.firstRow(r.RxCUI))
	}
	if c.at != nil && !r.Price.Set && !r.MaximumFair.Set {
		c.unit = c.p.priceOn(c.at.prices, r.Date)
		if c.ndc != none && len(c.p.ownPrices) > 0 {
			c.ownPrice()
		}
	}
}

// searchPackage looks for the drug of the package, or for the one that the request says where the plan does not know
// the package.
func (c *claim) searchPackage() {
	p, said := c.p, c.r.RxCUI
	at := p.firstNDC(c.r.NDC)
	if at == len(p.packs) {
		c.listed = said != 0 && c.findRxCUI(p.firstRow(said))
		return
	}
	c.ndc, c.listed = int32(at), true
	first := int(p.packs[at].row)
	switch own := p.rows[first].rxcui; {
	case own == 0:
		c.searchUnnamed(at)
	case said != 0 && said != own:
		c.clash = own
	default:
		c.rxcui = own
		c.findRxCUI(p.firstOf(first))
	}
}

// searchUnnamed takes the row in force of a package whose rows have no RxCUI, or else that of the drug that the request
// says.
func (c *claim) searchUnnamed(at int) {
	p, n := c.p, c.r.NDC
	for ; at < len(p.packs) && p.packs[at].ndc == n; at++ {
		if r := &p.rows[p.packs[at].row]; r.on(c.r.Date) {
			c.row, c.at = p.packs[at].row, r
		} else {
			c.comes(r)
		}
	}
	if said := c.r.RxCUI; c.at == nil && said != 0 {
		c.findRxCUI(p.firstRow(said))
	}
}

// notFound records why no row is in force; to is what a drug is that is not listed.
func (c *claim) notFound(to Status) {
	switch {
	case c.clash != 0:
		c.fail(RuleDrugAmbiguous, Ambiguous, int64(c.rxcui), int64(c.clash), reason.Count)
	case c.listed:
		c.fail(RuleRowInForce, to, dayNumber(c.r.Date), 0, reason.Date)
		c.later(c.rowNext)
	case c.rxcui != 0:
		c.fail(RuleListed, to, 0, 0, reason.None)
	case c.r.NDC.IsSet():
		c.needs(RuleDrugResolved)
	}
}

// firstOf is the first row of the drug that row i belongs to.
func (p *Plan) firstOf(i int) int {
	for x := p.rows[i].rxcui; i > 0 && p.rows[i-1].rxcui == x; {
		i--
	}
	return i
}

// findRxCUI reports whether the plan has any row of the drug, of which first is the first, and takes the one that is in
// force.
func (c *claim) findRxCUI(first int) bool {
	rows, day := c.p.rows, c.r.Date
	for at := first; at < len(rows) && rows[at].rxcui == rows[first].rxcui; at++ {
		if r := &rows[at]; r.on(day) {
			c.row, c.at = int32(at), r
			break
		}
		c.comes(&rows[at])
	}
	return first < len(rows)
}

// comes remembers when a row that is not in force will be.
func (c *claim) comes(r *row) {
	if c.r.Date.Before(r.from) {
		c.rowNext = cal.Min(c.rowNext, r.from)
	}
}
