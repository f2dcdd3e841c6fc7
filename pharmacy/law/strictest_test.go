package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// twice has two rows about each thing in Alaska, the stricter one first here and second there.
var twice = compiled(law.Federal(), law.States(), house(
	both("a.bar", law.KindRefillBar, law.CIIItoV, law.Value{Days: 5}), both("b.bar", law.KindRefillBar, law.CIIItoV, law.Value{Days: 9}),
	both("a.emergency", law.KindEmergency, law.NonControlled, law.Value{Days: 30}), both("b.emergency", law.KindEmergency, law.NonControlled, law.Value{Hours: 72}),
	both("a.report", law.KindPDMPReport, 0, law.Value{Hours: 24}), both("b.report", law.KindPDMPReport, 0, law.Value{Hours: 48}),
	both("a.keep", law.KindKeepRx, 0, law.Value{Years: 5}), both("b.keep", law.KindKeepRx, 0, law.Value{Years: 3}),
	both("a.paper", law.KindPaper, law.NonControlled, law.Value{Outcome: law.Deny}), both("b.paper", law.KindPaper, law.NonControlled, law.Value{Outcome: law.Allow}),
	both("a.oral", law.KindOral, law.NonControlled, law.Value{Outcome: law.Allow}), both("b.oral", law.KindOral, law.NonControlled, law.Value{Outcome: law.Deny}),
	both("a.days", law.KindMaxDays, law.NonControlled, law.Value{Days: 60}), both("b.days", law.KindMaxDays, law.NonControlled, law.Value{Days: 90}),
	condition(law.IfOutOfState, 30), condition(law.IfBenzodiazepine, 20),
))

func both(id string, k law.Kind, s law.Schedules, v law.Value) law.Row {
	return law.Row{ID: "house." + id, Kind: k, In: "AK", Schedules: s, Value: v, Citation: "a made-up row", Evidence: reason.Proposal}
}

func condition(c law.Condition, days int) law.Row {
	row := both("c", law.KindExpiry, law.CIV, law.Value{Days: days})
	row.ID, row.When = row.ID+string(rune('a'+int(c)))+".expiry", c
	return row
}

func paper(f law.Form) func() (any, law.Ruling) {
	return only(func() law.Ruling {
		return twice.Accepts(law.FormQuestion{Form: f, Schedule: none, State: "AK", Received: d("2026-11-24")})
	})
}

func inAlaska(on string, edit func(*law.Validity)) func() (any, law.Ruling) {
	q := issued(civ, "AK", "2026-10-01")
	if edit != nil {
		edit(&q)
	}
	return only(func() law.Ruling { return twice.MayFill(q, d(on)) })
}

// strictestCases are two rows about one thing: the stricter wins, in whatever order they come.
var strictestCases = []ruled{
	{"two bars: the later day", func() (any, law.Ruling) {
		first, r := twice.RefillBar(civ, "AK", d("2026-12-31"), d("2026-12-26"), false)
		return first, r
	}, "2026-12-26", law.Allow, nil},
	{"two powers of emergency supply: the fewer days", func() (any, law.Ruling) {
		_, days, r := twice.EmergencySupply(law.Emergency{Schedule: none, State: "AK", On: d("2026-11-24"), LastFill: d("2026-10-20"),
			Attempts: 1, Used: drug.No, PerDay: tablets(1)})
		return days, r
	}, "3", law.Allow, nil},
	{"two reports: the fewer hours", func() (any, law.Ruling) { return twice.PDMP("AK", d("2026-11-24")).ReportHours, law.Ruling{} }, "24", law.Undecided, nil},
	{"two reports: the earlier instant", func() (any, law.Ruling) {
		due, r := twice.ReportBy(law.Report{Schedule: civ, State: "AK", At: at("2026-11-24 12:00"), Zone: newYork})
		return due.In(newYork).Format("01-02 15:04"), r
	}, "11-25 12:00", law.Allow, nil},
	{"two retentions: the more years", func() (any, law.Ruling) {
		keep, r := twice.KeepUntil(law.Record{Class: law.RxRecord, Schedule: none, State: "AK", PartD: drug.No, Last: d("2026-11-24")}, d("2032-01-01"))
		return keep, r
	}, "2031-11-24", law.Allow, nil},
	{"paper is denied by the first row", paper(law.Paper), "", law.Deny, codes("form_refused")},
	{"a spoken one is denied by the second row", paper(law.Oral), "", law.Deny, codes("spoken")},
	{"two limits of days' supply: the smaller", func() (any, law.Ruling) {
		n, r := twice.MaxDaysSupply(law.Supply{Schedule: none, State: "AK", On: d("2026-11-24"), Days: 61})
		return n, r
	}, "60", law.Hold, codes("max_days_supply")},
	{"two conditions not known, within both limits", inAlaska("2026-10-21", nil), "", law.Allow, nil},
	{"two conditions not known, past the nearer limit", inAlaska("2026-10-22", nil), "", law.NeedInfo, codes("benzodiazepine_unknown")},
	{"one condition not known, past its limit", inAlaska("2026-11-01", func(q *law.Validity) { q.Benzodiazepine = drug.No }), "",
		law.NeedInfo, codes("prescriber_state_unknown")},
	{"one condition not known, within its limit", inAlaska("2026-10-31", func(q *law.Validity) { q.Benzodiazepine = drug.No }), "", law.Allow, nil},
	{"filled twice: the history goes along", missing(move(civ, used(2, 3, 0)), everything&^law.EarlierRefills), "dates and places of earlier refills",
		law.NeedInfo, codes("transfer_data_missing")},
	{"moved once: the original pharmacy goes along", missing(move(civ, used(1, 3, 1)), everything&^law.OriginalPharmacy), "original pharmacy",
		law.NeedInfo, codes("transfer_data_missing")},
	{"no site may, for a fact that is not known", siteFor(law.Delivery{Schedule: none, To: "DE", Ships: d("2026-11-24")}, site), "-1",
		law.NeedInfo, codes("po_box_unknown")},
}
