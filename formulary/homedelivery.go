package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Choice is what a member has chosen under a select home-delivery program. The zero value is no choice.
type Choice string

// The choices.
const (
	ChooseMail   Choice = "mail"
	ChooseRetail Choice = "retail"
)

// Election is a choice and the days for which it stands, both counted. Outside them it is as none; without a last day
// it stands for good.
type Election struct {
	Choice Choice   `json:"choice,omitempty"`
	From   cal.Date `json:"from,omitzero"`
	To     cal.Date `json:"to,omitzero"`
}

// on is the choice that stands on a day.
func (e *Election) on(day cal.Date) Choice {
	if !(cal.Period{From: e.From, To: e.To}).Contains(day) {
		return ""
	}
	return e.Choice
}

// checkPrograms looks at what the plan asks of maintenance drugs at retail, and of first and of split fills.
func (c *claim) checkPrograms() {
	b, r := &c.p.benefit, c.r
	if c.marks.has(retailMarks[r.Channel]) {
		c.checkRetail(b)
	}
	if b.first.fills != 0 && b.first.tiers.holds(c.tier) {
		c.checkFirstFills(&b.first)
	}
	if r.SplitPart != 0 {
		c.checkSplit(b.split)
	}
	if r.Card.Balance.Set {
		c.checkCard()
	}
}

// retailMarks is the mark of a row that the programs look at, by channel: one test, for channels and drugs come at random.
var retailMarks = [256]marks{PreferredRetail: markMaintenance, StandardRetail: markMaintenance}

// checkRetail is the programs for a maintenance drug at retail.
func (c *claim) checkRetail(b *benefit) {
	if b.allowance.after != noAllowance {
		c.checkAllowance(&b.allowance)
	}
	if b.home.kind != noHomeDelivery {
		c.checkHomeDelivery(&b.home)
	}
}

// beyond reports whether the fills that a program allows at retail are used up; ok is false where their number is not
// known.
func (c *claim) beyond(fills int32) (beyond, ok bool) {
	n := c.r.PriorRetailFills
	if !n.Set || n.N < 0 {
		c.needs(RuleRetailFillsUnknown)
		return false, false
	}
	return n.N >= fills, true
}

func (c *claim) checkAllowance(a *allowance) {
	beyond, ok := c.beyond(a.fills)
	had, allowed := int64(c.r.PriorRetailFills.N), int64(a.fills)
	switch {
	case !ok:
	case !beyond:
		c.d.Trace.Pass(RuleRetailAllowance, had, allowed, reason.Count)
	case a.after == notAllowed:
		c.fail(RuleRetailAllowance, NotCovered, had, allowed, reason.Count)
	default:
		c.full, c.double = a.after == atFullPrice, a.after == atDoubleCopay
		c.d.Trace.Pass(RuleBeyondAllowance, had, allowed, reason.Count)
	}
}

func (c *claim) checkHomeDelivery(h *homeDelivery) {
	beyond, ok := c.beyond(h.fills)
	had, allowed := int64(c.r.PriorRetailFills.N), int64(h.fills)
	switch {
	case !ok:
	case !beyond:
		c.d.Trace.Pass(RuleCourtesyFills, had, allowed, reason.Count)
	case h.kind == exclusiveDelivery:
		c.exclusive(h, had, allowed)
	default:
		c.selected(had, allowed)
	}
}

// exclusive covers mail, and a store of the approved network for a long supply at the share of mail (R8.2).
func (c *claim) exclusive(h *homeDelivery, had, allowed int64) {
	switch {
	case !h.days.Holds(c.r.DaysSupply) || c.r.Approved90 == drug.No:
		c.fail(RuleExclusive, NotCovered, had, allowed, reason.Count)
	case c.r.Approved90 == drug.Unknown:
		c.needs(RuleApprovedUnknown)
	default:
		c.mailShare = true
		c.d.Trace.Pass(RuleExclusive, had, allowed, reason.Count)
	}
}

// selected covers retail for a member who has chosen it (R8.3).
func (c *claim) selected(had, allowed int64) {
	switch c.r.Election.on(c.r.Date) {
	case ChooseRetail:
		c.d.Trace.Pass(RuleChoice, had, allowed, reason.Count)
	case ChooseMail:
		c.fail(RuleChosenMail, NotCovered, had, allowed, reason.Count)
	default:
		c.fail(RuleChoice, NotCovered, had, allowed, reason.Count)
	}
}

// checkFirstFills limits the days of a drug's first fills.
func (c *claim) checkFirstFills(f *firstFills) {
	days, most, had := c.r.DaysSupply, f.maxDays, c.r.PriorFills
	switch {
	case days <= most || had.Set && had.N >= f.fills:
		c.d.Trace.Pass(RuleFirstFills, int64(days), int64(most), reason.Days)
	case !had.Set || had.N < 0:
		c.needs(RuleFillsUnknown)
	default:
		c.fail(RuleFirstFills, NotCovered, int64(days), int64(most), reason.Days)
	}
}

// checkSplit asks whether the plan splits fills, and whether the part has its days.
func (c *claim) checkSplit(parts []splitPart) {
	n := c.r.SplitPart
	switch {
	case n < 0 || n > len(parts):
		c.fail(RuleSplitPart, Unknown, int64(n), int64(len(parts)), reason.Count)
	case c.r.DaysSupply > parts[n-1].days:
		c.fail(RuleSplitDays, NotCovered, int64(c.r.DaysSupply), int64(parts[n-1].days), reason.Days)
	default:
		c.d.Trace.Pass(RuleSplitDays, int64(c.r.DaysSupply), int64(parts[n-1].days), reason.Days)
	}
}

// ratio is the fraction of the copay that a part of a split fill costs; ok is false for a whole fill.
func (c *claim) ratio() (part splitPart, ok bool) {
	if n := c.r.SplitPart; n > 0 && n <= len(c.p.benefit.split) {
		return c.p.benefit.split[n-1], true
	}
	return splitPart{}, false
}
