package formulary

import (
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// maxPlanCents bounds a copay, a fee or a list price: a larger number is a slip of the pen.
const maxPlanCents = 100_000_000

// costs lays the cost shares out as tables. The bands are cut at every end that a cost share names, so that each
// share covers whole bands; a cell that is painted twice is an overlap, one that stays empty is a gap.
func (c *compiler) costs() {
	c.bands()
	p := c.plan
	n := len(p.tiers) * channelCount * len(p.lastDays)
	p.cells = make([]cell, n)
	closed, open := painter{cells: p.cells}, painter{cells: make([]cell, n)}
	for i := range c.doc.CostShares {
		at, ok := c.share(i)
		switch phase := c.doc.CostShares[i].Phase; {
		case !ok || phase == CatastrophicPhase: // past the threshold a member pays nothing
		case phase == DeductiblePhase:
			c.paint(i, at, &open)
			p.open = open.cells
		default:
			c.paint(i, at, &closed)
		}
	}
	c.need(len(c.doc.CostShares) > 0 || c.doc.Suppressed, "what the member pays, by tier, channel and days", "costShares")
	c.gaps()
	c.longest()
}

func (c *compiler) bands() {
	cut := func(b Band) {
		if b.Valid() {
			c.plan.lastDays = append(c.plan.lastDays, b.Max, b.Min-1)
		}
	}
	for i := range c.doc.CostShares {
		if c.doc.CostShares[i].Phase != CatastrophicPhase { // it never says what is offered
			cut(c.doc.CostShares[i].Days)
		}
	}
	if c.doc.PartD != nil {
		for i := range c.doc.PartD.InsulinShares {
			cut(c.doc.PartD.InsulinShares[i].Days)
		}
	}
	slices.Sort(c.plan.lastDays)
	c.plan.lastDays = slices.Compact(c.plan.lastDays)
	if len(c.plan.lastDays) > 0 && c.plan.lastDays[0] == 0 {
		c.plan.lastDays = c.plan.lastDays[1:]
	}
	for band, last := range c.plan.lastDays {
		for len(c.plan.bandOf) <= last {
			c.plan.bandOf = append(c.plan.bandOf, uint16(band))
		}
	}
}

// share checks one cost share alone, and gives its tier; ok is false where no cell of the table is meant.
func (c *compiler) share(i int) (tier int, ok bool) {
	s := &c.doc.CostShares[i]
	c.shareAmount(s, i)
	c.amount(s.Copay, "costShares", i, "copay")
	before := len(c.faults)
	word(c, s.Phase, "", []Phase{"", InitialPhase, DeductiblePhase, CatastrophicPhase}, "costShares", i, "phase")
	if s.MonthDays < 0 || s.MonthDays > maxDays {
		c.fault(DocRange, fmt.Sprintf("a month has 1 to %d days here", maxDays), "costShares", i, "monthDays")
	}
	tier, _ = c.tier(s.Tier, "costShares", i, "tier")
	c.days(s.Days, "costShares", i, "days")
	c.shareChannel(s, i)
	return tier, len(c.faults) == before
}

// shareAmount asks for exactly one way to share a cost.
func (c *compiler) shareAmount(s *CostShare, i int) {
	free := s.Option == NoCharge || s.Option == NoChargeAfterDeductible
	both := s.Copay.Set && s.Coinsurance != nil
	switch {
	case (s.Copay.Set || s.Coinsurance != nil) && s.NotOffered:
		c.fault(DocContradiction, "a copay, and not offered", "costShares", i)
	case !s.Copay.Set && s.Coinsurance == nil && !s.NotOffered && !free:
		c.fault(DocMissing, `a copay, or "notOffered": true`, "costShares", i)
	case both && !s.GreaterOf:
		c.fault(DocContradiction, `a copay and a coinsurance, without "greaterOf": true`, "costShares", i)
	case !both && s.GreaterOf:
		c.fault(DocMissing, "a copay and a coinsurance, of which the greater counts", "costShares", i)
	case (s.Min.Set || s.Max.Set) && s.Coinsurance == nil:
		c.fault(DocContradiction, "a minimum or maximum without a coinsurance", "costShares", i)
	}
	if s.Coinsurance != nil && (*s.Coinsurance < 0 || *s.Coinsurance > money.Percent(100)) {
		c.fault(DocRange, "a coinsurance from 0 to 1 is needed", "costShares", i, "coinsurance")
	}
	c.amount(s.Min, "costShares", i, "min")
	c.amount(s.Max, "costShares", i, "max")
	if s.Min.Set && s.Max.Set && s.Max.Amount.Less(s.Min.Amount) {
		c.fault(DocContradiction, "the maximum is below the minimum", "costShares", i, "max")
	}
	word(c, s.Option, "", optionWords, "costShares", i, "option")
}

// optionWords are the options in the order of shareOptions.
var optionWords = []ShareOption{"", ShareOnly, DeductibleWaived, AfterDeductible, BeforeDeductible, NoCharge, NoChargeAfterDeductible}

var shareOptions = map[ShareOption]option{AfterDeductible: optionAfter, BeforeDeductible: optionBefore,
	NoCharge: optionNoCharge, NoChargeAfterDeductible: optionNoChargeAfter}

func (c *compiler) shareChannel(s *CostShare, i int) {
	switch {
	case s.Channel == ChannelUnknown:
		c.fault(DocMissing, "the channel", "costShares", i, "channel")
	case s.Channel >= channelCount:
		c.fault(DocRange, "no such channel", "costShares", i, "channel")
	case s.Channel == OutOfNetwork:
		c.fault(DocContradiction, "the plan does not cover fills out of network", "costShares", i, "channel")
	case s.Channel.Mail() && !s.NotOffered && c.doc.MailBenefit == drug.No:
		c.fault(DocContradiction, "a copay by mail, and the plan has no mail benefit", "costShares", i)
	}
}

func (c *compiler) days(b Band, path ...any) {
	switch {
	case b == Band{}:
		c.fault(DocMissing, `a band of days, such as "31-60"`, path...)
	case !b.Valid():
		c.fault(DocRange, fmt.Sprintf("%d to %d days, a band lies within 1 to %d", b.Min, b.Max, maxDays), path...)
	}
}

// amount checks an amount that may be absent.
func (c *compiler) amount(k Known, path ...any) {
	if k.Set && (k.Amount.Sign() < 0 || k.Amount.Cents() > maxPlanCents) {
		c.fault(DocRange, "an amount from $0.00 to $1,000,000.00 is needed", path...)
	}
}

// gaps asks every tier for every band of every channel that the plan prices.
func (c *compiler) gaps() {
	p := c.plan
	for i, t := range c.doc.Tiers {
		at, ok := c.tierAt[t.Tier]
		if !ok {
			continue
		}
		for ch := range Channel(channelCount) {
			if p.priced[ch] {
				c.tierGaps(i, at, ch)
			}
		}
	}
}

func (c *compiler) tierGaps(i, tier int, ch Channel) {
	p := c.plan
	first := 1
	for band, last := range p.lastDays {
		if p.cell(uint8(tier), ch, band).kind == cellMissing {
			c.fault(DocGap, fmt.Sprintf("tier %d, %s, days %d-%d", p.tiers[tier].number, ch, first, last), "tiers", i)
		}
		first = last + 1
	}
}

// fees takes the dispensing fees. A price list without the fee of a channel would make that fee zero.
func (c *compiler) fees() {
	var have [channelCount]bool
	for i, f := range c.doc.Fees {
		c.need(f.Fee.Set, "the fee", "fees", i, "fee")
		c.amount(f.Fee, "fees", i, "fee")
		switch {
		case f.Channel >= channelCount || !c.plan.priced[f.Channel]:
			c.fault(DocOrphan, "no cost share is of this channel", "fees", i, "channel")
		case have[f.Channel]:
			c.fault(DocOverlap, "the channel stands before", "fees", i, "channel")
		default:
			have[f.Channel] = true
			c.plan.fees[f.Channel] = f.Fee.Amount
		}
	}
	for ch := range Channel(channelCount) {
		if len(c.doc.Prices) > 0 && c.plan.priced[ch] && !have[ch] {
			c.fault(DocGap, fmt.Sprintf("the plan lists prices and no dispensing fee for %s", ch), "fees")
		}
	}
}
