package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

func series(b *law.Book, st place.State, items ...law.SeriesItem) func() (any, law.Ruling) {
	return only(func() law.Ruling { return b.Series(law.Series{State: st, Items: items}) })
}

// item is a prescription of 2026-10-01.
func item(days int, notBefore string) law.SeriesItem {
	return law.SeriesItem{Days: days, Issued: d("2026-10-01"), Signed: d("2026-10-01"), NotBefore: d(notBefore)}
}

var seriesCases = []ruled{
	{"R1.3 T1 30, 30 and 30 with dates", series(allowing, "MO", item(30, ""), item(30, "2026-10-31"), item(30, "2026-11-30")), "", law.Allow, nil},
	{"R1.3 T2 30, 30 and 31", series(allowing, "MO", item(30, ""), item(30, "2026-10-31"), item(31, "2026-11-30")), "", law.Deny, codes("series_days")},
	{"R1.3 T3 the second without a date", series(allowing, "MO", item(30, ""), item(30, "")), "", law.Deny, codes("series_date_missing")},
	{"R1.3 T4 filled one day early", mayFill(with(issued(cii, "MA", "2026-10-01"),
		func(q *law.Validity) { q.NotBefore = d("2026-10-31") }), "2026-10-30"), "", law.Deny, codes("not_yet")},
	{"filled on the earliest day", mayFill(with(issued(cii, "MA", "2026-10-01"),
		func(q *law.Validity) { q.NotBefore = d("2026-10-31") }), "2026-10-31"), "", law.Allow, nil},
	{"supplies that overlap are a note", series(allowing, "MO", item(30, ""), item(30, "2026-10-30")), "", law.Allow, nil},
	{"dated ahead", series(allowing, "MO", law.SeriesItem{Days: 30, Issued: d("2026-10-02"), Signed: d("2026-10-01")}), "", law.Deny, codes("post_dated")},
	{"the day of signing is not known", series(allowing, "MO", law.SeriesItem{Days: 30, Issued: d("2026-10-02")}), "", law.NeedInfo, codes("signed_unknown")},
	{"no days' supply", series(allowing, "MO", item(0, "")), "", law.NeedInfo, codes("days_supply_unknown")},
	{"absurd days' supplies do not wrap around", series(allowing, "MO", item(1<<62, ""), item(1<<62, "2026-10-31")), "", law.Deny, codes("series_days")},
	{"a series in a state without a row", series(std, "MO", item(30, "")), "", law.Hold, codes("no_row")},
	{"a state that forbids a series", series(forbidding, "NY", item(30, "")), "", law.Deny, codes("series_not_allowed")},
	{"before the rule", series(allowing, "MO", law.SeriesItem{Days: 30, Issued: d("2007-12-18"), Signed: d("2007-12-18")}), "", law.Deny, codes("series_not_allowed")},
	{"no prescriptions, no state", series(std, ""), "", law.NeedInfo, codes("state_unknown", "series_empty")},
	{"not issued", series(allowing, "MO", law.SeriesItem{Days: 30}), "", law.NeedInfo, codes("issued_unknown")},
}
