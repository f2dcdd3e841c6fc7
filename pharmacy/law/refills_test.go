package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

func refills(q law.Refilling, on string) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		n, r := std.RefillsLeft(q, d(on))
		return n, r
	}
}

func refilling(s drug.Schedule, st place.State, written, dispensed, days int) law.Refilling {
	return law.Refilling{Validity: issued(s, st, "2026-10-01"), Written: written, Dispensed: dispensed, DaysSupply: days}
}

func edited(q law.Refilling, edit func(*law.Refilling)) law.Refilling {
	edit(&q)
	return q
}

// withCV is the built-in book but for a state that caps no refills of schedule V.
var withCV = compiled(law.Federal(), law.States().With(law.Row{
	ID: "state.mo.refills_v", Kind: law.KindRefillCap, In: "MO", Schedules: law.CV, Value: law.Value{Unlimited: true},
	Citation: "a made-up row", Evidence: 4}))

func compiled(packs ...law.Pack) *law.Book {
	b, err := law.Compile(packs...)
	if err != nil {
		panic(err)
	}
	return b
}

var refillCases = []ruled{
	{"R1.2 T1 CII has no refills", refills(refilling(cii, "NY", 3, 0, 30), "2026-10-20"), "0", law.Deny, codes("schedule_two")},
	{"R1.2 T1 CII, its first fill", mayFill(issued(cii, "NY", "2026-10-01"), "2026-10-20"), "", law.Allow, nil},
	{"R1.2 T2 CIV ends with the fifth", refills(refilling(civ, "MO", 11, 5, 30), "2026-12-01"), "0", law.Deny, codes("none_left")},
	{"CIV before the fifth", refills(refilling(civ, "MO", 11, 4, 30), "2026-12-01"), "1", law.Allow, nil},
	{"R1.2 T3 CIII after the last date", refills(refilling(ciii, "MO", 5, 2, 30), "2027-04-02"), "0", law.Deny, codes("expired")},
	{"CIII on the last date", refills(refilling(ciii, "MO", 5, 2, 30), "2027-04-01"), "3", law.Allow, nil},
	{"R1.2 T4 CV in a state that caps none", func() (any, law.Ruling) {
		n, r := withCV.RefillsLeft(refilling(cv, "MO", 6, 5, 30), d("2026-12-01"))
		return n, r
	}, "1", law.Allow, nil},
	{"R1.2 T4 CV in Iowa", refills(refilling(cv, "IA", 6, 5, 30), "2026-12-01"), "0", law.Deny, codes("none_left")},
	{"R1.2 T4 CV in a state without a row", refills(refilling(cv, "MO", 6, 5, 30), "2026-12-01"), "0", law.Deny, codes("none_left")},
	{"R1.2 T5 not controlled", refills(refilling(none, "MO", 3, 1, 90), "2026-12-01"), "2", law.Allow, nil},
	{"R1.2 T6 New York, CIV for 90 days", refills(refilling(civ, "NY", 3, 0, 90), "2026-10-30"), "1", law.Allow, nil},
	{"New York, CIV for 30 days", refills(refilling(civ, "NY", 3, 0, 30), "2026-10-30"), "3", law.Allow, nil},
	{"New York, CIV, days not known", refills(refilling(civ, "NY", 3, 0, 0), "2026-10-30"), "0", law.NeedInfo, codes("days_supply_unknown")},
	{"New York, CIV, days not known, one refill", refills(refilling(civ, "NY", 1, 0, 0), "2026-10-30"), "1", law.Allow, nil},
	{"not controlled, more than five", refills(refilling(none, "MO", 11, 6, 30), "2026-12-01"), "5", law.Allow, nil},
	{"dispensed more than written", refills(refilling(none, "MO", 3, 4, 30), "2026-12-01"), "0", law.Deny, codes("none_left")},
	{"as needed", refills(edited(refilling(none, "MO", 0, 7, 30), func(q *law.Refilling) { q.PRN = true }), "2026-12-01"), "-1", law.Allow, nil},
	{"as needed after the last date", refills(edited(refilling(none, "MO", 0, 7, 30), func(q *law.Refilling) { q.PRN = true }), "2027-10-02"), "0", law.Deny, codes("expired")},
	{"as needed is no count for a controlled drug", refills(edited(refilling(civ, "MO", 0, 0, 30), func(q *law.Refilling) { q.PRN = true }), "2026-12-01"), "0", law.NeedInfo, codes("refills_unknown")},
	{"silent about refills", refills(edited(refilling(none, "MO", 0, 0, 30), func(q *law.Refilling) { q.Absent = true }), "2026-12-01"), "0", law.NeedInfo, codes("refills_unknown")},
	{"a negative count", refills(refilling(none, "MO", 3, -1, 30), "2026-12-01"), "0", law.NeedInfo, codes("number_negative")},
	{"refills of nothing known", refills(law.Refilling{}, ""), "0", law.NeedInfo,
		codes("day_unknown", "schedule_unknown", "state_unknown", "issued_unknown")},

	{"90 days of CIV with five refills", usable(refilling(civ, "MO", 5, 0, 90)), "2", law.Allow, nil},
	{"30 days of CIV with five refills", usable(refilling(civ, "MO", 5, 0, 30)), "6", law.Allow, nil},
	{"usable refills of unknown days", usable(refilling(civ, "MO", 5, 0, 0)), "0", law.NeedInfo, codes("days_supply_unknown")},
}

func added(s drug.Schedule, st place.State, written, extra int, perFill drug.Quantity) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		n, r := std.AddRefills(law.OralRefills{Refilling: refilling(s, st, written, 1, 30), Extra: extra, Original: tablets(30),
			PerFill: perFill}, d("2026-12-01"))
		return n, r
	}
}

// addedTo is one refill of schedule IV added by voice to two.
func addedTo(edit func(*law.OralRefills)) func() (any, law.Ruling) {
	q := law.OralRefills{Refilling: refilling(civ, "MO", 2, 1, 30), Extra: 1, Original: tablets(30), PerFill: tablets(30)}
	edit(&q)
	return func() (any, law.Ruling) {
		n, r := std.AddRefills(q, d("2026-12-01"))
		return n, r
	}
}

var oralCases = []ruled{
	{"two refills of CIV, three added", added(civ, "MO", 2, 3, tablets(30)), "5", law.Allow, nil},
	{"two refills of CIV, four added", added(civ, "MO", 2, 4, tablets(30)), "0", law.Deny, codes("too_many_refills")},
	{"added refills of more than the original", added(civ, "MO", 2, 1, tablets(31)), "0", law.Deny, codes("more_than_original")},
	{"added refills of less than the original", added(civ, "MO", 2, 1, tablets(15)), "3", law.Allow, nil},
	{"added refills of another unit", added(civ, "MO", 2, 1, drug.Units(1, drug.Milliliter)), "0", law.NeedInfo, codes("quantity_unknown")},
	{"refills added to CII", added(cii, "VA", 0, 1, tablets(30)), "0", law.Deny, codes("schedule_two")},
	{"refills added after the last date", func() (any, law.Ruling) {
		n, r := std.AddRefills(law.OralRefills{Refilling: refilling(civ, "MO", 2, 1, 30), Extra: 1, Original: tablets(30), PerFill: tablets(30)}, d("2027-04-02"))
		return n, r
	}, "0", law.Deny, codes("expired")},
	{"ten added where it is not controlled", added(none, "MO", 2, 10, tablets(30)), "12", law.Allow, nil},
	{"New York, one added to one, days of a fill not known", addedTo(func(q *law.OralRefills) {
		q.State, q.Benzodiazepine, q.Written, q.DaysSupply = "NY", drug.No, 1, 0
	}), "0",
		law.NeedInfo, codes("days_supply_unknown")},
	{"New York, one added to one, 90 days a fill", addedTo(func(q *law.OralRefills) {
		q.State, q.Benzodiazepine, q.Written, q.DaysSupply = "NY", drug.No, 1, 90
	}), "0",
		law.Deny, codes("too_many_refills")},
	{"refills added to a prescription that is silent about them", addedTo(func(q *law.OralRefills) { q.Absent = true }), "0", law.NeedInfo, codes("refills_unknown")},
	{"refills added to as needed, controlled", addedTo(func(q *law.OralRefills) { q.PRN = true }), "0", law.NeedInfo, codes("refills_unknown")},
	{"no refills added", added(none, "MO", 2, 0, tablets(30)), "0", law.NeedInfo, codes("number_negative")},
}

func usable(q law.Refilling) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		n, r := std.RefillsUsable(q)
		return n, r
	}
}

func bar(s drug.Schedule, st place.State, runOut, on string, lifted bool) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		first, r := std.RefillBar(s, st, d(runOut), d(on), lifted)
		return first, r
	}
}

var barCases = []ruled{
	{"R1.15 T3 New York before the bar", bar(civ, "NY", "2026-12-01", "2026-11-23", false), "2026-11-24", law.Deny, codes("refill_bar")},
	{"R1.15 T3 New York on the day of the bar", bar(civ, "NY", "2026-12-01", "2026-11-24", false), "2026-11-24", law.Allow, nil},
	{"R1.15 T3 New York, lifted by the prescriber", bar(civ, "NY", "2026-12-01", "2026-11-10", true), "", law.Allow, nil},
	{"not controlled in New York has no bar", bar(none, "NY", "2026-12-01", "2026-11-10", false), "", law.Allow, nil},
	{"no bar elsewhere, and the run-out is not asked", bar(civ, "MO", "", "2026-11-10", false), "", law.Allow, nil},
	{"New York, run-out not known", bar(civ, "NY", "", "2026-11-10", false), "", law.NeedInfo, codes("run_out_unknown")},
	{"nothing known of a bar", bar(0, "", "", "", false), "", law.NeedInfo, codes("schedule_unknown", "state_unknown", "day_unknown")},
}
