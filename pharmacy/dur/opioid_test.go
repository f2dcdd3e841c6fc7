package dur_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
)

func TestVectorsOfOpioidEdits(t *testing.T) {
	t.Parallel()
	run(t, opioidVectors())
}

// seasoned is a plan's word on a member who takes opioids.
var seasoned = dur.OpioidPlan{Naive: drug.No}

func opioid(p dur.Profile, c dur.Candidate, plan dur.OpioidPlan) func() string {
	return func() string {
		o := dur.Opioid(builtin, &p, &c, plan, today)
		return fmt.Sprintf("%s; %d.%03d MME management %t", ruled(o.Outcome, o.Trace), o.MME/1000, o.MME%1000, o.Management)
	}
}

func days(n int, c dur.Candidate) dur.Candidate {
	c.DaysSupply = n
	return c
}

func opioidVectors() []vector {
	naive := dur.OpioidPlan{Naive: drug.Yes}
	return []vector{
		{"R6.6 T1 90 fires", opioid(adult(), fill("oxycodone", 60), seasoned),
			"hold; dur.opioid_care_coordination; 90.000 MME management false"},
		{"R6.6 T1b 89 does not", opioid(adult(), fill("morphine", 89), seasoned), "allow; 89.000 MME management false"},
		{"R6.6 T2 a first supply of 8 days", opioid(adult(), days(8, fill("oxycodone", 20)), naive),
			"deny; dur.opioid_naive; 30.000 MME management false"},
		{"R6.6 T2b a first supply of 7 days", opioid(adult(), days(7, fill("oxycodone", 20)), naive),
			"allow; 30.000 MME management false"},
		{"R6.6 T3 120 for cancer pain", opioid(adult(), fill("morphine", 120), dur.OpioidPlan{Exempt: dur.CancerPain}),
			"allow; 120.000 MME management true"},
		{"R6.6 T4 90 is not above 90", opioid(adult(), fill("morphine", 90), seasoned),
			"hold; dur.opioid_care_coordination; 90.000 MME management false"},
		{"R6.6 T4b 91 is", opioid(adult(), fill("morphine", 91), seasoned),
			"hold; dur.opioid_care_coordination; 91.000 MME management true"},
	}
}

func TestOpioidEdits(t *testing.T) {
	t.Parallel()
	run(t, opioidEdgeVectors())
}

func opioidEdgeVectors() []vector {
	hard := dur.OpioidPlan{Naive: drug.No, HardMME: 200}
	patch := fill("fentanyl", 0)
	patch.Parts[0].PerDay, patch.Route, patch.LongActing = 600, dur.Transdermal, drug.Yes // 25 micrograms an hour
	long := med("morphine", 30, 5)
	long.LongActing = drug.Yes
	swallowed := patch
	swallowed.Route = dur.Oral
	return []vector{
		{"90 of two halves of a thousandth", func() string {
			a, b := fill("oxycodone", 0), med("oxycodone", 0, 5)
			a.Parts[0].PerDay, b.Parts[0].PerDay, a.LongActing = 29_999, 30_001, drug.No
			return opioid(adult(b), a, seasoned)()
		}, "hold; dur.opioid_care_coordination; 90.000 MME management false"},
		{"an exemption that is none", opioid(adult(), swallowed, dur.OpioidPlan{Naive: drug.No, Exempt: 99}),
			"need_info; dur.opioid_not_counted; 0.000 MME management false"},
		{"the plan's hard edit", opioid(adult(), fill("morphine", 200), hard),
			"deny; dur.opioid_care_coordination; dur.opioid_hard_limit; 200.000 MME management true"},
		{"a hard edit below the least", opioid(adult(), fill("morphine", 10), dur.OpioidPlan{Naive: drug.No, HardMME: 120}),
			"need_info; dur.opioid_hard_limit_low; 10.000 MME management false"},
		{"what is taken beside it is added", opioid(adult(med("hydromorphone", 8, 5)), fill("oxycodone", 40), seasoned),
			"need_info; dur.opioid_care_coordination; dur.opioid_long_acting_unknown; 100.000 MME management true"},
		{"a patch of 25 micrograms an hour is 60", opioid(adult(), patch, seasoned), "allow; 60.000 MME management false"},
		{"fentanyl by mouth has no factor", opioid(adult(), swallowed, seasoned),
			"need_info; dur.opioid_not_counted; 0.000 MME management false"},
		{"two long-acting opioids", opioid(adult(long), patch, seasoned),
			"hold; dur.opioid_care_coordination; dur.opioid_two_long_acting; 90.000 MME management false"},
		{"an opioid after a benzodiazepine", opioid(adult(med("lorazepam", 1, 5)), fill("morphine", 10), seasoned),
			"hold; dur.opioid_benzodiazepine; 10.000 MME management false"},
		{"a benzodiazepine after an opioid", opioid(adult(med("morphine", 10, 5)), fill("lorazepam", 1), seasoned),
			"hold; dur.opioid_benzodiazepine; 0.000 MME management false"},
		{"one that ran out", opioid(adult(med("lorazepam", 1, 0)), fill("morphine", 10), seasoned),
			"allow; 10.000 MME management false"},
		{"buprenorphine is not counted, and that is known", opioid(adult(), fill("buprenorphine", 8), seasoned),
			"allow; 0.000 MME management false"},
		{"the look-back is not known", opioid(adult(), days(8, fill("morphine", 10)), dur.OpioidPlan{}),
			"need_info; dur.opioid_naive_unknown; 10.000 MME management false"},
		{"the look-back does not matter for 7 days", opioid(adult(), days(7, fill("morphine", 10)), dur.OpioidPlan{}),
			"allow; 10.000 MME management false"},
		{"the days are not known", opioid(adult(), days(0, fill("morphine", 10)), dur.OpioidPlan{}),
			"need_info; dur.days_unknown; 10.000 MME management false"},
		{"a switch by the same prescriber is not added", opioid(adult(stopped(med("morphine", 60, 5))), fill("morphine", 80), seasoned),
			"allow; 80.000 MME management false"},
		{"the zero knowledge has no classes", func() string {
			c, p := fill("morphine", 500), adult()
			o := dur.Opioid(&dur.Knowledge{}, &p, &c, seasoned, today)
			return ruled(o.Outcome, o.Trace)
		}, "need_info; dur.opioid_classes"},
		{"an earlier fill of the same prescription is not added", func() string {
			m := med("morphine", 60, 5)
			m.Rx = "rx-1"
			return opioid(adult(m), fill("morphine", 80), seasoned)()
		}, "allow; 80.000 MME management false"},
		{"before the guideline of 2022 there is no factor", func() string {
			c, p := fill("morphine", 10), adult()
			o := dur.Opioid(builtin, &p, &c, seasoned, cal.Of(2022, time.November, 3))
			return ruled(o.Outcome, o.Trace)
		}, "need_info; dur.opioid_not_counted"},
		{"no opioid", opioid(adult(), fill("lisinopril", 10), dur.OpioidPlan{}), "allow; 0.000 MME management false"},
		{"a fill that is not coded", opioid(adult(), dur.Candidate{}, seasoned),
			"need_info; dur.drug_uncoded; 0.000 MME management false"},
		{"after the memo no number is in force", func() string {
			c, p := fill("morphine", 10), adult()
			o := dur.Opioid(builtin, &p, &c, seasoned, cal.Of(2028, time.January, 1))
			return ruled(o.Outcome, o.Trace)
		}, "need_info; dur.no_rule_in_force; dur.no_rule_in_force"},
		{"without a day", func() string {
			c, p := fill("morphine", 10), adult()
			o := dur.Opioid(builtin, &p, &c, seasoned, cal.Date{})
			return ruled(o.Outcome, o.Trace)
		}, "need_info; dur.day_missing"},
		{"knowledge without the classes", func() string {
			k, err := dur.Compile(little())
			if err != nil {
				return err.Error()
			}
			c, p := fill("morphine", 10), adult()
			o := dur.Opioid(k, &p, &c, seasoned, today)
			return ruled(o.Outcome, o.Trace)
		}, "need_info; dur.opioid_classes"},
		{"an exemption is a passed step", func() string {
			c, p := fill("morphine", 500), adult()
			o := dur.Opioid(builtin, &p, &c, dur.OpioidPlan{Exempt: dur.Hospice, HardMME: 200}, today)
			return ruledAll(o.Outcome, o.Trace)
		}, "allow; +dur.opioid_exempt"},
	}
}
