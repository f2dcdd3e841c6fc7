package law_test

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
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

func report(s drug.Schedule, st place.State, when string) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		due, r := allowing.ReportBy(law.Report{Schedule: s, State: st, At: at(when), Zone: newYork})
		if due.IsZero() {
			return "", r
		}
		return due.In(newYork).Format("2006-01-02 15:04"), r
	}
}

func query(b *law.Book, st place.State) func() (any, law.Ruling) {
	return func() (any, law.Ruling) { return b.PDMP(st, d("2026-11-24")).Query, law.Ruling{} }
}

var reportCases = []ruled{
	{"R1.18 T1 a state that wants the program asked always", query(allowing, "MO"), "always", law.Undecided, nil},
	{"R1.18 T2 next business day, over Thanksgiving", report(civ, "MO", "2026-11-25 16:00"), "2026-11-28 00:00", law.Allow, nil},
	{"R1.18 T3 the parcel comes back: the correction is due", report(civ, "MO", "2026-12-04 10:00"), "2026-12-08 00:00", law.Allow, nil},
	{"R1.18 T4 no row", query(std, "MO"), "unknown", law.Undecided, nil},
	{"a row of another kind is no row", query(allowing, "IL"), "unknown", law.Undecided, nil},
	{"24 hours over the end of daylight saving", report(civ, "IL", "2026-10-31 12:00"), "2026-11-01 11:00", law.Allow, nil},
	{"not controlled is not reported", report(none, "MO", "2026-11-25 16:00"), "", law.Allow, nil},
	{"no row: a pharmacist says", report(civ, "AK", "2026-11-25 16:00"), "", law.Hold, codes("no_row")},
	{"no instant", func() (any, law.Ruling) {
		due, r := allowing.ReportBy(law.Report{Schedule: civ, State: "MO", At: time.Time{}, Zone: newYork})
		return due.IsZero(), r
	}, "true", law.NeedInfo, codes("instant_unknown")},
}

const everything = law.PatientName | law.PatientBirth | law.PatientAddress | law.DrugName | law.DrugStrength | law.DrugForm |
	law.QuantityWritten | law.Directions | law.PrescriberName | law.PrescriberAddress | law.PrescriberDEA | law.IssueDate |
	law.OriginalRefills | law.FirstDispensed | law.RefillsLeftItem | law.EarlierRefills | law.SenderPharmacy | law.SenderDEA |
	law.SenderRxNumber | law.ReceiverPharmacy | law.ReceiverDEA | law.ReceiverRxNumber | law.SenderPharmacist |
	law.ReceiverPharmacist | law.TransferDate | law.OriginalPharmacy

func missing(m law.Move, have law.TransferItems) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		lacks, r := law.TransferMissing(law.TransferNeeds(m), have)
		return lacks, r
	}
}

var dataCases = []ruled{
	{"R1.8 T1 no count of refills left", missing(move(civ, used(3, 3, 0)), everything&^law.RefillsLeftItem), "refills left", law.NeedInfo, codes("transfer_data_missing")},
	{"R1.8 T2 the sender's record refuses fills", mayFill(with(issued(civ, "IL", "2026-11-01"),
		func(q *law.Validity) { q.MovedAway = true }), "2026-11-24"), "", law.Deny, codes("moved_away")},
	{"R1.8 T3 silent through the sixth day", func() (any, law.Ruling) {
		last, sweep := law.TransferSilent(d("2026-11-20"), newYork)
		return last.String() + " " + sweep.In(newYork).Format("2006-01-02 15:04"), law.Ruling{}
	}, "2026-11-26 2026-11-27 00:00", law.Undecided, nil},
	{"all is there", missing(move(civ, used(3, 3, 1)), everything), "", law.Allow, nil},
	{"not controlled, never filled: no DEA numbers, no history", missing(move(none, nil), everything&^(law.PrescriberDEA|
		law.SenderDEA|law.ReceiverDEA|law.FirstDispensed|law.EarlierRefills|law.OriginalPharmacy)), "", law.Allow, nil},
	{"what a patient asks with", func() (any, law.Ruling) {
		lacks, r := law.TransferMissing(law.TransferRequest, law.PatientName|law.DrugName)
		return lacks, r
	}, "patient birth date, sending pharmacy", law.NeedInfo, codes("transfer_data_missing")},
}

// ending is a book of which a rule of each sort ended on 2026-11-30.
var ending = compiled(law.Federal(), law.States(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	ended("expiry", law.KindExpiry, law.NonControlled, law.Value{Months: 3}),
	ended("refills", law.KindRefillCap, law.NonControlled, law.Value{Count: 2}),
	ended("bar", law.KindRefillBar, law.NonControlled, law.Value{Days: 7}),
	ended("days", law.KindMaxDays, law.NonControlled, law.Value{Days: 30}),
	ended("paper", law.KindPaper, law.NonControlled, law.Value{Outcome: law.Allow}),
	ended("transfer", law.KindTransferFirst, law.NonControlled, law.Value{Outcome: law.Allow}),
	ended("report", law.KindPDMPReport, 0, law.Value{Hours: 24}),
	ended("query", law.KindPDMPQuery, 0, law.Value{Duty: law.Never}),
	ended("counselling", law.KindCounselling, 0, law.Value{Duty: law.Always}),
	ended("substitution", law.KindSubstitution, 0, law.Value{Outcome: law.Allow}),
	ended("keep", law.KindKeepRx, 0, law.Value{Years: 1}),
}})

func ended(id string, k law.Kind, s law.Schedules, v law.Value) law.Row {
	return law.Row{ID: "house.ak." + id, Kind: k, In: "AK", Schedules: s, Value: v, Period: cal.Period{To: d("2026-11-30")},
		Citation: "a made-up row", Evidence: reason.Proposal}
}

var alaska = law.Validity{Schedule: none, State: "AK", Issued: d("2026-10-01")}

var endedCases = []ruled{
	{"the last date tells until when it stands", func() (any, law.Ruling) {
		last, r := ending.LastDate(alaska)
		return last.String() + " " + until(r), r
	}, "2027-01-01 2026-11-30", law.Allow, nil},
	{"a fill on the last day of the rule", only(func() law.Ruling { return ending.MayFill(alaska, d("2026-11-30")) }), "", law.Allow, nil},
	{"a fill past the end of the rule", only(func() law.Ruling { return ending.MayFill(alaska, d("2026-12-01")) }), "", law.Hold, codes("rule_ended")},
	{"refills past the end of the rule", func() (any, law.Ruling) {
		n, r := ending.RefillsLeft(law.Refilling{Validity: alaska, Written: 3}, d("2026-12-01"))
		return n, r
	}, "0", law.Hold, codes("rule_ended", "rule_ended")},
	{"a bar past its end", func() (any, law.Ruling) {
		first, r := ending.RefillBar(none, "AK", d("2027-01-01"), d("2026-12-01"), false)
		return first, r
	}, "", law.Hold, codes("rule_ended")},
	{"days' supply past the end of the rule", func() (any, law.Ruling) {
		n, r := ending.MaxDaysSupply(law.Supply{Schedule: none, State: "AK", On: d("2026-12-01"), Days: 30})
		return n, r
	}, "-1", law.Hold, codes("rule_ended")},
	{"a form past the end of the rule", only(func() law.Ruling {
		return ending.Accepts(law.FormQuestion{Form: law.Paper, Schedule: none, State: "AK", Received: d("2026-12-01")})
	}), "", law.Hold, codes("rule_ended")},
	{"a transfer past the end of the rule", transfer(ending, law.Move{Validity: alaska, From: "AK", To: "AK"}, "2026-12-01"), "", law.Deny,
		codes("rule_ended", "rule_ended")},
	{"a report past the end of the rule", func() (any, law.Ruling) {
		_, r := ending.ReportBy(law.Report{Schedule: civ, State: "AK", At: at("2026-12-01 09:00"), Zone: newYork})
		return "", r
	}, "", law.Hold, codes("rule_ended")},
	{"a retention rule that has ended keeps the record", func() (any, law.Ruling) {
		keep, r := ending.KeepUntil(law.Record{Class: law.RxRecord, Schedule: none, State: "AK", PartD: drug.No, Last: d("2020-01-01")}, d("2026-12-01"))
		return keep, r
	}, "", law.Hold, codes("rule_ended")},
	{"queries, counselling and substitution past the end of the rules", func() (any, law.Ruling) {
		on := d("2026-12-01")
		return ending.PDMP("AK", on).Query.String() + " " + ending.Counselling("AK", on).String() + " " + ending.Substitution("AK", on).String(), law.Ruling{}
	}, "unknown unknown unknown", law.Undecided, nil},
	{"queries, counselling and substitution while the rules last", func() (any, law.Ruling) {
		on := d("2026-11-30")
		return ending.PDMP("AK", on).Query.String() + " " + ending.Counselling("AK", on).String() + " " + ending.Substitution("AK", on).String(), law.Ruling{}
	}, "never always yes", law.Undecided, nil},
}

// bare is the federal floor without some rules, and others of it that ended on 2026-11-30.
var bare = compiled(law.States(), law.Federal().Without("federal.telemedicine", "federal.paper").With(
	over("federal.buprenorphine"), over("federal.oral_written_ii"), over("federal.partial_short"), over("federal.series_ii")))

// over is a federal row that has ended.
func over(id string) law.Row {
	for _, row := range law.Federal().Rules {
		if row.ID == id {
			row.Period.To = d("2026-11-30")
			return row
		}
	}
	panic(id)
}

// endedTele is a book in which both rules of telemedicine have ended.
var endedTele = compiled(law.States(), law.Federal().With(over("federal.buprenorphine")))

// noBuprenorphine is a book in which the special rule is missing.
var noBuprenorphine = compiled(law.States(), law.Federal().Without("federal.buprenorphine"))

var bareCases = []ruled{
	{"telemedicine without a row", only(func() law.Ruling { return bare.MayPrescribe(authority("2026-11-24", remote)) }), "", law.Deny, codes("telemedicine")},
	{"buprenorphine after both rules have ended", only(func() law.Ruling {
		return endedTele.MayPrescribe(authority("2027-01-01", buprenorphine("2026-12-01", drug.Yes)))
	}), "", law.Deny, codes("rule_ended")},
	{"buprenorphine where the special rule is missing", only(func() law.Ruling {
		return noBuprenorphine.MayPrescribe(authority("2027-01-01", buprenorphine("2026-12-01", drug.Yes)))
	}), "", law.Deny, codes("rule_ended")},
	{"buprenorphine while the general rule lasts", only(func() law.Ruling {
		return endedTele.MayPrescribe(authority("2026-12-31", buprenorphine("", drug.No)))
	}), "", law.Allow, nil},
	{"the deadline of the written prescription has ended", func() (any, law.Ruling) {
		due, r := bare.WrittenDue(law.FormQuestion{Form: law.OralEmergency, Schedule: cii, State: "MO", Received: d("2026-12-01")})
		return due, r
	}, "", law.Hold, codes("rule_ended")},
	{"the deadline of the rest has ended", func() (any, law.Ruling) {
		by, r := bare.RestBy(part(cii, "2026-12-01 12:00", func(q *law.PartialFill) { q.Issued = d("2026-12-01") }))
		return by.At.IsZero(), r
	}, "true", law.Deny, codes("rule_ended")},
	{"series have ended", series(bare, "MO", law.SeriesItem{Days: 30, Issued: d("2026-12-01"), Signed: d("2026-12-01")}), "", law.Deny, codes("rule_ended")},
	{"refills that the last date does not limit", func() (any, law.Ruling) {
		b := compiled(law.Federal(), unlimitedV)
		n, r := b.RefillsUsable(refilling(cv, "NY", 5, 0, 30))
		return n, r
	}, "-1", law.Allow, nil},
	{"a negative days' supply", usable(refilling(civ, "MO", 5, 0, -1)), "0", law.NeedInfo, codes("number_negative")},
	{"no notice for a state that is none", func() (any, law.Ruling) { return std.Notice("ZZ", d("2026-11-24")) == nil, law.Ruling{} }, "true", law.Undecided, nil},
	{"a word for a form", func() (any, law.Ruling) {
		return law.FaxPrescriber.String() + " " + law.Form(99).String(), law.Ruling{}
	},
		"fax_prescriber form(99)", law.Undecided, nil},
}
