package formulary_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

func TestDigestDoesNotDependOnTheOrderOfTheDocument(t *testing.T) {
	t.Parallel()
	want := sample(t).Digest()
	for seed := range uint64(20) {
		doc := sampleDocument(t)
		rng := rand.New(rand.NewPCG(seed, 1))
		shuffle(rng, doc.Tiers)
		shuffle(rng, doc.CostShares)
		shuffle(rng, doc.Drugs)
		shuffle(rng, doc.Prices)
		shuffle(rng, doc.Fees)
		for i := range doc.Drugs {
			shuffle(rng, doc.Drugs[i].NDCs)
		}
		for i := range doc.Lists {
			shuffle(rng, doc.Lists[i].RxCUIs)
		}
		p, err := formulary.Compile(doc)
		require.NoError(t, err)
		require.Equal(t, want, p.Digest())
	}
}

func shuffle[T any](rng *rand.Rand, list []T) {
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func TestDigestSeesEveryFact(t *testing.T) {
	t.Parallel()
	seen := map[formulary.Digest]string{sample(t).Digest(): "the sample itself"}
	unitPrice := money.Micros(400_001)
	for name, change := range map[string]func(*formulary.Document){
		"id":             func(d *formulary.Document) { d.ID = "other" },
		"name":           func(d *formulary.Document) { d.Name = "Other" },
		"first day":      func(d *formulary.Document) { d.From = day("2026-01-02") },
		"last day":       func(d *formulary.Document) { d.To = day("2027-12-30") },
		"tier name":      func(d *formulary.Document) { d.Tiers[0].Name = "Generics" },
		"copay":          func(d *formulary.Document) { d.CostShares[0].Copay = formulary.Dollars(money.Cents(1001)) },
		"drug name":      func(d *formulary.Document) { d.Drugs[0].Name = "lisinopril" },
		"drug tier":      func(d *formulary.Document) { d.Drugs[3].Tier = 1 },
		"source":         func(d *formulary.Document) { d.Drugs[0].Source = drug.SourceUnknown },
		"mail flag":      func(d *formulary.Document) { d.Drugs[4].Mail = drug.Unknown },
		"authorization":  func(d *formulary.Document) { d.Drugs[3].PriorAuth = false },
		"limit":          func(d *formulary.Document) { d.Drugs[2].QuantityLimit.PerFill = tablets(181) },
		"limit is gone":  func(d *formulary.Document) { d.Drugs[2].QuantityLimit = nil },
		"row's last day": func(d *formulary.Document) { d.Drugs[7].To = day("2026-06-29") },
		"package":        func(d *formulary.Document) { d.Drugs[1].NDCs = nil },
		"list amount":    func(d *formulary.Document) { d.Lists[0].Amount = formulary.Dollars(money.Cents(901)) },
		"list days":      func(d *formulary.Document) { d.Lists[0].Days.Min = 62 },
		"list name":      func(d *formulary.Document) { d.Lists[0].Name = "nine" },
		"list drug":      func(d *formulary.Document) { d.Lists[0].RxCUIs = d.Lists[0].RxCUIs[:2] },
		"list last day":  func(d *formulary.Document) { d.Lists[0].To = day("2027-12-30") },
		"unit price":     func(d *formulary.Document) { d.Prices[0].UnitPrice = &unitPrice },
		"price unit":     func(d *formulary.Document) { d.Prices[0].Unit = drug.Capsule },
		"price last day": func(d *formulary.Document) { d.Prices[2].To = day("2026-12-30") },
		"fee":            func(d *formulary.Document) { d.Fees[0].Fee = formulary.Dollars(money.Cents(251)) },
	} {
		doc := sampleDocument(t)
		change(&doc)
		p, err := formulary.Compile(doc)
		require.NoError(t, err, name)
		require.Empty(t, seen[p.Digest()], name)
		seen[p.Digest()] = name
	}
}

func TestCompileKeepsNothingOfTheDocument(t *testing.T) {
	t.Parallel()
	doc, r := sampleDocument(t), byMail()
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	before := p.Decide(&r)
	doc.Drugs[0].Tier, doc.Lists[0].RxCUIs[0], doc.Tiers[0].Name = 3, 1, "gone"
	*doc.Prices[0].UnitPrice = money.Micros(1)
	after := p.Decide(&r)
	require.True(t, before.Equal(&after))
}

func TestPlanSaysWhatItIs(t *testing.T) {
	t.Parallel()
	p := sample(t)
	require.Equal(t, "sample-mail-2026", p.ID())
	require.Equal(t, "Sample Mail Plan 2026", p.Name())
	require.Equal(t, cal.Period{From: day("2026-01-01"), To: day("2027-12-31")}, p.Period())
	require.Equal(t, 10, p.Drugs())
}

func TestBandsAreCutWhereAnyCostShareEnds(t *testing.T) {
	t.Parallel()
	doc := sampleDocument(t)
	doc.CostShares[3].Days.Max = 84
	doc.CostShares = append(doc.CostShares, formulary.CostShare{Tier: 1, Channel: formulary.StandardMail,
		Days: formulary.Band{Min: 85, Max: 90}, Copay: formulary.Dollars(money.Cents(2500))})
	doc.Lists = nil
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	for days, want := range map[int]int64{1: 2000, 84: 2000, 85: 2500, 90: 2500} {
		r := byMail()
		r.DaysSupply = days
		d := p.Decide(&r)
		require.Equal(t, money.Cents(want), d.Member, days)
	}
	retail := byMail()
	retail.Channel, retail.DaysSupply = formulary.StandardRetail, 87
	d := p.Decide(&retail)
	require.Equal(t, money.Cents(3000), d.Member)
}

func TestADecisionNamesTheListHoweverManyThereAre(t *testing.T) {
	t.Parallel()
	doc := sampleDocument(t)
	list, row := doc.Lists[0], doc.Drugs[0]
	doc.Lists = nil
	const many = 1<<15 + 2
	for i := range many {
		row.RxCUI, row.NDCs = drug.RxCUI(10_000_000+i), nil
		doc.Drugs = append(doc.Drugs, row)
		list.ID, list.RxCUIs, list.NDCs = fmt.Sprintf("list-%05d", i), []drug.RxCUI{row.RxCUI}, nil
		doc.Lists = append(doc.Lists, list)
	}
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	for _, i := range []int{0, 1<<15 - 1, 1 << 15, many - 1} {
		r := byMail()
		r.RxCUI, r.Price = drug.RxCUI(10_000_000+i), formulary.Dollars(money.Cents(3600))
		d := p.Decide(&r)
		id, _ := d.FlatList()
		require.Equal(t, fmt.Sprintf("list-%05d", i), id)
	}
}

func TestListsOfOneIDAreEachPointedAt(t *testing.T) {
	t.Parallel()
	doc := sampleDocument(t)
	doc.Lists = append(doc.Lists, doc.Lists[0])
	_, err := formulary.Compile(doc)
	var faults formulary.Faults
	require.ErrorAs(t, err, &faults)
	require.Equal(t, "/lists/1/id", faults[0].Pointer)
	require.Equal(t, "/lists/1/rxcuis/0", faults[1].Pointer, err)
	require.Contains(t, faults[1].Detail, "/lists/0/rxcuis/0")
}

func TestOneMistakeIsReportedOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change  func(*formulary.Document)
		pointer string
		rule    *reason.Rule
	}{
		"a drug of a tier that is not declared, with a price and a list": {func(d *formulary.Document) { d.Drugs[0].Tier = 8 },
			"/drugs/0/tier", formulary.DocOrphan},
		"a drug without a name": {func(d *formulary.Document) { d.Drugs[0].Name = "" }, "/drugs/0/name", formulary.DocMissing},
		"a cost share without a copay": {func(d *formulary.Document) { d.CostShares[0].Copay = formulary.Known{} },
			"/costShares/0", formulary.DocMissing},
		"a negative copay": {func(d *formulary.Document) { d.CostShares[0].Copay.Amount = money.Cents(-1) },
			"/costShares/0/copay", formulary.DocRange},
		"a tier without a table": {func(d *formulary.Document) {
			d.CostShares = append(d.CostShares[:9:9], d.CostShares[10:]...)
		}, "/tiers/2", formulary.DocGap},
		"an unknown word for out of network": {func(d *formulary.Document) { d.OutOfNetwork = "covered" },
			"/outOfNetwork", formulary.DocValue},
		"a list by mail of a drug that cannot be had by mail": {func(d *formulary.Document) {
			d.Lists[0].RxCUIs = append(d.Lists[0].RxCUIs, 90000002)
		}, "/lists/0/rxcuis/3", formulary.DocContradiction},
		"a drug twice on a list": {func(d *formulary.Document) { d.Lists[0].RxCUIs = append(d.Lists[0].RxCUIs, lisinopril) },
			"/lists/0/rxcuis/3", formulary.DocOverlap},
		"a package twice in a row": {func(d *formulary.Document) {
			d.Drugs[1].NDCs = append(d.Drugs[1].NDCs, d.Drugs[1].NDCs[0])
		}, "/drugs/1/ndcs/1", formulary.DocOverlap},
		"a package with a row of its own and under an RxCUI": {func(d *formulary.Document) {
			d.Drugs[1].NDCs = append(d.Drugs[1].NDCs, d.Drugs[9].NDCs[0])
		}, "/drugs/1/ndcs/1", formulary.DocContradiction},
		"a price that overlaps a price before the last": {func(d *formulary.Document) {
			extra := d.Prices[2]
			extra.From, extra.To = day("2026-03-01"), day("2026-03-01")
			d.Prices = append(d.Prices, extra)
		}, "/prices/9", formulary.DocOverlap},
		"a price without a unit": {func(d *formulary.Document) { d.Prices[0].Unit = "" }, "/prices/0/unit", formulary.DocMissing},
		"a channel twice on a list": {func(d *formulary.Document) {
			d.Lists[0].Channels = append(d.Lists[0].Channels, formulary.StandardMail)
		}, "/lists/0/channels/1", formulary.DocOverlap},
		"a list longer than the tier is offered": {func(d *formulary.Document) { d.Lists[0].Days.Max = 100 },
			"/lists/0/rxcuis/0", formulary.DocContradiction},
		"a channel that is none": {func(d *formulary.Document) { d.Fees[0].Channel = 77; d.Prices = nil },
			"/fees/0/channel", formulary.DocOrphan},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := sampleDocument(t)
			c.change(&doc)
			_, err := formulary.Compile(doc)
			var faults formulary.Faults
			require.ErrorAs(t, err, &faults)
			require.Equal(t, c.pointer, faults[0].Pointer, err)
			require.Same(t, c.rule, faults[0].Rule)
			if name != "a list longer than the tier is offered" && name != "a tier without a table" {
				require.Len(t, faults, 1, err)
			}
		})
	}
}

func TestListsOfOneDrugMayDivideTheDays(t *testing.T) {
	t.Parallel()
	doc := sampleDocument(t)
	doc.Lists = append(doc.Lists, formulary.FlatList{ID: "three-dollar", Name: "$3 for a month",
		Amount: formulary.Dollars(money.Cents(300)), Channels: []formulary.Channel{formulary.StandardMail, formulary.StandardRetail},
		Days: formulary.Band{Min: 1, Max: 30}, RxCUIs: []drug.RxCUI{lisinopril}})
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	for days, want := range map[int]int64{30: 300, 31: 2000, 60: 2000, 61: 900} {
		r := byMail()
		r.DaysSupply = days
		d := p.Decide(&r)
		require.Equal(t, money.Cents(want), d.Member, days)
	}
	var faults formulary.Faults
	doc.Lists[1].Days.Max = 61
	_, err = formulary.Compile(doc)
	require.True(t, errors.As(err, &faults))
	require.Same(t, formulary.DocOverlap, faults[0].Rule)
}
