package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Decide answers r: covered or not, what the member pays, and why. It is DecideInto for callers who like values; it
// allocates nothing.
func (p *Plan) Decide(r *Request) (d Decision) {
	p.DecideInto(r, &d)
	return d
}

// DecideInto answers r into d, whatever d held before. It does not stop at the first rule that fails: every rule that
// can be evaluated is, all reasons are given, and the price too where one exists. It allocates nothing, reads no
// clock, and gives the same answer to the same question for ever. Safe for concurrent use, with a d for each.
func (p *Plan) DecideInto(r *Request, d *Decision) {
	var c claim // field by field: a composite would be copied
	c.p, c.r, c.d, c.row, c.ndc, c.status = p, r, d, none, none, Covered
	c.search() // first, so that memory answers while the request is checked
	d.reset(p, r)
	if !r.complete() || r.Held || r.anyCents()>>49 != 0 { // one is below zero, or so large that it must be looked at
		c.checkRequest()
	}
	c.checkDay()
	if ch := r.Channel; ch < channelCount && p.serves[ch] {
		c.channel = true
		d.Trace.note(noteChannel)
	} else {
		c.notServed(ch)
	}
	if c.inForce && (c.at != nil || c.excepted()) {
		c.checkRow()
		c.checkPrograms()
		c.checkSupply()
		c.findPrice()
		c.settle()
	}
	d.Status = c.status
}

// claim is one decision on its way.
type claim struct {
	p *Plan
	r *Request
	d *Decision

	offered *cell        // the cell of the cost table; nil: there is none to price from
	at      *row         // of the drug; of a drug that is not listed the plan's row for such drugs
	price   money.Amount // of the whole fill, where priced
	row     int32
	ndc     int32      // the entry of the package, or none
	rowNext cal.Date   // when a row of the drug comes into force
	rxcui   drug.RxCUI // the drug that was looked for; 0: not known
	clash   drug.RxCUI // the drug of the package where the request says another one; 0: none
	unit    *price     // the unit price in force; nil: none, or the request gives a price

	marks     marks // of the row, or what the request says of a drug that is not listed
	tier      uint8 // position of the tier whose costs hold
	status    Status
	priced    bool
	inForce   bool // the plan, on the day
	listed    bool // the plan has a row of the drug, of whatever day
	channel   bool // the plan prices the channel
	sumless   bool // an accumulator is missing
	spoiled   bool // an amount is not usable, or the tier is not known
	moved     bool // an exception sets the tier
	mailShare bool // an approved store fills at the share of mail
	full      bool // beyond the retail allowance: the whole price
	double    bool // beyond the retail allowance: the share twice
}

func (c *claim) fail(rule *reason.Rule, to Status, a, b int64, u reason.Unit) {
	c.d.Trace.Fail(rule, a, b, u)
	c.status = heavier(c.status, to)
}

// needs says that the request lacks a fact.
func (c *claim) needs(rule *reason.Rule) { c.fail(rule, Unknown, 0, 0, reason.None) }

// later moves the day on which the question can be asked again.
func (c *claim) later(d cal.Date) { c.d.Next = cal.Max(c.d.Next, d) }

// dayOne is the day that reason.DateFact counts as 1.
var dayOne = cal.Of(1, 1, 1)

// dayNumber is the day as reason.DateFact counts it; 0 where it is unset.
func dayNumber(d cal.Date) int64 {
	if !d.IsSet() {
		return 0
	}
	return int64(d.Sub(dayOne)) + 1
}

// complete reports whether the request has what every decision needs.
func (r *Request) complete() bool {
	return r.Date.IsSet() && (r.NDC.IsSet() || r.RxCUI != 0) && r.Quantity.Positive() && r.DaysSupply > 0
}

// checkRequest says what the request lacks, that it is held, and which amounts are not usable.
func (c *claim) checkRequest() {
	if !c.r.complete() {
		c.incomplete()
	}
	if c.r.Held {
		c.fail(RuleHeld, NeedsReview, 0, 0, reason.None)
	}
	c.unusable()
}

// anyCents has a bit set wherever one of the amounts has it.
func (r *Request) anyCents() uint64 {
	return uint64(r.Price.Amount.Cents() | r.Usual.Amount.Cents() | r.GenericPrice.Amount.Cents() |
		r.MaximumFair.Amount.Cents() | r.MaximumFairMonth.Amount.Cents() | r.Card.Balance.Amount.Cents() |
		r.Card.Yearly.Amount.Cents() | r.Other.Paid.Amount.Cents() | r.Other.Responsibility.Amount.Cents())
}

func (c *claim) unusable() {
	r := c.r
	for i, k := range [...]*Known{&r.Price, &r.Usual, &r.GenericPrice, &r.MaximumFair, &r.MaximumFairMonth,
		&r.Card.Balance, &r.Card.Yearly, &r.Other.Paid, &r.Other.Responsibility} {
		if !k.usable() {
			c.fail(RuleAmountNegative, Unknown, k.Amount.Cents(), 0, reason.Cents)
			c.spoiled = c.spoiled || i > 1 // a price that is not usable is no price; the others decide the member's part
		}
	}
}

func (c *claim) incomplete() {
	r := c.r
	if !r.Date.IsSet() {
		c.needs(RuleDateMissing)
	}
	if !r.NDC.IsSet() && r.RxCUI == 0 {
		c.needs(RuleDrugMissing)
	}
	switch {
	case !r.Quantity.IsSet():
		c.needs(RuleQuantityMissing)
	case !r.Quantity.Positive():
		c.fail(RuleQuantityZero, Unknown, r.Quantity.Thousandths(), 0, reason.Thousandths)
	}
	switch {
	case r.DaysSupply == 0:
		c.needs(RuleDaysMissing)
	case r.DaysSupply < 0:
		c.fail(RuleDaysInvalid, Unknown, int64(r.DaysSupply), 0, reason.Days)
	}
}

// checkDay asks whether the plan is in force and whether a refill is due. A day outside the plan's fails closed: its
// tiers, prices and lists say nothing about that day. So does a plan whose rows are withheld.
func (c *claim) checkDay() {
	p, r, today := c.p, c.r, c.r.Date
	if !today.IsSet() {
		return
	}
	if c.inForce = !today.Before(p.in.From) && !today.After(p.in.To); c.inForce && !r.NotBefore.After(today) {
		c.d.Trace.note(noteDay)
	} else {
		c.checkDays(dayNumber(today))
	}
	if p.withheld {
		c.checkWithheld()
	}
}

// checkDays is the rules of noteDay where one of them fails.
func (c *claim) checkDays(day int64) {
	r, in, days, t := c.r, &c.p.in, &c.p.days, &c.d.Trace
	if r.Date.Before(in.From) {
		c.fail(RuleCoverageBegun, NotCovered, day, days[0], reason.Date)
		c.later(in.From)
	} else {
		t.Pass(RuleCoverageBegun, day, days[0], reason.Date)
	}
	if r.Date.After(in.To) {
		c.fail(RuleCoverageEnded, NotCovered, day, days[1], reason.Date)
	} else {
		t.Pass(RuleCoverageEnded, day, days[1], reason.Date)
	}
	switch {
	case r.NotBefore.After(r.Date):
		c.fail(RuleTooSoon, NotCovered, day, dayNumber(r.NotBefore), reason.Date)
		c.later(r.NotBefore)
	case r.NotBefore.IsSet():
		t.Pass(RuleTooSoon, day, dayNumber(r.NotBefore), reason.Date)
	}
}

// checkWithheld refuses to read rows that are withheld, and a Part D year whose parameters are not known.
func (c *claim) checkWithheld() {
	if c.p.suppressed {
		c.needs(RuleSuppressed)
		c.inForce = false
	}
	if year := c.p.benefit.partD.year; year != 0 && c.p.benefit.partD.law == nil {
		c.fail(RuleYear, Unknown, int64(year), 0, reason.Count)
		c.inForce = false
	}
}

func (c *claim) notServed(ch Channel) {
	switch {
	case ch == ChannelUnknown || ch >= channelCount:
		c.needs(RuleChannelMissing)
	case c.p.suppressed:
	case ch == OutOfNetwork:
		c.fail(RuleOutOfNetwork, NotCovered, 0, 0, reason.None)
	case ch.Mail() && !c.p.mail:
		c.fail(RuleNoMailBenefit, NotCovered, 0, 0, reason.None)
	default:
		c.fail(RuleChannel, NotCovered, 0, 0, reason.None)
	}
}
