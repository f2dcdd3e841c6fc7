package formulary_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// sample is the plan of testdata/plan.json.
func sample(t testing.TB) *formulary.Plan {
	t.Helper()
	p, err := formulary.Compile(sampleDocument(t))
	require.NoError(t, err)
	return p
}

func sampleDocument(t testing.TB) formulary.Document {
	t.Helper()
	data, err := os.ReadFile("testdata/plan.json")
	require.NoError(t, err)
	doc, err := formulary.ParseDocument(data)
	require.NoError(t, err)
	return doc
}

const (
	lisinopril = drug.RxCUI(314076)
	exampril   = drug.RxCUI(90000001)
)

func day(s string) cal.Date {
	d, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

func tablets(n int64) drug.Quantity { return drug.Units(n, drug.Tablet) }

// byMail is a 90-day fill of lisinopril by mail.
func byMail() formulary.Request {
	return formulary.Request{Date: day("2026-11-24"), RxCUI: lisinopril, Quantity: tablets(90), DaysSupply: 90,
		Channel: formulary.StandardMail}
}

// The synthetic world: 5,000 drugs over six tiers, of which every tenth needs an authorization and every twentieth
// cannot be had by mail, a $9 list of 500 generics, a price for each.
const worldDrugs = 5000

var worldChannels = []formulary.Channel{formulary.PreferredRetail, formulary.StandardRetail, formulary.PreferredMail,
	formulary.StandardMail}

func worldRxCUI(i int) drug.RxCUI { return drug.RxCUI(100_000 + 7*i) }

func worldNDC(i int) drug.NDC {
	n, err := drug.ParseNDC(fmt.Sprintf("%05d-%04d-%02d", 90_000+i%97, i, 1+i%9))
	if err != nil {
		panic(err)
	}
	return n
}

func world() formulary.Document {
	doc := formulary.Document{Version: 1, ID: "world", Name: "World", From: day("2026-01-01"), To: day("2026-12-31"),
		MailBenefit: drug.Yes, OutOfNetwork: formulary.NotCoveredWord}
	bands := []formulary.Band{{Min: 1, Max: 30}, {Min: 31, Max: 60}, {Min: 61, Max: 90}}
	for t := 1; t <= 6; t++ {
		doc.Tiers = append(doc.Tiers, formulary.Tier{Tier: t, Name: fmt.Sprintf("Tier %d", t)})
		for _, ch := range worldChannels {
			for b, band := range bands {
				copay := formulary.Dollars(money.Cents(int64(500 * t * (b + 1))))
				doc.CostShares = append(doc.CostShares, formulary.CostShare{Tier: t, Channel: ch, Days: band, Copay: copay})
			}
		}
	}
	for _, ch := range worldChannels {
		doc.Fees = append(doc.Fees, formulary.DispenseFee{Channel: ch, Fee: formulary.Dollars(money.Cents(150))})
	}
	nine := formulary.FlatList{ID: "nine", Name: "$9", Amount: formulary.Dollars(money.Cents(900)),
		Channels: []formulary.Channel{formulary.PreferredMail, formulary.StandardMail}, Days: bands[2]}
	for i := range worldDrugs {
		x, unitPrice := worldRxCUI(i), money.Micros(int64(20_000+i*731%9_000_000))
		mail := drug.AnswerOf(i%20 != 3)
		doc.Drugs = append(doc.Drugs, formulary.Drug{RxCUI: x, NDCs: []drug.NDC{worldNDC(i)}, Name: fmt.Sprintf("drug %d", i),
			Tier: 1 + i%6, Mail: mail, PriorAuth: i%10 == 9})
		doc.Prices = append(doc.Prices, formulary.DrugPrice{RxCUI: x, UnitPrice: &unitPrice, Unit: drug.Tablet})
		if i%10 == 0 {
			nine.RxCUIs = append(nine.RxCUIs, x)
		}
	}
	doc.Lists = []formulary.FlatList{nine}
	return doc
}

// claims are n random requests of the world, 4 % of them for unknown drugs and 20 % with a usual and customary price.
func claims(n int) []formulary.Request {
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]formulary.Request, n)
	for i := range out {
		at := rng.IntN(worldDrugs + worldDrugs/25)
		days := []int{30, 60, 90}[rng.IntN(3)]
		out[i] = formulary.Request{Date: day("2026-11-24"), RxCUI: worldRxCUI(at), Quantity: tablets(int64(days)),
			DaysSupply: days, Channel: worldChannels[rng.IntN(4)]}
		if at < worldDrugs && rng.IntN(2) == 0 {
			out[i].NDC = worldNDC(at)
		}
		if rng.IntN(5) == 0 {
			out[i].Usual = formulary.Dollars(money.Cents(int64(rng.IntN(20_000))))
		}
	}
	return out
}
