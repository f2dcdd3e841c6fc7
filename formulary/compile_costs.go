package formulary

import (
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// maxPlanCents bounds a copay, a fee or a list price: a larger number is a slip of the pen.
const maxPlanCents = 100_000_000

// costs lays the cost shares out as a table. The bands are cut at every end that a cost share names, so that each
// share covers whole bands; a cell that is painted twice is an overlap, one that stays empty is a gap.
func (c *compiler) costs() {
	c.bands()
	p := c.plan
	p.cells = make([]cell, len(p.tiers)*channelCount*len(p.lastDays))
	painter := make([]int, len(p.cells))
	for i := range c.doc.CostShares {
		if at, ok := c.share(i); ok {
			c.paint(i, at, painter)
		}
	}
	c.need(len(c.doc.CostShares) > 0, "what the member pays, by tier, channel and days", "costShares")
	c.gaps()
}

func (c *compiler) bands() {
	for _, s := range c.doc.CostShares {
		if s.Days.Valid() {
			c.plan.lastDays = append(c.plan.lastDays, s.Days.Max, s.Days.Min-1)
		}
	}
	slices.Sort(c.plan.lastDays)
	c.plan.lastDays = slices.Compact(c.plan.lastDays)
	if len(c.plan.lastDays) > 0 && c.plan.lastDays[0] == 0 {
		c.plan.lastDays = c.plan.lastDays[1:]
	}
}

// share checks one cost share alone, and gives its tier; ok is false where no cell of the table is meant.
func (c *compiler) share(i int) (tier int, ok bool) {
	s := &c.doc.CostShares[i]
	switch {
	case s.Copay.Set && s.NotOffered:
		c.fault(DocContradiction, "a copay, and not offered", "costShares", i)
	case !s.Copay.Set && !s.NotOffered:
		c.fault(DocMissing, `a copay, or "notOffered": true`, "costShares", i)
	}
	c.amount(s.Copay, "costShares", i, "copay")
	before := len(c.faults)
	tier, _ = c.tier(s.Tier, "costShares", i, "tier")
	c.days(s.Days, "costShares", i, "days")
	c.shareChannel(s, i)
	return tier, len(c.faults) == before
}

func (c *compiler) shareChannel(s *CostShare, i int) {
	switch {
	case s.Channel == ChannelUnknown:
		c.fault(DocMissing, "the channel", "costShares", i, "channel")
	case s.Channel >= channelCount:
		c.fault(DocRange, "no such channel", "costShares", i, "channel")
	case s.Channel == OutOfNetwork:
		c.fault(DocContradiction, "the plan does not cover fills out of network", "costShares", i, "channel")
	case s.Channel.Mail() && s.Copay.Set && c.doc.MailBenefit == drug.No:
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

// paint fills the cells of one cost share; painter says who filled a cell, counted from 1.
func (c *compiler) paint(i, tier int, painter []int) {
	p, s := c.plan, &c.doc.CostShares[i]
	fill := cell{kind: cellNotOffered}
	if !s.NotOffered {
		fill = cell{kind: cellCopay, copay: s.Copay.Amount}
		p.priced[s.Channel] = true
	}
	for band := p.band(s.Days.Min); band < len(p.lastDays) && p.lastDays[band] <= s.Days.Max; band++ {
		at := p.position(tier, s.Channel, band)
		if first := painter[at]; first > 0 {
			other := c.doc.CostShares[first-1].Days
			c.fault(DocOverlap, fmt.Sprintf("days %s overlap %s of /costShares/%d", s.Days, other, first-1),
				"costShares", i, "days")
			return
		}
		p.cells[at], painter[at] = fill, i+1
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
