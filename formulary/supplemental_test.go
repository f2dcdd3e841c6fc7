package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// enhanced makes the plain plan an enhanced one of Part D with a deductible of $100.
func enhanced(d *formulary.Document) {
	d.From = day("2026-01-01")
	d.PartD = &formulary.PartD{Year: 2026, Benefit: formulary.EnhancedAlternative}
	d.Deductible = &formulary.Deductible{Individual: formulary.Dollars(money.Cents(100_00)), Straddle: formulary.FullOnRest}
	for i := range d.CostShares {
		d.CostShares[i].Option = formulary.AfterDeductible
	}
}

// 6.5: a drug that Part D excludes adds nothing to TrOOP, at any point of the year and for any member.
func TestASupplementalDrugCostsItsShareAndAddsNothing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		supplemental bool
		met, troop   int64
		lowIncome    medicare.LowIncome
		member       int64
		deductible   int64
		credit       int64
	}{
		"while the deductible is open":      {true, 0, 0, medicare.NotLowIncome, 10_00, 0, 0},
		"in the initial phase":              {true, 100_00, 700_00, medicare.NotLowIncome, 10_00, 0, 0},
		"past the threshold":                {true, 100_00, 2_100_00, medicare.NotLowIncome, 10_00, 0, 0},
		"with the low-income subsidy":       {true, 100_00, 700_00, medicare.FullSubsidy, 10_00, 0, 0},
		"another drug, the deductible open": {false, 0, 0, medicare.NotLowIncome, 90_00, 90_00, 90_00},
		"another drug in the initial phase": {false, 100_00, 700_00, medicare.NotLowIncome, 10_00, 0, 22_50},
		"another drug past the threshold":   {false, 100_00, 2_100_00, medicare.NotLowIncome, 0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := plain(t, func(d *formulary.Document) {
				enhanced(d)
				d.Drugs[0].Supplemental = c.supplemental
			})
			r := fill(1, retail, 30, 90_00)
			met(c.met, c.troop)(&r)
			r.Accumulators.LowIncome = c.lowIncome
			d := p.Decide(&r)
			require.Equal(t, formulary.Covered, d.Status, d.Trace)
			require.Equal(t, money.Cents(c.member), d.Member, d.Trace)
			require.Equal(t, money.Cents(90_00-c.member), d.Plan)
			require.Equal(t, formulary.Deltas{Deductible: money.Cents(c.deductible), TrueOutOfPocket: money.Cents(c.credit)}, d.Deltas)
			checkSound(t, p, &r, &d)
			for _, part := range d.Parts() {
				require.False(t, c.supplemental && part.Accrues != 0, part)
			}
		})
	}
}

func TestASupplementalDrugIsOfAnEnhancedPlanAndOfNoClass(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*formulary.Document){
		"no Part D plan":   func(d *formulary.Document) { d.PartD = nil },
		"a standard plan":  func(d *formulary.Document) { d.PartD.Benefit = formulary.DefinedStandard },
		"an insulin":       func(d *formulary.Document) { d.Drugs[0].Insulin = true },
		"a vaccine":        func(d *formulary.Document) { d.Drugs[0].Vaccine = true },
		"a Part D class":   func(d *formulary.Document) { d.Drugs[0].PartDClass = formulary.ApplicableDrug },
		"low-income class": func(d *formulary.Document) { d.Drugs[0].LowIncomeClass = formulary.LowIncomeOther },
	} {
		var doc formulary.Document
		plain(t, func(d *formulary.Document) { enhanced(d); doc = *d })
		doc.Drugs[0].Supplemental = true
		change(&doc)
		requireFault(t, doc, "/drugs/0/supplemental", formulary.DocContradiction, name)
	}
}
