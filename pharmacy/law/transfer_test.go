package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// allowing is a book in which Missouri and Illinois let prescriptions move, and Illinois has a limit for schedule II.
var allowing = compiled(law.Federal(), law.States(), law.Pack{ID: "house", Version: "1", Rules: []law.Row{
	moving("house.mo.first", "MO", law.KindTransferFirst, law.CIItoV), moving("house.il.first", "IL", law.KindTransferFirst, law.CIItoV),
	moving("house.mo.refill", "MO", law.KindTransferRefill, law.CIIItoV), moving("house.il.refill", "IL", law.KindTransferRefill, law.CIIItoV),
	{ID: "house.il.expiry_ii", Kind: law.KindExpiry, In: "IL", Schedules: law.CII, Value: law.Value{Days: 90},
		Citation: "a made-up row", Evidence: reason.Proposal},
	{ID: "house.mo.series", Kind: law.KindSeries, In: "MO", Schedules: law.CII, Value: law.Value{Outcome: law.Allow},
		Citation: "a made-up row", Evidence: reason.Proposal},
	{ID: "house.mo.query", Kind: law.KindPDMPQuery, In: "MO", Value: law.Value{Duty: law.Always},
		Citation: "a made-up row", Evidence: reason.Proposal},
	{ID: "house.mo.report", Kind: law.KindPDMPReport, In: "MO", Value: law.Value{NextBusinessDay: true},
		Citation: "a made-up row", Evidence: reason.Proposal},
	{ID: "house.il.report", Kind: law.KindPDMPReport, In: "IL", Value: law.Value{Hours: 24},
		Citation: "a made-up row", Evidence: reason.Proposal},
}})

func moving(id string, in law.Scope, k law.Kind, s law.Schedules) law.Row {
	return law.Row{ID: id, Kind: k, In: in, Schedules: s, Value: law.Value{Outcome: law.Allow},
		Citation: "a made-up row", Evidence: reason.Proposal}
}

// move is a prescription that may be moved on 2026-11-24, from Missouri to Illinois.
func move(s drug.Schedule, edit func(*law.Move)) law.Move {
	m := law.Move{Validity: issued(s, "IL", "2026-11-01"), From: "MO", To: "IL", Electronic: drug.Yes,
		RetailRegistered: drug.Yes, Pharmacists: drug.Yes, PatientAsked: drug.Yes}
	if edit != nil {
		edit(&m)
	}
	return m
}

func transfer(b *law.Book, m law.Move, on string) func() (any, law.Ruling) {
	return only(func() law.Ruling { return b.Transfer(m, d(on)) })
}

func used(filled, left, moved int) func(*law.Move) {
	return func(m *law.Move) { m.Filled, m.RefillsLeft, m.RefillsKnown, m.Moved = filled, left, true, moved }
}

func also(edits ...func(*law.Move)) func(*law.Move) {
	return func(m *law.Move) {
		for _, edit := range edits {
			edit(m)
		}
	}
}

func inNewYork(m *law.Move) { m.State, m.From, m.To = "NY", "NY", "NY" }

var transferCases = []ruled{
	{"R1.7 T1 e-CII, never filled, first request", transfer(allowing, move(cii, nil), "2026-11-24"), "", law.Allow, nil},
	{"R1.7 T2 e-CII, second request", transfer(allowing, move(cii, used(0, 0, 1)), "2026-11-24"), "", law.Deny, codes("moved_before")},
	{"a shared database does not move a first fill twice", transfer(allowing, move(civ, also(used(0, 5, 1),
		func(m *law.Move) { m.SharedDatabase = drug.Yes })), "2026-11-24"), "", law.Deny, codes("moved_before")},
	{"R1.7 T3 CIV, two of five used, not yet moved", transfer(allowing, move(civ, used(3, 3, 0)), "2026-11-24"), "", law.Allow, nil},
	{"CIV with more left than five less those used", transfer(allowing, move(civ, used(3, 4, 0)), "2026-11-24"), "", law.NeedInfo, codes("refills_left_unknown")},
	{"CIV whose five refills are used, whatever the other pharmacy counts", transfer(allowing, move(civ, used(6, 1, 0)), "2026-11-24"), "", law.Deny,
		codes("none_left")},
	{"R1.7 T4 CIV moved once, shared database", transfer(allowing, move(civ, also(used(3, 3, 1),
		func(m *law.Move) { m.SharedDatabase = drug.Yes })), "2026-11-24"), "", law.Allow, nil},
	{"R1.7 T4 CIV moved once, no shared database", transfer(allowing, move(civ, also(used(3, 3, 1),
		func(m *law.Move) { m.SharedDatabase = drug.No })), "2026-11-24"), "", law.Deny, codes("moved_before")},
	{"CIV moved once, database not known", transfer(allowing, move(civ, used(3, 3, 1)), "2026-11-24"), "", law.NeedInfo, codes("database_unknown")},
	{"R1.7 T5 not controlled, no refill left", transfer(std, move(none, used(1, 0, 0)), "2026-11-24"), "", law.Deny, codes("none_left")},
	{"R1.7 T6 expired", transfer(std, move(none, func(m *law.Move) { m.Issued = d("2025-01-01"); used(1, 2, 0)(m) }), "2026-11-24"), "", law.Deny, codes("expired")},
	{"R1.7 T7 e-CII, state rule not known", transfer(std, move(cii, func(m *law.Move) { m.State, m.From, m.To = "VA", "VA", "VA" }), "2026-11-24"), "",
		law.NeedInfo, codes("transfer_state_unknown")},
	{"R1.7 T7 e-CII, New York the day before", transfer(std, move(cii, func(m *law.Move) { inNewYork(m); m.Issued = d("2026-07-20") }), "2026-07-21"), "",
		law.Deny, codes("transfer_not_allowed")},
	{"R1.7 T7 e-CII, New York from the day on", transfer(std, move(cii, func(m *law.Move) { inNewYork(m); m.Issued = d("2026-07-20") }), "2026-07-22"), "",
		law.Allow, nil},
	{"one of the two states does not allow it", transfer(allowing, move(cii, func(m *law.Move) { m.From, m.Issued = "NY", d("2026-07-01") }), "2026-07-21"), "",
		law.Deny, codes("transfer_not_allowed")},
	{"R1.7 T8 the receiving side is a technician", transfer(allowing, move(cii, func(m *law.Move) { m.Pharmacists = drug.No }), "2026-11-24"), "",
		law.Deny, codes("not_pharmacists")},
	{"not controlled, the receiving side is a technician", transfer(std, move(none, func(m *law.Move) { m.Pharmacists = drug.No }), "2026-11-24"), "",
		law.Deny, codes("not_pharmacists_plain")},
	{"not controlled, who speaks is not known", transfer(std, move(none, func(m *law.Move) { m.Pharmacists = 0 }), "2026-11-24"), "",
		law.NeedInfo, codes("pharmacists_unknown")},
	{"not controlled, never filled, no refills", transfer(std, move(none, nil), "2026-11-24"), "", law.Allow, nil},
	{"not controlled, moved before", transfer(std, move(none, used(2, 1, 3)), "2026-11-24"), "", law.Allow, nil},
	{"not controlled, as needed", transfer(std, move(none, used(2, -1, 0)), "2026-11-24"), "", law.Allow, nil},
	{"controlled, a count below zero", transfer(allowing, move(civ, used(2, -1, 0)), "2026-11-24"), "", law.NeedInfo, codes("refills_left_unknown")},
	{"refills left not known", transfer(std, move(none, func(m *law.Move) { m.Filled = 1 }), "2026-11-24"), "", law.NeedInfo, codes("refills_left_unknown")},
	{"CII filled", transfer(allowing, move(cii, used(1, 0, 0)), "2026-11-24"), "", law.Deny,
		codes("transfer_not_allowed", "transfer_state_unknown", "transfer_state_unknown")},
	{"CII partly filled", transfer(allowing, move(cii, func(m *law.Move) { m.PartlyFilled = true }), "2026-11-24"), "", law.Deny, codes("partly_filled")},
	{"paper never filled", transfer(allowing, move(civ, func(m *law.Move) { m.Electronic = drug.No }), "2026-11-24"), "", law.Deny, codes("not_electronic")},
	{"the patient did not ask", transfer(allowing, move(civ, func(m *law.Move) { m.PatientAsked = drug.No }), "2026-11-24"), "", law.Deny, codes("patient_did_not_ask")},
	{"a site is no retail pharmacy", transfer(allowing, move(civ, func(m *law.Move) { m.RetailRegistered = drug.No }), "2026-11-24"), "", law.Deny, codes("not_retail")},
	{"before the federal rule", transfer(allowing, move(civ, func(m *law.Move) { m.Issued = d("2023-08-01") }), "2023-08-27"), "", law.Deny, codes("transfer_not_allowed")},
	{"nothing known of a transfer", transfer(std, law.Move{}, ""), "", law.NeedInfo,
		codes("day_unknown", "schedule_unknown", "state_unknown", "issued_unknown", "sites_unknown")},
	{"nothing known but the drug", transfer(allowing, move(civ, func(m *law.Move) {
		m.Electronic, m.PatientAsked, m.RetailRegistered, m.Pharmacists = 0, 0, 0, 0
	}), "2026-11-24"), "", law.NeedInfo, codes("electronic_unknown", "patient_asked_unknown", "registration_unknown", "pharmacists_unknown")},
	{"a count of fills below zero", transfer(std, move(none, func(m *law.Move) { m.Filled = -1 }), "2026-11-24"), "", law.NeedInfo, codes("number_negative")},
}
