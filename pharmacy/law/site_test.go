package law_test

import (
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

// freeOfPermits is a house that knows that Delaware has no permit of its own, as far as this test goes.
var freeOfPermits = compiled(law.Federal(), law.States(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	{ID: "house.de.permit", Kind: law.KindPermit, In: "DE", Schedules: law.CIItoV, Value: law.Value{Outcome: law.Allow},
		Citation: "a made-up row", Evidence: reason.Proposal}}})

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
	{"controlled, it is not known whether the state has a permit", dispense(delivery(civ, "DE", "2026-11-24")), "2027-12-31", law.Hold, codes("site_no_permit")},
	{"controlled, a state that is known to have none", func() (any, law.Ruling) {
		return "", freeOfPermits.MayDispense(site, delivery(civ, "DE", "2026-11-24"))
	}, "", law.Allow, nil},
	{"controlled, no DEA registration", func() (any, law.Ruling) {
		return "", std.MayDispense(elsewhere, delivery(civ, "NY", "2026-11-24"))
	}, "", law.Hold, codes("site_not_registered", "site_no_permit")},
	{"nothing known of a delivery", dispense(law.Delivery{}), "", law.NeedInfo, codes("schedule_unknown", "state_unknown", "day_unknown")},
}
