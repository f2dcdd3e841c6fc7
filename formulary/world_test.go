package formulary_test

import (
	"fmt"
	"math/rand/v2"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// The synthetic world: 5,000 drugs over six tiers, of which 5 % are excluded, 10 % need an authorization, 8 % are
// stepped and 25 % have a quantity limit; a deductible, out-of-pocket limits, a $9 list of 500 generics, a retail
// allowance, a brand difference, and coinsurance with minimum and maximum.
const worldDrugs = 5000

var worldChannels = []formulary.Channel{formulary.PreferredRetail, formulary.StandardRetail, formulary.PreferredMail,
	formulary.StandardMail}

var worldBands = []formulary.Band{{Min: 1, Max: 30}, {Min: 31, Max: 60}, {Min: 61, Max: 90}}

func worldRxCUI(i int) drug.RxCUI { return drug.RxCUI(100_000 + 7*i) }

func worldNDC(i int) drug.NDC {
	n, err := drug.ParseNDC(fmt.Sprintf("%05d-%04d-%02d", 90_000+i%97+i/10_000, i%10_000, 1+i%9))
	if err != nil {
		panic(err)
	}
	return n
}

func excluded(i int) bool { return i%20 == 7 }

func world() formulary.Document { return worldOf(worldDrugs) }

func worldOf(n int) formulary.Document {
	doc := formulary.Document{Version: 1, ID: "world", Name: "World", From: day("2026-01-01"), To: day("2026-12-31"),
		MailBenefit: drug.Yes, OutOfNetwork: formulary.NotCoveredWord}
	for t := 1; t <= 6; t++ {
		doc.Tiers = append(doc.Tiers, formulary.Tier{Tier: t, Name: fmt.Sprintf("Tier %d", t)})
		for _, ch := range worldChannels {
			for b, band := range worldBands {
				doc.CostShares = append(doc.CostShares, worldShare(t, ch, b, band))
			}
		}
	}
	for _, ch := range worldChannels {
		doc.Fees = append(doc.Fees, formulary.DispenseFee{Channel: ch, Fee: formulary.Dollars(money.Cents(150))})
	}
	nine := formulary.FlatList{ID: "nine", Name: "$9", Amount: formulary.Dollars(money.Cents(900)),
		Channels: []formulary.Channel{formulary.PreferredMail, formulary.StandardMail}, Days: worldBands[2]}
	for i := range n {
		if excluded(i) {
			continue
		}
		unitPrice := money.Micros(int64(20_000 + i*731%9_000_000))
		doc.Drugs = append(doc.Drugs, worldDrug(i))
		doc.Prices = append(doc.Prices, formulary.DrugPrice{RxCUI: worldRxCUI(i), UnitPrice: &unitPrice, Unit: drug.Tablet})
		if i%10 == 0 {
			nine.RxCUIs = append(nine.RxCUIs, worldRxCUI(i))
		}
	}
	doc.Lists = []formulary.FlatList{nine}
	worldBenefit(&doc)
	return doc
}

// worldShare is a copay in tiers 1, 2, 3 and 6, a coinsurance in 4 and 5; tiers 3 to 5 are under the deductible.
func worldShare(t int, ch formulary.Channel, b int, band formulary.Band) formulary.CostShare {
	s := formulary.CostShare{Tier: t, Channel: ch, Days: band}
	rate := money.Percent(int64(20 + 5*(t-3)))
	switch t {
	case 4, 5:
		s.Coinsurance = &rate
		s.Min = formulary.Dollars(money.Cents(int64(2000 * (b + 1))))
		s.Max = formulary.Dollars(money.Cents(int64(15_000 * (b + 1))))
	default:
		s.Copay = formulary.Dollars(money.Cents(int64(500 * t % 3000 * (b + 1))))
	}
	if t >= 3 && t <= 5 {
		s.Option = formulary.AfterDeductible
	}
	return s
}

func worldDrug(i int) formulary.Drug {
	d := formulary.Drug{RxCUI: worldRxCUI(i), NDCs: []drug.NDC{worldNDC(i)}, Name: fmt.Sprintf("drug %d", i), Tier: 1 + i%6,
		Mail: drug.AnswerOf(i%50 != 3), PriorAuth: i%10 == 9, Maintenance: i%3 == 0, Source: drug.Generic}
	if i%6 > 1 {
		d.Source = drug.Brand
	}
	if i%4 == 1 {
		d.QuantityLimit = &formulary.QuantityLimit{Amount: tablets(45), WindowDays: 30, Basis: formulary.ScaledLimit}
	}
	if i%25 == 4 || i%25 == 16 {
		d.StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{worldRxCUI(i - 1), worldRxCUI(i - 2)}, LookBackDays: 365}
	}
	return d
}

func worldBenefit(doc *formulary.Document) {
	doc.Deductible = &formulary.Deductible{Kind: formulary.EmbeddedDeductible, Individual: formulary.Dollars(money.Cents(50_000)),
		Family: formulary.Dollars(money.Cents(100_000)), Straddle: formulary.FullOnRest}
	doc.OutOfPocket = &formulary.OutOfPocket{Individual: formulary.Dollars(money.Cents(400_000)),
		Family: formulary.Dollars(money.Cents(800_000))}
	doc.RetailAllowance = &formulary.RetailAllowance{Fills: formulary.CountOf(3), After: formulary.FullPrice}
	doc.DAW = &formulary.DAWPolicy{Base: formulary.BrandBase, Codes: []formulary.DAWCode{{Code: formulary.CountOf(2), Action: formulary.PayDifference}}}
}

// claims are n random requests of the world: 4 % for unknown drugs, 10 % with a product selection code, 20 % with a
// usual and customary price, sums of the year anywhere up to their limits, and 24 fills of history. Two in three are
// refills, half of which come too soon; half of the members have an authorization, and half have filled a drug that
// comes first; a third ask for twice the quantity. So about half of the claims are paid.
func claims(n int) []formulary.Request {
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]formulary.Request, n)
	for i := range out {
		out[i] = worldClaim(rng)
	}
	return out
}

func worldClaim(rng *rand.Rand) formulary.Request {
	at := rng.IntN(worldDrugs + worldDrugs/25)
	days := []int{30, 30, 60, 90, 90}[rng.IntN(5)]
	r := formulary.Request{Date: day("2026-11-24"), RxCUI: worldRxCUI(at), Quantity: tablets(int64(days * (1 + rng.IntN(3)/2))),
		DaysSupply: days, Channel: worldChannels[rng.IntN(4)], PriorRetailFills: formulary.CountOf(rng.IntN(5)), HistoryKnown: true}
	if at < worldDrugs && rng.IntN(2) == 0 {
		r.NDC = worldNDC(at)
	}
	if rng.IntN(5) == 0 {
		r.Usual = formulary.Dollars(money.Cents(int64(rng.IntN(20_000))))
	}
	if rng.IntN(10) == 0 {
		r.DAW, r.GenericPrice = uint8(1+rng.IntN(2)), formulary.Dollars(money.Cents(int64(rng.IntN(5_000))))
	}
	if rng.IntN(3) > 0 {
		r.NotBefore = r.Date.AddDays(rng.IntN(30) - 14)
	}
	if rng.IntN(2) == 0 {
		r.Authorizations = []formulary.Authorization{{From: day("2026-01-01"), To: day("2026-12-31")}}
	}
	r.Accumulators = worldSums(rng)
	r.History = worldHistory(rng, at, r.Date)
	return r
}

func worldSums(rng *rand.Rand) formulary.Accumulators {
	upTo := func(n int) (money.Amount, formulary.Known) {
		a := money.Cents(int64(rng.IntN(n + 1)))
		return a, formulary.Dollars(a)
	}
	var a formulary.Accumulators
	own, deductible := upTo(50_000)
	paid, limit := upTo(400_000)
	others, _ := upTo(50_000)
	more, _ := upTo(400_000)
	a.Deductible, a.FamilyDeductible = deductible, formulary.Dollars(own.Add(others))
	a.OutOfPocket, a.FamilyOutOfPocket = limit, formulary.Dollars(paid.Add(more))
	a.TrueOutOfPocket = formulary.Dollars(paid)
	return a
}

// worldHistory is 24 fills, among which half of the members have a drug that comes before this one.
func worldHistory(rng *rand.Rand, at int, today cal.Date) []formulary.Fill {
	h := make([]formulary.Fill, 24)
	for i := range h {
		h[i] = formulary.Fill{Date: today.AddDays(-15 * (i + 1)), RxCUI: worldRxCUI(rng.IntN(worldDrugs)), Quantity: tablets(30)}
	}
	if at > 0 && rng.IntN(2) == 0 {
		h[rng.IntN(len(h))].RxCUI = worldRxCUI(at - 1)
	}
	return h
}
