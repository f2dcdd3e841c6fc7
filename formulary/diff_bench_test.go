package formulary_test

import (
	"testing"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// BenchmarkDiff5000 compares two versions of the world: of a tenth of the drugs the authorization changes.
func BenchmarkDiff5000(b *testing.B) {
	doc := world()
	old := compiled(b, doc)
	for i := range doc.Drugs {
		if i%10 == 3 {
			doc.Drugs[i].PriorAuth = !doc.Drugs[i].PriorAuth
		}
	}
	doc.OutOfPocket = &formulary.OutOfPocket{Individual: formulary.Dollars(money.Cents(1_000_00))}
	now := compiled(b, doc)
	b.ReportAllocs()
	for b.Loop() {
		if len(formulary.Diff(old, now)) < 100 {
			b.Fatal("no differences")
		}
	}
}
