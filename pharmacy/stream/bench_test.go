package stream_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// On an AMD EPYC, Go 1.26, 2026-11-24: Seal 0.26 µs and Verify 0.25 µs a record, Print 0.16 µs, none allocates; Encode
// 0.17 µs with one allocation, Decode 0.72 µs with nine, Derive 0.32 µs with two.

func BenchmarkSeal(b *testing.B) {
	b.ReportAllocs()
	recs := chain(1)
	for b.Loop() {
		stream.Seal(0, [32]byte{}, recs)
	}
}

func BenchmarkVerify20(b *testing.B) {
	b.ReportAllocs()
	recs := chain(20)
	for b.Loop() {
		if err := stream.Verify(recs); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	b.ReportAllocs()
	c := codec(b)
	var event stream.Named = Shipped{Legs: []string{"ups"}}
	for b.Loop() {
		if _, _, _, err := c.Encode(event); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	b.ReportAllocs()
	c := codec(b)
	name, schema, data, err := c.Encode(Shipped{Legs: []string{"ups"}})
	require.NoError(b, err)
	for b.Loop() {
		if _, err := c.Decode(name, schema, data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPrint(b *testing.B) {
	b.ReportAllocs()
	by := pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1"}
	data := []byte(`{"why":"changed my mind"}`)
	for b.Loop() {
		stream.Print(by, "order.cancel", 1, data)
	}
}

func BenchmarkDerive(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		stream.Derive("order", "erx", "msg-1001")
	}
}
