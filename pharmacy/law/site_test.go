package law_test

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

func licence(k law.LicenceKind, st place.State, to string) law.Licence {
	return law.Licence{Kind: k, State: st, Period: cal.Period{From: d("2020-01-01"), To: d(to)}}
}

// site is licensed in Missouri, Delaware and Texas, and registered with the DEA.
var site = []law.Licence{licence(law.Dispensing, "MO", "2026-11-30"), licence(law.Dispensing, "DE", "2027-12-31"),
	licence(law.Dispensing, "TX", "2027-12-31"), licence(law.Registration, "", "2027-12-31")}

func delivery(s drug.Schedule, to place.State, ships string) law.Delivery {
	return law.Delivery{Schedule: s, To: to, Ships: d(ships), POBox: drug.No, Signature: drug.No}
}

func dispense(q law.Delivery) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		r := std.MayDispense(site, q)
		return until(r), r
	}
}

func until(r law.Ruling) string { return r.Until.String() }

func box(q law.Delivery, box, signature drug.Answer) law.Delivery {
	q.POBox, q.Signature = box, signature
	return q
}

func siteFor(q law.Delivery, sites ...[]law.Licence) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		i, r := std.SiteFor(sites, q)
		return i, r
	}
}

func stay(expected string) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		i := law.StayAt([]cal.Period{{From: d("2026-11-01"), To: d("2026-12-15")}}, d(expected))
		return i, law.Ruling{}
	}
}

var elsewhere = []law.Licence{licence(law.Dispensing, "NY", "2027-12-31"), licence(law.Dispensing, "MO", "2027-12-31")}

var siteCases = []ruled{
	{"R1.12 T1 licensed in Delaware", dispense(delivery(none, "DE", "2026-11-24")), "2027-12-31", law.Allow, nil},
	{"R1.12 T1 Delaware wants a notice in the parcel", func() (any, law.Ruling) {
		return std.Notice("DE", d("2026-11-24")).Source, law.Ruling{}
	}, "24 Del. C. s.2535: temperature, and the pharmacist's telephone line", law.Undecided, nil},
	{"Missouri wants no notice", func() (any, law.Ruling) {
		return std.Notice("MO", d("2026-11-24")) == nil, law.Ruling{}
	}, "true", law.Undecided, nil},
	{"R1.12 T2 the address moved to New York", dispense(delivery(none, "NY", "2026-11-24")), "", law.Hold, codes("site_not_licensed")},
	{"another site is licensed in New York", siteFor(delivery(none, "NY", "2026-11-24"), site, elsewhere), "1", law.Allow, nil},
	{"R1.12 T3 the licence has expired on the day it ships", dispense(delivery(none, "MO", "2026-12-01")), "", law.Hold, codes("site_not_licensed")},
	{"on the licence's last day", dispense(delivery(none, "MO", "2026-11-30")), "2026-11-30", law.Allow, nil},
	{"R1.12 T3 another site takes it", siteFor(delivery(none, "MO", "2026-12-01"), site, elsewhere), "1", law.Allow, nil},
	{"R1.12 T3 no site is licensed there", siteFor(delivery(none, "AK", "2026-12-01"), site, elsewhere), "-1", law.Deny, codes("site_not_licensed", "no_site")},
	{"no site at all", siteFor(delivery(none, "AK", "2026-12-01")), "-1", law.Deny, codes("no_site")},
	{"R1.12 T4 a post office box", dispense(box(delivery(none, "DE", "2026-11-24"), drug.Yes, drug.No)), "2027-12-31", law.Allow, nil},
	{"R1.12 T4 a post office box where somebody must sign", dispense(box(delivery(none, "DE", "2026-11-24"), drug.Yes, drug.Yes)), "2027-12-31",
		law.Deny, codes("po_box_signature")},
	{"a post office box, signature not known", dispense(box(delivery(none, "DE", "2026-11-24"), drug.Yes, 0)), "2027-12-31", law.NeedInfo, codes("signature_unknown")},
	{"a signature, box not known", dispense(box(delivery(none, "DE", "2026-11-24"), 0, drug.Yes)), "2027-12-31", law.NeedInfo, codes("po_box_unknown")},
	{"R1.12 T5 in Florida on 12-14", stay("2026-12-14"), "0", law.Undecided, nil},
	{"in Florida on the last day", stay("2026-12-15"), "0", law.Undecided, nil},
	{"R1.12 T5 at home on 12-16", stay("2026-12-16"), "-1", law.Undecided, nil},
	{"delivery on an unknown day is at home", stay(""), "-1", law.Undecided, nil},
	{"controlled, a state with its own permit", dispense(delivery(civ, "TX", "2026-11-24")), "2027-12-31", law.Hold, codes("site_no_permit")},
	{"controlled, with the permit", func() (any, law.Ruling) {
		return "", std.MayDispense(append([]law.Licence{licence(law.ControlledState, "TX", "2027-12-31")}, site...), delivery(civ, "TX", "2026-11-24"))
	}, "", law.Allow, nil},
	{"controlled, a state without one", dispense(delivery(civ, "DE", "2026-11-24")), "2027-12-31", law.Allow, nil},
	{"controlled, no DEA registration", func() (any, law.Ruling) {
		return "", std.MayDispense(elsewhere, delivery(civ, "NY", "2026-11-24"))
	}, "", law.Hold, codes("site_not_registered")},
	{"nothing known of a delivery", dispense(law.Delivery{}), "", law.NeedInfo, codes("schedule_unknown", "state_unknown", "day_unknown")},
}

// prescribed is a schedule IV prescription whose prescriber may prescribe it.
func prescribed(day string, edit func(*law.Authority)) func() (any, law.Ruling) {
	return only(func() law.Ruling { return std.MayPrescribe(authority(day, edit)) })
}

func authority(day string, edit func(*law.Authority)) law.Authority {
	q := law.Authority{Schedule: civ, State: "MO", PrescriberState: "MO", Issued: d(day), Licensed: drug.Yes, Individual: drug.Yes,
		DEACovers: drug.Yes, StateCovers: drug.Yes, Excluded: drug.No, Purpose: drug.Yes, Remote: drug.No}
	if edit != nil {
		edit(&q)
	}
	return q
}

func remote(q *law.Authority) { q.Remote = drug.Yes }

func buprenorphine(first string, checked drug.Answer) func(*law.Authority) {
	return func(q *law.Authority) {
		q.Schedule, q.Remote, q.Buprenorphine = ciii, drug.Yes, drug.Yes
		q.FirstRemote, q.IdentityChecked = d(first), checked
	}
}

var authorityCases = []ruled{
	{"R1.13 T1 CIV by telemedicine on the last day of the rule", prescribed("2026-12-31", remote), "", law.Allow, nil},
	{"R1.13 T1 CIV by telemedicine the day after: the rule has ended", prescribed("2027-01-01", remote), "", law.Deny,
		codes("rule_ended", "buprenorphine_unknown")},
	{"CIV by telemedicine the day after, no buprenorphine", prescribed("2027-01-01", func(q *law.Authority) {
		remote(q)
		q.Buprenorphine = drug.No
	}), "", law.Deny, codes("rule_ended")},
	{"CII by telemedicine the day after", prescribed("2027-01-01", func(q *law.Authority) { remote(q); q.Schedule = cii }), "", law.Deny, codes("rule_ended")},
	{"R1.13 T2 the DEA registration lacks the schedule", prescribed("2026-11-24", func(q *law.Authority) { q.Schedule, q.DEACovers = cii, drug.No }), "",
		law.Deny, codes("dea_schedule")},
	{"R1.13 T3 the licence lapsed before the issue", prescribed("2026-11-24", func(q *law.Authority) { q.Licensed = drug.No }), "", law.Deny, codes("not_licensed")},
	{"a visit in person after the rule has ended", prescribed("2027-01-01", nil), "", law.Allow, nil},
	{"buprenorphine within six months", prescribed("2027-03-31", buprenorphine("2026-09-30", drug.Yes)), "", law.Deny, codes("buprenorphine_late")},
	{"buprenorphine on the last day of six months", prescribed("2027-03-30", buprenorphine("2026-09-30", drug.Yes)), "", law.Allow, nil},
	{"buprenorphine, identity not checked", prescribed("2027-03-30", buprenorphine("2026-09-30", drug.No)), "", law.Hold, codes("identity_not_checked")},
	{"buprenorphine, first day not known", prescribed("2027-03-30", buprenorphine("", drug.Yes)), "", law.NeedInfo, codes("first_telemedicine_unknown")},
	{"an organisation's NPI", prescribed("2026-11-24", func(q *law.Authority) { q.Individual = drug.No }), "", law.Deny, codes("npi_organisation")},
	{"on an exclusion list", prescribed("2026-11-24", func(q *law.Authority) { q.Excluded = drug.Yes }), "", law.Deny, codes("excluded")},
	{"a nurse whom the state does not let", prescribed("2026-11-24", func(q *law.Authority) { q.StateCovers = drug.No }), "", law.Deny, codes("no_authority")},
	{"no legitimate purpose", prescribed("2026-11-24", func(q *law.Authority) { q.Purpose = drug.No }), "", law.Deny, codes("purpose")},
	{"Massachusetts, out of state, not verified", prescribed("2026-11-24", func(q *law.Authority) { q.State, q.Verified = "MA", drug.No }), "", law.Hold, codes("verify")},
	{"Massachusetts, out of state, verified", prescribed("2026-11-24", func(q *law.Authority) { q.State, q.Verified = "MA", drug.Yes }), "", law.Allow, nil},
	{"Massachusetts, its own prescriber", prescribed("2026-11-24", func(q *law.Authority) { q.State, q.PrescriberState = "MA", "MA" }), "", law.Allow, nil},
	{"Massachusetts, prescriber's state not known", prescribed("2026-11-24", func(q *law.Authority) { q.State, q.PrescriberState = "MA", "" }), "",
		law.NeedInfo, codes("prescriber_state_unknown")},
	{"a state that forbids telemedicine", only(func() law.Ruling {
		return forbidding.MayPrescribe(authority("2026-11-24", func(q *law.Authority) { q.State = "NY"; remote(q) }))
	}), "", law.Deny, codes("telemedicine")},
	{"not controlled, little is asked", only(func() law.Ruling {
		return std.MayPrescribe(law.Authority{Schedule: none, State: "MO", Issued: d("2026-11-24"), Licensed: drug.Yes, Individual: drug.Yes, Excluded: drug.No})
	}), "", law.Allow, nil},
	{"nothing known of a prescriber", only(func() law.Ruling {
		return std.MayPrescribe(law.Authority{Schedule: civ, State: "MO", Issued: d("2026-11-24")})
	}), "", law.NeedInfo, codes("licence_unknown", "npi_unknown", "exclusion_unknown", "dea_unknown", "authority_unknown", "purpose_unknown", "telemedicine_unknown")},
}

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
