package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
)

// record is a prescription of Massachusetts whose last refill was on 2026-03-15.
func record(edit func(*law.Record), on string) func() (any, law.Ruling) {
	q := law.Record{Class: law.RxRecord, Schedule: civ, State: "MA", PartD: drug.No, Last: d("2026-03-15")}
	if edit != nil {
		edit(&q)
	}
	return func() (any, law.Ruling) {
		keep, r := std.KeepUntil(q, d(on))
		return keep, r
	}
}

func class(c law.RecordClass) func(*law.Record) { return func(q *law.Record) { q.Class = c } }

var keepCases = []ruled{
	{"R11.1 T1 CIV, Part D", record(func(q *law.Record) { q.PartD = drug.Yes }, "2036-12-31"), "2036-12-31", law.Deny, codes("keep")},
	{"CIV, Part D, the day after", record(func(q *law.Record) { q.PartD = drug.Yes }, "2037-01-01"), "2036-12-31", law.Allow, nil},
	{"Part D, after an audit", record(func(q *law.Record) { q.PartD, q.AuditEnd = drug.Yes, d("2028-02-29") }, "2036-12-31"), "2038-02-28", law.Deny, codes("keep")},
	{"R11.1 T2 CIV, cash, state of two years", record(nil, "2028-03-16"), "2028-03-15", law.Allow, nil},
	{"R11.1 T2 CIV, cash, the state keeps longer", record(func(q *law.Record) { q.State = "MO" }, "2028-03-16"), "2032-03-15", law.Deny, codes("keep")},
	{"R11.1 T3 a legal hold", record(func(q *law.Record) { q.LegalHold = true }, "2999-01-01"), "", law.Deny, codes("legal_hold")},
	{"R11.1 T4 commercial, not controlled, the state's value", record(func(q *law.Record) { q.Schedule = none }, "2028-03-15"), "2028-03-15", law.Deny, codes("keep")},
	{"R11.1 T4 commercial, not controlled, by default", record(func(q *law.Record) { q.Schedule, q.State = none, "MO" }, "2028-03-15"), "2032-03-15", law.Deny, codes("keep")},
	{"from a leap day", record(func(q *law.Record) { q.Last = d("2028-02-29") }, "2029-01-01"), "2030-02-28", law.Deny, codes("keep")},
	{"stock of controlled drugs", record(class(law.InventoryRecord), "2027-01-01"), "2028-03-15", law.Deny, codes("keep")},
	{"audit of electronic prescriptions", record(class(law.AuditRecord), "2027-01-01"), "2028-03-15", law.Deny, codes("keep")},
	{"a transfer", record(class(law.TransferRecord), "2027-01-01"), "2028-03-15", law.Deny, codes("keep")},
	{"a privacy policy", record(class(law.PrivacyRecord), "2027-01-01"), "2032-03-15", law.Deny, codes("keep")},
	{"a transaction of the supply chain", record(class(law.TradeRecord), "2027-01-01"), "2032-03-15", law.Deny, codes("keep")},
	{"a serious event in Massachusetts", record(class(law.IncidentRecord), "2027-01-01"), "2031-03-15", law.Deny, codes("keep")},
	{"a serious event in a state without a row", record(func(q *law.Record) { q.Class, q.State = law.IncidentRecord, "MO" }, "2099-01-01"), "", law.Hold, codes("no_row")},
	{"a consent", record(class(law.ContactRecord), "2027-01-01"), "2028-03-15", law.Deny, codes("keep")},
	{"past the end of the calendar", record(func(q *law.Record) { q.Last = d("9999-06-01") }, "9999-12-31"), "9999-12-31", law.Deny, codes("keep")},
	{"nothing known of a record", record(func(q *law.Record) { *q = law.Record{} }, ""), "", law.NeedInfo,
		codes("record_class_unknown", "state_unknown", "record_day_unknown", "part_d_unknown", "day_unknown")},
	{"a prescription without its schedule", record(func(q *law.Record) { q.Schedule = 0 }, "2027-01-01"), "", law.NeedInfo, codes("schedule_unknown")},
}
