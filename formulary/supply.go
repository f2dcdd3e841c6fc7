package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// checkSupply finds the cell of the cost table: the band that holds the days, never the next larger one.
func (c *claim) checkSupply() {
	days := c.r.DaysSupply
	if !c.channel || days <= 0 {
		return
	}
	p, tier, ch := c.p, c.tier, c.r.Channel
	if p.fallen[ch] {
		c.d.Trace.Pass(RulePreferredAsStandard, 0, 0, reason.None)
	}
	if c.mailShare {
		ch = p.mailBeside(ch, tier)
	}
	longest := p.longestOf(tier, ch)
	switch {
	case longest == 0:
		c.fail(RuleTierOffered, NotCovered, int64(c.d.Tier), 0, reason.Count)
		return
	case days > longest:
		c.fail(RuleDaysLimit, NotCovered, int64(days), int64(longest), reason.Days)
		return
	case c.mailShare || c.moved: // a note speaks of the channel asked for, and of the row's own tier
		c.d.Trace.Pass(RuleDaysLimit, int64(days), int64(longest), reason.Days)
	default:
		c.d.Trace.note(noteSupply)
	}
	at := p.cell(tier, ch, p.band(days))
	switch at.kind {
	case cellCopay, cellRate:
		c.offered = at
	case cellAmbiguous:
		c.fail(RuleShareAmbiguous, Ambiguous, int64(at.candidates), 0, reason.Count)
	default:
		c.fail(RuleDaysOffered, NotCovered, int64(days), 0, reason.Days)
	}
}

// mailBeside is the mail channel whose share an approved store charges: of the same standing, or else the other one.
func (p *Plan) mailBeside(ch Channel, tier uint8) Channel {
	first, second := StandardMail, PreferredMail
	if ch == PreferredRetail {
		first, second = second, first
	}
	if p.longestOf(tier, first) == 0 && p.longestOf(tier, second) != 0 {
		return second
	}
	return first
}

// openCell is the cell that stands beside the offered one while the deductible is open, or nil.
func (c *claim) openCell() *cell {
	if c.p.open == nil {
		return nil
	}
	ch := c.r.Channel
	if c.mailShare {
		ch = c.p.mailBeside(ch, c.tier)
	}
	at := &c.p.open[c.p.position(int(c.tier), ch, c.p.band(c.r.DaysSupply))]
	if at.kind != cellCopay && at.kind != cellRate {
		return nil
	}
	return at
}
