package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// classPlan has a brand at $40 and its generic at $10, two more drugs of the class at $10 and $5, one that needs an
// authorization, and one without a price.
func classPlan(t testing.TB) *formulary.Plan {
	t.Helper()
	doc := formulary.Document{Version: 1, ID: "classes", Name: "Classes", From: day("2026-01-01"), To: day("2026-12-31"),
		MailBenefit: drug.Yes, OutOfNetwork: formulary.NotCoveredWord}
	for i, cents := range []int64{500, 1000, 4000} {
		doc.Tiers = append(doc.Tiers, formulary.Tier{Tier: i + 1, Name: "tier"})
		for _, ch := range []formulary.Channel{formulary.StandardRetail, formulary.StandardMail} {
			doc.CostShares = append(doc.CostShares, formulary.CostShare{Tier: i + 1, Channel: ch,
				Days: formulary.Band{Min: 1, Max: 90}, Copay: formulary.Dollars(money.Cents(cents))})
		}
	}
	for _, ch := range []formulary.Channel{formulary.StandardRetail, formulary.StandardMail} {
		doc.Fees = append(doc.Fees, formulary.DispenseFee{Channel: ch, Fee: formulary.Dollars(money.Cents(0))})
	}
	one := money.Micros(1_000_000)
	for x, tier := range map[drug.RxCUI]int{1: 3, 2: 2, 3: 2, 4: 1, 5: 1, 6: 1} {
		doc.Drugs = append(doc.Drugs, formulary.Drug{RxCUI: x, Name: "drug " + x.String(), Tier: tier, Mail: drug.Yes, PriorAuth: x == 5})
		if x != 6 {
			doc.Prices = append(doc.Prices, formulary.DrugPrice{RxCUI: x, UnitPrice: &one, Unit: drug.Tablet})
		}
	}
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	return p
}

var testClasses = formulary.Classes{
	{Name: "sampletins", Members: []formulary.Member{{RxCUI: 1}, {RxCUI: 3}, {RxCUI: 2}, {RxCUI: 4, Daily: tablets(2)},
		{RxCUI: 5}, {RxCUI: 6}, {RxCUI: 77}, {RxCUI: 0}}},
	{Name: "Brandol and its generic", Same: true, Members: []formulary.Member{{RxCUI: 2}, {RxCUI: 1}}},
}

func brand() formulary.Request {
	return formulary.Request{Date: day("2026-11-24"), RxCUI: 1, Quantity: tablets(90), DaysSupply: 90, Channel: formulary.StandardMail}
}

// Row 4: covered alternatives, the cheapest first.
func TestAlternativesAreCoveredAndTheCheapestComesFirst(t *testing.T) {
	t.Parallel()
	r := brand()
	got := classPlan(t).Alternatives(&r, testClasses)
	var order []drug.RxCUI
	for _, a := range got {
		order = append(order, a.RxCUI)
		require.Equal(t, formulary.Covered, a.Decision.Status)
	}
	// Not 5, which needs an authorization, 6, which has no price, 77, which is not listed, nor 1 itself.
	require.Equal(t, []drug.RxCUI{4, 2, 3}, order)
	require.Equal(t, formulary.Dollars(money.Cents(3500)), got[0].Saves)
	require.Equal(t, money.Cents(18_000), got[0].Decision.Price, "two tablets a day for 90 days")
	require.True(t, got[1].Same)
	require.False(t, got[2].Same)
	require.Equal(t, "drug 2", got[1].Name)
}

func TestOrderOfClassesAndMembersDoesNotMatter(t *testing.T) {
	t.Parallel()
	r, p := brand(), classPlan(t)
	turned := formulary.Classes{testClasses[1], testClasses[0]}
	a, b := p.Alternatives(&r, testClasses), p.Alternatives(&r, turned)
	require.Len(t, b, len(a))
	for i := range a {
		require.Equal(t, a[i].RxCUI, b[i].RxCUI)
		require.Equal(t, a[i].Class, b[i].Class)
	}
}

func TestADrugThatIsNotCoveredHasAlternativesWithoutASaving(t *testing.T) {
	t.Parallel()
	r := brand()
	r.RxCUI = 5
	got := classPlan(t).Alternatives(&r, testClasses)
	require.NotEmpty(t, got)
	for _, a := range got {
		require.False(t, a.Saves.Set)
	}
	r.RxCUI = 99
	require.Empty(t, classPlan(t).Alternatives(&r, testClasses), "a drug of no class")
	require.Empty(t, classPlan(t).Alternatives(&r, nil))
}

func TestFactsOfTheDrugAskedAboutAreNotSaidOfAnother(t *testing.T) {
	t.Parallel()
	r := brand()
	r.Price, r.Usual = formulary.Dollars(money.Cents(1)), formulary.Dollars(money.Cents(1))
	r.Authorizations = []formulary.Authorization{{From: day("2026-01-01")}}
	r.NotBefore, r.DAW = day("2027-06-01"), 2
	got := classPlan(t).Alternatives(&r, testClasses)
	require.Len(t, got, 3, "an authorization of one drug is none of another, nor is its next refill")
	for _, a := range got {
		require.Greater(t, a.Decision.Price.Cents(), int64(1))
	}
}

// Earlier fills of a drug are those of its generic too, and say nothing of another drug.
func TestEarlierFillsAreCountedForTheSameDrugAlone(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		d.FirstFills = &formulary.FirstFills{Fills: 3, MaxDays: 30, Tiers: []int{1}}
		for x := drug.RxCUI(2); x <= 3; x++ {
			d.Drugs = append(d.Drugs, formulary.Drug{RxCUI: x, Name: "drug", Tier: 1, Mail: drug.Yes})
		}
		unit := money.Micros(1_000_000)
		for x := drug.RxCUI(1); x <= 3; x++ {
			d.Prices = append(d.Prices, formulary.DrugPrice{RxCUI: x, UnitPrice: &unit, Unit: drug.Tablet})
		}
		d.Fees = []formulary.DispenseFee{{Channel: retail, Fee: formulary.Dollars(money.Cents(0))}, {Channel: mail, Fee: formulary.Dollars(money.Cents(0))}}
	})
	classes := formulary.Classes{{Name: "same", Same: true, Members: []formulary.Member{{RxCUI: 1}, {RxCUI: 2}}},
		{Name: "class", Members: []formulary.Member{{RxCUI: 1}, {RxCUI: 3}}}}
	r := formulary.Request{Date: day("2026-11-24"), RxCUI: 1, Quantity: tablets(90), DaysSupply: 90, Channel: mail,
		PriorFills: formulary.CountOf(5), HistoryKnown: true}
	found := func() (xs []drug.RxCUI) {
		for _, a := range p.Alternatives(&r, classes) {
			xs = append(xs, a.RxCUI)
		}
		return xs
	}
	require.Equal(t, []drug.RxCUI{2}, found(), "drug 3 was never filled, so 90 days are too many")
	for range 3 {
		r.History = append(r.History, formulary.Fill{Date: day("2026-08-01"), RxCUI: 3, Quantity: tablets(30)})
	}
	require.Equal(t, []drug.RxCUI{2, 3}, found())
	r.HistoryKnown = false
	require.Equal(t, []drug.RxCUI{2}, found(), "of drug 3 nobody knows")
}

// Row 3: brand against generic.
func TestBrandIsComparedWithItsGenericInEveryChannel(t *testing.T) {
	t.Parallel()
	r := brand()
	got := classPlan(t).CompareDrugs(&r, testClasses)
	require.Len(t, got, 2)
	require.Equal(t, drug.RxCUI(1), got[0].RxCUI)
	require.Equal(t, drug.RxCUI(2), got[1].RxCUI)
	for _, g := range got {
		require.Len(t, g.Offers, 2)
	}
	require.Equal(t, money.Cents(4000), got[0].Offers[0].Decision.Member)
	require.Equal(t, money.Cents(1000), got[1].Offers[0].Decision.Member)
}

// Row 16: savings shown for moving a drug to mail, with the arithmetic.
func TestMovingToMailIsToldWithItsArithmetic(t *testing.T) {
	t.Parallel()
	p, r := sample(t), byMail()
	r.Channel, r.DaysSupply, r.Quantity = formulary.StandardRetail, 30, tablets(30)
	s, ok := p.MailSaving(&r)
	require.True(t, ok)
	require.Equal(t, "$10.00 × 365 ÷ 30 days at a standard retail pharmacy = $121.67; "+
		"$9.00 × 365 ÷ 90 days at a standard mail pharmacy = $36.50; mail saves $85.17 a year", s.String())
	require.Equal(t, s.From.Year, s.Saves.Add(s.To.Year))
	r.Channel = formulary.StandardMail
	s, ok = p.MailSaving(&r)
	require.True(t, ok)
	require.Equal(t, formulary.StandardRetail, s.From.Channel)
	r.RxCUI = 90000002 // not by mail
	_, ok = p.MailSaving(&r)
	require.False(t, ok)
}

func TestMailThatCostsMoreSaysSo(t *testing.T) {
	t.Parallel()
	p := plain(t, func(d *formulary.Document) {
		for i := range d.CostShares {
			if d.CostShares[i].Channel == mail {
				d.CostShares[i].Copay = formulary.Dollars(money.Cents(9000))
			}
		}
		one := money.Micros(2_000_000)
		d.Prices = []formulary.DrugPrice{{RxCUI: 1, UnitPrice: &one, Unit: drug.Tablet}}
		d.Fees = []formulary.DispenseFee{{Channel: retail, Fee: formulary.Dollars(money.Cents(0))}, {Channel: mail, Fee: formulary.Dollars(money.Cents(0))}}
	})
	r := formulary.Request{Date: day("2026-11-24"), RxCUI: 1, Quantity: tablets(90), DaysSupply: 90, Channel: retail}
	s, ok := p.MailSaving(&r)
	require.True(t, ok)
	require.Negative(t, s.Saves.Cents())
	require.Contains(t, s.String(), "mail costs $")
}

func TestAWholeListIsAnsweredInOneCall(t *testing.T) {
	t.Parallel()
	p := classPlan(t)
	one, two, three := brand(), brand(), brand()
	two.RxCUI, three.RxCUI = 5, 4
	a := p.CompareList([]formulary.Request{one, two, three}, testClasses)
	require.Len(t, a.Lines, 3)
	require.Equal(t, money.Cents(4500), a.Next)
	require.Equal(t, 1, a.Open)
	require.Equal(t, formulary.NeedsAuthorization, a.Lines[1].Decision.Status)
	for i, l := range a.Lines {
		require.Len(t, l.Offers, 2, i)
		require.NotEmpty(t, l.Alternatives, i)
	}
	require.False(t, a.Lines[1].MailKnown)
	require.Zero(t, a.Saves, "mail costs what a store does")
	require.Empty(t, p.CompareList(nil, testClasses).Lines)
}
