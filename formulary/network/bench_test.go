package network_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/network"
)

// On one of 2 cores (AMD EPYC, Go 1.26), 2026-11-24, the other core idle; on a crowded machine up to eleven times that:
//
//	BenchmarkLookUp                            110 ns/op    0 allocs/op
//	BenchmarkIn                                450 ns/op    0 allocs/op
//	BenchmarkLocate55000/nearest10              12 µs/op    6 allocs/op
//	BenchmarkLocate55000/within10miles          16 µs/op    5 allocs/op
//	BenchmarkLocate55000/smallNetwork3          14 µs/op    4 allocs/op
//	BenchmarkLocate55000/open90Preferred10      26 µs/op   13 allocs/op
//	BenchmarkCountAccess                       560 ns/op    0 allocs/op
//	BenchmarkCompile55000                       66 ms/op  335 allocs/op
//	BenchmarkParse55000                        375 ms/op   35 MB/s
func big55000(b *testing.B) (*network.Directory, network.Document) {
	b.Helper()
	doc := world(55_000)
	d, err := network.Compile(doc)
	require.NoError(b, err)
	return d, doc
}

func BenchmarkLookUp(b *testing.B) {
	d, doc := big55000(b)
	b.ReportAllocs()
	at := 0
	for b.Loop() {
		at = (at + 7919) % len(doc.Pharmacies)
		if _, ok := d.LookUp(doc.Pharmacies[at].ID); !ok {
			b.Fatal("lost a pharmacy")
		}
	}
}

func BenchmarkIn(b *testing.B) {
	d, doc := big55000(b)
	on := day("2026-11-24")
	b.ReportAllocs()
	at, in := 0, 0
	for b.Loop() {
		at = (at + 7919) % len(doc.Pharmacies)
		if d.In(big, doc.Pharmacies[at].ID, network.Retail, on).Status == network.InNetwork {
			in++
		}
	}
	b.ReportMetric(float64(in)/float64(b.N), "in/questions")
}

// BenchmarkLocate55000 asks near random homes, most of them in towns.
func BenchmarkLocate55000(b *testing.B) {
	d, doc := big55000(b)
	open := time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC)
	for name, q := range map[string]network.Query{
		"nearest10":         {Network: big, Limit: 10},
		"within10miles":     {Network: big, Within: 10},
		"open90Preferred10": {Network: big, Limit: 10, Preferred: true, NinetyDay: true, OpenAt: open, Zones: zones(b)},
		"smallNetwork3":     {Network: small, Limit: 3},
	} {
		b.Run(name, func(b *testing.B) {
			q.On = day("2026-11-24")
			homes := homes(doc, 1024)
			b.ReportAllocs()
			at, found := 0, 0
			for b.Loop() {
				at = (at + 1) % len(homes)
				q.Near = homes[at]
				r, err := d.Locate(q)
				if err != nil {
					b.Fatal(err)
				}
				found += len(r.Found)
			}
			b.ReportMetric(float64(found)/float64(b.N), "found/query")
		})
	}
}

func homes(doc network.Document, n int) (out []network.Point) {
	r := rand.New(rand.NewPCG(5, 5))
	for range n {
		out = append(out, near(r, *doc.Pharmacies[r.IntN(len(doc.Pharmacies))].Point))
	}
	return out
}

// BenchmarkCountAccess is one member's home.
func BenchmarkCountAccess(b *testing.B) {
	d, doc := big55000(b)
	all := homes(doc, 1024)
	b.ReportAllocs()
	at := 0
	for b.Loop() {
		at = (at + 1) % len(all)
		d.CountAccess(big, day("2026-11-24"), []network.Home{{Area: network.Suburban, Point: &all[at]}})
	}
}

func BenchmarkCompile55000(b *testing.B) {
	doc := world(55_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := network.Compile(doc); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse55000(b *testing.B) {
	data, err := json.Marshal(world(55_000))
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := network.ParseDocument(data); err != nil {
			b.Fatal(err)
		}
	}
}
