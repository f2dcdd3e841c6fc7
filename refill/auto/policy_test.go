package auto_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/refill/auto"
)

// under is the first fill with a plan's rules: 90 days from 2026-09-01, run-out 2026-11-30.
func under(p refill.Policy, lead int) auto.RecordFill {
	c := firstFill(lisinopril())
	c.Policy, c.LeadDays = p, lead
	return c
}

func TestThePlansRulesPlanTheShipment(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		policy   refill.Policy
		lead     int
		ship     string
		earliest string
	}{
		{"none told: 75 % and 14 days", refill.Policy{}, 0, "2026-11-16", "2026-11-08"},
		{"a longer lead, on a business day", refill.Policy{}, 21, "2026-11-09", "2026-11-08"},
		{"a shorter lead", refill.Policy{}, 12, "2026-11-18", "2026-11-08"},
		{"60 % lets a longer lead go", refill.Policy{Percent: 60}, 30, "2026-10-30", "2026-10-25"},
		{"95 % moves it, past a holiday", refill.Policy{Percent: 95}, 0, "2026-11-27", "2026-11-26"},
		{"a lead below nothing is none told", refill.Policy{}, -5, "2026-11-16", "2026-11-08"},
		{"a percent that is none takes the strictest", refill.Policy{Percent: 300}, 0, "2026-11-30", "2026-11-30"},
	} {
		k := &desk{t: t}
		k.ok(system, under(c.policy, c.lead), at("2026-09-01", 15))
		k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-09-05", 20))
		require.Equal(t, d(c.ship), k.s.Cycle.Ship, c.name)
		q := k.s.Question(d("2026-09-05"), d(""))
		require.Equal(t, d(c.earliest), refill.Earliest(q.Fills, q.AsOf, q.Policy), c.name)
		require.Equal(t, c.lead, q.LeadDays)
	}
}

func TestTheGateGoesByThePlansRule(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	k.ok(system, under(refill.Policy{Percent: 95}, 0), at("2026-09-01", 15))
	k.ok(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-09-05", 20))
	trace := k.s.Gate(d("2026-11-24"))
	last := trace.Reasons()[len(trace.Reasons())-1]
	require.Equal(t, "auto.too_soon: too soon: a refill may be filled from 2026-11-26 on, 2026-11-24 is before (nobody can act, reject 79)", last.String())
}

// TestTheLastFillsRulesHold: a plan's rules change with its year.
func TestTheLastFillsRulesHold(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	k.ok(system, under(refill.Policy{Percent: 95}, 21), at("2026-09-01", 15))
	k.ok(system, fillAgain("2", "2026-11-25"), at("2026-11-25", 15))
	require.Equal(t, refill.MailPolicy(), k.s.Question(d("2026-11-25"), d("")).Policy)
	require.Zero(t, k.s.LeadDays)
}

func TestAControlledDrugKeepsItsOwnRuleUnlessThePlansIsStricter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		plan refill.Policy
		of   drug.Schedule
		want refill.Policy
	}{
		{"no plan", refill.Policy{}, drug.NotControlled, refill.Policy{Percent: 75}},
		{"the plan's", refill.Policy{Percent: 60, LookbackDays: 180}, drug.NotControlled, refill.Policy{Percent: 60, LookbackDays: 180}},
		{"controlled, no plan", refill.Policy{}, drug.ScheduleIV, refill.Policy{Percent: 85}},
		{"controlled, a laxer plan", refill.Policy{Percent: 60, NoCarryOver: true}, drug.ScheduleIV, refill.Policy{Percent: 85}},
		{"controlled, a stricter percent", refill.Policy{Percent: 90, NoCarryOver: true}, drug.ScheduleIV, refill.Policy{Percent: 90}},
		{"unknown is taken as controlled", refill.Policy{Percent: 60}, drug.ScheduleUnknown, refill.Policy{Percent: 85}},
	} {
		require.Equal(t, c.want, auto.TooSoon(c.plan, c.of), c.name)
		s := auto.State{Policy: c.plan}
		s.Rx.Schedule = c.of
		require.Equal(t, c.want, s.Question(d("2026-11-25"), d("")).Policy, c.name)
	}
}

// TestAFillOfAnOlderVersionReadsAsItDid: it told no rules, and is written without them.
func TestAFillOfAnOlderVersionReadsAsItDid(t *testing.T) {
	t.Parallel()
	codec, err := stream.NewCodec(auto.Rows())
	require.NoError(t, err)
	for _, v := range []stream.Named{firstFill(lisinopril()), auto.FillRecorded{Order: stream.Derive("order", "1")}} {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		require.NotContains(t, string(data), "policy")
		require.NotContains(t, string(data), "lead_days")
		back, err := codec.Decode(v.Name(), 1, data)
		require.NoError(t, err)
		require.Equal(t, v, back)
	}
	name, schema, data, err := codec.Encode(under(refill.Policy{Percent: 60}, 21))
	require.NoError(t, err)
	back, err := codec.Decode(name, schema, data)
	require.NoError(t, err)
	require.Equal(t, under(refill.Policy{Percent: 60}, 21), back)
}
