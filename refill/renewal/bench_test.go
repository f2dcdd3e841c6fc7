package renewal_test

import (
	"testing"

	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// BenchmarkDecideYes is one step. 0.8 µs and 7 allocations on 2026-11-24, shared 2-core virtual machine, Go 1.26.
func BenchmarkDecideYes(b *testing.B) {
	var s renewal.State
	start := renewal.Start{Rx: lisinopril(), RunOut: d("2026-12-15")}
	for _, e := range renewal.Decide(s, stream.Command{By: system, Do: start}, at("2026-11-20", 8, 0)).Events {
		s = renewal.Evolve(s, e)
	}
	yes, now := stream.Command{By: member, Do: renewal.MemberAnswers{Yes: true}}, at("2026-11-20", 10, 0)
	b.ReportAllocs()
	for b.Loop() {
		if out := renewal.Decide(s, yes, now); len(out.Work) != 2 {
			b.Fatal("the prescriber is not asked")
		}
	}
}
