package formulary

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// minimumDeductible is the least that a high-deductible health plan may ask before it pays, of one person and of a
// family, in plan years that begin in a calendar year.
type minimumDeductible struct {
	year           int
	person, family money.Amount
	evidence       reason.Evidence
}

// minimumDeductibles are the amounts of 26 USC 223(c)(2)(A) as the IRS adjusts them (formulary 6.3).
var minimumDeductibles = [...]minimumDeductible{
	{2026, money.Cents(1_700_00), money.Cents(3_400_00), reason.Unconfirmed},
	{2027, money.Cents(1_750_00), money.Cents(3_500_00), reason.SecondHand},
}

// highDeductible checks a plan that calls itself a high-deductible health plan: a plan year begins on its first day,
// and every twelve months after. A year without figures is a fault, never held to those of a neighbour.
func (c *compiler) highDeductible() {
	in := c.plan.in
	if !c.doc.HighDeductible || !in.Valid() || !in.To.IsSet() {
		return
	}
	if c.doc.Deductible == nil {
		c.fault(DocHighDeductible, "there is no deductible", "highDeductible")
		return
	}
	for begins := in.From; !begins.After(in.To); begins = begins.AddMonths(12) {
		least, ok := minimumOf(begins)
		if !ok {
			c.fault(DocHighDeductibleYear, fmt.Sprintf("a plan year begins on %s", begins), "highDeductible")
			return
		}
		if c.belowMinimum(c.doc.Deductible, &least) {
			return
		}
	}
}

func minimumOf(begins cal.Date) (least minimumDeductible, ok bool) {
	for _, least = range minimumDeductibles {
		if least.year == begins.Year() {
			return least, true
		}
	}
	return least, false
}

// belowMinimum holds the amounts to those of a year. An embedded amount lets one member of a family through before the
// family's minimum is met, and so must reach that minimum by itself.
func (c *compiler) belowMinimum(d *Deductible, least *minimumDeductible) bool {
	person := least.person
	if d.Kind == EmbeddedDeductible {
		person = least.family
	}
	before := len(c.faults)
	for _, one := range [...]struct {
		said  Known
		least money.Amount
		field string
	}{{d.Individual, person, "individual"}, {d.Family, least.family, "family"}} {
		if one.said.Set && one.said.Amount.Less(one.least) {
			c.fault(DocHighDeductible, fmt.Sprintf("%s, the minimum here is %s in %d (%s)", one.said.Amount, one.least, least.year,
				least.evidence), "deductible", one.field)
		}
	}
	return len(c.faults) > before
}
