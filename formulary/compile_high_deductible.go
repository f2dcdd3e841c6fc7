package formulary

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// highDeductibleYear is what 26 USC 223(c)(2)(A) asks of plan years that begin in a calendar year: the least deductible,
// and the most that a member may pay out of pocket, deductible included. Each is of self-only and of family coverage.
type highDeductibleYear struct {
	year           int
	person, family money.Amount // the least deductible
	most, mostAll  money.Amount // the out-of-pocket maximum
	source         string       // where the IRS adjusts the amounts
	evidence       reason.Evidence
}

// highDeductibleYears are the amounts as the IRS adjusts them (formulary 6.3), read in others' words.
var highDeductibleYears = [...]highDeductibleYear{
	{2025, money.Cents(1_650_00), money.Cents(3_300_00), money.Cents(8_300_00), money.Cents(16_600_00), "Rev. Proc. 2024-25", reason.SecondHand},
	{2026, money.Cents(1_700_00), money.Cents(3_400_00), money.Cents(8_500_00), money.Cents(17_000_00), "Rev. Proc. 2025-19", reason.SecondHand},
	{2027, money.Cents(1_750_00), money.Cents(3_500_00), money.Cents(8_700_00), money.Cents(17_400_00), "Rev. Proc. 2026-24", reason.SecondHand},
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
	}
	if c.doc.OutOfPocket == nil {
		c.fault(DocHighDeductibleLimit, "there is no out-of-pocket limit", "highDeductible")
	}
	if c.doc.Deductible == nil || c.doc.OutOfPocket == nil {
		return
	}
	for begins := in.From; !begins.After(in.To); begins = begins.AddMonths(12) {
		law, ok := highDeductibleOf(begins)
		if !ok {
			c.fault(DocHighDeductibleYear, fmt.Sprintf("a plan year begins on %s", begins), "highDeductible")
			return
		}
		before := len(c.faults)
		c.leastDeductible(c.doc.Deductible, &law)
		c.mostOutOfPocket(c.doc.OutOfPocket, c.doc.Deductible.Kind, &law)
		if len(c.faults) > before {
			return
		}
	}
}

func highDeductibleOf(begins cal.Date) (law highDeductibleYear, ok bool) {
	for _, law = range highDeductibleYears {
		if law.year == begins.Year() {
			return law, true
		}
	}
	return law, false
}

// leastDeductible holds the deductible to the minimum of a year. An embedded amount lets one member of a family through
// before the family's minimum is met, and so must reach that minimum by itself.
func (c *compiler) leastDeductible(d *Deductible, law *highDeductibleYear) {
	person := law.person
	if d.Kind == EmbeddedDeductible {
		person = law.family
	}
	for _, one := range [...]struct {
		said  Known
		least money.Amount
		field string
	}{{d.Individual, person, "individual"}, {d.Family, law.family, "family"}} {
		if one.said.Set && one.said.Amount.Less(one.least) {
			c.fault(DocHighDeductible, law.words(one.said, "minimum", one.least), "deductible", one.field)
		}
	}
}

// mostOutOfPocket holds the out-of-pocket limit to the maximum of a year: the member's own where members have one, and
// the family's where the plan has families. A limit that is absent is no limit, and so above any maximum.
func (c *compiler) mostOutOfPocket(l *OutOfPocket, kind DeductibleKind, law *highDeductibleYear) {
	alone := kind == "" || kind == IndividualDeductible
	for _, one := range [...]struct {
		said   Known
		most   money.Amount
		needed bool
		field  string
	}{{l.Individual, law.most, kind != AggregateDeductible, "individual"}, {l.Family, law.mostAll, !alone, "family"}} {
		switch {
		case one.said.Set && one.most.Less(one.said.Amount):
			c.fault(DocHighDeductibleLimit, law.words(one.said, "maximum", one.most), "outOfPocket", one.field)
		case !one.said.Set && one.needed:
			c.fault(DocHighDeductibleLimit, "there is no such limit", "outOfPocket", one.field)
		}
	}
}

// words says an amount, the figure that it is held to, its year, where that stands and how sure it is.
func (law *highDeductibleYear) words(said Known, what string, figure money.Amount) string {
	return fmt.Sprintf("%s, the %s here is %s in %d (%s, %s)", said.Amount, what, figure, law.year, law.source, law.evidence)
}
