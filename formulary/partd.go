package formulary

import (
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// insulinCell is the plan's share of insulin in one cell of the cost table; it is the lesser of what stands.
type insulinCell struct {
	copay Known
	rate  money.Rate
	rated bool
	set   bool
}

func (i *insulinCell) of(price money.Amount) money.Amount {
	share := price
	if i.copay.Set {
		share = money.Min(share, i.copay.Amount)
	}
	if i.rated {
		share = money.Min(share, fraction(price, i.rate))
	}
	return share
}

// settlePartD works out a Part D fill: the plan's share by its rows, and on top of it what law fixes, which package
// medicare does.
func (c *claim) settlePartD() {
	policy := &c.p.benefit.partD
	law := policy.law
	f := medicare.Fill{Kind: c.fillKind(), Benefit: policy.kind, Price: c.price}
	troop, ok := c.sum(&c.r.Accumulators.TrueOutOfPocket)
	met, known := c.planDeductibleMet()
	if !ok || !known || !c.lowIncome(&f) {
		return
	}
	if c.r.Other.Paid.Set { // Compile gives a Part D plan no method
		c.needs(RuleCoordinationMethod)
		return
	}
	f.TrOOP = troop
	plan := c.p.benefit.deductible.individual.Amount
	open := law.DeductibleLeft(plan, met, troop, policy.deemed)
	if f.Kind == medicare.Supplemental {
		open = money.Amount{}
		c.d.Trace.Pass(RuleSupplemental, 0, f.Price.Cents(), reason.Cents)
	}
	kind, ok := c.planShare(&f, open)
	if !ok {
		return
	}
	cost := law.Settle(&f)
	c.d.Deltas = Deltas{Deductible: cost.Deductible, TrueOutOfPocket: cost.TrOOP}
	after := troop.Add(cost.TrOOP)
	c.d.Phase = law.PhaseAt(law.DeductibleLeft(plan, met.Add(cost.Deductible), after, policy.deemed), after)
	c.closePartD(&f, cost, kind)
}

func (c *claim) fillKind() medicare.Kind {
	switch m := c.marks; {
	case m.has(markVaccine):
		return medicare.Vaccine
	case m.has(markInsulin):
		return medicare.Insulin
	case m.two(shiftLowIncome) == noSubsidy:
		return medicare.Supplemental
	}
	return medicare.Ordinary
}

// planDeductibleMet is what is met of the plan's own deductible; it is not asked for where there is none.
func (c *claim) planDeductibleMet() (money.Amount, bool) {
	if c.p.benefit.deductible.individual.Amount.IsZero() {
		return money.Amount{}, true
	}
	return c.sum(&c.r.Accumulators.Deductible)
}

// lowIncome sets the copay of the member's category for the drug's class.
func (c *claim) lowIncome(f *medicare.Fill) bool {
	category := c.r.Accumulators.LowIncome
	if category == medicare.NotLowIncome || f.Kind == medicare.Supplemental {
		return true
	}
	copay, ok := c.p.benefit.partD.law.LowIncomeCopay(category, c.copayClass())
	if !ok {
		c.needs(RuleLowIncomeClass)
		return false
	}
	f.LowIncome, f.Copay = true, copay
	return true
}

// copayClass is the drug's class: what its row says, and else generic for a generic or a biosimilar. A brand without a
// class is unknown, for a preferred multi-source brand has the generic's copay.
func (c *claim) copayClass() medicare.CopayClass {
	if said := c.marks.two(shiftLowIncome); said != 0 {
		return medicare.CopayClass(said)
	}
	switch drug.Source(c.marks.two(shiftSource)) {
	case drug.Generic, drug.Biosimilar:
		return medicare.CopayGeneric
	}
	return 0
}

// planShare sets what the plan's own rows ask: of insulin without the deductible, of a tier that skips the deductible
// its own row while that is open, and else the row of the initial phase.
func (c *claim) planShare(f *medicare.Fill, open money.Amount) (PartKind, bool) {
	var own cell
	switch f.Kind {
	case medicare.Vaccine:
		c.d.Trace.Pass(RuleVaccine, 0, f.Price.Cents(), reason.Cents)
		return PartCopay, true
	case medicare.Insulin:
		return c.insulinShare(f), true
	}
	at := c.offered
	if skip := c.openCell(); skip != nil && open.Sign() > 0 {
		at = skip
	}
	at = c.terms(at, &own)
	at, ok := c.daily(at, &own)
	if !ok {
		return 0, false
	}
	toDeductible, share := at.split(f.Price, open, &c.p.benefit.deductible)
	f.Share, f.Deductible = toDeductible.Add(share), toDeductible
	if c.concerned(at) && f.Kind != medicare.Supplemental {
		c.d.Trace.Pass(RuleDeductible, toDeductible.Cents(), open.Cents(), reason.Cents)
	}
	if at.kind == cellRate {
		return PartCoinsurance, true
	}
	return PartCopay, true
}

// insulinShare is the plan's insulin share, or the tier's without the deductible; the cap of law holds for either.
func (c *claim) insulinShare(f *medicare.Fill) PartKind {
	kind := PartCopay
	cells := c.p.benefit.partD.insulin
	at := c.p.position(int(c.tier), c.r.Channel, c.p.band(c.r.DaysSupply))
	if at < len(cells) && cells[at].set {
		f.Share = cells[at].of(f.Price)
	} else {
		f.Share = c.offered.of(f.Price)
		if c.offered.option == optionNoCharge || c.offered.option == optionNoChargeAfter {
			f.Share = money.Amount{}
		}
		if c.offered.kind == cellRate {
			kind = PartCoinsurance
		}
	}
	months := medicare.Months(c.r.DaysSupply, int(c.offered.monthDays))
	f.InsulinCap = c.p.benefit.partD.law.InsulinCap(f.Price, c.r.MaximumFairMonth.Amount, months)
	c.d.Trace.Pass(RuleInsulin, f.Share.Cents(), f.InsulinCap.Cents(), reason.Cents)
	return kind
}

// daily is the copay of a short fill by its daily rate; ok is false where it is not known whether that applies.
func (c *claim) daily(at, own *cell) (_ *cell, ok bool) {
	month := int(at.monthDays)
	if month == 0 {
		month = medicare.MonthDays
	}
	if !c.p.benefit.partD.dailyRate || at.kind != cellCopay || c.r.DaysSupply >= month || c.d.list != none {
		return at, true
	}
	solid := drug.Answer(c.marks.two(shiftSolid))
	switch medicare.DailyApplies(solid, drug.AnswerOf(c.marks.has(markDailyExempt))) {
	case drug.Unknown:
		c.needs(RuleSolidOral)
		return at, false
	case drug.No:
		return at, true
	}
	*own = *at
	var aDay money.Amount
	aDay, own.copay = medicare.Daily(at.copay, c.r.DaysSupply, month)
	c.d.Trace.Pass(RuleDailyRate, aDay.Cents(), own.copay.Cents(), reason.Cents)
	return own, true
}

// closePartD writes the amounts and the parts. The plan's amount holds what manufacturer, CMS and the subsidy pay of
// it; the parts say it apart, where the drug's class is known.
func (c *claim) closePartD(f *medicare.Fill, cost medicare.Cost, kind PartKind) {
	d, policy := c.d, &c.p.benefit.partD
	d.Priced, d.Price, d.Member = true, f.Price, cost.Member
	d.Plan = f.Price.Sub(cost.Member)
	d.Trace.Pass(RuleLesserOf, d.Member.Cents(), d.Price.Cents(), reason.Cents)
	d.Trace.Pass(RuleTrueOutOfPocket, cost.TrOOP.Cents(), policy.law.Room(f.TrOOP).Cents(), reason.Cents)
	toDeductible := money.Min(cost.Deductible, cost.Member)
	flags := ToTrueOutOfPocket
	if f.Kind == medicare.Vaccine || f.Kind == medicare.Supplemental {
		flags = 0
	}
	d.partIf(PartDeductible, toDeductible, ToDeductible|flags)
	d.part(kind, cost.Member.Sub(toDeductible), flags)
	d.partIf(PartLowIncome, cost.Subsidy, flags)
	plan := d.Plan.Sub(cost.Subsidy)
	if class := medicare.DrugClass(c.marks.two(shiftPartD)); class != 0 {
		var parts medicare.Parts
		if c.at.extra != none {
			f.Maker = c.p.extras[c.at.extra].maker
		}
		if policy.law.LiabilityInto(f, class, cost, &parts) {
			d.partIf(PartManufacturer, parts.Manufacturer, 0)
			d.partIf(PartCMS, parts.CMS, 0)
			plan = parts.Plan
		}
	}
	d.part(PartPlan, plan, 0)
}
