package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// plain is a plan of one tier and drug 1: $10 for 30 days and $25 for 90 at retail, $20 by mail; change adds to it.
func plain(t *testing.T, change func(*formulary.Document)) *formulary.Plan {
	t.Helper()
	copay := func(ch formulary.Channel, days formulary.Band, cents int64) formulary.CostShare {
		return formulary.CostShare{Tier: 1, Channel: ch, Days: days, Copay: formulary.Dollars(money.Cents(cents))}
	}
	doc := formulary.Document{Version: 1, ID: "plain", Name: "Plain", From: day("2025-01-01"), To: day("2026-12-31"),
		MailBenefit: drug.Yes, OutOfNetwork: formulary.NotCoveredWord, Tiers: []formulary.Tier{{Tier: 1, Name: "Only"}},
		CostShares: []formulary.CostShare{copay(formulary.StandardRetail, formulary.Band{Min: 1, Max: 30}, 1000),
			copay(formulary.StandardRetail, formulary.Band{Min: 31, Max: 90}, 2500),
			copay(formulary.StandardMail, formulary.Band{Min: 1, Max: 90}, 2000)},
		Drugs: []formulary.Drug{{RxCUI: 1, Name: "Exampril 20 mg tablet", Tier: 1, Mail: drug.Yes, Maintenance: true}}}
	change(&doc)
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	return p
}

const (
	retail = formulary.StandardRetail
	mail   = formulary.StandardMail
)

func exclusive(d *formulary.Document) {
	d.HomeDelivery = &formulary.HomeDelivery{Kind: formulary.ExclusiveDelivery, Fills: formulary.CountOf(2), Days: formulary.Band{Min: 61, Max: 90}}
}

func selectMail(d *formulary.Document) {
	d.HomeDelivery = &formulary.HomeDelivery{Kind: formulary.SelectDelivery, Fills: formulary.CountOf(2)}
}

func allowanceOf(a formulary.RetailAllowance) func(*formulary.Document) {
	return func(d *formulary.Document) {
		d.RetailAllowance = &a
		d.OutOfPocket = &formulary.OutOfPocket{Individual: formulary.Dollars(money.Cents(100_000))}
	}
}

func keep(*formulary.Document) {}

// The vectors of rules.md that a decision answers; the names begin with the rule.
func TestRulesByTheirIDs(t *testing.T) {
	t.Parallel()
	citi := formulary.RetailAllowance{Fills: formulary.CountOf(3), After: formulary.FullPrice}
	chose := func(from, to string) func(*formulary.Request) {
		return func(r *formulary.Request) {
			r.PriorRetailFills = formulary.CountOf(4)
			r.Election = formulary.Election{Choice: formulary.ChooseRetail, From: day(from), To: day(to)}
		}
	}
	authorized := func(on string) func(*formulary.Request) {
		return func(r *formulary.Request) {
			r.Date, r.Authorizations = day(on), []formulary.Authorization{{To: day("2026-11-30")}}
		}
	}
	needsPA := func(d *formulary.Document) { d.Drugs[0].PriorAuth = true }
	thirty := func(d *formulary.Document) {
		d.Drugs[0].QuantityLimit = &formulary.QuantityLimit{PerFill: tablets(30)}
	}
	stepped := func(d *formulary.Document) {
		d.Drugs[0].StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{7}, LookBackDays: 180}
	}
	filled := func(ago int) func(*formulary.Request) {
		return func(r *formulary.Request) {
			r.HistoryKnown, r.History = true, []formulary.Fill{{Date: r.Date.AddDays(-ago), RxCUI: 7}}
		}
	}
	for name, c := range map[string]struct {
		plan   func(*formulary.Document)
		r      formulary.Request
		change func(*formulary.Request)
		member int64
		rule   *reason.Rule
	}{
		"R2.7 T4 25 % of the price of 10 days":             {quarterInPartD, fill(1, retail, 10, 4000), nil, 1000, nil},
		"R2.7 T4 25 % of the price of a month":             {quarterInPartD, fill(1, retail, 30, 12000), nil, 3000, nil},
		"R7.0 T1 an authorization to 11-30 covers 11-30":   {needsPA, fill(1, retail, 30, 9000), authorized("2026-11-30"), 1000, nil},
		"R7.0 T1 and not 12-01":                            {needsPA, fill(1, retail, 30, 9000), authorized("2026-12-01"), 1000, formulary.RuleAuthorizationOnFile},
		"R7.0 T2 45 of 30 tablets":                         {thirty, fill(1, retail, 30, 9000), func(r *formulary.Request) { r.Quantity = tablets(45) }, 1000, formulary.RuleQuantityLimit},
		"R7.0 T3 the step drug 200 days ago":               {stepped, fill(1, retail, 30, 9000), filled(200), 1000, formulary.RuleStepOld},
		"R7.0 T3 the step drug 180 days ago":               {stepped, fill(1, retail, 30, 9000), filled(180), 1000, nil},
		"R8.1 T0 no mail benefit":                          {func(d *formulary.Document) { d.MailBenefit = drug.No; d.CostShares = d.CostShares[:2] }, fill(1, mail, 30, 9000), nil, 0, formulary.RuleNoMailBenefit},
		"R8.1 T1 mail out of the network":                  {keep, fill(1, formulary.OutOfNetwork, 30, 9000), nil, 0, formulary.RuleOutOfNetwork},
		"R8.2/3 T1 exclusive, fill 2":                      {exclusive, fill(1, retail, 30, 9000), fills(1), 1000, nil},
		"R8.2/3 T2 exclusive, fill 3 elsewhere":            {exclusive, fill(1, retail, 90, 9000), both(fills(2), approved(drug.No)), 2500, formulary.RuleExclusive},
		"R8.2/3 T3 exclusive, fill 3 at an approved store": {exclusive, fill(1, retail, 90, 9000), both(fills(2), approved(drug.Yes)), 2000, nil},
		"R8.2/3 T3 but not 30 days there":                  {exclusive, fill(1, retail, 30, 9000), both(fills(2), approved(drug.Yes)), 1000, formulary.RuleExclusive},
		"R8.2/3 T4 select, fill 3 without a choice":        {selectMail, fill(1, retail, 30, 9000), fills(2), 1000, formulary.RuleChoice},
		"R8.2/3 T5 select, retail chosen":                  {selectMail, fill(1, retail, 30, 9000), chose("2026-01-01", "2026-12-31"), 1000, nil},
		"R8.2/3 T7 the fill before retail is given up":     {selectMail, fill(1, retail, 30, 9000), chose("2026-01-01", "2026-03-10"), 1000, nil},
		"R8.2/3 T7 the fill after it": {selectMail, fill(1, retail, 30, 9000), func(r *formulary.Request) {
			r.PriorRetailFills = formulary.CountOf(4)
			r.Election = formulary.Election{Choice: formulary.ChooseMail, From: day("2026-03-10")}
		}, 1000, formulary.RuleChosenMail},
		"R8.2/3 T6 an acute drug":                                 {func(d *formulary.Document) { exclusive(d); d.Drugs[0].Maintenance = false }, fill(1, retail, 30, 9000), nil, 1000, nil},
		"R8.4 T1 the fourth fill at the full price":               {allowanceOf(citi), fill(1, retail, 30, 8000), fills(3), 8000, nil},
		"R8.4 T3 a choice of one year has run out":                {selectMail, fill(1, retail, 30, 9000), chose("2025-02-01", "2026-01-31"), 1000, formulary.RuleChoice},
		"R8.4 T3 an opt-out of 2025-11-20 for a year, 2026-11-19": {selectMail, fill(1, retail, 30, 9000), both(chose("2025-11-20", "2026-11-19"), dated("2026-11-19")), 1000, nil},
		"R8.4 T3 and 2026-11-22":                                  {selectMail, fill(1, retail, 30, 9000), both(chose("2025-11-20", "2026-11-19"), dated("2026-11-22")), 1000, formulary.RuleChoice},
		"R8.5 T2 90 days at a store that is not preferred":        {keep, fill(1, retail, 90, 9000), nil, 2500, nil},
		"R8.9 T1 a drug with the mail mark":                       {keep, fill(1, mail, 90, 9000), nil, 2000, nil},
		"R8.9 T2 a drug without the mail mark":                    {func(d *formulary.Document) { d.Drugs[0].Mail = drug.No }, fill(1, mail, 30, 9000), nil, 2000, formulary.RuleByMail},
		"R10.1 T3 30 days by mail cost a mail copay":              {keep, fill(1, mail, 30, 9000), nil, 2000, nil},
		"R10.10 T1 a copay card with a federal program":           {func(d *formulary.Document) { d.Federal = true }, fill(1, retail, 30, 9000), card(5000), 1000, formulary.RuleCardFederal},
		"R10.10 T2 an accumulator plan and a card of $5":          {func(d *formulary.Document) { d.CopayCard = formulary.CardAccumulator }, fill(1, retail, 30, 9000), card(500), 500, nil},
		"6.4 what does not count is owed on top of a spent limit": {allowanceOf(citi), fill(1, retail, 30, 8000), both(fills(3), spent(100_000)), 8000, nil},
		"6.7 an age at its ends": {func(d *formulary.Document) {
			d.Drugs[0].Age = &formulary.AgeEdit{Min: formulary.CountOf(0), Max: formulary.CountOf(0)}
		}, fill(1, retail, 30, 9000), func(r *formulary.Request) { r.Age = formulary.CountOf(0) }, 1000, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, r := plain(t, c.plan), c.r
			if c.change != nil {
				c.change(&r)
			}
			d := p.Decide(&r)
			require.Equal(t, c.rule == nil, d.Status == formulary.Covered, d.Trace)
			require.Equal(t, money.Cents(c.member), d.Member, d.Trace)
			if c.rule != nil {
				require.Contains(t, rulesOf(&d), c.rule)
				require.NotEmpty(t, d.Remedies())
			}
		})
	}
}

func dated(on string) func(*formulary.Request) {
	return func(r *formulary.Request) { r.Date = day(on) }
}

func both(a, b func(*formulary.Request)) func(*formulary.Request) {
	return func(r *formulary.Request) { a(r); b(r) }
}

func approved(a drug.Answer) func(*formulary.Request) {
	return func(r *formulary.Request) { r.Approved90 = a }
}

func card(cents int64) func(*formulary.Request) {
	return func(r *formulary.Request) { r.Card.Balance = formulary.Dollars(money.Cents(cents)) }
}

func spent(cents int64) func(*formulary.Request) {
	return func(r *formulary.Request) { r.Accumulators.OutOfPocket = formulary.Dollars(money.Cents(cents)) }
}

// R8.4 T2: a fourth fill of $80 leaves the out-of-pocket sum alone, where the plan says that it does not count.
func TestR8_4_T2_TheFullPriceCountsOnlyWhereThePlanSaysSo(t *testing.T) {
	t.Parallel()
	for counts, want := range map[bool]int64{false: 0, true: 8000} {
		p := plain(t, allowanceOf(formulary.RetailAllowance{Fills: formulary.CountOf(3), After: formulary.FullPrice, CountsToOutOfPocket: counts}))
		r := fill(1, retail, 30, 8000)
		r.PriorRetailFills = formulary.CountOf(3)
		d := p.Decide(&r)
		require.Equal(t, money.Cents(want), d.Deltas.OutOfPocket)
		require.Equal(t, money.Cents(8000), d.Part(formulary.PartPenalty))
	}
}

// R7.0 T4: several errors are all reported, with all that would mend them.
func TestR7_0_T4_AllReasonsAreGivenWithThePrice(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		selectMail(d)
		d.Drugs[0].PriorAuth = true
		d.Drugs[0].QuantityLimit = &formulary.QuantityLimit{PerFill: tablets(15)}
		d.Drugs[0].StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{7}, LookBackDays: 180}
		d.Drugs[0].Sex = formulary.Female
	})
	r := fill(1, retail, 30, 8000)
	r.PriorRetailFills, r.HistoryKnown, r.Sex, r.NotBefore = formulary.CountOf(2), true, formulary.Male, cal.Of(2026, 4, 1)
	d := p.Decide(&r)
	require.Equal(t, []*reason.Rule{formulary.RuleTooSoon, formulary.RuleAuthorization, formulary.RuleStep,
		formulary.RuleQuantityLimit, formulary.RuleSex, formulary.RuleChoice}, rulesOf(&d))
	require.Equal(t, money.Cents(1000), d.Member)
	require.Equal(t, cal.Of(2026, 4, 1), d.Next)
	require.Len(t, d.Remedies(), 5)
}

// The table of codes 0 to 9: only the code that the policy names does something.
func TestOnlyTheNamedSelectionCodesAreCharged(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		d.Drugs[0].Source = drug.Brand
		d.DAW = &formulary.DAWPolicy{Base: formulary.BrandBase, Codes: []formulary.DAWCode{{Code: formulary.CountOf(1), Action: formulary.PayDifference},
			{Code: formulary.CountOf(2), Action: formulary.PayDifference}, {Code: formulary.CountOf(5), Action: formulary.AsGeneric}}}
	})
	for code, want := range []int64{1000, 13000, 13000, 1000, 1000, 1000, 1000, 1000, 1000, 1000} {
		r := fill(1, retail, 30, 15000)
		r.DAW, r.GenericPrice = uint8(code), formulary.Dollars(money.Cents(3000))
		d := p.Decide(&r)
		require.Equal(t, money.Cents(want), d.Member, code)
		require.Equal(t, map[bool]int64{false: 15000, true: 3000}[code == 5], d.Price.Cents(), code)
	}
}

// An unknown fact is never taken as favourable.
func TestMissingFactsAreUnknown(t *testing.T) {
	t.Parallel()
	r := fill(1, retail, 30, 9000)
	for name, change := range map[string]func(*formulary.Document){
		"fills at retail": selectMail,
		"age":             func(d *formulary.Document) { d.Drugs[0].Age = &formulary.AgeEdit{Max: formulary.CountOf(17)} },
		"sex":             func(d *formulary.Document) { d.Drugs[0].Sex = formulary.Male },
		"indication":      func(d *formulary.Document) { d.Drugs[0].Indications = []string{"migraine"} },
		"history": func(d *formulary.Document) {
			d.Drugs[0].StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{7}, LookBackDays: 180}
		},
		"history of the limit": func(d *formulary.Document) {
			d.Drugs[0].QuantityLimit = &formulary.QuantityLimit{Amount: tablets(90), WindowDays: 365, Basis: formulary.RollingLimit}
		},
		"sum of the year": func(d *formulary.Document) {
			d.OutOfPocket = &formulary.OutOfPocket{Family: formulary.Dollars(money.Cents(100))}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, r := plain(t, change), r
			r.Accumulators = formulary.Accumulators{}
			d := p.Decide(&r)
			require.Equal(t, formulary.Unknown, d.Status, d.Trace)
		})
	}
}

// 6.9: a difference that counts to the deductible moves it, as far as it is open, whatever the share's option.
func TestABrandDifferenceCountsToTheDeductibleWhereThePlanSaysSo(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		d.Deductible = &formulary.Deductible{Individual: formulary.Dollars(money.Cents(10_000))}
		d.DAW = &formulary.DAWPolicy{Base: formulary.BrandBase, CountsToDeductible: true,
			Codes: []formulary.DAWCode{{Code: formulary.CountOf(2), Action: formulary.PayDifference}}}
	})
	r := fill(1, retail, 30, 15000)
	r.DAW, r.GenericPrice = 2, formulary.Dollars(money.Cents(3000))
	d := p.Decide(&r)
	require.Equal(t, money.Cents(13000), d.Member)
	require.Equal(t, money.Cents(10000), d.Deltas.Deductible)
}
