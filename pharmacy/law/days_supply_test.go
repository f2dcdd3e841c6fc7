package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

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
