package formulary_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The plan documents of testdata/plans are named after their rules. The numbers are those that public plan pages and
// files print (formulary reference 7); names of plans and drugs are ours.
func planDocument(t testing.TB, name string) *formulary.Plan {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/plans", name+".json"))
	require.NoError(t, err)
	p, err := load(data)
	require.NoError(t, err)
	return p
}

// fill is a question to a plan document: drug 1 to 4, at a price.
func fill(x drug.RxCUI, ch formulary.Channel, days int, price int64) formulary.Request {
	return formulary.Request{Date: day("2026-03-10"), RxCUI: x, DaysSupply: days, Quantity: tablets(int64(days)), Channel: ch,
		Price: formulary.Dollars(money.Cents(price)), Accumulators: formulary.Accumulators{Deductible: none(), FamilyDeductible: none(),
			OutOfPocket: none(), FamilyOutOfPocket: none(), TrueOutOfPocket: none()}}
}

func none() formulary.Known { return formulary.Dollars(money.Amount{}) }

func TestPlanDocuments(t *testing.T) {
	t.Parallel()
	const retail, mail, preferred = formulary.StandardRetail, formulary.StandardMail, formulary.PreferredMail
	for name, c := range map[string]struct {
		plan   string
		r      formulary.Request
		change func(*formulary.Request)
		member int64
		rule   *reason.Rule // refused for it
	}{
		"the $9 list by mail":                 {"nine_dollar_exclusive", fill(1, mail, 90, 4000), nil, 900, nil},
		"retail 90 days are three copays":     {"nine_dollar_select", fill(2, retail, 90, 40000), fills(0), 9000, nil},
		"mail saves a third on a brand":       {"nine_dollar_select", fill(2, mail, 90, 40000), nil, 6000, nil},
		"an acute drug has no retail limit":   {"nine_dollar_exclusive", fill(3, retail, 30, 4000), fills(9), 2500, nil},
		"exclusive refuses the third fill":    {"nine_dollar_exclusive", fill(2, retail, 30, 40000), fills(2), 3000, formulary.RuleExclusive},
		"select asks for a choice":            {"nine_dollar_select", fill(2, retail, 30, 40000), fills(2), 3000, formulary.RuleChoice},
		"a fixed table by mail":               {"fixed_table", fill(3, mail, 90, 50000), nil, 8500, nil},
		"a fixed table at retail":             {"fixed_table", fill(1, retail, 30, 50000), nil, 1600, nil},
		"a brand moves to mail after 2 fills": {"fixed_table", fill(2, retail, 30, 50000), fills(2), 4800, formulary.RuleRetailAllowance},
		"60 % with a minimum of $90":          {"min_max_coinsurance", fill(2, retail, 30, 12000), nil, 9000, nil},
		"60 % with a minimum of $250":         {"min_max_coinsurance", fill(2, retail, 90, 40000), nil, 25000, nil},
		"35 % with a maximum of $250":         {"min_max_coinsurance", fill(3, retail, 30, 900000), nil, 25000, nil},
		"the third specialty fill is 30 days": {"min_max_coinsurance", fill(3, retail, 90, 900000), func(r *formulary.Request) { r.PriorFills = formulary.CountOf(2) }, 70000, formulary.RuleFirstFills},
		"mail needs more than 21 days":        {"min_max_coinsurance", fill(1, mail, 21, 900), nil, 0, formulary.RuleDaysOffered},
		"metformin is $1 by mail":             {"min_max_coinsurance", fill(1, mail, 90, 1800), nil, 100, nil},
		"mail 30 days are $10":                {"falls_with_days", fill(1, mail, 30, 12000), nil, 1000, nil},
		"mail 60 days are free":               {"falls_with_days", fill(1, mail, 60, 24000), nil, 0, nil},
		"a copay after the $100 deductible":   {"falls_with_days", fill(2, retail, 30, 30000), nil, 14700, nil},
		"14 days by the daily rate":           {"falls_with_days", fill(2, mail, 14, 21000), met(10000, 10000), 2198, nil},
		"preferred mail 22 %":                 {"stand_alone", fill(2, preferred, 90, 69300), met(61500, 61500), 15246, nil},
		"specialty 90 days are not offered":   {"stand_alone", fill(3, preferred, 90, 300000), met(61500, 210000), 0, formulary.RuleDaysLimit},
		"90 days of insulin are at most $105": {"stand_alone", fill(4, preferred, 90, 90000), nil, 10500, nil},
		"a dual member's generic":             {"dual", fill(1, mail, 100, 1200), lowIncome(2), 160, nil},
		"a dual member's brand":               {"dual", fill(2, mail, 90, 150000), lowIncome(1), 1265, nil},
		"an institution pays for nothing":     {"dual", fill(2, retail, 30, 50000), lowIncome(3), 0, nil},
		"no MO mark, no mail (R8.9 T2)":       {"dual", fill(3, mail, 30, 5000), nil, 5000, formulary.RuleByMail},
		"a family deductible is all or none":  {"high_deductible", fill(2, retail, 30, 20000), nil, 20000, nil},
		"an exempt drug skips it":             {"high_deductible", fill(1, retail, 30, 2000), nil, 400, nil},
		"a preventive drug is free":           {"high_deductible", fill(3, retail, 30, 2000), nil, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, r := planDocument(t, c.plan), c.r
			if c.change != nil {
				c.change(&r)
			}
			d := p.Decide(&r)
			require.Equal(t, money.Cents(c.member), d.Member, d.Trace)
			checkSound(t, p, &r, &d)
			if c.rule == nil {
				require.Equal(t, formulary.Covered, d.Status, d.Trace)
				return
			}
			require.Equal(t, formulary.NotCovered, d.Status)
			require.Contains(t, rulesOf(&d), c.rule)
		})
	}
}

func rulesOf(d *formulary.Decision) (rules []*reason.Rule) {
	for _, s := range d.Reasons() {
		rules = append(rules, s.Rule)
	}
	return rules
}

func fills(n int) func(*formulary.Request) {
	return func(r *formulary.Request) { r.PriorRetailFills = formulary.CountOf(n) }
}

func met(deductible, troop int64) func(*formulary.Request) {
	return func(r *formulary.Request) {
		r.Accumulators.Deductible = formulary.Dollars(money.Cents(deductible))
		r.Accumulators.TrueOutOfPocket = formulary.Dollars(money.Cents(troop))
	}
}

func lowIncome(category int) func(*formulary.Request) {
	return func(r *formulary.Request) { r.Accumulators.LowIncome = medicare.LowIncome(category) }
}
