package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// twoDrugs is the plain plan with a second drug; a tablet of either costs $2, and there is no dispensing fee.
func twoDrugs(change func(*formulary.Document)) func(*formulary.Document) {
	return func(d *formulary.Document) {
		two, nothing := money.Micros(2_000_000), formulary.Dollars(money.Cents(0))
		d.Drugs = append(d.Drugs, formulary.Drug{RxCUI: 2, Name: "Sampladine 5 mg tablet", Tier: 1, Mail: drug.Yes})
		for x := drug.RxCUI(1); x <= 2; x++ {
			d.Prices = append(d.Prices, formulary.DrugPrice{RxCUI: x, UnitPrice: &two, Unit: drug.Tablet})
		}
		d.Fees = []formulary.DispenseFee{{Channel: retail, Fee: nothing}, {Channel: mail, Fee: nothing}}
		change(d)
	}
}

// deductibleOf makes every copay one after a deductible of so many cents.
func deductibleOf(cents int64) func(*formulary.Document) {
	return func(d *formulary.Document) {
		d.Deductible = &formulary.Deductible{Individual: formulary.Dollars(money.Cents(cents)), Straddle: formulary.FullOnRest}
		for i := range d.CostShares {
			d.CostShares[i].Option = formulary.AfterDeductible
		}
	}
}

// monthly is 30 tablets of a drug for 30 days at retail, in a year that begins.
func monthly(x drug.RxCUI) formulary.Request {
	zero := formulary.Dollars(money.Cents(0))
	return formulary.Request{Date: day("2026-01-02"), RxCUI: x, Quantity: tablets(30), DaysSupply: 30, Channel: retail,
		Accumulators: formulary.Accumulators{Deductible: zero, OutOfPocket: zero}}
}

// A deductible that the first fill of a list meets is met for the second.
func TestAListCarriesTheSumsOfTheYearForward(t *testing.T) {
	t.Parallel()
	p := plain(t, twoDrugs(deductibleOf(60_00)))
	for name, c := range map[string]struct {
		list []formulary.Request
		want []int64
	}{
		"the first meets the deductible, the second pays its copay": {[]formulary.Request{monthly(1), monthly(2)}, []int64{60_00, 10_00}},
		"the order is that of the list":                             {[]formulary.Request{monthly(2), monthly(1)}, []int64{60_00, 10_00}},
		"a drug that is not covered moves nothing":                  {[]formulary.Request{monthly(7), monthly(1), monthly(2)}, []int64{0, 60_00, 10_00}},
	} {
		a := p.CompareList(c.list, nil)
		sum := money.Amount{}
		for i, want := range c.want {
			require.Equal(t, money.Cents(want), a.Lines[i].Decision.Member, name)
			sum = sum.Add(money.Cents(want))
		}
		require.Equal(t, sum, a.Next, name)
		require.Equal(t, formulary.Dollars(money.Cents(60_00)), a.Sums.Deductible, name)
		require.Equal(t, formulary.Dollars(sum), a.Sums.OutOfPocket, name)
	}
	alone := p.Decide(&[]formulary.Request{monthly(2)}[0])
	require.Equal(t, money.Cents(60_00), alone.Member, "by itself the second fill would meet the deductible")
}

// What a year of the list costs at each channel, to the cent.
func TestAYearOfAListIsPricedFillByFill(t *testing.T) {
	t.Parallel()
	limit := func(cents int64) func(*formulary.Document) {
		return func(d *formulary.Document) {
			d.OutOfPocket = &formulary.OutOfPocket{Individual: formulary.Dollars(money.Cents(cents))}
		}
	}
	both := []formulary.Request{monthly(1), monthly(2)}
	for name, c := range map[string]struct {
		plan         func(*formulary.Document)
		list         []formulary.Request
		mail, retail int64
	}{
		"copays: 365/90 of $20, and 365/90 of $25":                   {keep, both[:1], 81_11, 101_39},
		"two drugs cost twice that":                                  {keep, both, 162_22, 202_78},
		"a deductible of $60 is met once, and the first copays wait": {deductibleOf(60_00), both, 162_22 + 60_00, 202_78 + 60_00},
		"past the limit fills are free":                              {limit(90_00), both, 90_00, 90_00},
	} {
		years := plain(t, twoDrugs(c.plan)).YearOfList(c.list)
		require.Len(t, years, 2, name)
		got := map[formulary.Channel]int64{}
		for _, y := range years {
			require.Zero(t, y.Open, name)
			got[y.Channel] = y.Member.Cents()
			sum := money.Amount{}
			for _, l := range y.Lines {
				sum = sum.Add(l.Member)
			}
			require.Equal(t, sum, y.Member, name)
		}
		require.Equal(t, map[formulary.Channel]int64{mail: c.mail, retail: c.retail}, got, name)
	}
}

// Row 20: the fills at retail that a program allows are counted through the year.
func TestAYearOfAListMeetsTheRetailAllowance(t *testing.T) {
	t.Parallel()
	p := plain(t, twoDrugs(func(d *formulary.Document) {
		d.RetailAllowance = &formulary.RetailAllowance{Fills: formulary.CountOf(2), After: formulary.NotAllowed}
	}))
	r := monthly(1)
	r.PriorRetailFills, r.NotBefore = formulary.CountOf(0), day("2026-01-20") // when the next fill is due does not matter
	years := p.YearOfList([]formulary.Request{r})
	require.Equal(t, mail, years[0].Channel)
	require.Zero(t, years[0].Open)
	require.Equal(t, retail, years[1].Channel)
	require.Equal(t, 1, years[1].Open)
	require.Equal(t, []formulary.YearLine{{DaysSupply: 90, Fills: 2, Refused: 3, Member: money.Cents(50_00)}}, years[1].Lines)
}

func TestAYearOfNothingIsNothing(t *testing.T) {
	t.Parallel()
	p := plain(t, twoDrugs(keep))
	require.Empty(t, p.YearOfList(nil))
	years := p.YearOfList([]formulary.Request{{}, monthly(9)})
	for _, y := range years {
		require.Equal(t, 2, y.Open)
		require.Zero(t, y.Member)
	}
	require.Len(t, years, 2)
}
