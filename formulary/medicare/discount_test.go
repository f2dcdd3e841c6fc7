package medicare_test

import (
	"testing"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/stretchr/testify/require"
)

// 42 USC 1395w-114c(g)(4): the discount of small manufacturers by year; what it lacks the plan pays.
func TestTheDiscountOfSmallManufacturersPhasesIn(t *testing.T) {
	t.Parallel()
	const whole, specified, small = medicare.WholeDiscount, medicare.SpecifiedMaker, medicare.SpecifiedSmallMaker
	for name, c := range map[string]struct {
		year      int
		maker     medicare.Maker
		lowIncome bool
		troop     int64
		want      [5]string // member, subsidy, plan, manufacturer, CMS of $1,000
	}{
		"2025, small":                                {2025, small, false, 590_00, [5]string{"250.00", "0.00", "740.00", "10.00", "0.00"}},
		"2026, small":                                {2026, small, false, 615_00, [5]string{"250.00", "0.00", "730.00", "20.00", "0.00"}},
		"2027, small":                                {2027, small, false, 700_00, [5]string{"250.00", "0.00", "700.00", "50.00", "0.00"}},
		"2025, small, past the threshold":            {2025, small, false, 2_000_00, [5]string{"0.00", "0.00", "790.00", "10.00", "200.00"}},
		"2026, small, past the threshold":            {2026, small, false, 2_100_00, [5]string{"0.00", "0.00", "780.00", "20.00", "200.00"}},
		"2027, small, past the threshold":            {2027, small, false, 2_400_00, [5]string{"0.00", "0.00", "750.00", "50.00", "200.00"}},
		"2026, specified, without the subsidy":       {2026, specified, false, 615_00, [5]string{"250.00", "0.00", "650.00", "100.00", "0.00"}},
		"2026, specified, a member with it":          {2026, specified, true, 615_00, [5]string{"12.65", "237.35", "730.00", "20.00", "0.00"}},
		"2026, specified, with it, past the end":     {2026, specified, true, 2_100_00, [5]string{"0.00", "0.00", "780.00", "20.00", "200.00"}},
		"2026, small, a member with the subsidy":     {2026, small, true, 615_00, [5]string{"12.65", "237.35", "730.00", "20.00", "0.00"}},
		"2026, the whole discount is the zero value": {2026, whole, true, 615_00, [5]string{"12.65", "237.35", "650.00", "100.00", "0.00"}},
	} {
		y := year(t, c.year)
		f := medicare.Fill{Benefit: medicare.DefinedStandard, TrOOP: money.Cents(c.troop), Price: money.Cents(1_000_00),
			LowIncome: c.lowIncome, Copay: money.Cents(12_65), Maker: c.maker}
		f.Share = y.Standard(f.Price, f.TrOOP)
		p, ok := y.Liability(&f, medicare.Applicable, y.Settle(&f))
		require.True(t, ok, name)
		require.Equal(t, c.want, split(p), name)
		require.Equal(t, f.Price, p.Total(), name)
	}
}

func TestAGenericAndASelectedDrugHaveNoDiscountToPhaseIn(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	for _, class := range []medicare.DrugClass{medicare.NonApplicable, medicare.Selected} {
		f := medicare.Fill{TrOOP: money.Cents(615_00), Price: money.Cents(1_000_00), Share: money.Cents(250_00)}
		whole, ok := y.Liability(&f, class, y.Settle(&f))
		require.True(t, ok)
		f.Maker = medicare.SpecifiedSmallMaker
		small, ok := y.Liability(&f, class, y.Settle(&f))
		require.True(t, ok)
		require.Equal(t, whole, small, class)
	}
	f := medicare.Fill{Price: money.Cents(1_000_00), Maker: 3}
	_, ok := y.Liability(&f, medicare.Applicable, y.Settle(&f))
	require.False(t, ok, "a maker that is none is not guessed")
}

func TestThePhaseInIsDataFrom2025To2031(t *testing.T) {
	t.Parallel()
	want := [][3]int64{{2025, 1, 1}, {2026, 2, 2}, {2027, 5, 5}, {2028, 8, 8}, {2029, 10, 10}, {2030, 10, 15}, {2031, 10, 20}}
	rows := medicare.PhaseIns()
	require.Len(t, rows, len(want))
	for i, r := range rows {
		require.EqualValues(t, want[i][0], r.Year)
		require.Equal(t, money.Percent(want[i][1]), r.Initial, r.Year)
		require.Equal(t, money.Percent(want[i][2]), r.Catastrophic, r.Year)
		require.NotEmpty(t, r.Source)
		require.Equal(t, reason.SecondHand, r.Evidence)
	}
	for _, n := range []int{2025, 2026, 2027} { // no year of the table is without a row of the schedule
		f := medicare.Fill{Price: money.Cents(100), Share: money.Cents(100), Maker: medicare.SpecifiedSmallMaker}
		_, ok := year(t, n).Liability(&f, medicare.Applicable, year(t, n).Settle(&f))
		require.True(t, ok, n)
	}
}

func TestAMakerSurvivesStorage(t *testing.T) {
	t.Parallel()
	for _, m := range []medicare.Maker{medicare.WholeDiscount, medicare.SpecifiedMaker, medicare.SpecifiedSmallMaker} {
		text, err := m.MarshalText()
		require.NoError(t, err)
		require.Equal(t, m.String(), string(text))
		var back medicare.Maker
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, m, back)
	}
	var m medicare.Maker
	require.EqualError(t, m.UnmarshalText([]byte("tiny")), "medicare: maker: not one of whole, specified, specified_small")
	_, err := medicare.Maker(9).MarshalText()
	require.Error(t, err)
}
