package auto_test

import (
	"testing"

	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

// BenchmarkDecideReminder is one step of the timer. 1.7 µs and 5 allocations on 2026-11-24, shared 2-core virtual machine,
// Go 1.26.
func BenchmarkDecideReminder(b *testing.B) {
	s := auto.State{}
	for _, e := range auto.Decide(s, stream.Command{By: system, Do: firstFill(lisinopril())}, at("2026-09-01", 15)).Events {
		s = auto.Evolve(s, e)
	}
	out := auto.Decide(s, stream.Command{By: member, Do: auto.Enroll{Consent: consent(auto.OptInWithReminders)}}, at("2026-09-05", 20))
	for _, e := range out.Events {
		s = auto.Evolve(s, e)
	}
	now, due := s.Timer.In(central), stream.Command{By: system, Do: auto.Due{}}
	b.ReportAllocs()
	for b.Loop() {
		if out := auto.Decide(s, due, now); len(out.Work) != 2 {
			b.Fatal("no reminder")
		}
	}
}
