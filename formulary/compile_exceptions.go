package formulary

import (
	"fmt"
	"slices"
)

// exceptions takes how the plan pays what it has excepted.
func (c *compiler) exceptions() {
	e := c.doc.Exceptions
	if e == nil {
		return
	}
	out := &c.plan.benefit.exceptions
	out.unlisted = &row{prices: none, extra: none, mail: e.Mail, marks: markPriorAuth} // so that what stands for a row is asked about
	if e.UnlistedTier == 0 {
		c.fault(DocMissing, "the tier at which a drug that is not listed is paid", "exceptions", "unlistedTier")
	} else if at, ok := c.tier(e.UnlistedTier, "exceptions", "unlistedTier"); ok {
		out.unlisted.tier = uint8(at)
		c.tierOfTheList(e.UnlistedTier)
	}
	c.tierSet(&out.noneFrom, e.NoneFrom, "exceptions", "noneFrom")
	c.tierSet(&out.noBrandsTo, e.NoBrandsTo, "exceptions", "noBrandsTo")
}

// tierOfTheList refuses a tier of a Part D plan that no listed drug has.
func (c *compiler) tierOfTheList(number int) {
	if c.doc.PartD != nil && !slices.ContainsFunc(c.doc.Drugs, func(d Drug) bool { return d.Tier == number }) {
		c.fault(DocContradiction, fmt.Sprintf("a Part D plan has no tier of excepted drugs alone, and no drug is of tier %d", number),
			"exceptions", "unlistedTier")
	}
}

// tierSet adds tiers, by number, to a set of positions.
func (c *compiler) tierSet(set *tierSet, numbers []int, path ...any) {
	for i, number := range numbers {
		if at, ok := c.tier(number, append(slices.Clip(path), i)...); ok {
			set.add(at)
		}
	}
}
