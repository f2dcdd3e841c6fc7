package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// search looks for the row that is in force for the drug, the package's own row or that of its RxCUI, and for its
// price. It records nothing: found does.
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
		c.unit = c.unitPrice()
	}
}

// searchPackage looks for the drug of the package, or for the one that the request says where the plan does not know
// the package.
func (c *claim) searchPackage() {
	p, said := c.p, c.r.RxCUI
	first := c.findPackage()
	if first == none {
		c.listed = said != 0 && c.findRxCUI(p.firstRow(said))
		return
	}
	c.listed = true
	switch own := p.rows[first].rxcui; {
	case own != 0 && said != 0 && said != own:
		c.clash = own
	case own != 0:
		c.rxcui = own
		c.findRxCUI(p.firstOf(int(first)))
	case c.at == nil && said != 0: // no row of the package alone is in force
		c.findRxCUI(p.firstRow(said))
	}
}

// found reports whether a row is in force, and records why none is.
func (c *claim) found() bool {
	if c.at == nil {
		c.notFound()
	}
	return c.at != nil
}

func (c *claim) notFound() {
	switch {
	case c.clash != 0:
		c.fail(RuleDrugAmbiguous, Ambiguous, int64(c.rxcui), int64(c.clash), reason.Count)
	case c.listed:
		c.fail(RuleRowInForce, NotCovered, dayNumber(c.r.Date), 0, reason.Date)
		c.later(c.rowNext)
	case c.rxcui != 0:
		c.fail(RuleListed, NotCovered, 0, 0, reason.None)
	case c.r.NDC.IsSet():
		c.needs(RuleDrugResolved)
	}
}

// findPackage gives the first row that the package is named by, or none. Where those rows have no RxCUI, it takes the
// one that is in force.
func (c *claim) findPackage() int32 {
	p, n := c.p, c.r.NDC
	at := p.firstNDC(n)
	if at == len(p.packs) {
		return none
	}
	c.ndc = int32(at)
	first := p.packs[at].row
	for ; p.rows[first].rxcui == 0 && at < len(p.packs) && p.packs[at].ndc == n; at++ {
		c.consider(p.packs[at].row, &p.rows[p.packs[at].row])
	}
	return first
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
	rows := c.p.rows
	for at := first; at < len(rows) && rows[at].rxcui == rows[first].rxcui; at++ {
		if c.consider(int32(at), &rows[at]) {
			break
		}
	}
	return first < len(rows)
}

// consider takes a row that is in force, or remembers when it will be.
func (c *claim) consider(at int32, r *row) bool {
	if !r.holds(c.r.Date) {
		c.rowNext = r.next(c.r.Date, c.rowNext)
		return false
	}
	c.row, c.at = at, r
	return true
}

// holds reports whether the row is in force on a day.
func (r *row) holds(day cal.Date) bool { return !day.Before(r.from) && !day.After(r.to) }

// next is the earlier one of a known day and of the row's first, where that is to come.
func (r *row) next(day, known cal.Date) cal.Date {
	if day.Before(r.from) {
		return cal.Min(known, r.from)
	}
	return known
}
