package law_test

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

var newYork = zone("America/New_York")

func zone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// at is a time of day in New York, "2026-10-01 14:05".
func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, newYork)
	if err != nil {
		panic(err)
	}
	return t
}

func tablets(n int64) drug.Quantity { return drug.Units(n, drug.Tablet) }

// part is a partial fill in New York of 30 tablets, issued on 2026-10-01; 10 were dispensed, and 10 are now.
func part(s drug.Schedule, when string, edit func(*law.PartialFill)) law.PartialFill {
	q := law.PartialFill{Validity: issued(s, "NY", "2026-10-01"), Total: tablets(30), Dispensed: tablets(10), Now: tablets(10),
		At: at(when), Zone: newYork, Cause: law.ShortStock, First: at("2026-10-01 14:05")}
	q.Benzodiazepine = drug.No
	if edit != nil {
		edit(&q)
	}
	return q
}

func fillPart(q law.PartialFill) func() (any, law.Ruling) {
	return only(func() law.Ruling { return std.MayFillPart(q) })
}

func restBy(q law.PartialFill) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		by, r := std.RestBy(q)
		if by.At.IsZero() {
			return by.Day, r
		}
		return by.At.In(newYork).Format("2006-01-02 15:04"), r
	}
}

func askedFor(q *law.PartialFill) { q.Cause = law.AskedFor }
func inCare(q *law.PartialFill)   { q.Cause = law.LongTermCare }

var forbidding = compiled(law.Federal(), law.States(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	{ID: "house.ny.partial", Kind: law.KindPartialAsked, In: "NY", Schedules: law.CII, Value: law.Value{Outcome: law.Deny},
		Citation: "a made-up row", Evidence: 4},
	{ID: "house.ny.series", Kind: law.KindSeries, In: "NY", Schedules: law.CII, Value: law.Value{Outcome: law.Deny},
		Citation: "a made-up row", Evidence: 4},
	{ID: "house.ny.telemedicine", Kind: law.KindTelemedicine, In: "NY", Schedules: law.CIItoV, Value: law.Value{Outcome: law.Deny},
		Citation: "a made-up row", Evidence: 4},
}})

var partialCases = []ruled{
	{"R1.4 T1 short stock: 72 hours", restBy(part(cii, "2026-10-01 14:05", nil)), "2026-10-04 14:05", law.Allow, nil},
	{"R1.4 T1 short stock, the last minute", fillPart(part(cii, "2026-10-04 14:05", nil)), "", law.Allow, nil},
	{"R1.4 T1 short stock, the minute after", fillPart(part(cii, "2026-10-04 14:06", nil)), "", law.Deny, codes("rest_void")},
	{"72 hours over the end of daylight saving", restBy(part(cii, "2026-10-30 12:00", func(q *law.PartialFill) {
		q.Issued, q.First = d("2026-10-30"), at("2026-10-30 12:00")
	})), "2026-11-02 11:00", law.Allow, nil},
	{"72 hours over the beginning of daylight saving", restBy(part(cii, "2027-03-12 12:00", func(q *law.PartialFill) {
		q.Issued, q.First = d("2027-03-12"), at("2027-03-12 12:00")
	})), "2027-03-15 13:00", law.Allow, nil},
	{"R1.4 T2 asked for: 30 days after it was written", restBy(part(cii, "2026-10-01 14:05", askedFor)), "2026-10-31", law.Allow, nil},
	{"asked for, the last minute of the last day", fillPart(part(cii, "2026-10-31 23:59", askedFor)), "", law.Allow, nil},
	{"asked for, the day after", fillPart(part(cii, "2026-11-01 00:00", askedFor)), "", law.Deny, codes("expired", "rest_void")},
	{"asked for of an emergency oral prescription: 72 hours after its issue", restBy(part(cii, "2026-10-01 14:05", func(q *law.PartialFill) {
		q.Cause, q.Oral = law.AskedFor, at("2026-10-01 09:30")
	})), "2026-10-04 09:30", law.Allow, nil},
	{"R1.4 T3 long-term care: 60 days after the issue", restBy(part(cii, "2026-10-01 14:05", inCare)), "2026-11-30", law.Allow, nil},
	{"long-term care, the state's last date is earlier", fillPart(part(cii, "2026-11-15 12:00", inCare)), "", law.Deny, codes("expired")},
	{"R1.4 T4 asked for in a state that forbids it", func() (any, law.Ruling) {
		return "", forbidding.MayFillPart(part(cii, "2026-10-02 12:00", askedFor))
	}, "", law.Deny, codes("partial_forbidden")},
	{"R1.4 T5 one above the total", fillPart(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.Now = tablets(21) })), "",
		law.Deny, codes("partial_total")},
	{"all of the rest", fillPart(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.Now = tablets(20) })), "", law.Allow, nil},
	{"asked for before CARA's rule", restBy(part(cii, "2023-08-20 12:00", func(q *law.PartialFill) {
		q.Cause, q.Issued = law.AskedFor, d("2023-08-20")
	})), "", law.Hold, codes("no_row")},
	{"no cause", restBy(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.Cause = 0 })), "", law.NeedInfo, codes("partial_cause_unknown")},
	{"no first partial fill", restBy(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.First = time.Time{} })), "",
		law.NeedInfo, codes("first_partial_unknown")},
	{"a deadline of another schedule", restBy(part(civ, "2026-10-02 12:00", nil)), "", law.NeedInfo, codes("not_schedule_two")},
	{"quantities of two units", fillPart(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.Now = drug.Units(5, drug.Milliliter) })), "",
		law.NeedInfo, codes("quantity_unknown")},
	{"no total", fillPart(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.Total = drug.Quantity{} })), "",
		law.NeedInfo, codes("quantity_unknown")},
	{"no zone", fillPart(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.Zone = nil })), "",
		law.NeedInfo, codes("instant_unknown", "day_unknown")},

	{"R1.5 T1 30 of 90, then 60", fillPart(part(civ, "2026-12-24 12:00", func(q *law.PartialFill) {
		q.Total, q.Dispensed, q.Now = tablets(90), tablets(30), tablets(60)
	})), "", law.Allow, nil},
	{"R1.5 T2 91 of 90", fillPart(part(civ, "2026-12-24 12:00", func(q *law.PartialFill) {
		q.Total, q.Dispensed, q.Now = tablets(90), tablets(30), tablets(61)
	})), "", law.Deny, codes("partial_total")},
	{"R1.5 T3 CIII the day after six months", fillPart(part(ciii, "2027-04-02 00:00", nil)), "", law.Deny, codes("expired")},
	{"R1.5 T3 CV the day after six months", func() (any, law.Ruling) {
		b := compiled(law.Federal(), unlimitedV)
		return "", b.MayFillPart(part(cv, "2027-04-02 00:00", nil))
	}, "", law.Deny, codes("expired")},
	{"CV, a whole fill after six months in a state without a limit", func() (any, law.Ruling) {
		b := compiled(law.Federal(), unlimitedV)
		return "", b.MayFill(issued(cv, "NY", "2026-10-01"), d("2027-04-02"))
	}, "", law.Allow, nil},
}

// unlimitedV is a state in which a schedule V prescription has no last date.
var unlimitedV = law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	{ID: "house.ny.expiry_v", Kind: law.KindExpiry, In: "NY", Schedules: law.CV, Value: law.Value{Unlimited: true},
		Citation: "a made-up row", Evidence: 4},
}}

func series(b *law.Book, st place.State, items ...law.SeriesItem) func() (any, law.Ruling) {
	return only(func() law.Ruling { return b.Series(law.Series{State: st, Items: items}) })
}

// item is a prescription of 2026-10-01.
func item(days int, notBefore string) law.SeriesItem {
	return law.SeriesItem{Days: days, Issued: d("2026-10-01"), Signed: d("2026-10-01"), NotBefore: d(notBefore)}
}

var seriesCases = []ruled{
	{"R1.3 T1 30, 30 and 30 with dates", series(std, "MO", item(30, ""), item(30, "2026-10-31"), item(30, "2026-11-30")), "", law.Allow, nil},
	{"R1.3 T2 30, 30 and 31", series(std, "MO", item(30, ""), item(30, "2026-10-31"), item(31, "2026-11-30")), "", law.Deny, codes("series_days")},
	{"R1.3 T3 the second without a date", series(std, "MO", item(30, ""), item(30, "")), "", law.Deny, codes("series_date_missing")},
	{"R1.3 T4 filled one day early", mayFill(with(issued(cii, "MA", "2026-10-01"),
		func(q *law.Validity) { q.NotBefore = d("2026-10-31") }), "2026-10-30"), "", law.Deny, codes("not_yet")},
	{"filled on the earliest day", mayFill(with(issued(cii, "MA", "2026-10-01"),
		func(q *law.Validity) { q.NotBefore = d("2026-10-31") }), "2026-10-31"), "", law.Allow, nil},
	{"supplies that overlap are a note", series(std, "MO", item(30, ""), item(30, "2026-10-30")), "", law.Allow, nil},
	{"dated ahead", series(std, "MO", law.SeriesItem{Days: 30, Issued: d("2026-10-02"), Signed: d("2026-10-01")}), "", law.Deny, codes("post_dated")},
	{"the day of signing is not known", series(std, "MO", law.SeriesItem{Days: 30, Issued: d("2026-10-02")}), "", law.NeedInfo, codes("signed_unknown")},
	{"no days' supply", series(std, "MO", item(0, "")), "", law.NeedInfo, codes("days_supply_unknown")},
	{"absurd days' supplies do not wrap around", series(std, "MO", item(1<<62, ""), item(1<<62, "2026-10-31")), "", law.Deny, codes("series_days")},
	{"a state that forbids a series", series(forbidding, "NY", item(30, "")), "", law.Deny, codes("series_not_allowed")},
	{"before the rule", series(std, "MO", law.SeriesItem{Days: 30, Issued: d("2007-12-18"), Signed: d("2007-12-18")}), "", law.Deny, codes("series_not_allowed")},
	{"no prescriptions, no state", series(std, ""), "", law.NeedInfo, codes("state_unknown", "series_empty")},
	{"not issued", series(std, "MO", law.SeriesItem{Days: 30}), "", law.NeedInfo, codes("issued_unknown")},
}

func supply(s drug.Schedule, st place.State, days int, edit func(*law.Supply)) func() (any, law.Ruling) {
	q := law.Supply{Schedule: s, State: st, On: d("2026-11-24"), Days: days}
	if edit != nil {
		edit(&q)
	}
	return func() (any, law.Ruling) {
		n, r := std.MaxDaysSupply(q)
		return n, r
	}
}

func listed(a drug.Answer) func(*law.Supply) { return func(q *law.Supply) { q.ListedCondition = a } }

func opioid(is, first drug.Answer) func(*law.Supply) {
	return func(q *law.Supply) { q.Opioid, q.FirstFill = is, first }
}

var supplyCases = []ruled{
	{"R1.15 T1 New York, CIV for 90 days, no condition", supply(civ, "NY", 90, listed(drug.No)), "30", law.Hold, codes("max_days_supply")},
	{"R1.15 T2 New York, CIV for 90 days, a listed condition", supply(civ, "NY", 90, listed(drug.Yes)), "90", law.Allow, nil},
	{"R1.15 T2 New York, CIV for 90 days, has one refill", refills(refilling(civ, "NY", 1, 0, 90), "2026-10-30"), "1", law.Allow, nil},
	{"New York, CIV for 90 days, condition not known", supply(civ, "NY", 90, nil), "30", law.NeedInfo, codes("listed_condition_unknown")},
	{"New York, CIV for 91 days, condition not known", supply(civ, "NY", 91, nil), "30", law.Hold, codes("max_days_supply")},
	{"New York, CIV for 30 days, condition not known", supply(civ, "NY", 30, nil), "30", law.Allow, nil},
	{"New York, not controlled", supply(none, "NY", 90, nil), "-1", law.Allow, nil},
	{"R1.15 T4 Massachusetts, first opioid for 10 days", supply(cii, "MA", 10, opioid(drug.Yes, drug.Yes)), "7", law.Hold, codes("max_days_supply")},
	{"Massachusetts, first opioid for 7 days", supply(cii, "MA", 7, opioid(drug.Yes, drug.Yes)), "7", law.Allow, nil},
	{"Massachusetts, not the first", supply(cii, "MA", 10, opioid(drug.Yes, drug.No)), "-1", law.Allow, nil},
	{"Massachusetts, no opioid", supply(cii, "MA", 30, opioid(drug.No, 0)), "-1", law.Allow, nil},
	{"Massachusetts, nothing known", supply(cii, "MA", 10, nil), "7", law.NeedInfo, codes("opioid_unknown", "first_fill_unknown")},
	{"Massachusetts, nothing known, within the limit", supply(cii, "MA", 7, nil), "-1", law.Allow, nil},
	{"no days asked for", supply(none, "MO", 0, nil), "0", law.NeedInfo, codes("days_supply_unknown")},
}
