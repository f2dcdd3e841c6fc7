package formulary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
)

// On one of 2 busy cores (AMD EPYC, Go 1.26), 2026-11-24, all in the world of world_test.go; the searches by NDC and
// RxCUI are half of a decision:
//
//	BenchmarkDecidePaid      190 ns/op    0.85 paid/claims    0 allocs/op
//	BenchmarkDecideMix       196 ns/op                        0 allocs/op
//	BenchmarkDecideValue     240 ns/op                        0 allocs/op
//	BenchmarkCompile5000     3.9 ms/op                   14,569 allocs/op
//	BenchmarkCompare         6.9 µs/op                        3 allocs/op
func BenchmarkDecidePaid(b *testing.B) {
	p, err := formulary.Compile(world())
	require.NoError(b, err)
	all := claims(4096)
	var paid []formulary.Request
	var d formulary.Decision
	for i := range all {
		if p.DecideInto(&all[i], &d); d.Status == formulary.Covered {
			paid = append(paid, all[i])
		}
	}
	at := 0
	b.ReportAllocs()
	for b.Loop() {
		p.DecideInto(&paid[at], &d)
		if at++; at == len(paid) {
			at = 0
		}
	}
	b.ReportMetric(float64(len(paid))/float64(len(all)), "paid/claims")
}

func BenchmarkDecideMix(b *testing.B) {
	p, err := formulary.Compile(world())
	require.NoError(b, err)
	all := claims(4096)
	var d formulary.Decision
	at := 0
	b.ReportAllocs()
	for b.Loop() {
		p.DecideInto(&all[at], &d)
		at = (at + 1) % len(all)
	}
}

func BenchmarkDecideValue(b *testing.B) {
	p, err := formulary.Compile(world())
	require.NoError(b, err)
	all := claims(4096)
	at, covered := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		if d := p.Decide(&all[at]); d.Status == formulary.Covered {
			covered++
		}
		at = (at + 1) % len(all)
	}
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

func BenchmarkCompare(b *testing.B) {
	p, err := formulary.Compile(world())
	require.NoError(b, err)
	all := claims(4096)
	at := 0
	b.ReportAllocs()
	for b.Loop() {
		p.Compare(&all[at])
		at = (at + 1) % len(all)
	}
}
