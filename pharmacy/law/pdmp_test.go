package law_test

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

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
