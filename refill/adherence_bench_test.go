package refill_test

import (
	"testing"

	"github.com/mailrx/mailrx/refill"
)

// BenchmarkPDCYear measures a year of twelve fills of two ingredients. 2026-11-24, shared 2-core virtual machine, Go
// 1.26: 342 ns, no allocation.
func BenchmarkPDCYear(b *testing.B) {
	q := measured()
	for i := range 12 {
		s := supply("2026-01-03", 30, lisinopril)
		s.Date = s.Date.AddDays(31 * i)
		if i%2 == 1 {
			s.Ingredient = enalapril
		}
		q.Supplies = append(q.Supplies, s)
	}
	b.ReportAllocs()
	for b.Loop() {
		if p := refill.ProportionOfDaysCovered(q); !p.Measured {
			b.Fatal(p.Trace)
		}
	}
}
