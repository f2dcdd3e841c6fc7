package refill_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/refill"
)

// channelCase is a golden case of R2.9.
type channelCase struct {
	name    string
	ask     refill.SupplyAsk
	want    refill.Dispense
	outcome law.Outcome
	codes   []reason.Code
}

// thirty is 30 tablets and 5 refills at one a day, by mail with 90 days.
func thirty(change func(*refill.SupplyAsk)) refill.SupplyAsk {
	q := refill.SupplyAsk{Written: 30_000, UnitsLeft: 180_000, Daily: 1000, MaxDays: 90, Schedule: drug.NotControlled, StateJoins: drug.Yes}
	if change != nil {
		change(&q)
	}
	return q
}

func channelCases() []channelCase {
	type ask = refill.SupplyAsk
	asWritten := refill.Dispense{Units: 30_000, Days: 30, Left: 150_000, Fills: 1, Ask: 90, Refills: 3}
	joined := refill.Dispense{Units: 90_000, Days: 90, Left: 90_000, Fills: 3}
	controlled := asWritten
	controlled.Ask, controlled.Refills = 0, 0
	return []channelCase{
		{"R2.9 T1 30 tablets and 5 refills by mail", thirty(nil), joined, law.Allow, nil},
		{"R2.9 T2 the same, schedule IV", thirty(func(q *ask) { q.Schedule = drug.ScheduleIV }), controlled, law.Allow, codes("refill.join_controlled")},
		{"R2.9 T3 120 days asked for", thirty(func(q *ask) { q.Days = 120 }), joined, law.Deny, codes("refill.over_max")},
		{"R2.9 T4 dispense 30 only", thirty(func(q *ask) { q.AsWritten = true }), asWritten, law.Allow, codes("refill.join_prescriber")},
		{"R2.9 T5 90 and 3 refills at retail", thirty(func(q *ask) { q.Written, q.UnitsLeft, q.MaxDays = 90_000, 360_000, 30 }),
			refill.Dispense{Units: 30_000, Days: 30, Left: 330_000}, law.Allow, nil},
		{"a state that is not known", thirty(func(q *ask) { q.StateJoins = drug.Unknown }), asWritten, law.Allow, codes("refill.join_state")},
		{"a first fill under a plan's rule", thirty(func(q *ask) { q.FirstFillRule = true }), asWritten, law.Allow, codes("refill.join_first")},
		{"every ground at once", thirty(func(q *ask) {
			q.Schedule, q.StateJoins, q.AsWritten, q.FirstFillRule = drug.ScheduleIII, drug.No, true, true
		}), controlled, law.Allow, codes("refill.join_controlled", "refill.join_state", "refill.join_prescriber", "refill.join_first")},
		{"only whole fills are joined", thirty(func(q *ask) { q.MaxDays = 100 }), refill.Dispense{Units: 90_000, Days: 90, Left: 90_000, Fills: 3, Ask: 100, Refills: 2}, law.Allow, nil},
		{"less asked for", thirty(func(q *ask) { q.Days = 15 }), refill.Dispense{Units: 15_000, Days: 15, Left: 165_000, Ask: 90, Refills: 3}, law.Allow, nil},
		{"two fills are left", thirty(func(q *ask) { q.UnitsLeft = 60_000 }), refill.Dispense{Units: 60_000, Days: 60, Fills: 2, Ask: 90, Refills: 3}, law.Allow, nil},
		{"less than a fill is left", thirty(func(q *ask) { q.UnitsLeft = 10_000 }), refill.Dispense{Units: 10_000, Days: 10, Ask: 90, Refills: 3}, law.Allow, nil},
		{"half a tablet a day is whole tablets", thirty(func(q *ask) { q.Daily, q.Days = 500, 31 }), refill.Dispense{Units: 15_000, Days: 30, Left: 165_000, Ask: 90, Refills: 3}, law.Allow, nil},
		{"less than a day is left", thirty(func(q *ask) { q.UnitsLeft = 500 }), refill.Dispense{Units: 500, Ask: 90, Refills: 3}, law.Deny, codes("refill.less_than_a_day")},
		{"nothing is left", thirty(func(q *ask) { q.UnitsLeft = 0 }), refill.Dispense{}, law.Deny, codes("refill.no_units")},
		{"unknown use", thirty(func(q *ask) { q.Daily = 0 }), refill.Dispense{}, law.NeedInfo, codes("refill.supply_unknown")},
		{"unknown schedule", thirty(func(q *ask) { q.Schedule = 0 }), refill.Dispense{}, law.NeedInfo, codes("refill.supply_unknown")},
		{"negative days", thirty(func(q *ask) { q.Days = -1 }), refill.Dispense{}, law.NeedInfo, codes("refill.supply_unknown")},
		{"a plan without a limit", thirty(func(q *ask) { q.MaxDays = 0 }), refill.Dispense{}, law.NeedInfo, codes("refill.supply_unknown")},
	}
}

func TestVectorsOfSupplyByChannel(t *testing.T) {
	t.Parallel()
	for _, c := range channelCases() {
		got, _ := refill.ForChannel(c.ask)
		require.Equal(t, c.want, got, c.name)
		if got.Units > 0 {
			require.Equal(t, c.ask.UnitsLeft, got.Units+got.Left, c.name)
		}
	}
}

func channelRulings() []rulingCase {
	var list []rulingCase
	for _, c := range channelCases() {
		_, r := refill.ForChannel(c.ask)
		list = append(list, rulingCase{c.name, r, c.outcome, c.codes})
	}
	return list
}

func partBCases() []rulingCase {
	ruling := func(end, answered, ship string, wanted drug.Answer) law.Ruling {
		return refill.PartB(refill.PartBSupply{End: d(end), Answered: d(answered), Ship: d(ship), Wanted: wanted})
	}
	const end = "2026-12-31"
	return []rulingCase{
		{"R2.10 T1 the answer of the first day", ruling(end, "2026-12-01", "2026-12-21", drug.Yes), law.Allow, nil},
		{"R2.10 T1 the answer of the day before", ruling(end, "2026-11-30", "2026-12-21", drug.Yes), law.Deny, codes("refill.part_b_answer_early")},
		{"R2.10 T2 shipped on the first day", ruling(end, "2026-12-01", "2026-12-21", drug.Yes), law.Allow, nil},
		{"R2.10 T2 shipped on the day before", ruling(end, "2026-12-01", "2026-12-20", drug.Yes), law.Deny, codes("refill.part_b_ship_early")},
		{"R2.10 T3 no answer", ruling(end, "", "2026-12-21", drug.Unknown), law.Hold, codes("refill.part_b_answer")},
		{"the answer was no", ruling(end, "2026-12-05", "2026-12-21", drug.No), law.Hold, codes("refill.part_b_answer")},
		{"the answer of the last day", ruling(end, end, "2027-01-02", drug.Yes), law.Allow, nil},
		{"an answer after the end", ruling(end, "2027-01-01", "2027-01-02", drug.Yes), law.Deny, codes("refill.part_b_answer_late")},
		{"over a leap day", ruling("2028-03-10", "2028-02-09", "2028-02-29", drug.Yes), law.Allow, nil},
		{"an unknown end", ruling("", "2026-12-01", "2026-12-21", drug.Yes), law.NeedInfo, codes("refill.part_b_dates")},
		{"no day of shipment", ruling(end, "2026-12-01", "", drug.Yes), law.NeedInfo, codes("refill.part_b_dates")},
		{"a yes of an unknown day", ruling(end, "", "2026-12-21", drug.Yes), law.Deny, codes("refill.part_b_answer_early")},
	}
}

func TestPartBAnAnswerAfterTheShipmentIsNone(t *testing.T) {
	t.Parallel()
	q := refill.PartBSupply{End: d("2026-12-31"), Ship: d("2026-12-21"), Answered: d("2026-12-22"), Wanted: drug.Yes}
	require.Equal(t, law.Deny, refill.PartB(q).Outcome)
	q.Answered = d("2026-12-21")
	require.Equal(t, law.Allow, refill.PartB(q).Outcome)
}
