package medicare_test

import (
	"testing"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/stretchr/testify/require"
)

// split is the five parts as text: member, subsidy, plan, manufacturer, CMS.
func split(p medicare.Parts) [5]string {
	return [5]string{p.Member.String(), p.Subsidy.String(), p.Plan.String(), p.Manufacturer.String(), p.CMS.String()}
}

func TestWhoPaysAPriceInEachPhase(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		phase medicare.Phase
		class medicare.DrugClass
		want  [5]string
	}{
		{medicare.Deductible, medicare.Applicable, [5]string{"1000.00", "0.00", "0.00", "0.00", "0.00"}},
		{medicare.Deductible, medicare.NonApplicable, [5]string{"1000.00", "0.00", "0.00", "0.00", "0.00"}},
		{medicare.Deductible, medicare.Selected, [5]string{"1000.00", "0.00", "0.00", "0.00", "0.00"}},
		{medicare.Initial, medicare.Applicable, [5]string{"250.00", "0.00", "650.00", "100.00", "0.00"}},
		{medicare.Initial, medicare.NonApplicable, [5]string{"250.00", "0.00", "750.00", "0.00", "0.00"}},
		{medicare.Initial, medicare.Selected, [5]string{"250.00", "0.00", "650.00", "0.00", "100.00"}},
		{medicare.Catastrophic, medicare.Applicable, [5]string{"0.00", "0.00", "600.00", "200.00", "200.00"}},
		{medicare.Catastrophic, medicare.NonApplicable, [5]string{"0.00", "0.00", "600.00", "0.00", "400.00"}},
		{medicare.Catastrophic, medicare.Selected, [5]string{"0.00", "0.00", "600.00", "0.00", "400.00"}},
	} {
		p, ok := year(t, 2026).Split(c.phase, c.class, money.Cents(1_000_00))
		require.True(t, ok)
		require.Equal(t, c.want, split(p), "%s, %s", c.phase, c.class)
	}
}

func TestWhoPaysIsNotGuessed(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	for _, c := range []struct {
		phase medicare.Phase
		class medicare.DrugClass
		price int64
	}{{0, medicare.Applicable, 100}, {9, medicare.Applicable, 100}, {medicare.Initial, 0, 100}, {medicare.Initial, 9, 100},
		{medicare.Initial, medicare.Selected, -100}} {
		_, ok := y.Split(c.phase, c.class, money.Cents(c.price))
		require.False(t, ok, "%s, %s, %d", c.phase, c.class, c.price)
	}
}

func TestOddCentsGoToThePlan(t *testing.T) {
	t.Parallel()
	p, ok := year(t, 2026).Split(medicare.Initial, medicare.Applicable, money.Cents(10_02))
	require.True(t, ok)
	require.Equal(t, [5]string{"2.51", "0.00", "6.51", "1.00", "0.00"}, split(p), "2.505 goes up to 2.51")
}

func TestAFillThatCrossesThreePhases(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	f := medicare.Fill{Benefit: medicare.DefinedStandard, Price: money.Cents(8_000_00), Share: money.Cents(8_000_00)}
	f.Share = y.Standard(f.Price, f.TrOOP)
	require.Equal(t, "2100.00", f.Share.String(), "D05")
	pieces := y.Cut(f.Price, f.TrOOP)
	require.Equal(t, [3]string{"615.00", "5940.00", "1445.00"},
		[3]string{pieces.Deductible.String(), pieces.Initial.String(), pieces.Catastrophic.String()})
	p, ok := y.Liability(&f, medicare.Applicable, y.Settle(&f))
	require.True(t, ok)
	require.Equal(t, [5]string{"2100.00", "0.00", "4728.00", "883.00", "289.00"}, split(p),
		"manufacturer 594 + 289, CMS 289, the plan the rest")
}

func TestTheSubsidyIsAPartOfItsOwn(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	f := medicare.Fill{Benefit: medicare.DefinedStandard, Price: money.Cents(1_500_00), LowIncome: true, Copay: money.Cents(12_65)}
	f.Share = y.Standard(f.Price, f.TrOOP)
	p, ok := y.Liability(&f, medicare.Applicable, y.Settle(&f))
	require.True(t, ok)
	require.Equal(t, [5]string{"12.65", "823.60", "575.25", "88.50", "0.00"}, split(p))
}

func TestNoPartIsNegativeWhereThePlanPaysNothing(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	f := medicare.Fill{Benefit: medicare.Enhanced, TrOOP: money.Cents(700_00), Price: money.Cents(100_00), Share: money.Cents(95_00)}
	p, ok := y.Liability(&f, medicare.Applicable, y.Settle(&f))
	require.True(t, ok)
	require.Equal(t, [5]string{"95.00", "0.00", "0.00", "5.00", "0.00"}, split(p))
}

func TestThePlanAlonePaysForASupplementalDrug(t *testing.T) {
	t.Parallel()
	y := year(t, 2026)
	f := medicare.Fill{Kind: medicare.Supplemental, TrOOP: money.Cents(2_100_00), Price: money.Cents(90_00), Share: money.Cents(10_00)}
	p, ok := y.Liability(&f, medicare.NonApplicable, y.Settle(&f))
	require.True(t, ok)
	require.Equal(t, [5]string{"10.00", "0.00", "80.00", "0.00", "0.00"}, split(p))
}

func TestWordsAreReadBack(t *testing.T) {
	t.Parallel()
	for p := medicare.Deductible; p <= medicare.Catastrophic; p++ {
		text, err := p.MarshalText()
		require.NoError(t, err)
		var back medicare.Phase
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, p, back)
		require.Equal(t, string(text), p.String())
	}
	require.Equal(t, "unset", medicare.Benefit(0).String())
	require.Equal(t, "invalid drug class 9", medicare.DrugClass(9).String())
	_, err := medicare.CopayClass(9).MarshalText()
	require.EqualError(t, err, "medicare: 9 is no low-income class")
	var b medicare.Benefit
	require.EqualError(t, b.UnmarshalText([]byte("Sampleton")), "medicare: benefit: not one of defined_standard, "+
		"actuarially_equivalent, basic_alternative, enhanced", "the text itself is not repeated")
}
