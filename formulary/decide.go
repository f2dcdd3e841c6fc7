package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Decide answers r: covered or not, what the member pays, and why. It is DecideInto for callers who like values; it
// allocates nothing.
func (p *Plan) Decide(r *Request) Decision {
	var d Decision
	p.DecideInto(r, &d)
	return d
}

// DecideInto answers r into d, whatever d held before. It does not stop at the first rule that fails: every rule that
// can be evaluated is, all reasons are given, and the price too where one exists. It allocates nothing, reads no
// clock, and gives the same answer to the same question for ever. Safe for concurrent use, with a d for each.
func (p *Plan) DecideInto(r *Request, d *Decision) {
	d.reset(p, r)
	c := claim{p: p, r: r, d: d, row: none, ndc: none, status: Covered}
	c.checkRequest()
	c.checkDay()
	c.checkChannel()
	if c.inForce {
		c.findDrug()
	}
	if c.row != none {
		c.checkRow()
		c.checkSupply()
		c.findPrice()
		c.share()
	}
	d.Status = c.status
}

// claim is one decision on its way.
type claim struct {
	p *Plan
	r *Request
	d *Decision

	status  Status
	inForce bool // the plan, on the day
	channel bool // the plan prices the channel
	offered *cell
	row     int32
	rowNext cal.Date // when a row of the drug comes into force
	ndc     int32    // the entry of the package, or none
	price   Known
}

func (c *claim) fail(rule *reason.Rule, to Status, a, b int64, u reason.Unit) {
	c.d.Trace.Fail(rule, a, b, u)
	c.status = heavier(c.status, to)
}

// later moves the day on which the question can be asked again.
func (c *claim) later(d cal.Date) { c.d.Next = cal.Max(c.d.Next, d) }

// dayNumber is the day as reason.DateFact counts it; 0 where it is unset.
func dayNumber(d cal.Date) int64 {
	if !d.IsSet() {
		return 0
	}
	return int64(d.Sub(cal.Of(1, 1, 1))) + 1
}

func (c *claim) checkRequest() {
	r := c.r
	if !r.Date.IsSet() {
		c.fail(RuleDateMissing, Unknown, 0, 0, reason.None)
	}
	if !r.NDC.IsSet() && r.RxCUI == 0 {
		c.fail(RuleDrugMissing, Unknown, 0, 0, reason.None)
	}
	switch {
	case !r.Quantity.IsSet():
		c.fail(RuleQuantityMissing, Unknown, 0, 0, reason.None)
	case !r.Quantity.Positive():
		c.fail(RuleQuantityZero, Unknown, r.Quantity.Thousandths(), 0, reason.Thousandths)
	}
	switch {
	case r.DaysSupply == 0:
		c.fail(RuleDaysMissing, Unknown, 0, 0, reason.None)
	case r.DaysSupply < 0:
		c.fail(RuleDaysInvalid, Unknown, int64(r.DaysSupply), 0, reason.Days)
	}
	if r.Price.Set && r.Price.Amount.Sign() < 0 {
		c.fail(RuleAmountNegative, Unknown, r.Price.Amount.Cents(), 0, reason.Cents)
	}
	if r.Usual.Set && r.Usual.Amount.Sign() < 0 {
		c.fail(RuleAmountNegative, Unknown, r.Usual.Amount.Cents(), 0, reason.Cents)
	}
}

// checkDay asks whether the plan is in force and whether a refill is due. A day outside the plan's fails closed: its
// tiers, prices and lists say nothing about that day.
func (c *claim) checkDay() {
	r, in := c.r, c.p.in
	if !r.Date.IsSet() {
		return
	}
	c.inForce = in.Contains(r.Date)
	day := dayNumber(r.Date)
	if r.Date.Before(in.From) {
		c.fail(RuleCoverageBegun, NotCovered, day, dayNumber(in.From), reason.Date)
		c.later(in.From)
	} else {
		c.d.Trace.Pass(RuleCoverageBegun, day, dayNumber(in.From), reason.Date)
	}
	if r.Date.After(in.To) {
		c.fail(RuleCoverageEnded, NotCovered, day, dayNumber(in.To), reason.Date)
	} else {
		c.d.Trace.Pass(RuleCoverageEnded, day, dayNumber(in.To), reason.Date)
	}
	switch {
	case r.NotBefore.After(r.Date):
		c.fail(RuleTooSoon, NotCovered, day, dayNumber(r.NotBefore), reason.Date)
		c.later(r.NotBefore)
	case r.NotBefore.IsSet():
		c.d.Trace.Pass(RuleTooSoon, day, dayNumber(r.NotBefore), reason.Date)
	}
}

func (c *claim) checkChannel() {
	switch ch := c.r.Channel; {
	case ch == ChannelUnknown || ch >= channelCount:
		c.fail(RuleChannelMissing, Unknown, 0, 0, reason.None)
	case ch == OutOfNetwork:
		c.fail(RuleOutOfNetwork, NotCovered, 0, 0, reason.None)
	case ch.Mail() && !c.p.mail:
		c.fail(RuleNoMailBenefit, NotCovered, 0, 0, reason.None)
	case !c.p.priced[ch]:
		c.fail(RuleChannel, NotCovered, 0, 0, reason.None)
	default:
		c.channel = true
		c.d.Trace.Pass(RuleChannel, 0, 0, reason.None)
	}
}

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
	if at == len(p.ndcs) || p.ndcs[at] != n {
		return none
	}
	c.ndc = int32(at)
	first := p.ndcRows[at].row
	for ; p.rxcuis[first] == 0 && at < len(p.ndcs) && p.ndcs[at] == n; at++ {
		c.consider(p.ndcRows[at].row)
	}
	return first
}

// findRxCUI reports whether the plan has any row of the drug, and takes the one that is in force. One of its rows is
// near, unless that is none.
func (c *claim) findRxCUI(x drug.RxCUI, near int32) bool {
	p, first := c.p, int(near)
	if near == none {
		first = p.firstRow(x)
	}
	for first > 0 && p.rxcuis[first-1] == x {
		first--
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
		c.row = at
	}
}
