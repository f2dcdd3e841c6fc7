package auto_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
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
	see(answered()...)
	k = asking(t, auto.OptInWithReminders)
	k.ring()
	k.ring()
	see(k.s.Hold, k.refused(member, auto.Move{}, at("2026-11-18", 9)), k.refused(member, auto.Move{To: d("2026-11-07")}, at("2026-10-02", 9)))
	k.ok(system, auto.EndConsent{End: auto.Deceased}, at("2026-11-18", 9))
	see(k.refused(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-11-18", 9)))
	slices.Sort(seen)
	reasontest.Check(t, auto.Rules(), slices.Compact(seen))
	for _, r := range auto.Rules() {
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s says how sure it is", r.Code)
	}
}

// answered are the codes that follow from what a host answers: all against, and nothing known.
func answered() []string {
	var s auto.State
	var codes []string
	see := func(r law.Ruling) { codes = append(codes, reasons(r)...) }
	no := auto.Answers{Coverage: drug.No, Authorization: drug.No, Screening: drug.No, Stock: drug.No, Balance: drug.No, Card: drug.No,
		Price: cents(1), Limit: cents(0), Address: drug.No, Licensed: drug.No}
	for _, a := range []auto.Answers{no, {}} {
		see(s.GateWith(d("2026-11-16"), a))
	}
	word := consent(auto.OptInWithReminders)
	word.Scope = "all_drugs"
	for _, known := range []auto.Standing{
		{}, {Terms: auto.Terms{Program: auto.TRICARE}, OTC: drug.Yes, Authorization: drug.No, Payment: drug.No, Address: drug.No},
	} {
		see(s.Eligible(word, known, d("2026-11-16")))
	}
	see(auto.FirstFill{On: d("2026-11-16")}.Ruling())
	see(auto.FirstFill{On: d("2026-11-16"), MemberDid: drug.No, UsedMail: drug.No, OptedIn: drug.No}.Ruling())
	return codes
}
