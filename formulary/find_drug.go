package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// findDrug finds the row that is in force for the drug: the package's own row, or that of its RxCUI.
func (c *claim) findDrug() {
	r, p := c.r, c.p
	if !r.NDC.IsSet() && r.RxCUI == 0 {
		return
	}
	rxcui, first := r.RxCUI, none
	if r.NDC.IsSet() {
		first = c.findPackage()
	}
	if first != none {
		rxcui = p.rxcuis[first]
		if rxcui != 0 && r.RxCUI != 0 && r.RxCUI != rxcui {
			c.fail(RuleDrugAmbiguous, Ambiguous, int64(r.RxCUI), int64(rxcui), reason.Count)
			return
		}
	}
	listed := first != none
	if rxcui == 0 && c.row == none {
		rxcui, first = r.RxCUI, none
	}
	if rxcui != 0 && c.findRxCUI(rxcui, first) {
		listed = true
	}
	c.found(listed, rxcui)
}

// found says what the search has come to.
func (c *claim) found(listed bool, rxcui drug.RxCUI) {
	switch {
	case c.row != none:
	case listed:
		c.fail(RuleRowInForce, NotCovered, dayNumber(c.r.Date), 0, reason.Date)
		c.later(c.rowNext)
	case rxcui == 0:
		c.fail(RuleDrugResolved, Unknown, 0, 0, reason.None)
	default:
		c.fail(RuleListed, NotCovered, 0, 0, reason.None)
	}
}

// findPackage gives the first row that the package is named by, or none. Where those rows have no RxCUI, it takes the
// one that is in force.
func (c *claim) findPackage() int32 {
	p, n := c.p, c.r.NDC
	at := p.firstNDC(n)
	if at == len(p.ndcs) {
		return none
	}
	c.ndc = int32(at)
	first := p.ndcRows[at]
	for ; p.rxcuis[first] == 0 && at < len(p.ndcs) && p.ndcs[at] == n; at++ {
		c.consider(p.ndcRows[at])
	}
	return first
}

// findRxCUI reports whether the plan has any row of the drug, and takes the one that is in force. One of its rows is
// near, unless that is none.
func (c *claim) findRxCUI(x drug.RxCUI, near int32) bool {
	p, first := c.p, int(near)
	if near == none {
		first = p.firstRow(x)
	} else {
		for first > 0 && p.rxcuis[first-1] == x {
			first--
		}
	}
	at := first
	for ; at < len(p.rxcuis) && p.rxcuis[at] == x; at++ {
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
