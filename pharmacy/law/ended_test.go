package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

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
	{"a transfer past the end of the rule", transfer(ending, law.Move{Validity: alaska, From: "AK", To: "AK", Pharmacists: drug.Yes}, "2026-12-01"), "", law.Deny,
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
	{"series have ended", series(bare, "MO", law.SeriesItem{Days: 30, Issued: d("2026-12-01"), Signed: d("2026-12-01")}), "", law.Deny, codes("rule_ended", "no_row")},
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
