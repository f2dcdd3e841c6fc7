package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// applicable makes the plan's drug a brand of a Part D plan of 2026 whose manufacturer's discount may phase in.
func applicable(maker formulary.DiscountMaker) func(*formulary.Document) {
	return func(d *formulary.Document) {
		d.From, d.PartD = day("2026-01-01"), &formulary.PartD{Year: 2026, Benefit: formulary.EnhancedAlternative}
		d.Drugs[0].PartDClass, d.Drugs[0].LowIncomeClass = formulary.ApplicableDrug, formulary.LowIncomeOther
		d.Drugs[0].DiscountMaker = maker
	}
}

// 42 USC 1395w-114c(g)(4): a small manufacturer's discount phases in, and the plan pays what it lacks.
func TestTheDiscountOfASmallManufacturerPhasesIn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		maker     formulary.DiscountMaker
		lowIncome medicare.LowIncome
		want      int64 // of $1,000 past the deductible, in cents
	}{
		"the whole discount, 10 %":                       {"", medicare.NotLowIncome, 100_00},
		"a specified one, of a member without a subsidy": {formulary.SpecifiedMaker, medicare.NotLowIncome, 100_00},
		"a specified one, of a member with it: 2 %":      {formulary.SpecifiedMaker, medicare.FullSubsidy, 20_00},
		"a small one: 2 %":                               {formulary.SpecifiedSmallMaker, medicare.NotLowIncome, 20_00},
	} {
		p := plain(t, applicable(c.maker))
		r := fill(1, retail, 30, 1_000_00)
		r.Accumulators.TrueOutOfPocket, r.Accumulators.LowIncome = formulary.Dollars(money.Cents(615_00)), c.lowIncome
		d := p.Decide(&r)
		require.Equal(t, formulary.Covered, d.Status, d.Trace)
		require.Equal(t, money.Cents(c.want), d.Part(formulary.PartManufacturer), name)
		sum := money.Amount{}
		for _, part := range d.Parts() {
			sum = sum.Add(part.Amount)
		}
		require.Equal(t, d.Price, sum, name)
	}
}

func TestAGenericHasNoDiscountThatPhasesIn(t *testing.T) {
	t.Parallel()
	var doc formulary.Document
	plain(t, func(d *formulary.Document) { applicable(formulary.SpecifiedMaker)(d); doc = *d })
	doc.Drugs[0].PartDClass = formulary.NonApplicableDrug
	requireFault(t, doc, "/drugs/0/discountMaker", formulary.DocContradiction, "a generic")
	doc.Drugs[0].PartDClass, doc.Drugs[0].DiscountMaker = formulary.ApplicableDrug, "tiny"
	requireFault(t, doc, "/drugs/0/discountMaker", formulary.DocValue, "no such word")
}
