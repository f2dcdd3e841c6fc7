package formulary_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// The least of some fifty runs on one of two cores of an AMD EPYC at 3.7 GHz, shared with other work, Go 1.26, 2026-11-24,
// in the world of world_test.go, where 50 % of the claims are paid; none of the decisions allocates:
//
//	BenchmarkDecidePaid          97 ns    BenchmarkYear               1.6 µs
//	BenchmarkDecideMix          130 ns    BenchmarkDecide64Plans      255 ns
//	BenchmarkDecideValue        173 ns    BenchmarkCompile5000        3.6 ms
//	BenchmarkPartDPaid          132 ns    BenchmarkLoadJSON60000      224 ms
//
// A decision of the mix is some 1,220 instructions. Its first 1,024 claims, asked again and again, take 94 ns each: the
// other 30 ns are some six branches a claim that random claims make hard to foresee (is a package named, has the row a
// limit, is the refill too soon, is the share a rate), and eight of them are rows and prices far away in memory. A
// decision by value is cleared and copied besides, a kilobyte each: 43 ns.

func compiled(b *testing.B, doc formulary.Document) *formulary.Plan {
	b.Helper()
	p, err := formulary.Compile(doc)
	require.NoError(b, err)
	return p
}

// paidOf are the requests that p pays.
func paidOf(p *formulary.Plan, all []formulary.Request) (paid []formulary.Request) {
	var d formulary.Decision
	for i := range all {
		if p.DecideInto(&all[i], &d); d.Status == formulary.Covered {
			paid = append(paid, all[i])
		}
	}
	return paid
}

func run(b *testing.B, p *formulary.Plan, requests []formulary.Request) {
	b.Helper()
	var d formulary.Decision
	at := 0
	b.ReportAllocs()
	for b.Loop() {
		p.DecideInto(&requests[at], &d)
		if at++; at == len(requests) {
			at = 0
		}
	}
}

func BenchmarkDecidePaid(b *testing.B) {
	p, all := compiled(b, world()), claims(4096)
	paid := paidOf(p, all)
	run(b, p, paid)
	b.ReportMetric(float64(len(paid))/float64(len(all)), "paid/claims")
}

func BenchmarkDecideMix(b *testing.B) {
	p, all := compiled(b, world()), claims(4096)
	run(b, p, all)
	b.ReportMetric(float64(len(paidOf(p, all)))/float64(len(all)), "paid/claims")
}

func BenchmarkDecideValue(b *testing.B) {
	p, all := compiled(b, world()), claims(4096)
	at, covered := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		if d := p.Decide(&all[at]); d.Status == formulary.Covered {
			covered++
		}
		if at++; at == len(all) {
			at = 0
		}
	}
}

// partDWorld is the world as an enhanced Part D plan.
func partDWorld() formulary.Document {
	doc := world()
	doc.OutOfPocket, doc.RetailAllowance, doc.DAW = nil, nil, nil
	doc.Deductible = &formulary.Deductible{Individual: formulary.Dollars(money.Cents(30_000)), Straddle: formulary.FullOnRest}
	doc.PartD = &formulary.PartD{Year: 2026, Benefit: formulary.EnhancedAlternative}
	classes := []formulary.PartDClass{formulary.NonApplicableDrug, formulary.ApplicableDrug, formulary.SelectedDrug}
	for i := range doc.Drugs {
		d := &doc.Drugs[i]
		d.Insulin = i%20 == 0
		d.PartDClass, d.LowIncomeClass = classes[i%3], formulary.LowIncomeOther
	}
	return doc
}

func partDClaims(n int) []formulary.Request {
	all := claims(n)
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range all {
		a := &all[i].Accumulators
		a.TrueOutOfPocket = formulary.Dollars(money.Cents(int64(rng.IntN(210_000))))
		if all[i].DAW = 0; rng.IntN(5) == 0 {
			a.LowIncome = 1
		}
	}
	return all
}

func BenchmarkPartDPaid(b *testing.B) {
	p, all := compiled(b, partDWorld()), partDClaims(4096)
	paid := paidOf(p, all)
	run(b, p, paid)
	b.ReportMetric(float64(len(paid))/float64(len(all)), "paid/claims")
}

// BenchmarkYear is twelve Part D fills, each under the sums that the fills before it left.
func BenchmarkYear(b *testing.B) {
	p := compiled(b, partDWorld())
	paid := paidOf(p, partDClaims(4096))
	start := formulary.Accumulators{Deductible: formulary.Dollars(money.Amount{}), TrueOutOfPocket: formulary.Dollars(money.Amount{})}
	var d formulary.Decision
	at := 0
	b.ReportAllocs()
	for b.Loop() {
		r := paid[at]
		r.Accumulators = start
		for range 12 {
			p.DecideInto(&r, &d)
			r.Accumulators = r.Accumulators.After(&d)
		}
		if at++; at == len(paid) {
			at = 0
		}
	}
}

// BenchmarkDecide64Plans decides under one of 64 plans after the other in random order, as when a payer prices a member
// against every plan.
func BenchmarkDecide64Plans(b *testing.B) {
	plans := make([]*formulary.Plan, 64)
	for i := range plans {
		doc := world()
		doc.ID = fmt.Sprint("world-", i)
		plans[i] = compiled(b, doc)
	}
	all, rng := claims(4096), rand.New(rand.NewPCG(5, 6))
	order := make([]*formulary.Plan, 4096)
	for i := range order {
		order[i] = plans[rng.IntN(len(plans))]
	}
	var d formulary.Decision
	at := 0
	b.ReportAllocs()
	for b.Loop() {
		order[at].DecideInto(&all[at], &d)
		at = (at + 1) & 4095
	}
}

// BenchmarkDecideParallel decides in one goroutine for each processor: compare -cpu 1 and 2.
func BenchmarkDecideParallel(b *testing.B) {
	p, all := compiled(b, world()), claims(4096)
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		var d formulary.Decision
		for at := 0; pb.Next(); at = (at + 1) & 4095 {
			p.DecideInto(&all[at], &d)
		}
	})
}

func BenchmarkCompile5000(b *testing.B) {
	doc := world()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := formulary.Compile(doc); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadJSON60000 reads and compiles the document of a plan of 60,000 drugs.
func BenchmarkLoadJSON60000(b *testing.B) {
	text, err := json.Marshal(worldOf(60_000))
	require.NoError(b, err)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		doc, err := formulary.ParseDocument(text)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := formulary.Compile(doc); err != nil {
			b.Fatal(err)
		}
	}
}
