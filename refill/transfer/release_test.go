package transfer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/transfer"
)

func TestATransferOut(t *testing.T) {
	t.Parallel()
	k := toRelease(t)
	require.Equal(t, d("2026-11-23"), k.s.By, "one business day after Friday")
	require.Equal(t, "transfer.to_release", k.s.Summary(transfer.StreamOf("rx-1")).Hold)
	require.Empty(t, k.held, "its stream is the prescription's own")
	v := outOf()
	lacking := outOf(func(v *transfer.Data) { v.Left = rx.Refills{} })
	for _, c := range []struct {
		want string
		by   pharmacy.Actor
		do   stream.Named
	}{
		{"transfer.pharmacist_only", technician, release(v, "2026-11-23")},
		{"transfer.pharmacist_only", member, transfer.Decline{Code: transfer.PharmacyDeclined}},
		{"transfer.lacking", pharmacist, release(lacking, "2026-11-23")},
		{"transfer.law_denies", pharmacist, release(outOf(usedUp), "2026-11-23")},
		{"transfer.law_waits", pharmacist, transfer.Release{Data: v}},
		{"transfer.other_prescription", pharmacist, release(outOf(func(v *transfer.Data) { v.Rx.ID = "rx-2" }), "2026-11-23")},
		{"transfer.code_unknown", pharmacist, transfer.Decline{Code: "no"}},
		{"transfer.other_direction", pharmacist, receive(v, "2026-11-23")},
	} {
		require.Equal(t, c.want, k.refused(c.by, c.do, at("2026-11-23", 9, 0)))
	}
	late := *k
	out := k.ok(pharmacist, release(v, "2026-11-23"), at("2026-11-23", 9, 0))
	record := transfer.Record{Direction: transfer.Out, On: d("2026-11-23"), Data: v}
	require.Equal(t, []transfer.SendRecord{{Record: record}}, found[transfer.SendRecord](out), "refills left go along")
	require.Equal(t, record, k.s.Record)
	require.Equal(t, tell(transfer.Released, "", false), found[transfer.Tell](out))
	require.Equal(t, "transfer.moved", k.refused(technician, askOut(), at("2026-11-24", 9, 0)), "what has left cannot leave again")
	require.Equal(t, "transfer.moved", k.refused(pharmacist, transfer.Decline{Code: transfer.Duplicate}, at("2026-11-24", 9, 0)))
	require.Equal(t, "transfer.moved", k.refused(member, transfer.Cancel{}, at("2026-11-24", 9, 0)))

	require.Equal(t, at("2026-11-24", 0, 0).UTC(), late.timer)
	late.ring()
	sum := late.s.Summary(transfer.StreamOf("rx-1"))
	require.Equal(t, []any{"transfer.overdue", reason.Pharmacist}, []any{sum.Hold, sum.Owner})
	require.Empty(t, late.ring().Events)
	out = late.ok(pharmacist, transfer.Decline{Code: transfer.NoRefills}, at("2026-11-24", 9, 0))
	require.Equal(t, tell(transfer.Declined, transfer.NoRefills, true), found[transfer.Tell](out))
	require.Empty(t, late.ok(pharmacist, transfer.Decline{Code: transfer.NoRefills}, at("2026-11-24", 9, 1)).Events)
	require.Nil(t, late.s.BarsFill(), "what has not left is ours")
	late.ok(technician, askOut(), at("2026-12-01", 9, 0))
	require.Equal(t, []any{transfer.ToRelease, false, transfer.Code("")}, []any{late.s.Status, late.s.Overdue, late.s.Code})
}

func TestARecordIsMarkedAndKept(t *testing.T) {
	t.Parallel()
	out := transfer.Record{Direction: transfer.Out, On: d("2026-11-24"), Data: data(civ)}
	require.Equal(t, "VOID", out.Mark())
	out.Data.Electronic = drug.Yes
	require.Equal(t, "transferred", out.Mark())
	require.Empty(t, transfer.Record{}.Mark())

	initial := transfer.Record{On: d("2026-11-24"), Data: data(cii, unfilled)}.Retention(cal.Date{}, "MO", drug.No)
	require.Equal(t, law.Record{Class: law.TransferRecord, Schedule: cii, State: "MO", PartD: drug.No, Last: d("2026-11-24")}, initial,
		"moved before the first fill: the years count from the transfer")
	require.Equal(t, d("2027-01-31"), out.Retention(d("2027-01-31"), "MO", drug.No).Last, "and otherwise from the last refill")
	last, _ := allowing.KeepUntil(initial, d("2026-11-24"))
	require.False(t, last.Before(d("2028-11-24")), "two years at the least: 21 CFR 1306.08(h)")
	require.Equal(t, d("2026-11-18"), transfer.Record{Data: data(civ)}.Retention(cal.Date{}, "MO", drug.No).Last, "the data name the last refill")
}

func TestDataLackWhatTheLawWants(t *testing.T) {
	t.Parallel()
	require.Empty(t, data(civ).Lacks())
	require.Empty(t, data(none, func(v *transfer.Data) { v.From.DEA, v.To.DEA = "", "" }).Lacks(), "DEA numbers are for controlled drugs")
	require.Equal(t, []transfer.Field{"from.dea"}, data(civ, func(v *transfer.Data) { v.From.DEA = "" }).Lacks())
	require.Equal(t, []transfer.Field{"rx.id", "rx.schedule", "electronic", "filled", "partly", "moved", "patient.state", "elements", "rx.written",
		"rx.refills", "left", "from", "from.dea", "from.rx_number", "from.pharmacist", "to", "to.dea", "to.rx_number", "to.pharmacist"},
		transfer.Data{}.Lacks(), "everything at once")
	for want, edit := range map[transfer.Field]func(*transfer.Data){
		"elements":               func(v *transfer.Data) { v.Elements = drug.No },
		"first_fill":             func(v *transfer.Data) { v.FirstFill = cal.Date{} },
		"earlier":                func(v *transfer.Data) { v.Earlier = []transfer.Earlier{{On: d("2026-10-26"), Place: " "}} },
		"original":               func(v *transfer.Data) { v.Moved = drug.Yes },
		"first_fill.contradicts": func(v *transfer.Data) { v.FirstFill = d("2026-10-02") },
		"filled.contradicts":     func(v *transfer.Data) { v.Filled = drug.No },
		"left.contradicts":       func(v *transfer.Data) { v.Left = rx.RefillCount(4) },
		"patient.state":          func(v *transfer.Data) { v.PatientState = "XX" },
		"to":                     func(v *transfer.Data) { v.To.ZIP = "6316" },
		"from.pharmacist":        func(v *transfer.Data) { v.From.Pharmacist = "\t" },
	} {
		require.Equal(t, []transfer.Field{want}, data(civ, edit).Lacks(), want)
	}
	require.Equal(t, []transfer.Field{"first_fill.contradicts"}, data(civ, func(v *transfer.Data) { v.Earlier[0].On = d("2026-10-01") }).Lacks())
	require.Equal(t, []transfer.Field{"left.contradicts"}, data(civ, func(v *transfer.Data) { v.Left = rx.PRN() }).Lacks())
}

func TestAWishSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	require.Empty(t, askIn().Lacks())
	require.Empty(t, askOut().Lacks())
	require.Equal(t, []transfer.Field{"direction", "rx.id", "rx.patient", "other.name"}, transfer.Ask{}.Lacks())
	require.Equal(t, []transfer.Field{"rx.id", "rx.patient", "other.name", "patient.name", "patient.born", "rx.drug", "other.contact"},
		transfer.Ask{Direction: transfer.In}.Lacks())
}

// TestARulingIsOfTheDayOnWhichItIsUsed: between two days a prescription expires, and a rule ends.
func TestARulingIsOfTheDayOnWhichItIsUsed(t *testing.T) {
	t.Parallel()
	last := func(v *transfer.Data) { v.Rx.Expires = d("2026-11-23") }
	k := toRelease(t)
	require.Equal(t, "transfer.law_lapsed", k.refused(pharmacist, release(outOf(last), "2026-11-23"), at("2026-11-24", 9, 0)))
	k.ok(pharmacist, release(outOf(last), "2026-11-23"), at("2026-11-23", 23, 59))
	require.Equal(t, "transfer.law_lapsed", toRelease(t).refused(pharmacist, transfer.Release{Data: outOf(),
		Ruling: transfer.Ruling{Outcome: law.Allow}}, at("2026-11-23", 9, 0)), "a ruling without a day")

	k = asked(t)
	k.ok(pharmacist, receive(data(none, last), "2026-11-23"), at("2026-11-24", 9, 0))
	require.Equal(t, transfer.Incomplete, k.s.Status)
	sum := k.s.Summary(transfer.StreamOf("rx-1"))
	require.Equal(t, []any{"transfer.law_lapsed", reason.Host}, []any{sum.Hold, sum.Owner})
}

func TestAPrescriptionGoesToThePharmacyThatAskedForIt(t *testing.T) {
	t.Parallel()
	for name, edit := range map[string]func(*transfer.Side){
		"another registration": func(s *transfer.Side) { s.DEA = "MJ3614511" },
		"another NPI":          func(s *transfer.Side) { s.NPI = "1750384806" },
		"another number":       func(s *transfer.Side) { s.NCPDPID = "0000002" },
	} {
		k := &desk{t: t}
		wish := askOut()
		wish.Other.NPI, wish.Other.NCPDPID = "1234567893", "0000001"
		k.ok(technician, wish, at("2026-11-20", 10, 0))
		v := outOf()
		require.Equal(t, "transfer.law_waits", k.refused(pharmacist, transfer.Release{Data: v}, at("2026-11-23", 9, 0)), "numbers that are left out")
		edit(&v.To)
		require.Equal(t, "transfer.other_pharmacy", k.refused(pharmacist, release(v, "2026-11-23"), at("2026-11-23", 9, 0)), name)
	}
}

func TestARegistrationNumberOfAWrongShapeIsAskedForAgain(t *testing.T) {
	t.Parallel()
	require.Equal(t, []transfer.Field{"from.dea"}, data(civ, func(v *transfer.Data) { v.From.DEA = "AB123456" }).Lacks())
	require.Equal(t, []transfer.Field{"to.dea"}, data(civ, func(v *transfer.Data) { v.To.DEA = "none" }).Lacks())
}
