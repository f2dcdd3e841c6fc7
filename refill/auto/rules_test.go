package auto_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// TestRulesAreSound collects the codes that the golden cases show: enrolment, the gate, holds and refusals.
func TestRulesAreSound(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	see := func(cs ...string) {
		for _, c := range cs {
			seen = append(seen, reason.Code(c))
		}
	}
	for _, c := range enrolCases() {
		k, word := c.run(t)
		see(codes(k.s.MayEnroll(word))...)
	}
	for _, c := range refusals() {
		see(c.on(t).refused(member, c.do, at("2026-11-13", 9)))
	}
	k := enrolled(t, auto.PerShipment)
	see(k.refused(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-09-06", 9)))
	for range 3 {
		k.ring()
	}
	see(k.s.Hold)
	for range 3 {
		k.ok(member, auto.Skip{}, at("2026-11-17", 9))
	}
	for out := k.do(member, auto.Skip{}, at("2026-11-17", 9)); ; out = k.do(member, auto.Skip{}, at("2026-11-17", 9)) {
		if out.Refusal != nil {
			see(string(out.Refusal.Step.Rule.Code))
			break
		}
	}
	k = reminded(t, auto.OptInWithReminders)
	k.ring()
	see(k.refused(member, auto.Skip{}, at("2026-11-16", 10)))
	trace := auto.State{
		Status: auto.Held, Consent: consent(auto.OptInWithReminders), Cycle: auto.Cycle{Opened: true},
		Rx:    rx.Facts{Expires: d("2026-10-01"), Refills: rx.RefillCount(0), Schedule: drug.NotControlled},
		Fills: []refill.Fill{{Date: d("2026-10-01"), Days: 90}},
	}.Gate(d("2026-10-02"))
	for _, step := range trace.Reasons() {
		seen = append(seen, step.Rule.Code)
	}
	slices.Sort(seen)
	reasontest.Check(t, auto.Rules(), slices.Compact(seen))
	for _, r := range auto.Rules() {
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s says how sure it is", r.Code)
	}
}
