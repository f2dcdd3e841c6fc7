package dur

import (
	"fmt"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

func (c *compiler) groups() {
	for i, g := range c.k.facts.Groups {
		path := fmt.Sprintf("groups[%d]", i)
		c.faults.need(g.ID != "", path+".id", ruleFactMissing)
		c.faults.need(len(g.Classes) > 0, path+".classes", ruleFactMissing)
		c.faults.need(g.Severity.stated(), path+".severity", ruleFactRange)
		for j, id := range g.Classes {
			for _, m := range c.side(Side{Class: id}, fmt.Sprintf("%s.classes[%d]", path, j)) {
				if e := c.k.entries[m]; e != nil && !slices.Contains(e.groups, int32(i)) {
					e.groups = append(e.groups, int32(i))
				}
			}
		}
	}
}

func (c *compiler) crosses() {
	for i, x := range c.k.facts.Crosses {
		path := fmt.Sprintf("crosses[%d]", i)
		c.side(Side{Class: x.Allergy}, path+".allergy")
		c.side(Side{Class: x.Drug}, path+".drug")
		c.faults.need(x.Severity.stated(), path+".severity", ruleFactRange)
	}
}

func (c *compiler) limits() {
	for i, l := range c.k.facts.Limits {
		path := fmt.Sprintf("limits[%d]", i)
		e := c.known(l.Of, path+".of")
		c.faults.need(l.Measure <= FillQuantity, path+".measure", ruleFactRange)
		c.faults.need(l.Min >= 0 && l.Max >= 0 && l.Min <= maxAmount && l.Max <= maxAmount, path+".max", ruleFactRange)
		c.faults.need(l.Min > 0 || l.Max > 0, path+".max", ruleFactMissing)
		c.faults.need(l.Max == 0 || l.Min <= l.Max, path+".min", ruleFactRange)
		c.faults.need(!l.PerKilogram || l.Measure == DailyDose, path+".per_kilogram", ruleFactRange)
		c.faults.need(l.Ages.sound(), path+".ages", ruleFactRange)
		c.faults.need(l.Severity.stated(), path+".severity", ruleFactRange)
		e.limits = append(e.limits, int32(i))
	}
}

// maxAmount bounds doses in micrograms, so that sums and products stay in an int64.
const maxAmount = 1_000_000_000_000

// known is the entry of an ingredient; one that nobody reads where there is none, which is a fault.
func (c *compiler) known(in drug.RxCUI, path string) *entry {
	e := c.k.entries[in]
	c.faults.need(e != nil, path, ruleFactReference)
	if e == nil {
		return &entry{}
	}
	return e
}

func (c *compiler) cautions() {
	for i, row := range c.k.facts.Cautions {
		path := fmt.Sprintf("cautions[%d]", i)
		c.caution(&row, path)
		for _, m := range c.side(row.Of, path+".of") {
			if e := c.k.entries[m]; e != nil {
				e.cautions = append(e.cautions, int32(i))
			}
		}
	}
}

func (c *compiler) caution(row *Caution, path string) {
	c.faults.need(row.Kind <= OfAlcohol, path+".kind", ruleFactRange)
	c.faults.need(row.Severity.stated(), path+".severity", ruleFactRange)
	c.faults.need(row.Kind != OfCondition || row.ICD10 != "", path+".icd10", ruleFactMissing)
	c.faults.need(row.Kind != OfSex || row.Sex == Female || row.Sex == Male, path+".sex", ruleFactMissing)
	c.faults.need(row.Kind != OfAge || row.Ages.sound() && !row.Ages.everybody(), path+".ages", ruleFactRange)
}

func (c *compiler) factors() {
	for i, f := range c.k.facts.Factors {
		path := fmt.Sprintf("factors[%d]", i)
		e := c.known(f.Ingredient, path+".ingredient")
		c.faults.need(f.PerMg >= 0 && f.PerMg <= maxFactor, path+".per_mg", ruleFactRange)
		c.faults.need(f.Route <= OtherRoute, path+".route", ruleFactRange)
		c.faults.need(f.Period.Valid(), path+".period", ruleFactRange)
		for _, n := range e.factors {
			o := c.k.facts.Factors[n]
			c.faults.need(o.Route != f.Route || !o.Period.Overlaps(f.Period), path+".period", ruleFactTwice)
		}
		e.factors = append(e.factors, int32(i))
	}
}

// maxFactor is 1,000 milligrams of morphine for one.
const maxFactor = 1_000_000

func (c *compiler) watched() {
	for i, id := range c.k.facts.Watched {
		n := c.classNumber(id)
		c.faults.need(n >= 0, fmt.Sprintf("watched[%d]", i), ruleFactReference)
		c.k.watched = append(c.k.watched, n)
	}
}

func (c *compiler) numbers() {
	rows := c.k.facts.Numbers
	for i, n := range rows {
		path := fmt.Sprintf("numbers[%d]", i)
		c.faults.need(n.ID != "", path+".id", ruleFactMissing)
		c.faults.need(n.Value >= 0 && n.Value <= maxFactor, path+".value", ruleFactRange)
		c.faults.need(n.Citation != "", path+".citation", ruleFactMissing)
		c.faults.need(n.Evidence > reason.Unstated && n.Evidence <= reason.Proposal, path+".evidence", ruleFactRange)
		c.faults.need(n.Period.Valid(), path+".period", ruleFactRange)
		for _, o := range rows[:i] {
			c.faults.need(o.ID != n.ID || !o.Period.Overlaps(n.Period), path+".period", ruleFactTwice)
		}
	}
}
