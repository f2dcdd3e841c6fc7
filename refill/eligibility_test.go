package refill_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/refill"
)

// fine is a question whose answer is yes; each case spoils it.
func fine() refill.Question {
	return refill.Question{
		AsOf: d("2026-11-10"), Fills: fills("2026-09-01", 90), Policy: refill.MailPolicy(),
		RefillsLeft: 3, RefillsKnown: true, Schedule: drug.NotControlled, LastDate: d("2027-08-20"),
	}
}

// eligibilityCase is a golden case: what is asked, and every reason against it in order.
type eligibilityCase struct {
	name  string
	spoil func(q *refill.Question)
	want  []string
	from  string
}

var eligibilityCases = []eligibilityCase{
	{name: "nothing stands against it", spoil: func(*refill.Question) {}},
	{name: "the first day is in time", spoil: func(q *refill.Question) { q.AsOf = d("2026-11-08") }},
	{name: "the day before is too soon, and says from when", spoil: func(q *refill.Question) { q.AsOf = d("2026-11-07") },
		want: []string{"refill.too_soon: too soon: a refill may be filled from 2026-11-08 on, 2026-11-07 is before (member can act, reject 79)"},
		from: "2026-11-08"},
	{name: "the last day is in time", spoil: func(q *refill.Question) { q.AsOf = q.LastDate }},
	{name: "the day after is too late", spoil: func(q *refill.Question) { q.AsOf = d("2027-08-21") },
		want: []string{"refill.expired: the prescription could be filled through 2027-08-20; 2027-08-21 is too late (prescriber can act)"}},
	{name: "waiting does not help where the prescription ends first", spoil: func(q *refill.Question) {
		q.AsOf, q.LastDate = d("2026-11-01"), d("2026-11-07")
	}, want: []string{
		"refill.too_soon: too soon: a refill may be filled from 2026-11-08 on, 2026-11-01 is before (member can act, reject 79)",
		"refill.expires_first: waiting does not help: the prescription ends on 2026-11-07, before a refill opens on 2026-11-08 (prescriber can act)",
	}},
	{name: "waiting alone does not help where something else stands against it", spoil: func(q *refill.Question) {
		q.AsOf, q.RefillsLeft = d("2026-11-01"), 0
	}, want: []string{
		"refill.none_left: no refill is left (prescriber can act)",
		"refill.too_soon: too soon: a refill may be filled from 2026-11-08 on, 2026-11-01 is before (member can act, reject 79)",
	}},
	{name: "a fill is on its way", spoil: func(q *refill.Question) { q.Open = true },
		want: []string{"refill.open: a fill of this drug is already on its way (pharmacy can act)"}},
	{name: "as needed is enough for a drug that is not controlled", spoil: func(q *refill.Question) {
		q.RefillsKnown, q.RefillsLeft = false, 0
	}},
	{name: "as needed is no count for a controlled drug", spoil: func(q *refill.Question) {
		q.RefillsKnown, q.Schedule = false, drug.ScheduleV
	}, want: []string{"refill.count_unknown: how many refills the prescriber allowed is not known (prescriber can act)"}},
	{name: "silence about refills is no count", spoil: func(q *refill.Question) { q.RefillsAbsent = true },
		want: []string{"refill.count_unknown: how many refills the prescriber allowed is not known (prescriber can act)"}},
	{name: "schedule IV with refills left", spoil: func(q *refill.Question) { q.Schedule = drug.ScheduleIV }},
	{name: "schedule II is never refilled, whatever the count says", spoil: func(q *refill.Question) {
		q.Schedule = drug.ScheduleII
	}, want: []string{"refill.schedule_two: a schedule II prescription is never refilled: each fill needs a new one (prescriber can act)"}},
	{name: "an unknown schedule is not taken for none", spoil: func(q *refill.Question) { q.Schedule = drug.ScheduleUnknown },
		want: []string{"refill.schedule_unknown: it is not known whether the drug is controlled (pharmacist can act)"}},
	{name: "an unknown last date is not taken for none", spoil: func(q *refill.Question) { q.LastDate = d("") },
		want: []string{"refill.last_date_unknown: the last day on which the prescription may be filled is not known (pharmacist can act)"}},
	{name: "too soon with an unknown last date is not a matter of time", spoil: func(q *refill.Question) {
		q.AsOf, q.LastDate = d("2026-11-01"), d("")
	}, want: []string{
		"refill.last_date_unknown: the last day on which the prescription may be filled is not known (pharmacist can act)",
		"refill.too_soon: too soon: a refill may be filled from 2026-11-08 on, 2026-11-01 is before (member can act, reject 79)",
	}},
	{name: "a fill without days' supply spoils the history", spoil: func(q *refill.Question) {
		q.Fills = append(q.Fills, refill.Fill{Date: d("2026-10-01")})
	}, want: []string{"refill.fill_malformed: fill 2 of the history has no date or an impossible days' supply of 0 (pharmacy can act)"}},
	{name: "a policy above all of the supply", spoil: func(q *refill.Question) { q.Policy.Percent, q.AsOf = 110, d("2027-01-01") },
		want: []string{"refill.policy_invalid: a policy of 110% is none: 0% to 100% and no negative look-back (host can act)"}},
	{name: "a negative look-back", spoil: func(q *refill.Question) { q.Policy.LookbackDays, q.AsOf = -1, d("2027-01-01") },
		want: []string{"refill.policy_invalid: a policy of 75% is none: 0% to 100% and no negative look-back (host can act)"}},
	{name: "no day asked about", spoil: func(q *refill.Question) { q.AsOf = d("") },
		want: []string{"refill.day_missing: the day asked about is missing (host can act)"}},
	{name: "everything unknown gives every reason", spoil: func(q *refill.Question) { *q = refill.Question{} },
		want: []string{
			"refill.day_missing: the day asked about is missing (host can act)",
			"refill.schedule_unknown: it is not known whether the drug is controlled (pharmacist can act)",
			"refill.last_date_unknown: the last day on which the prescription may be filled is not known (pharmacist can act)",
			"refill.count_unknown: how many refills the prescriber allowed is not known (prescriber can act)",
		}},
}

func TestEligibilityGivesEveryReasonAtOnce(t *testing.T) {
	t.Parallel()
	for _, c := range slices.Concat(eligibilityCases, overrideCases, stateCases) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			q := fine()
			c.spoil(&q)
			v := refill.Eligibility(q)
			var got []string
			for _, step := range v.Trace.Reasons() {
				got = append(got, step.String())
			}
			require.Equal(t, c.want, got, "%v", v.Trace)
			require.Equal(t, c.want == nil, v.OK)
			require.Equal(t, c.from, v.From.String())
		})
	}
}

func TestWhereWaitingHelpsTheDayNamedIsTheDay(t *testing.T) {
	t.Parallel()
	q := fine()
	for on := d("2026-09-01"); on.Before(d("2026-12-01")); on = on.AddDays(1) {
		q.AsOf = on
		v := refill.Eligibility(q)
		if v.OK {
			require.False(t, v.From.IsSet())
			continue
		}
		q.AsOf = v.From
		require.True(t, refill.Eligibility(q).OK, on)
		q.AsOf = v.From.AddDays(-1)
		require.False(t, refill.Eligibility(q).OK, on)
	}
}

func TestTheVerdictTellsTheMailWindow(t *testing.T) {
	t.Parallel()
	q := fine()
	require.Equal(t, d("2026-11-16"), refill.Eligibility(q).Window.OrderBy, "the lead is 14 days unless the plan says otherwise")
	q.LeadDays, q.Policy = 10, refill.ControlledPolicy()
	w := refill.Eligibility(q).Window
	require.Equal(t, d("2026-11-20"), w.OrderBy)
	require.True(t, w.Feasible)
}

func TestRulesAreSound(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range slices.Concat(eligibilityCases, overrideCases, stateCases) {
		q := fine()
		c.spoil(&q)
		v := refill.Eligibility(q)
		for _, step := range v.Trace.Reasons() {
			seen = append(seen, step.Rule.Code)
		}
	}
	seen = slices.Concat(seen, seenByPDC(), seenByRulings(), toldInPassing())
	reasontest.Check(t, refill.Rules(), seen)
	for _, r := range refill.Rules() {
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s says how sure it is", r.Code)
	}
}
