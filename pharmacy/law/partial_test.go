package law_test

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
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

func owed(edit func(*law.PartialFill)) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		return part(cii, "2026-10-02 12:00", edit).Owed().Words(), law.Ruling{}
	}
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
	{"a state's permission sets no deadline of its own", func() (any, law.Ruling) {
		_, r := permitting.RestBy(part(cii, "2023-08-20 12:00", func(q *law.PartialFill) { q.Cause, q.Issued = law.AskedFor, d("2023-08-20") }))
		return "", r
	}, "", law.Hold, codes("no_row")},
	{"no cause", restBy(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.Cause = 0 })), "", law.NeedInfo, codes("partial_cause_unknown")},
	{"no first partial fill", restBy(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.First = time.Time{} })), "",
		law.NeedInfo, codes("first_partial_unknown")},
	{"the first partial fill is later than this one", fillPart(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.First = at("2026-10-02 12:01") })), "",
		law.NeedInfo, codes("first_partial_unknown")},
	{"an emergency oral prescription that is issued after the fill", fillPart(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) {
		q.Cause, q.Oral = law.AskedFor, at("2026-10-02 12:01")
	})), "", law.NeedInfo, codes("instant_unknown")},
	{"a deadline of another schedule", restBy(part(civ, "2026-10-02 12:00", nil)), "", law.NeedInfo, codes("not_schedule_two")},
	{"quantities of two units", fillPart(part(cii, "2026-10-02 12:00", func(q *law.PartialFill) { q.Now = drug.Units(5, drug.Milliliter) })), "",
		law.NeedInfo, codes("quantity_unknown")},
	{"what is owed after 10 and 10 of 30", owed(nil), "10 tablets", law.Undecided, nil},
	{"nothing is owed after the whole", owed(func(q *law.PartialFill) { q.Now = tablets(20) }), "0 tablets", law.Undecided, nil},
	{"more than the total owes no number", owed(func(q *law.PartialFill) { q.Now = tablets(21) }), "", law.Undecided, nil},
	{"what is owed of an unknown total is unknown", owed(func(q *law.PartialFill) { q.Total = drug.Quantity{} }), "", law.Undecided, nil},
	{"what is owed of an unknown start is unknown", owed(func(q *law.PartialFill) { q.Dispensed = drug.Quantity{} }), "", law.Undecided, nil},
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

// permitting is a state that permits partial fills on request.
var permitting = compiled(law.Federal(), law.States(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	{ID: "house.ny.partial", Kind: law.KindPartialAsked, In: "NY", Schedules: law.CII, Value: law.Value{Outcome: law.Allow},
		Citation: "a made-up row", Evidence: 4}}})

// unlimitedV is a state in which a schedule V prescription has no last date.
var unlimitedV = law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	{ID: "house.ny.expiry_v", Kind: law.KindExpiry, In: "NY", Schedules: law.CV, Value: law.Value{Unlimited: true},
		Citation: "a made-up row", Evidence: 4},
}}
