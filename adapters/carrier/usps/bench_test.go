package usps

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
)

// Thirty scans in 6.4 KB: 43 µs, 4.8 KB, 99 allocations (AMD EPYC, 2 cores shared with other work, go1.26, 2026-11-24).
func BenchmarkTrack30Events(b *testing.B) {
	events := make([]string, 30)
	for i := range events {
		events[i] = fmt.Sprintf(`{"eventType":"Processed through USPS Facility","eventTimestamp":"2026-11-24T%02d:10:00","GMTTimestamp":"2026-11-24T%02d:10:40Z",`+
			`"eventCity":"SAINT LOUIS","eventState":"MO","eventZIPCode":"63101","eventCode":"10"}`, i%24, i%24)
	}
	body := []byte(`[{"trackingNumber":"9334612345678900000015","statusCode":"200","statusCategory":"In Transit","trackingEvents":[` + strings.Join(events, ",") + `]}]`)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		all, err := itemsOf(body)
		if err != nil {
			b.Fatal(err)
		}
		t, ok := all.of("9334612345678900000015", 0, 1).tracking("9334612345678900000015", time.UTC)
		if !ok || len(t.Scans) != 30 {
			b.Fatal(len(t.Scans))
		}
	}
}

// Two kinds of price, seven services in 3 KB: 29 µs, 2.5 KB, 84 allocations (same machine).
func BenchmarkUSPSOptions(b *testing.B) {
	body, err := os.ReadFile("testdata/options.json")
	if err != nil {
		b.Fatal(err)
	}
	w := wanted{parcel: carriertest.Shipment().Parcel}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		quotes, err := decodeOptions(body, w)
		if err != nil || len(quotes) != 4 {
			b.Fatal(len(quotes), err)
		}
	}
}

// A label of 10 MB: its text is copied once and decoded once: 39 ms, 27.5 MB, 8 allocations (same machine).
func BenchmarkLabel10MB(b *testing.B) {
	body := []byte(`{"trackingNumber":"9334612345678900000015","postage":5.12,"labelImage":"` + strings.Repeat("JVBE", 2_500_000) + `"}`)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decodeLabel("application/vnd.usps.labels+json", body, wayOut); err != nil {
			b.Fatal(err)
		}
	}
}
