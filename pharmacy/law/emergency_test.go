package law_test

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// powers is a house that knows two states' power of emergency supply.
var powers = compiled(law.Federal(), law.States(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	{ID: "house.mo.emergency", Kind: law.KindEmergency, In: "MO", Schedules: law.NonControlled, Value: law.Value{Hours: 72},
		Citation: "a made-up row", Evidence: reason.Proposal},
	{ID: "house.fl.emergency", Kind: law.KindEmergency, In: "FL", Schedules: law.NonControlled, Value: law.Value{Days: 30},
		Period: cal.Period{To: d("2026-11-30")}, Citation: "a made-up row", Evidence: reason.Proposal},
}})

func emergency(edit func(*law.Emergency)) func() (any, law.Ruling) {
	q := law.Emergency{Schedule: none, State: "MO", On: d("2026-11-24"), LastFill: d("2026-10-20"), Attempts: 2, Used: drug.No, PerDay: tablets(1)}
	if edit != nil {
		edit(&q)
	}
	return func() (any, law.Ruling) {
		amount, days, r := powers.EmergencySupply(q)
		if days == 0 {
			return amount, r
		}
		return amount.Words() + ", " + (time.Duration(days) * 24 * time.Hour).String(), r
	}
}

var emergencyCases = []ruled{
	{"R1.17 T1 72 hours, one a day", emergency(nil), "3 tablets, 72h0m0s", law.Allow, nil},
	{"R1.17 T2 CII", emergency(func(q *law.Emergency) { q.Schedule = cii }), "", law.Deny, codes("no_emergency_power")},
	{"R1.17 T3 no attempt is logged", emergency(func(q *law.Emergency) { q.Attempts = 0 }), "", law.NeedInfo, codes("attempts_unknown")},
	{"R1.17 T4 an inhaler that cannot be broken", emergency(func(q *law.Emergency) { q.Package = drug.Units(1, drug.Each) }), "1 each, 72h0m0s", law.Allow, nil},
	{"30 days, two a day", emergency(func(q *law.Emergency) { q.State, q.PerDay = "FL", tablets(2) }), "60 tablets, 720h0m0s", law.Allow, nil},
	{"the state's rule has ended", emergency(func(q *law.Emergency) { q.State, q.On = "FL", d("2026-12-01") }), "", law.Deny, codes("rule_ended")},
	{"a state without a row", emergency(func(q *law.Emergency) { q.State = "AK" }), "", law.Hold, codes("no_row")},
	{"CIV in a state whose row is for other drugs", emergency(func(q *law.Emergency) { q.Schedule = civ }), "", law.Hold, codes("no_row")},
	{"given before in this period", emergency(func(q *law.Emergency) { q.Used = drug.Yes }), "", law.Deny, codes("emergency_used")},
	{"nothing known but the state", emergency(func(q *law.Emergency) { *q = law.Emergency{Schedule: none, State: "MO", On: q.On} }), "",
		law.NeedInfo, codes("attempts_unknown", "last_fill_unknown", "emergency_used_unknown", "per_day_unknown")},
	{"a fill on record that is yet to come", emergency(func(q *law.Emergency) { q.LastFill = d("2026-11-25") }), "", law.Hold, codes("fill_after_today")},
}
