package script_test

import (
	"os"
	"testing"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func BenchmarkNewRx6KBParse(b *testing.B) {
	data, err := os.ReadFile("testdata/newrx-lisinopril-2017071.xml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		m, err := script.Parse(data, script.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		if n, err := m.NewRx(); err != nil || len(n.Findings) > 0 {
			b.Fatal(err, n.Findings)
		}
	}
}
