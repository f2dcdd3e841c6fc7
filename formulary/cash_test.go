package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Row 15: the cash price beside the plan's, and what paying it gives up.
func TestRow15_TheCashPriceIsSetBesideThePlan(t *testing.T) {
	t.Parallel()
	dollars := func(cents int64) formulary.Known { return formulary.Dollars(money.Cents(cents)) }
	for name, c := range map[string]struct {
		plan  func(*formulary.Document)
		cash  formulary.Known
		saves formulary.Known
		says  string
	}{
		"cheaper without": {deductibleOf(60_00), dollars(12_00), dollars(48_00),
			"$12.00 without the plan, $60.00 by it; $48.00 less without, and $60.00 do not count to the out-of-pocket limit"},
		"the plan is cheaper":     {keep, dollars(12_00), dollars(-2_00), "$12.00 without the plan, $10.00 by it; the plan is $2.00 cheaper"},
		"as much":                 {keep, dollars(10_00), dollars(0), "$10.00 without the plan, $10.00 by it"},
		"free":                    {keep, dollars(0), dollars(10_00), "$0.00 without the plan, $10.00 by it; $10.00 less without, and $10.00 do not count to the out-of-pocket limit"},
		"not known":               {keep, formulary.Known{}, formulary.Known{}, "the price without the plan is not known"},
		"below zero is not known": {keep, dollars(-1), formulary.Known{}, "the price without the plan is not known"},
		"not covered": {func(d *formulary.Document) { d.Drugs[0].PriorAuth = true }, dollars(12_00), formulary.Known{},
			"$12.00 without the plan, which does not cover it now"},
	} {
		p := plain(t, c.plan)
		r := fill(1, retail, 30, 60_00)
		d := p.Decide(&r)
		got := d.Cash(c.cash)
		require.Equal(t, c.saves, got.Saves, name)
		require.Equal(t, c.says, got.String(), name)
		if got.Member.Set {
			require.Equal(t, d.Deltas, got.Lost, name)
		}
	}
}
