package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
)

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
	{"buprenorphine, the first day lies after the issue", prescribed("2027-03-30", buprenorphine("2027-03-31", drug.Yes)), "", law.NeedInfo,
		codes("first_telemedicine_unknown")},
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
