package medicare_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// On an AMD EPYC with 2 cores, 2026-11-24: a fill across three phases 21 ns, a settlement 8 ns, insulin 15 ns, the twelve
// bills of a payment plan 93 ns, a transition 211 ns, a fair price 4 ns; no allocation in any.

// BenchmarkFillAcrossThreePhases is the standard share, the settlement and the split of one $8,000 fill.
func BenchmarkFillAcrossThreePhases(b *testing.B) {
	y := year(b, 2026)
	f := medicare.Fill{Benefit: medicare.DefinedStandard, Price: money.Cents(8_000_00)}
	b.ReportAllocs()
	for b.Loop() {
		f.Share = y.Standard(f.Price, f.TrOOP)
		c := y.Settle(&f)
		if p, ok := y.Liability(&f, medicare.Applicable, c); !ok || p.Member != money.Cents(2_100_00) {
			b.Fatal(p)
		}
	}
}

// BenchmarkSettle is the engine's own call: an enhanced plan, its TrOOP credit and a low-income copay.
func BenchmarkSettle(b *testing.B) {
	y := year(b, 2026)
	f := medicare.Fill{Benefit: medicare.Enhanced, TrOOP: money.Cents(500_00), Price: money.Cents(1_000_00), Share: money.Cents(47_00),
		LowIncome: true, Copay: money.Cents(12_65)}
	b.ReportAllocs()
	for b.Loop() {
		if c := y.Settle(&f); c.Member != money.Cents(12_65) {
			b.Fatal(c)
		}
	}
}

// BenchmarkInsulin is the cap and the settlement of 90 days of an insulin with a maximum fair price.
func BenchmarkInsulin(b *testing.B) {
	y := year(b, 2026)
	f := medicare.Fill{Kind: medicare.Insulin, Benefit: medicare.Enhanced, Price: money.Cents(357_00), Share: money.Cents(105_00)}
	b.ReportAllocs()
	for b.Loop() {
		f.InsulinCap = y.InsulinCap(f.Price, money.Cents(119_00), medicare.Months(90, 30))
		if c := y.Settle(&f); c.Member != money.Cents(89_25) {
			b.Fatal(c)
		}
	}
}

// BenchmarkPaymentPlan is the twelve bills of a year.
func BenchmarkPaymentPlan(b *testing.B) {
	y := year(b, 2026)
	in := medicare.PlanInput{First: time.January, Costs: each(b, "80.00", 12)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := y.PaymentPlan(in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTransition is a transition decision with its trace.
func BenchmarkTransition(b *testing.B) {
	q := transition(func(*medicare.Transition) {})
	b.ReportAllocs()
	for b.Loop() {
		if f := q.Decide(); !f.Owed {
			b.Fatal(f.Trace)
		}
	}
}

// BenchmarkFairPrices is a lookup by NDC and day.
func BenchmarkFairPrices(b *testing.B) {
	var n drug.NDC
	if err := n.UnmarshalText([]byte("99999-0001-01")); err != nil {
		b.Fatal(err)
	}
	table, err := medicare.NewFairPrices([]medicare.FairPrice{{NDC: n, Month: money.Cents(100_00),
		Period: cal.Period{From: cal.Of(2026, time.January, 1), To: cal.Of(2026, time.December, 31)}}})
	if err != nil {
		b.Fatal(err)
	}
	day := cal.Of(2026, time.November, 24)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := table.On(n, day); !ok {
			b.Fatal("no price")
		}
	}
}
