package reason_test

import (
	"testing"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// On an AMD EPYC, Go 1.26, 2026-11-24: Pass 2.3 ns, Fail 8.6 ns, FailFull 34 ns, none allocates; StepString 0.5 µs.

func BenchmarkPass(b *testing.B) {
	b.ReportAllocs()
	var t reason.Trace
	for b.Loop() {
		t.Reset()
		t.Pass(copay, 900, 0, reason.Cents)
	}
}

func BenchmarkFail(b *testing.B) {
	b.ReportAllocs()
	var t reason.Trace
	for b.Loop() {
		t.Reset()
		t.Fail(tooSoon, 30, 22, reason.Days)
	}
}

// BenchmarkFailFull is the worst case: a full trace whose first step alone passed, so that every step moves.
func BenchmarkFailFull(b *testing.B) {
	b.ReportAllocs()
	var full reason.Trace
	full.Pass(copay, 900, 0, reason.Cents)
	for range reason.MaxSteps - 1 {
		full.Fail(tooSoon, 30, 22, reason.Days)
	}
	for b.Loop() {
		t := full
		t.Fail(tooSoon, 30, 22, reason.Days)
	}
}

func BenchmarkStepString(b *testing.B) {
	b.ReportAllocs()
	s := reason.Step{Rule: tooSoon, A: 30, B: 22, Unit: reason.Days, Failed: true}
	for b.Loop() {
		_ = s.String()
	}
}
