package shipping_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/mailrx/mailrx/shipping"
)

// BenchmarkReduce1000 reduces a story of 1,000 scans, newest first, as UPS lists them.
// 2026-11-24, AMD EPYC, one of 2 cores: 4.9 µs, 0 allocations.
func BenchmarkReduce1000(b *testing.B) {
	scans := make([]shipping.Scan, 1000)
	for i := range scans {
		scans[i] = at(1000-i, shipping.InTransit)
	}
	scans[0].Status, scans[500].Status = shipping.Info, shipping.Exception
	b.ReportAllocs()
	for b.Loop() {
		if shipping.Reduce(scans) != shipping.InTransit {
			b.Fatal("wrong status")
		}
	}
}

// BenchmarkChoose20 chooses among 20 quotes.
// 2026-11-24, AMD EPYC, one of 2 cores: 0.08 µs, 0 allocations.
func BenchmarkChoose20(b *testing.B) {
	quotes := make([]shipping.Quote, 20)
	for i := range quotes {
		quotes[i] = quote("ups", shipping.Service(fmt.Sprint("service_", i)), int64(2000-i*50), day(time.November, 25).AddDays(i))
	}
	s := shipment()
	b.ReportAllocs()
	for b.Loop() {
		if q, ok := shipping.Choose(quotes, s); !ok || q.Service != "service_6" {
			b.Fatal(q)
		}
	}
}

// BenchmarkGuard tests every rule of what may be mailed how.
// 2026-11-24, AMD EPYC, one of 2 cores: 1.6 µs, 9 allocations (the address in capitals).
func BenchmarkGuard(b *testing.B) {
	s := shipment()
	b.ReportAllocs()
	for b.Loop() {
		if t := shipping.Guard(shipping.UPS, "ups_ground", s); t.Failed() {
			b.Fatal(t)
		}
	}
}

// BenchmarkPlan20 weighs and ranks 20 quotes with all reasons.
// 2026-11-24, AMD EPYC, one of 2 cores: 83 µs, 181 allocations (the guard's, of every quote).
func BenchmarkPlan20(b *testing.B) {
	quotes := make([]shipping.Quote, 20)
	for i := range quotes {
		quotes[i] = quote("ups", shipping.Service(fmt.Sprint("service_", i)), int64(2000-i*50), day(time.November, 25).AddDays(i))
	}
	r := request()
	b.ReportAllocs()
	for b.Loop() {
		if p := r.Choose(quotes); len(p.Choices) != 20 {
			b.Fatal(p.Left)
		}
	}
}

// BenchmarkWatch30 watches a parcel of 30 scans.
// 2026-11-24, AMD EPYC, one of 2 cores: 1.3 µs, 0 allocations.
func BenchmarkWatch30(b *testing.B) {
	scans := make([]shipping.Scan, 30)
	for i := range scans {
		scans[i] = at(30-i, shipping.InTransit)
	}
	w := shipping.Watched{Labelled: noon, Tracking: shipping.Tracking{Scans: scans, Status: shipping.InTransit}}
	now := noon.Add(110 * time.Hour)
	b.ReportAllocs()
	for b.Loop() {
		if w := shipping.StandardWatch.Watch(w, now); !w.Trace.Failed() {
			b.Fatal(w)
		}
	}
}
