package mailrx_test

import (
	"fmt"
	"testing"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// BenchmarkOrderToPayment is one order from the message to its payment on the memory store, told per step: a step is a command of a
// person, or a task from its lease over its port to its append.
//
// 2026-11-24, AMD EPYC, 2 cores: 195 µs an order, 32 µs and 104 allocations a step, 31,000 steps/s.
func BenchmarkOrderToPayment(b *testing.B) {
	w := newWorld(b)
	w.config.Fault = nil
	b.ReportAllocs()
	steps, n := 0, 0
	for b.Loop() {
		n++
		in := message(fmt.Sprintf("m-%d", n))
		in.Rx.Patient = rx.PatientRef(in.MessageID) // a member each, for the lock on the drug
		r, err := w.Orders.Receive(b.Context(), stream.Key(in.MessageID), in)
		if err != nil {
			b.Fatal(err)
		}
		if _, err = w.Orders.Review(b.Context(), "review", r.Stream, pharmacist, order.Review{Line: 1, Verdict: order.Approve}); err != nil {
			b.Fatal(err)
		}
		for done := 1; done > 0; steps += done {
			if done, err = w.Queue.Work(b.Context(), 32); err != nil {
				b.Fatal(err)
			}
		}
		steps += 2
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(steps), "ns/step")
	b.ReportMetric(float64(steps)/b.Elapsed().Seconds(), "steps/s")
}
