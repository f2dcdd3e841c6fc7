package formulary

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// packagePrices compares the prices that packages have of their own, beside that of their RxCUI.
func (c *comparison) packagePrices() {
	was, is := c.old.packages(), c.new.packages()
	for len(was) > 0 || len(is) > 0 {
		var a, b packagePrice
		switch order := first(was, is); {
		case order < 0:
			a, was = was[0], was[1:]
		case order > 0:
			b, is = is[0], is[1:]
		default:
			a, b, was, is = was[0], is[0], was[1:], is[1:]
		}
		one := b
		if b.price == nil {
			one = a
		}
		kind, before, after := c.priceChange(a.price, b.price)
		if kind == NoChange || !c.old.has(one.row.rxcui) || !c.new.has(one.row.rxcui) {
			continue // the drug itself was added or removed, which is told already
		}
		c.out = append(c.out, Change{Kind: kind, RxCUI: one.row.rxcui, NDC: one.ndc, Drug: one.name, Was: before, Is: after})
	}
}

// first says which list has the next package: below zero a, above zero b.
func first(a, b []packagePrice) int {
	if len(a) == 0 || len(b) == 0 {
		return boolean(len(a) == 0) - boolean(len(b) == 0)
	}
	return a[0].ndc.Compare(b[0].ndc)
}

type packagePrice struct {
	listed
	name  string
	price *price
}

// has reports whether a drug is in force on the day.
func (v View) has(x drug.RxCUI) bool {
	rows := v.Plan.rows
	for at := v.Plan.firstRow(x); at < len(rows) && rows[at].rxcui == x; at++ {
		if rows[at].on(v.On) {
			return true
		}
	}
	return false
}

// packages are those of an RxCUI that have a price of their own on the day, by NDC.
func (v View) packages() (out []packagePrice) {
	p := v.Plan
	for _, o := range p.ownPrices {
		k := p.packs[o.ndc]
		if e := p.priceOn(o.prices, v.On); e != nil && p.rows[k.row].rxcui != 0 {
			out = append(out, packagePrice{listed{k.ndc, &p.rows[k.row], int(k.row), int(o.ndc)}, p.names[k.row], e})
		}
	}
	slices.SortFunc(out, func(a, b packagePrice) int { return a.ndc.Compare(b.ndc) })
	return out
}

// costs compares the cost tables, tier by tier, at every channel, over the days on which both say one thing.
func (c *comparison) costs() {
	cuts := slices.Concat(c.old.Plan.lastDays, c.new.Plan.lastDays)
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for _, number := range c.tierNumbers() {
		for ch := range Channel(channelCount) {
			from := 1
			for _, last := range cuts {
				c.cost(Change{Tier: number, Channel: ch, Days: Band{Min: from, Max: last}})
				from = last + 1
			}
		}
	}
}

func (c *comparison) tierNumbers() (out []uint8) {
	for _, t := range slices.Concat(c.old.Plan.tiers, c.new.Plan.tiers) {
		out = append(out, t.number)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (c *comparison) cost(at Change) {
	a, aOpen, aInsulin := c.old.Plan.costAt(at.Tier, at.Channel, at.Days.Max)
	b, bOpen, bInsulin := c.new.Plan.costAt(at.Tier, at.Channel, at.Days.Max)
	if at.Was, at.Is = a.words(), b.words(); at.Was != at.Is {
		at.Kind = a.changeTo(b)
		c.out = append(c.out, at)
	}
	if was, is := aOpen.words(), bOpen.words(); was != is {
		at.Kind, at.Was, at.Is = CostChanged, inDeductible(was), inDeductible(is)
		if aOpen != nil && bOpen != nil {
			at.Kind = aOpen.changeTo(bOpen)
		}
		c.out = append(c.out, at)
	}
	if was, is := aInsulin.words(), bInsulin.words(); was != is {
		at.Kind, at.Was, at.Is = aInsulin.changeTo(bInsulin), was, is
		c.out = append(c.out, at)
	}
}

func inDeductible(words string) string {
	if words == "" {
		return ""
	}
	return "in the deductible: " + words
}

// costAt is the cell of a tier at a channel for days, the one while the deductible is open, and that of insulin; nil where
// the plan says nothing.
func (p *Plan) costAt(number uint8, ch Channel, days int) (c, open *cell, insulin *insulinCell) {
	at := slices.IndexFunc(p.tiers, func(t tier) bool { return t.number == number })
	band := p.band(days)
	if at < 0 || band == len(p.lastDays) || !p.priced[ch] {
		return nil, nil, nil
	}
	i := p.position(at, ch, band)
	if p.open != nil {
		open = &p.open[i]
	}
	if i < len(p.benefit.partD.insulin) {
		insulin = &p.benefit.partD.insulin[i]
	}
	return &p.cells[i], open, insulin
}

func (c *cell) offered() bool { return c != nil && c.kind != cellMissing && c.kind != cellNotOffered }

// changeTo says which way a cost goes, where that is plain: one number changed, and nothing else.
func (c *cell) changeTo(d *cell) ChangeKind {
	switch {
	case c.offered() && !d.offered():
		return OfferDropped
	case !c.offered() && d.offered():
		return Offered
	case !c.offered() || c.kind != d.kind || c.option != d.option || c.candidates != d.candidates || c.capped != d.capped ||
		c.monthDays != d.monthDays:
		return CostChanged
	}
	signs := [...]int{d.copay.Cmp(c.copay), cmp.Compare(d.rate, c.rate), d.min.Cmp(c.min), d.max.Cmp(c.max)}
	switch low, high := slices.Min(signs[:]), slices.Max(signs[:]); {
	case low >= 0 && high > 0:
		return CostUp
	case high <= 0 && low < 0:
		return CostDown
	}
	return CostChanged
}

var optionTexts = [...]string{optionCharge: "", optionAfter: ", after the deductible", optionBefore: ", before the deductible",
	optionNoCharge: ", no charge", optionNoChargeAfter: ", no charge after the deductible"}

// words is what a cell says; empty where there is none.
func (c *cell) words() string {
	if c == nil {
		return ""
	}
	said := ""
	switch c.kind {
	case cellMissing:
		return ""
	case cellNotOffered:
		return "not offered"
	case cellAmbiguous:
		return fmt.Sprintf("%d rows that contradict each other", c.candidates)
	case cellCopay:
		said = "$" + c.copay.String()
	case cellRate:
		said = fmt.Sprintf("%s of the price, at least $%s", reason.Millionths.Format(int64(c.rate)), c.min)
		if c.capped {
			said += fmt.Sprintf(", at most $%s", c.max)
		}
	}
	said += optionTexts[c.option]
	if c.monthDays != 0 {
		said += fmt.Sprintf(", months of %d days", c.monthDays)
	}
	return said
}
