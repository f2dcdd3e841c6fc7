package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

func issued(s drug.Schedule, st place.State, day string) law.Validity {
	return law.Validity{Schedule: s, State: st, Issued: d(day)}
}

func lastDate(q law.Validity) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		last, r := std.LastDate(q)
		return last, r
	}
}

func mayFill(q law.Validity, on string) func() (any, law.Ruling) {
	return only(func() law.Ruling { return std.MayFill(q, d(on)) })
}

func with(q law.Validity, edit func(*law.Validity)) law.Validity {
	edit(&q)
	return q
}

const (
	none = drug.NotControlled
	cii  = drug.ScheduleII
	ciii = drug.ScheduleIII
	civ  = drug.ScheduleIV
	cv   = drug.ScheduleV
)

var lastDateCases = []ruled{
	{"R1.1 T1 CIV on the last day", mayFill(issued(civ, "MO", "2026-10-03"), "2027-04-03"), "", law.Allow, nil},
	{"R1.1 T1 CIV the day after", mayFill(issued(civ, "MO", "2026-10-03"), "2027-04-04"), "", law.Deny, codes("expired")},
	{"R1.1 T2 CIII from the 31st", lastDate(issued(ciii, "MO", "2026-08-31")), "2027-02-28", law.Allow, nil},
	{"CIII from the 31st into a leap year", lastDate(issued(ciii, "MO", "2027-08-31")), "2028-02-29", law.Allow, nil},
	{"not controlled from a leap day", lastDate(issued(none, "MO", "2028-02-29")), "2029-02-28", law.Allow, nil},
	{"R1.1 T3 not controlled in Illinois", lastDate(issued(none, "IL", "2026-01-31")), "2027-04-30", law.Allow, nil},
	{"R1.1 T4 not controlled in Alaska on the last day", mayFill(issued(none, "AK", "2026-03-15"), "2027-03-15"), "", law.Allow, nil},
	{"R1.1 T4 not controlled in Alaska the day after", mayFill(issued(none, "AK", "2026-03-15"), "2027-03-16"), "", law.Deny, codes("expired")},
	{"R1.1 T5 before the day of issue", mayFill(issued(none, "MO", "2026-03-15"), "2026-03-14"), "", law.Deny, codes("before_issue")},
	{"on the day of issue", mayFill(issued(none, "MO", "2026-03-15"), "2026-03-15"), "", law.Allow, nil},
	{"R1.1 T6 CII in Massachusetts on the last day", mayFill(issued(cii, "MA", "2026-11-01"), "2026-12-01"), "", law.Allow, nil},
	{"R1.1 T6 CII in Massachusetts the day after", mayFill(issued(cii, "MA", "2026-11-01"), "2026-12-02"), "", law.Deny, codes("expired")},
	{"R1.1 T7 CII in a state without a row", mayFill(issued(cii, "MO", "2026-11-01"), "2026-11-02"), "", law.Hold, codes("no_row")},
	{"CII in a state without a row has no last date", lastDate(issued(cii, "MO", "2026-11-01")), "", law.Hold, codes("no_row")},

	{"not controlled in a state without a row", lastDate(issued(none, "MO", "2026-01-31")), "2027-01-31", law.Allow, nil},
	{"not controlled to an address of the military", lastDate(issued(none, "AE", "2026-01-31")), "2027-01-31", law.Allow, nil},
	{"CV in a state without a row", lastDate(issued(cv, "MO", "2026-01-31")), "2026-07-31", law.Allow, nil},
	{"CV in Iowa", lastDate(issued(cv, "IA", "2026-01-31")), "2026-07-31", law.Allow, nil},
	{"not controlled in Iowa", lastDate(issued(none, "IA", "2026-01-31")), "2027-07-31", law.Allow, nil},
	{"CII in Virginia", lastDate(issued(cii, "VA", "2026-08-31")), "2027-02-28", law.Allow, nil},
	{"CII in Hawaii", lastDate(issued(cii, "HI", "2026-12-28")), "2027-01-04", law.Allow, nil},
	{"the written expiry is earlier", lastDate(with(issued(none, "MO", "2026-01-31"),
		func(q *law.Validity) { q.WrittenExpiry = d("2026-06-30") })), "2026-06-30", law.Allow, nil},
	{"the written expiry never lengthens", lastDate(with(issued(civ, "MO", "2026-01-31"),
		func(q *law.Validity) { q.WrittenExpiry = d("2027-06-30") })), "2026-07-31", law.Allow, nil},
	{"the plan's date is earlier", lastDate(with(issued(none, "MO", "2026-01-31"),
		func(q *law.Validity) { q.PlanExpiry = d("2026-07-30") })), "2026-07-30", law.Allow, nil},
	{"the written expiry is before the issue", lastDate(with(issued(none, "MO", "2026-01-31"),
		func(q *law.Validity) { q.WrittenExpiry = d("2026-01-30") })), "", law.Hold, codes("expiry_before_issue")},
	{"moved to another pharmacy", mayFill(with(issued(none, "MO", "2026-01-31"),
		func(q *law.Validity) { q.MovedAway = true }), "2026-02-01"), "", law.Deny, codes("moved_away")},

	{"Massachusetts asks for the prescriber's state", lastDate(issued(none, "MA", "2026-01-31")), "", law.NeedInfo, codes("prescriber_state_unknown")},
	{"Massachusetts within the 30 days that everybody has", mayFill(issued(none, "MA", "2026-01-31"), "2026-03-02"), "", law.Allow, nil},
	{"Massachusetts after them asks for the prescriber's state", mayFill(issued(none, "MA", "2026-01-31"), "2026-03-03"), "", law.NeedInfo, codes("prescriber_state_unknown")},
	{"Massachusetts, prescriber of New Hampshire", lastDate(with(issued(none, "MA", "2026-01-31"),
		func(q *law.Validity) { q.PrescriberState = "NH" })), "2026-03-02", law.Allow, nil},
	{"Massachusetts, prescriber of Massachusetts", lastDate(with(issued(none, "MA", "2026-01-31"),
		func(q *law.Validity) { q.PrescriberState = "MA" })), "2027-01-31", law.Allow, nil},
	{"New York, CIV, a benzodiazepine", lastDate(with(issued(civ, "NY", "2026-01-31"),
		func(q *law.Validity) { q.Benzodiazepine = drug.Yes })), "2026-03-02", law.Allow, nil},
	{"New York, CIV, no benzodiazepine", lastDate(with(issued(civ, "NY", "2026-01-31"),
		func(q *law.Validity) { q.Benzodiazepine = drug.No })), "2026-07-31", law.Allow, nil},
	{"New York, CIV, not known", lastDate(issued(civ, "NY", "2026-01-31")), "", law.NeedInfo, codes("benzodiazepine_unknown")},
	{"a plan's date before the unknown limit settles it", lastDate(with(issued(civ, "NY", "2026-01-31"),
		func(q *law.Validity) { q.PlanExpiry = d("2026-02-10") })), "2026-02-10", law.Allow, nil},

	{"nothing is known", lastDate(law.Validity{}), "", law.NeedInfo, codes("schedule_unknown", "state_unknown", "issued_unknown")},
	{"a schedule that is none", lastDate(issued(99, "MO", "2026-01-31")), "", law.NeedInfo, codes("schedule_unknown")},
	{"a state that is none", lastDate(issued(none, "ZZ", "2026-01-31")), "", law.NeedInfo, codes("state_unknown")},
	{"a state that is a scope", lastDate(issued(none, "*", "2026-01-31")), "", law.NeedInfo, codes("state_unknown")},
	{"no day of fill", mayFill(issued(none, "MO", "2026-01-31"), ""), "", law.NeedInfo, codes("day_unknown")},
	{"issued at the end of the calendar", lastDate(issued(civ, "MO", "9999-12-01")), "", law.NeedInfo, codes("issued_unknown")},
}
