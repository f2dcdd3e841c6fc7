package formulary

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// benefit takes the deductible, the out-of-pocket limit and the policies that authorities do not settle.
func (c *compiler) benefit() {
	b := &c.plan.benefit
	b.daw.genericTier = noTier
	b.federal = c.doc.Federal
	if d := c.doc.Deductible; d != nil {
		c.deductible(d)
	}
	if l := c.doc.OutOfPocket; l != nil {
		c.need(l.Individual.Set || l.Family.Set, "the member's or the family's limit", "outOfPocket")
		c.amount(l.Individual, "outOfPocket", "individual")
		c.amount(l.Family, "outOfPocket", "family")
		b.limit = limits{l.Individual, l.Family}
	}
	if c.doc.CopayCard != "" {
		words := []CardProgram{"", CardCounts, CardAccumulator, CardMaximizer}
		b.card = cardProgram(word(c, c.doc.CopayCard, "", words, "copayCard"))
		if b.federal {
			c.fault(DocContradiction, "a federal program takes no copay card", "copayCard")
		}
	}
	if c.doc.Coordination != "" {
		words := []Coordination{"", StandardBenefit, NonDuplication, PatientResponsibility}
		b.method = method(word(c, c.doc.Coordination, "", words, "coordination"))
	}
	if c.doc.DAW != nil {
		c.daw(c.doc.DAW)
	}
}

// methods are the compiled forms of the methods of coordination.
var methods = map[Coordination]method{StandardBenefit: standardBenefit, NonDuplication: nonDuplication,
	PatientResponsibility: patientResponsibility}

func (c *compiler) deductible(d *Deductible) {
	kinds := []DeductibleKind{"", IndividualDeductible, EmbeddedDeductible, AggregateDeductible}
	at := word(c, d.Kind, "", kinds, "deductible", "kind")
	kind := deductibleKind(max(1, at))
	if kind != aggregate {
		c.need(d.Individual.Set, "the member's amount", "deductible", "individual")
	}
	if kind != individually {
		c.need(d.Family.Set, "the family's amount", "deductible", "family")
	}
	c.amount(d.Individual, "deductible", "individual")
	c.amount(d.Family, "deductible", "family")
	if kind == embedded && d.Individual.Set && d.Family.Set && d.Family.Amount.Less(d.Individual.Amount) {
		c.fault(DocContradiction, "the family's amount is below the member's", "deductible", "family")
	}
	c.straddle(d)
	c.plan.benefit.deductible = deductible{kind: kind, individual: d.Individual, family: d.Family,
		asked:    limits{d.Individual, d.Family},
		prorated: d.Straddle == Prorated, copayOnly: d.Before == CopayOnly, integrated: d.Integrated}
	switch asked := &c.plan.benefit.deductible.asked; kind {
	case individually:
		asked.family = Known{}
	case aggregate:
		asked.individual = Known{}
	}
}

// straddle asks for the named policies where a fill can meet the case.
func (c *compiler) straddle(d *Deductible) {
	after, before := c.uses(optionAfter, cellCopay), c.uses(optionBefore, cellCopay) || c.uses(optionBefore, cellRate)
	for i := range c.doc.Lists {
		after = after || c.doc.Lists[i].DeductibleApplies
	}
	open := d.Individual.Amount.Sign() > 0 || d.Family.Amount.Sign() > 0
	if d.Straddle != "" || after && open {
		word(c, d.Straddle, "what a copay is where a fill crosses the end of the deductible", []Straddle{FullOnRest, Prorated},
			"deductible", "straddle")
	}
	if d.Before != "" || before && open {
		word(c, d.Before, "what is owed beside a copay before the deductible", []Before{ThenDeductible, CopayOnly},
			"deductible", "beforeDeductible")
	}
}

func (c *compiler) uses(o option, k cellKind) bool {
	return slices.ContainsFunc(c.plan.cells, func(at cell) bool { return at.option == o && at.kind == k })
}

func (c *compiler) daw(d *DAWPolicy) {
	policy := &c.plan.benefit.daw
	policy.toDeductible, policy.toLimit = d.CountsToDeductible, d.CountsToOutOfPocket
	word(c, d.Base, "whose share is paid beside the difference", []DAWBase{BrandBase, GenericBase}, "daw", "base")
	if d.Base == GenericBase {
		if at, ok := c.tier(d.GenericTier, "daw", "genericTier"); ok {
			policy.genericTier = uint8(at)
		}
	}
	if d.Base == BrandBase && d.GenericTier != 0 {
		c.fault(DocContradiction, "the generic's tier is for the base generic", "daw", "genericTier")
	}
	c.need(len(d.Codes) > 0, "what each code does", "daw", "codes")
	seen := [10]bool{}
	actions := []DAWAction{NoDifference, PayDifference, AsGeneric, RefuseDAW}
	for i, code := range d.Codes {
		action := word(c, code.Action, "what the code does", actions, "daw", "codes", i, "action")
		c.counted(code.Code, maxCode, "the product selection code; 0 is one", "daw", "codes", i, "code")
		n := code.Code.N
		if !code.Code.Set || n < 0 || n > maxCode {
			continue
		}
		if seen[n] {
			c.fault(DocOverlap, "the code stands before", "daw", "codes", i, "code")
		}
		if n >= 7 && code.Action == PayDifference { // 7 law, 8 not marketed, 9 plan's own wish
			c.fault(DocContradiction, "codes 7, 8 and 9 are no choice of the member's", "daw", "codes", i, "action")
		}
		seen[n], policy.action[n] = true, dawAction(action)
	}
}

// maxCode is the highest product selection code (NCPDP 408-D8).
const maxCode = 9

// ratioOf reports whether a ratio is above 0 and at most 1.
func ratioOf(r money.Rate) bool { return r > 0 && r <= money.Percent(100) }
