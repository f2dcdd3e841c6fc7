package transfer_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/transfer"
)

// judgement is one row: the data of a transfer, and what the law says of them.
type judgement struct {
	name string
	data transfer.Data
	on   string
	want law.Outcome
	code transfer.Code
	why  string // without "law."
}

const (
	cii  = drug.ScheduleII
	civ  = drug.ScheduleIV
	none = drug.NotControlled
)

func shared(v *transfer.Data)     { v.SharedDatabase = drug.Yes }
func technical(v *transfer.Data)  { v.To.Role = pharmacy.RoleTechnician }
func unknownLaw(v *transfer.Data) { v.From.State, v.To.State = "KS", "KS" }
func newYork(v *transfer.Data) {
	v.From.State, v.To.State, v.PatientState, v.Rx.Written = "NY", "NY", "NY", d("2026-07-10")
}

var judgements = []judgement{
	{"R1.7 T1 e-CII never filled, first request", data(cii, unfilled), "2026-11-24", law.Allow, "", ""},
	{"R1.7 T2 e-CII, second request", data(cii, unfilled, moved), "2026-11-24", law.Deny, transfer.NotPermitted, "moved_before"},
	{"R1.7 T3 CIV 2 of 5 used, not yet moved", data(civ), "2026-11-24", law.Allow, "", ""},
	{"R1.7 T4 CIV moved once, shared database", data(civ, moved, shared), "2026-11-24", law.Allow, "", ""},
	{"R1.7 T4 CIV moved once, no shared database", data(civ, moved), "2026-11-24", law.Deny, transfer.NotPermitted, "moved_before"},
	{"R1.7 T5 not controlled with 0 refills", data(none, usedUp), "2026-11-24", law.Deny, transfer.NoRefills, "none_left"},
	{"R1.7 T6 expired", data(civ), "2027-04-04", law.Deny, transfer.Expired, "expired"},
	{"R1.7 T7 e-CII, state transfer rule unknown", data(cii, unfilled, unknownLaw), "2026-11-24", law.NeedInfo, "", "transfer_state_unknown"},
	{"R1.7 T7 NY before 2026-07-22", data(cii, unfilled, newYork), "2026-07-21", law.Deny, transfer.NotPermitted, "transfer_not_allowed"},
	{"R1.7 T7 NY from that day", data(cii, unfilled, newYork), "2026-07-22", law.Allow, "", ""},
	{"R1.7 T8 the receiving side is a technician", data(civ, technical), "2026-11-24", law.Deny, transfer.NotPermitted, "not_pharmacists"},

	{"R1.7 CII that was filled", data(cii), "2026-11-24", law.Deny, transfer.NotPermitted,
		"transfer_not_allowed transfer_state_unknown transfer_state_unknown"},
	{"R1.7 paper CIV never filled", data(civ, unfilled, func(v *transfer.Data) { v.Electronic = drug.No }), "2026-11-24", law.Deny,
		transfer.NotPermitted, "not_electronic"},
	{"R1.7 expired and used up: a new prescription in any case", data(civ, usedUp), "2027-04-04", law.Deny, transfer.Expired, "expired none_left"},
	{"R1.7 the last day still moves", data(civ), "2027-04-03", law.Allow, "", ""},
	{"R1.7 not controlled, never filled, no refills written: the first fill is left", data(none, unfilled, func(v *transfer.Data) {
		v.Rx.Refills, v.Left = rx.RefillCount(0), rx.RefillCount(0)
	}), "2026-11-24", law.Allow, "", ""},
	{"R1.7 as needed (PRN) moves", data(none, func(v *transfer.Data) { v.Rx.Refills, v.Left = rx.PRN(), rx.PRN() }), "2026-11-24", law.Allow, "", ""},
	{"R1.7 role of the receiving side unknown", data(civ, func(v *transfer.Data) { v.To.Role = 0 }), "2026-11-24", law.NeedInfo, "", "pharmacists_unknown"},
}

func TestVectorsOfTheTransferDecision(t *testing.T) {
	t.Parallel()
	for _, c := range judgements {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := judged(c.data, c.on)
			require.Equal(t, c.want, got.Outcome, "%v", got.Why)
			require.Equal(t, c.code, got.Code)
			var why []string
			for _, w := range got.Why {
				why = append(why, strings.TrimPrefix(string(w.Code), "law."))
			}
			require.Equal(t, c.why, strings.Join(why, " "))
		})
	}
}

func TestWithoutABookOrADayTheLawIsNotKnown(t *testing.T) {
	t.Parallel()
	v := data(civ)
	for _, got := range []transfer.Ruling{transfer.Judge(nil, v, d("2026-11-24")), transfer.Judge(allowing, v, d("0001-01-01").AddDays(-1))} {
		require.Equal(t, law.NeedInfo, got.Outcome)
		require.Equal(t, "transfer.no_law", string(got.Why[0].Code))
	}
}

// course is a vector that runs the machine.
type course struct {
	name string
	run  func(t *testing.T)
}

var courses = []course{
	{"R1.7 T3 the count of refills follows", func(t *testing.T) {
		k := asked(t)
		out := k.ok(pharmacist, receive(data(civ), "2026-11-23"), at("2026-11-23", 9, 0))
		require.Equal(t, transfer.Completed, k.s.Status)
		add := found[transfer.AddRx](out)[0]
		require.Equal(t, rx.RefillCount(2), add.Rx.Refills, "3 fills are left: our first one and 2 refills")
		require.Equal(t, rx.RefillCount(3), add.Record.Data.Left)
	}},
	{"R1.7 T5 no refill is left: the renewal begins", func(t *testing.T) {
		k := asked(t)
		out := k.ok(pharmacist, receive(data(none, usedUp), "2026-11-23"), at("2026-11-23", 9, 0))
		require.Equal(t, transfer.AtPrescriber, k.s.Status)
		require.Equal(t, []transfer.NeedRenewal{{Rx: examplol(), RunOut: d("2026-12-15")}}, found[transfer.NeedRenewal](out))
	}},
	{"R1.7 T6 expired: the renewal begins", func(t *testing.T) {
		k := asked(t)
		k.ok(system, transfer.Answer{Code: transfer.Expired}, at("2026-11-23", 9, 0))
		require.Equal(t, transfer.AtPrescriber, k.s.Status)
	}},
	{"R1.8 T1 the count of refills left is missing", func(t *testing.T) {
		k := asked(t)
		v := data(none, func(v *transfer.Data) { v.Left = rx.Refills{} })
		ruling := judged(v, "2026-11-23")
		require.Equal(t, law.NeedInfo, ruling.Outcome)
		out := k.ok(pharmacist, transfer.Receive{Data: v, Ruling: ruling}, at("2026-11-23", 9, 0))
		require.Equal(t, transfer.Incomplete, k.s.Status)
		require.Equal(t, []transfer.Field{"left"}, k.s.Missing)
		require.Empty(t, found[transfer.AddRx](out))
	}},
	{"R1.8 T2 the sender's record refuses fills", func(t *testing.T) {
		k := toRelease(t)
		require.Nil(t, k.s.BarsFill())
		out := k.ok(pharmacist, release(outOf(), "2026-11-23"), at("2026-11-23", 9, 0))
		require.Equal(t, "transfer.moved", string(k.s.BarsFill().Code))
		require.Equal(t, []transfer.CloseRx{{Rx: "rx-1", Mark: "VOID"}}, found[transfer.CloseRx](out))
		require.Equal(t, "transfer.moved", k.refused(pharmacist, release(outOf(), "2026-11-23"), at("2026-11-23", 9, 1)), "nor does it move twice")
	}},
	{"R1.8 T3 asked 2026-11-20, silent through 11-26", func(t *testing.T) {
		k := asked(t)
		k.ring()
		k.ring()
		require.Equal(t, at("2026-11-27", 0, 0).UTC(), k.timer)
		require.Empty(t, k.ok(system, transfer.Due{}, at("2026-11-26", 23, 59)).Events, "day 6 counts until midnight")
		out := k.ring()
		require.Equal(t, transfer.NoResponse, k.s.Status)
		require.Equal(t, []transfer.Tell{{Member: "p-1", About: transfer.StreamOf("rx-1"), Rx: "rx-1", Status: transfer.NoResponse,
			Code: transfer.PharmacyNoResponse, RunOut: d("2026-12-15"), Act: true}}, found[transfer.Tell](out), "told that day")
	}},
}

func TestVectorsOfTheMachine(t *testing.T) {
	t.Parallel()
	for _, c := range courses {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.run(t)
		})
	}
}

func TestEveryVectorOfTheReferenceHasARow(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(`^(R\d+\.\d+) (T\d+) `)
	have := map[string]bool{}
	see := func(name string) {
		if m := form.FindStringSubmatch(name); m != nil {
			have[m[1]+" "+m[2]] = true
		}
	}
	for _, c := range judgements {
		see(c.name)
	}
	for _, c := range courses {
		see(c.name)
	}
	for _, want := range []string{"R1.7 T1", "R1.7 T2", "R1.7 T3", "R1.7 T4", "R1.7 T5", "R1.7 T6", "R1.7 T7", "R1.7 T8",
		"R1.8 T1", "R1.8 T2", "R1.8 T3"} {
		require.True(t, have[want], "%s has no row", want)
	}
	t.Logf("transfer: %d vectors of the reference (R1.7: 8, R1.8: 3), %d rows", len(have), len(judgements)+len(courses))
}
