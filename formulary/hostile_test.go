package formulary_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// An approved store fills at the share of mail, and where a brand is paid beside its generic's share, at the generic's
// share of mail: 150.00 less 30.00 is the difference, and tier 1 costs 20.00 by mail and 25.00 at retail.
func TestAnApprovedStoreHasTheGenericsShareOfMailToo(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		exclusive(d)
		d.Tiers = append(d.Tiers, formulary.Tier{Tier: 2, Name: "Brand"})
		d.CostShares = append(d.CostShares, share(2, retail, formulary.Band{Min: 1, Max: 90}, 9000), share(2, mail, formulary.Band{Min: 1, Max: 90}, 8000))
		d.Drugs[0].Tier, d.Drugs[0].Source = 2, drug.Brand
		d.DAW = &formulary.DAWPolicy{Base: formulary.GenericBase, GenericTier: 1,
			Codes: []formulary.DAWCode{{Code: formulary.CountOf(2), Action: formulary.PayDifference}}}
	})
	r := fill(1, retail, 90, 15000)
	r.PriorRetailFills, r.Approved90 = formulary.CountOf(2), drug.Yes
	r.DAW, r.GenericPrice = 2, formulary.Dollars(money.Cents(3000))
	d := p.Decide(&r)
	require.Equal(t, formulary.Covered, d.Status, d.Trace)
	require.Equal(t, money.Cents(120_00+20_00), d.Member, d.Trace)
}

// What holds the fill asked about, or is known of its drug, is not said of another one.
func TestAHeldFillHasAlternatives(t *testing.T) {
	t.Parallel()
	p := excepting(t, func(d *formulary.Document) {
		aTablet := money.Micros(2_000_000)
		d.Prices = []formulary.DrugPrice{{RxCUI: 2, UnitPrice: &aTablet, Unit: drug.Tablet}}
		d.Fees = []formulary.DispenseFee{{Channel: retail, Fee: none()}, {Channel: mail, Fee: none()}}
	})
	classes := formulary.Classes{{Name: "sample", Members: []formulary.Member{{RxCUI: 1}, {RxCUI: 2}}}}
	r := fill(1, retail, 30, 12000)
	r.Held, r.Unlisted = true, &formulary.Unlisted{Insulin: drug.Yes}
	r.Price = formulary.Known{}
	found := p.Alternatives(&r, classes)
	require.Len(t, found, 1)
	require.Equal(t, money.Cents(18_00), found[0].Decision.Member, "30 % of 60.00")
}

// A fill whose drug is not known may be one of a package that has a row to itself: nobody can say what is left.
func TestAFillOfAnUnknownDrugMakesTheLimitOfAPackageUnknown(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		d.Drugs = append(d.Drugs, formulary.Drug{NDCs: []drug.NDC{ndc(t, "88888-0202-01")}, Name: "Testa kit", Tier: 1, Mail: drug.No,
			QuantityLimit: &formulary.QuantityLimit{Amount: tablets(60), WindowDays: 90, Basis: formulary.RollingLimit}})
	})
	r := fill(0, retail, 30, 9000)
	r.NDC, r.HistoryKnown = ndc(t, "88888-0202-01"), true
	r.History = []formulary.Fill{{Date: r.Date.AddDays(-20), Quantity: tablets(45)}}
	d := p.Decide(&r)
	require.Equal(t, formulary.Unknown, d.Status, d.Trace)
	require.Contains(t, rulesOf(&d), formulary.RuleQuantityHistory)
}

// A history in which a fill has no day or no drug is not whole: it may hold the drug that must be tried first.
func TestAFillWithoutItsDayOrDrugProvesNoAbsence(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		d.Drugs[0].StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{7}, LookBackDays: 180}
	})
	for name, f := range map[string]formulary.Fill{"no day": {RxCUI: 7}, "no drug": {Date: day("2026-02-01")}} {
		r := fill(1, retail, 30, 9000)
		r.HistoryKnown, r.History = true, []formulary.Fill{f}
		d := p.Decide(&r)
		require.Equal(t, formulary.Unknown, d.Status, name)
		require.Contains(t, rulesOf(&d), formulary.RuleStepUnknown, name)
	}
	r := fill(1, retail, 30, 9000)
	r.HistoryKnown, r.History = true, []formulary.Fill{{RxCUI: 8}, {Date: day("2025-02-01")}, {Date: day("2027-02-01"), RxCUI: 7}}
	d := p.Decide(&r)
	require.Equal(t, formulary.NeedsAuthorization, d.Status, "another drug, a fill before the look-back, and one to come are none of it")
}

// A number that no count holds is the nearest one that it does.
func TestACountThatIsTooLargeIsTheLargest(t *testing.T) {
	t.Parallel()
	require.EqualValues(t, math.MaxInt32, formulary.CountOf(math.MaxInt).N)
	require.EqualValues(t, math.MinInt32, formulary.CountOf(math.MinInt).N)
}

// The money of a card that counts moves the sums that the parts it paid would have moved, and no other.
func TestTheMoneyOfACardMovesWhatItsPartsMove(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		option formulary.ShareOption
		card   int64
		want   formulary.Accrual
	}{
		"a copay alone":                      {formulary.ShareOnly, 500, formulary.ToOutOfPocket},
		"a copay on top of the deductible":   {formulary.AfterDeductible, 500, formulary.ToOutOfPocket},
		"a copay and part of the deductible": {formulary.AfterDeductible, 2000, formulary.ToDeductible | formulary.ToOutOfPocket},
	} {
		p := plain(t, func(d *formulary.Document) {
			d.CopayCard, d.CostShares[0].Option = formulary.CardCounts, c.option
			d.Deductible = &formulary.Deductible{Individual: formulary.Dollars(money.Cents(5000)), Straddle: formulary.FullOnRest}
		})
		r := fill(1, retail, 30, 9000)
		r.Card.Balance = formulary.Dollars(money.Cents(c.card))
		d := p.Decide(&r)
		for _, part := range d.Parts() {
			if part.Kind == formulary.PartCard {
				require.Equal(t, c.want, part.Accrues, name)
			}
		}
		require.Equal(t, money.Cents(c.card), d.Part(formulary.PartCard), name)
	}
}

// Payers that make no chain are refused, with one error.
func TestPayersThatMakeNoChainAreRefused(t *testing.T) {
	t.Parallel()
	price, one, minus := money.Cents(100_00), money.Cents(1), money.Cents(-1)
	for name, payers := range map[string][]formulary.Payer{
		"none":                         nil,
		"a negative payment":           {{Paid: minus}},
		"a negative responsibility":    {{Responsibility: minus}},
		"more than the price":          {{Paid: price, Responsibility: one}},
		"a second without a method":    {{Paid: one}, {OwnBenefit: one}},
		"a second of no known method":  {{Paid: one}, {OwnBenefit: one, Method: "twice"}},
		"a second that pays less than": {{Paid: one}, {OwnBenefit: minus, Method: formulary.StandardBenefit}},
		"a copay below zero":           {{Paid: one}, {Copay: minus, Method: formulary.PatientResponsibility}},
	} {
		_, _, err := formulary.Coordinate(price, payers)
		require.ErrorIs(t, err, formulary.ErrPayers, name)
	}
	_, _, err := formulary.Coordinate(minus, []formulary.Payer{{}})
	require.ErrorIs(t, err, formulary.ErrPayers)
}
