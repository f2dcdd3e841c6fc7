package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill"
)

// bridgeCase is a golden case of R5.6.
type bridgeCase struct {
	name    string
	ask     refill.BridgeAsk
	days    int
	units   int64
	ways    []refill.Option
	outcome law.Outcome
	codes   []reason.Code
}

// bridgeTo is the question for a drug that runs out on 2026-12-03, one tablet a day.
func bridgeTo(expected string, change func(*refill.BridgeAsk)) refill.BridgeAsk {
	q := refill.BridgeAsk{RunOut: d("2026-12-03"), Expected: d(expected), Daily: 1000, Schedule: drug.NotControlled, LocalPharmacy: drug.Yes}
	if change != nil {
		change(&q)
	}
	return q
}

func bridgeCases() []bridgeCase {
	type ask = refill.BridgeAsk
	local := []refill.Option{refill.LocalFill}
	return []bridgeCase{
		{"R5.6 T1 five days late", bridgeTo("2026-12-08", nil), 7, 7000, local, law.Allow, nil},
		{"R5.6 T2 expected on the run-out", bridgeTo("2026-12-03", nil), 0, 0, nil, law.Allow, codes("refill.bridge_none")},
		{"R5.6 T2 expected before it", bridgeTo("2026-11-28", nil), 0, 0, nil, law.Allow, codes("refill.bridge_none")},
		{"R5.6 T2 one day late", bridgeTo("2026-12-04", nil), 3, 3000, local, law.Allow, nil},
		{"R5.6 T2 six weeks late", bridgeTo("2027-01-15", nil), 30, 30_000, local, law.Allow, codes("refill.bridge_cut")},
		{"R5.6 T3 an authorization pends under Medicaid", bridgeTo("2026-12-08", func(q *ask) { q.MedicaidPending = true }),
			0, 0, []refill.Option{refill.EmergencySupply}, law.Deny, codes("refill.bridge_medicaid")},
		{"R5.6 T4 no pharmacy within the radius", bridgeTo("2026-12-08", func(q *ask) { q.LocalPharmacy = drug.No }),
			7, 7000, []refill.Option{refill.NextNearest, refill.EmergencySupply}, law.Allow, codes("refill.bridge_radius")},
		{"a controlled drug", bridgeTo("2026-12-08", func(q *ask) { q.Schedule = drug.ScheduleIV }),
			7, 7000, []refill.Option{refill.NewPrescription}, law.Hold, codes("refill.bridge_controlled")},
		{"half a tablet twice in three days is rounded up", bridgeTo("2026-12-08", func(q *ask) { q.Daily = 333 }), 7, 3000, local, law.Allow, nil},
		{"the plan's own limit", bridgeTo("2026-12-08", func(q *ask) { q.MaxDays = 4 }), 4, 4000, local, law.Allow, codes("refill.bridge_cut")},
		{"days gone by are not bridged", bridgeTo("2026-12-08", func(q *ask) { q.Today = d("2026-12-06") }), 4, 4000, local, law.Allow, nil},
		{"over the turn of clocks and a leap day", refill.BridgeAsk{RunOut: d("2028-02-28"), Expected: d("2028-03-01"), Daily: 1000,
			Schedule: drug.NotControlled, LocalPharmacy: drug.Yes}, 4, 4000, local, law.Allow, nil},
		{"an unknown delivery", bridgeTo("", nil), 0, 0, nil, law.NeedInfo, codes("refill.bridge_dates")},
		{"an unknown use", bridgeTo("2026-12-08", func(q *ask) { q.Daily = -1 }), 0, 0, nil, law.NeedInfo, codes("refill.bridge_daily")},
		{"an unknown schedule", bridgeTo("2026-12-08", func(q *ask) { q.Schedule = 0 }), 0, 0, nil, law.NeedInfo, codes("refill.schedule_unknown")},
	}
}

func TestVectorsOfABridge(t *testing.T) {
	t.Parallel()
	for _, c := range bridgeCases() {
		got, _ := refill.Bridge(c.ask)
		require.Equal(t, c.days, got.Days, c.name)
		require.Equal(t, c.units, got.Units, c.name)
		require.Equal(t, c.ways, got.Ways, c.name)
	}
}

func TestABridgeCountsAsSupply(t *testing.T) {
	t.Parallel()
	b, _ := refill.Bridge(bridgeTo("2026-12-08", nil))
	fs := append(fills("2026-09-04", 90), b.Fill(d("2026-12-03")))
	require.Equal(t, d("2026-12-10"), refill.RunOut(fs), "R5.6: it counts in R2.3")
	require.True(t, b.Code.Known(), "the mail claim needs an override")
}

func bridgeRulings() []rulingCase {
	var list []rulingCase
	for _, c := range bridgeCases() {
		_, r := refill.Bridge(c.ask)
		list = append(list, rulingCase{c.name, r, c.outcome, c.codes})
	}
	return list
}

func adviceCases() []rulingCase {
	advise := func(total int, maintenance drug.Answer, needed, arrives string) law.Ruling {
		return refill.Therapy{AsOf: d("2026-11-24"), Total: total, Maintenance: maintenance, NeededBy: d(needed), ArrivesBy: d(arrives)}.Advise()
	}
	return []rulingCase{
		{"a year of a maintenance drug goes by mail", advise(360, drug.Yes, "", ""), law.Allow, nil},
		{"ten days of an antibiotic are fetched", advise(10, drug.No, "2026-11-25", "2026-12-05"), law.Hold,
			codes("refill.short_term", "refill.course_short", "refill.needed_sooner")},
		{"55 days are short", advise(55, drug.Yes, "", ""), law.Hold, codes("refill.course_short")},
		{"56 days are long", advise(56, drug.Yes, "", ""), law.Allow, nil},
		{"a new start now", advise(360, drug.Yes, "2026-11-25", "2026-12-05"), law.Hold, codes("refill.needed_sooner")},
		{"in time for the first dose", advise(360, drug.Yes, "2026-12-05", "2026-12-05"), law.Allow, nil},
		{"nobody knows when mail arrives", advise(360, drug.Yes, "2026-12-05", ""), law.NeedInfo, codes("refill.arrival_unknown")},
		{"nobody knows how long", advise(0, drug.Unknown, "", ""), law.NeedInfo, codes("refill.short_term", "refill.course_unknown")},
		{"no day", refill.Therapy{Total: 90, Maintenance: drug.Yes}.Advise(), law.NeedInfo, codes("refill.day_missing")},
	}
}

func TestVectorsOfUrgentNeedInOrder(t *testing.T) {
	t.Parallel()
	plain := func(left int, change func(*refill.Urgent)) refill.Urgent {
		u := refill.Urgent{Left: left, FastDays: 2, Clean: true, Schedule: drug.NotControlled}
		if change != nil {
			change(&u)
		}
		return u
	}
	type u = refill.Urgent
	for _, c := range []struct {
		name string
		need refill.Urgent
		want []refill.Option
	}{
		{"R5.7 T1 3 days left, two-day shipping, nothing open", plain(3, nil), []refill.Option{refill.Expedite, refill.LocalFill, refill.EmergencySupply}},
		{"R5.7 T2 nothing left", plain(0, nil), []refill.Option{refill.LocalFill, refill.EmergencySupply}},
		{"R5.7 T3 schedule II", plain(3, func(q *u) { q.Schedule = drug.ScheduleII }), []refill.Option{refill.NewPrescription}},
		{"two days left are enough for two-day shipping", plain(2, nil), []refill.Option{refill.Expedite, refill.LocalFill, refill.EmergencySupply}},
		{"one is not", plain(1, nil), []refill.Option{refill.LocalFill, refill.EmergencySupply}},
		{"an order that cannot leave today", plain(3, func(q *u) { q.Clean = false }), []refill.Option{refill.LocalFill, refill.EmergencySupply}},
		{"no fast shipping is known", plain(3, func(q *u) { q.FastDays = 0 }), []refill.Option{refill.LocalFill, refill.EmergencySupply}},
		{"all of them, danger first", plain(3, func(q *u) { q.Danger, q.Partner, q.Transition = true, drug.Yes, true }),
			[]refill.Option{refill.CallEmergency, refill.Expedite, refill.SameDay, refill.LocalFill, refill.EmergencySupply, refill.TransitionFill}},
		{"a state without emergency supply", plain(0, func(q *u) { q.LawSupplies = drug.No }), []refill.Option{refill.LocalFill}},
		{"schedule IV, the state not known", plain(0, func(q *u) { q.Schedule = drug.ScheduleIV }), []refill.Option{refill.LocalFill}},
		{"schedule IV, the state allows it", plain(0, func(q *u) { q.Schedule, q.LawSupplies = drug.ScheduleIV, drug.Yes }), []refill.Option{refill.LocalFill, refill.EmergencySupply}},
		{"an unknown schedule", plain(3, func(q *u) { q.Schedule = 0 }), []refill.Option{refill.NewPrescription}},
	} {
		require.Equal(t, c.want, c.need.Options(), c.name)
	}
	words := map[string]bool{}
	for o := range refill.LongerSupply + 2 {
		words[o.String()] = true
	}
	require.Len(t, words, int(refill.LongerSupply)+1, "every option has words of its own, and a number beyond has none")
}

func TestVectorsOfThePromise(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		arrival refill.Arrival
		on      string
		want    refill.Standing
	}{
		{"R5.5 T1 undelivered on the promised day", refill.Arrival{Placed: d("2026-11-20")}, "2026-12-01", refill.OnTime},
		{"R5.5 T1 undelivered on the day after", refill.Arrival{Placed: d("2026-11-20")}, "2026-12-02", refill.Overdue},
		{"R5.5 T2 delivered on the promised day", refill.Arrival{Placed: d("2026-11-20"), Delivered: d("2026-12-01")}, "2026-12-05", refill.OnTime},
		{"R5.5 T3 expected after run-out is raised at once", refill.Arrival{Placed: d("2026-11-20"), Expected: d("2026-11-30"), RunOut: d("2026-11-28")},
			"2026-11-21", refill.AtRisk},
		{"expected on the day of run-out", refill.Arrival{Placed: d("2026-11-20"), Expected: d("2026-11-28"), RunOut: d("2026-11-28")}, "2026-11-21", refill.OnTime},
		{"nothing is expected: it may come as late as promised", refill.Arrival{Placed: d("2026-11-20"), RunOut: d("2026-11-30")}, "2026-11-21", refill.AtRisk},
		{"nothing is expected, and the promise is kept before run-out", refill.Arrival{Placed: d("2026-11-20"), RunOut: d("2026-12-01")}, "2026-11-21", refill.OnTime},
		{"nothing is expected, and supply has run out", refill.Arrival{Placed: d("2026-11-20"), RunOut: d("2026-11-28")}, "2026-11-29", refill.AtRisk},
		{"delivered late", refill.Arrival{Placed: d("2026-11-20"), Delivered: d("2026-12-02")}, "2026-12-05", refill.Overdue},
		{"a promise of its own", refill.Arrival{Placed: d("2026-11-20"), PromiseDays: 5}, "2026-11-26", refill.Overdue},
		{"no order", refill.Arrival{}, "2026-11-26", refill.StandingUnknown},
		{"no day", refill.Arrival{Placed: d("2026-11-20")}, "", refill.StandingUnknown},
	} {
		require.Equal(t, c.want, c.arrival.On(d(c.on)), c.name)
	}
	require.Equal(t, d("2026-12-01"), refill.Arrival{Placed: d("2026-11-20")}.Promise(), "R5.5 T1")
	require.Equal(t, "at risk", refill.AtRisk.String())
	require.Equal(t, []string{"unknown", "on time", "overdue"}, []string{refill.StandingUnknown.String(), refill.OnTime.String(), refill.Overdue.String()})
}
