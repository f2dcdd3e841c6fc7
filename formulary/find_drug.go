package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// findDrug finds the row that is in force for the drug: the package's own row, or that of its RxCUI.
func (c *claim) findDrug() {
	r := c.r
	switch {
	case r.NDC.IsSet():
		c.findByPackage()
	case r.RxCUI != 0:
		c.found(c.findRxCUI(r.RxCUI, c.p.firstRow(r.RxCUI)), r.RxCUI)
	}
}

func (c *claim) findByPackage() {
	r, p := c.r, c.p
	rxcui, first := r.RxCUI, c.findPackage()
	if first == none {
		c.found(rxcui != 0 && c.findRxCUI(rxcui, p.firstRow(rxcui)), rxcui)
		return
	}
	switch own := p.rows[first].rxcui; {
	case own != 0 && rxcui != 0 && rxcui != own:
		c.fail(RuleDrugAmbiguous, Ambiguous, int64(rxcui), int64(own), reason.Count)
		return
	case own != 0:
		c.findRxCUI(own, p.firstOf(int(first)))
		rxcui = own
	case c.row == none && rxcui != 0: // no row of the package alone is in force
		c.findRxCUI(rxcui, p.firstRow(rxcui))
	}
	c.found(true, rxcui)
}

// found says what the search has come to.
func (c *claim) found(listed bool, rxcui drug.RxCUI) {
	switch {
	case c.row != none:
	case listed:
		c.fail(RuleRowInForce, NotCovered, dayNumber(c.r.Date), 0, reason.Date)
		c.later(c.rowNext)
	case rxcui == 0:
		c.needs(RuleDrugResolved)
	default:
		c.fail(RuleListed, NotCovered, 0, 0, reason.None)
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
		c.consider(p.packs[at].row)
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
func (c *claim) findRxCUI(x drug.RxCUI, first int) bool {
	p, at := c.p, first
	for ; at < len(p.rows) && p.rows[at].rxcui == x && c.row == none; at++ {
		c.consider(int32(at))
	}
	return at > first
}

// consider takes a row that is in force, or remembers when it will be.
func (c *claim) consider(at int32) {
	r := &c.p.rows[at]
	switch day := c.r.Date; {
	case day.Before(r.from):
		c.rowNext = cal.Min(c.rowNext, r.from)
	case !day.After(r.to):
		c.row, c.at = at, r
	}
}
