package auto_test

import (
	"testing"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

// stage is a stream brought to a status. A status has several where the same command comes to different ends.
type stage struct {
	status auto.Status
	reach  func(t *testing.T) *desk
}

func stages() []stage {
	after := func(from func(t *testing.T) *desk, do ...func(k *desk)) func(t *testing.T) *desk {
		return func(t *testing.T) *desk {
			k := from(t)
			for _, step := range do {
				step(k)
			}
			return k
		}
	}
	optIn := func(t *testing.T) *desk { return reminded(t, auto.OptInWithReminders) }
	perShipment := func(t *testing.T) *desk { return reminded(t, auto.PerShipment) }
	asks := func(t *testing.T) *desk { return asking(t, auto.OptInWithReminders) }
	first := func(t *testing.T) *desk {
		k := &desk{t: t}
		k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
		return k
	}
	ring := func(k *desk) { k.ring() }
	gone := func(k *desk) { k.ok(system, lost("1"), k.s.Updated.In(central)) }
	stop := func(k *desk) { k.ok(member, auto.Stop{}, k.s.Updated.In(central)) }
	end := func(e auto.End) func(k *desk) {
		return func(k *desk) { k.ok(system, auto.EndConsent{End: e}, k.s.Updated.In(central)) }
	}
	answered := func(k *desk) {
		k.ok(system, auto.ReleaseAnswers{Cycle: 1, On: k.s.AskedOn}, k.s.Updated.In(central))
	}
	return []stage{
		{"", func(t *testing.T) *desk { return &desk{t: t} }},
		{auto.NotEnrolled, first}, {auto.NotEnrolled, func(t *testing.T) *desk { return byHand(t, "2026-09-01") }}, {auto.NotEnrolled, after(first, gone)},
		{auto.Enrolled, func(t *testing.T) *desk { return enrolled(t, auto.PerShipment) }},
		{auto.Enrolled, func(t *testing.T) *desk { return unheard(t, 1) }}, {auto.Held, after(func(t *testing.T) *desk { return unheard(t, 2) }, ring)},
		{auto.Enrolled, optIn}, {auto.Enrolled, perShipment}, {auto.Enrolled, asks},
		{auto.Checking, after(asks, ring)},
		{auto.Held, after(perShipment, ring)}, {auto.Held, after(optIn, gone)}, {auto.Held, after(asks, ring, ring)},
		{auto.Held, after(asks, ring, answered)}, {auto.Held, after(optIn, ring, ring)},
		{auto.Ordered, after(optIn, ring)},
		{auto.Stopped, after(optIn, stop)}, {auto.Stopped, after(optIn, ring, stop)}, {auto.Stopped, after(optIn, end(auto.Deceased))},
		{auto.ConsentNeeded, after(optIn, end(auto.PlanChanged))}, {auto.ConsentNeeded, after(optIn, ring, end(auto.DoseChanged))},
		{auto.LastFilled, func(t *testing.T) *desk { return lastFilled(t, true) }},
		{auto.LastFilled, func(t *testing.T) *desk { return lastFilled(t, false) }}, {auto.LastFilled, contacted},
	}
}

// unheard is a stream with n reminders out and no answer to them.
func unheard(t *testing.T, n int) *desk {
	t.Helper()
	k := enrolled(t, auto.OptInWithReminders)
	for range n {
		k.ring()
	}
	return k
}

// said is every command, with what makes a difference to it.
func said(s auto.State) []stream.Named {
	again, last, other := fillAgain("7", "2026-11-16"), fillAgain("8", "2026-11-16"), fillAgain("9", "2026-11-16")
	last.Rx.Refills, other.Rx.ID = rx.RefillCount(0), "rx-2"
	word, known := consent(auto.OptInWithReminders), allKnown()
	sent := stream.Derive("order", "2")
	if len(s.Shipments) > 0 {
		sent = s.Shipments[len(s.Shipments)-1].Order
	}
	return []stream.Named{
		again, last, other, lost("1"), lost("2"), auto.DropFill{},
		auto.Enroll{Consent: word}, auto.Enroll{Consent: word, Standing: &known}, auto.Enroll{}, auto.Confirm{}, auto.Skip{},
		auto.Move{To: d("2027-01-20")}, auto.Move{}, auto.Pause{Until: d("2027-01-20")}, auto.Pause{}, auto.Stop{},
		auto.EndConsent{End: auto.PlanChanged}, auto.EndConsent{End: auto.Recalled}, auto.EndConsent{End: auto.Deceased}, auto.EndConsent{}, auto.Due{},
		auto.Reminded{Cycle: s.Cycle.No, No: 1, Delivered: true}, auto.Reminded{Cycle: s.Cycle.No, No: 1}, auto.Release{},
		auto.ReleaseAnswers{Cycle: s.Cycle.No, On: s.AskedOn, Answers: clearDay()}, auto.ReleaseAnswers{Cycle: s.Cycle.No, On: s.AskedOn, Answers: auto.Answers{Stock: drug.No}},
		auto.LastAsked{}, auto.AnswerLast{Outreach: true, Keep: true}, auto.AnswerLast{},
		auto.ReportUnwanted{Order: sent, Program: auto.PartD}, auto.ReportUnwanted{},
	}
}
