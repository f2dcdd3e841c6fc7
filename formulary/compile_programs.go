package formulary

import (
	"fmt"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// maxFills bounds a number of fills: a larger one is a slip of the pen.
const maxFills = 999

// programs takes what the plan asks of maintenance drugs, of first fills and of split fills.
func (c *compiler) programs() {
	b := &c.plan.benefit
	if a := c.doc.RetailAllowance; a != nil {
		c.counted(a.Fills, maxFills, "how many fills are allowed; 0 is none", "retailAllowance", "fills")
		words := []AfterFills{FullPrice, DoubleCopay, NotAllowed}
		after := 1 + word(c, a.After, "what a fill beyond the allowance costs", words, "retailAllowance", "after")
		b.allowance = allowance{a.Fills.N, afterFills(after), a.CountsToDeductible, a.CountsToOutOfPocket}
	}
	if h := c.doc.HomeDelivery; h != nil {
		c.homeDelivery(h)
	}
	if f := c.doc.FirstFills; f != nil {
		c.firstFills(f)
	}
	if s := c.doc.SplitFill; s != nil {
		c.need(len(s.Parts) > 0, "the parts", "splitFill", "parts")
		for i, part := range s.Parts {
			c.between(part.Days, 1, maxDays, "splitFill", "parts", i, "days")
			if !ratioOf(part.Ratio) {
				c.fault(DocRange, "a ratio above 0 and at most 1 is needed", "splitFill", "parts", i, "ratio")
			}
			b.split = append(b.split, splitPart{part.Days, part.Ratio})
		}
	}
}

func (c *compiler) homeDelivery(h *HomeDelivery) {
	words := []HomeDeliveryKind{ExclusiveDelivery, SelectDelivery}
	kind := homeKind(1 + word(c, h.Kind, "what the program asks", words, "homeDelivery", "kind"))
	c.counted(h.Fills, maxFills, "how many courtesy fills there are; 0 is none", "homeDelivery", "fills")
	switch {
	case kind == exclusiveDelivery:
		c.days(h.Days, "homeDelivery", "days")
	case h.Days != Band{}:
		c.fault(DocContradiction, "days are for an exclusive program", "homeDelivery", "days")
	}
	if !c.plan.mail {
		c.fault(DocContradiction, "the plan has no mail benefit", "homeDelivery")
	}
	c.plan.benefit.home = homeDelivery{kind, h.Fills.N, h.Days}
}

func (c *compiler) firstFills(f *FirstFills) {
	c.between(f.Fills, 1, maxFills, "firstFills", "fills")
	c.between(f.MaxDays, 1, maxDays, "firstFills", "maxDays")
	out := firstFills{fills: int32(f.Fills), maxDays: f.MaxDays}
	if len(f.Tiers) == 0 {
		out.tiers = everyTier
	}
	c.tierSet(&out.tiers, f.Tiers, "firstFills", "tiers")
	c.plan.benefit.first = out
}

// partD makes the plan one of Part D. What a Part D plan cannot have is a contradiction (R8.5).
func (c *compiler) partD() {
	d := c.doc.PartD
	if d == nil {
		return
	}
	in := c.plan.in
	if in.Valid() && in.To.IsSet() && (in.From.Year() != d.Year || in.To.Year() != d.Year) {
		c.fault(DocContradiction, fmt.Sprintf("the plan's days %s are not of the year %d", in, d.Year), "partD", "year")
	}
	c.between(d.Year, 2006, 2199, "partD", "year")
	words := []PartDBenefit{"", DefinedStandard, ActuariallyEquivalent, BasicAlternative, EnhancedAlternative}
	kind := medicare.Benefit(word(c, d.Benefit, "", words, "partD", "benefit"))
	c.need(d.Benefit != "", "the type of the benefit", "partD", "benefit")
	law, err := medicare.Of(d.Year)
	if err != nil {
		law = nil // each decision says that the year is not known
	}
	c.plan.withheld = c.plan.withheld || law == nil
	c.plan.benefit.partD = partD{year: d.Year, law: law, kind: kind, deemed: !d.NoDeemed, dailyRate: d.DailyRate}
	c.insulin(d.InsulinShares)
	c.notInPartD()
}

func (c *compiler) notInPartD() {
	for _, one := range [...]struct {
		there bool
		field string
	}{{c.doc.RetailAllowance != nil, "retailAllowance"}, {c.doc.HomeDelivery != nil, "homeDelivery"},
		{c.doc.OutOfPocket != nil, "outOfPocket"}, {c.doc.DAW != nil, "daw"}, {c.doc.CopayCard != "", "copayCard"},
		{c.doc.Coordination != "", "coordination"}} {
		if one.there {
			c.fault(DocContradiction, "a Part D plan has none", one.field)
		}
	}
	if c.plan.benefit.deductible.kind > individually {
		c.fault(DocContradiction, "a Part D deductible is the member's own", "deductible", "kind")
	}
}

// insulin lays the insulin shares out over the cells of the cost table.
func (c *compiler) insulin(shares []InsulinShare) {
	p := c.plan
	if len(shares) == 0 {
		return
	}
	p.benefit.partD.insulin = make([]insulinCell, len(p.cells))
	for i := range shares {
		s := &shares[i]
		before := len(c.faults)
		tier, _ := c.tier(s.Tier, "partD", "insulinShares", i, "tier")
		c.days(s.Days, "partD", "insulinShares", i, "days")
		c.amount(s.Copay, "partD", "insulinShares", i, "copay")
		c.need(s.Copay.Set || s.Coinsurance != nil, "a copay or a coinsurance", "partD", "insulinShares", i)
		if s.Channel >= channelCount || !p.priced[s.Channel] {
			c.fault(DocOrphan, "no cost share is of this channel", "partD", "insulinShares", i, "channel")
		}
		at := insulinCell{copay: s.Copay, set: true}
		if s.Coinsurance != nil {
			if at.rate, at.rated = *s.Coinsurance, true; at.rate < 0 || at.rate > money.Percent(100) {
				c.fault(DocRange, "a coinsurance from 0 to 1 is needed", "partD", "insulinShares", i, "coinsurance")
			}
		}
		if len(c.faults) == before {
			c.paintInsulin(s, tier, at, i)
		}
	}
}

func (c *compiler) paintInsulin(s *InsulinShare, tier int, fill insulinCell, i int) {
	p := c.plan
	for band := p.band(s.Days.Min); band < len(p.lastDays) && p.lastDays[band] <= s.Days.Max; band++ {
		at := &p.benefit.partD.insulin[p.position(tier, s.Channel, band)]
		if at.set && *at != fill {
			c.fault(DocOverlap, "two insulin shares for one fill", "partD", "insulinShares", i, "days")
			return
		}
		*at = fill
	}
}
