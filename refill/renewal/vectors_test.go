package renewal_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// vector is one row: a vector of the rule's own, or one of ours at its edge.
type vector struct {
	name  string
	check func(t *testing.T)
}

// TestVectorsOfRenewal runs every vector of R4.1 to R4.3 under its name, and counts the rules' own.
func TestVectorsOfRenewal(t *testing.T) {
	t.Parallel()
	numbered, seen := regexp.MustCompile(`^R4\.\d T\d+`), map[string]bool{}
	for _, vs := range [][]vector{triggerVectors(), courseVectors(), messageVectors()} {
		for _, v := range vs {
			if id := numbered.FindString(v.name); id != "" {
				seen[id] = true
			}
			t.Run(v.name, func(t *testing.T) {
				t.Parallel()
				v.check(t)
			})
		}
	}
	t.Logf("R4: %d vectors of rules.md", len(seen))
	require.Len(t, seen, 13)
}

// triggerVectors are R4.1.
func triggerVectors() []vector {
	row := func(name string, of renewal.Need, needed drug.Answer, contact string, codes ...string) vector {
		return vector{name, func(t *testing.T) {
			got := of.Trigger()
			require.Equal(t, needed, got.Needed)
			require.Equal(t, d(contact), got.Contact)
			var have []string
			for _, s := range got.Trace.Reasons() {
				have = append(have, string(s.Rule.Code))
			}
			require.Equal(t, codes, have)
		}}
	}
	need := func(asOf, runOut, last string, left int) renewal.Need {
		return renewal.Need{AsOf: d(asOf), RunOut: d(runOut), LastDate: d(last), RefillsLeft: left, RefillsKnown: true}
	}
	window := func(name, asked string, newRx bool) vector {
		return vector{name, func(t *testing.T) {
			got := need(asked, "2026-12-15", "2026-11-10", 2).Trigger()
			require.Equal(t, drug.Yes, got.Needed)
			require.Equal(t, newRx, got.NewRx)
		}}
	}
	automatic := need("2026-11-16", "2026-12-31", "2027-08-20", 0)
	automatic.Automatic = true
	prn := renewal.Need{AsOf: d("2026-09-01"), RunOut: d("2026-11-30"), LastDate: d("2026-12-01")}
	return []vector{
		row("R4.1 T1 the last refill has shipped", need("2026-09-01", "2026-11-30", "2027-08-20", 0), drug.Yes, "2026-10-31", "renewal.no_refills"),
		row("R4.1 T2 it ends before the next shipment", need("2026-09-01", "2026-11-30", "2026-11-10", 2), drug.Yes, "2026-10-31", "renewal.ends_first"),
		row("R4.1 T2 it ends after it", need("2026-09-01", "2026-11-30", "2026-12-01", 2), drug.No, ""),
		row("R4.1 T2 it ends on the day", need("2026-09-01", "2026-11-30", "2026-11-16", 2), drug.No, ""),
		row("R4.1 T3 two refills, and expired", need("2026-11-11", "2026-12-15", "2026-11-10", 2), drug.Yes, "2026-11-15",
			"renewal.expired", "renewal.ends_first"),
		window("R4.1 T4 asked 120 days after it expired", "2027-03-10", false),
		window("R4.1 T4 a day later it is an ordinary request", "2027-03-11", true),
		row("R4.1 T5 who is not in automatic refill is asked 30 days before run-out", need("2026-11-16", "2026-12-31", "2027-08-20", 0), drug.Yes,
			"2026-12-01", "renewal.no_refills"),
		row("who is, at once", automatic, drug.Yes, "2026-11-16", "renewal.no_refills"),
		row("run-out is near: today", need("2026-12-20", "2026-12-31", "2027-08-20", 0), drug.Yes, "2026-12-20", "renewal.no_refills"),
		row("over a leap day", need("2028-01-15", "2028-03-30", "2029-01-01", 0), drug.Yes, "2028-02-29", "renewal.no_refills"),
		row("PRN holds until the last date", prn, drug.No, ""),
		row("an unknown last date is no answer", need("2026-09-01", "2026-11-30", "", 2), drug.Unknown, "", "renewal.last_date_unknown"),
		row("unless no refill is left", need("2026-09-01", "2026-11-30", "", 0), drug.Yes, "2026-10-31", "renewal.no_refills",
			"renewal.last_date_unknown"),
		row("no day", need("", "2026-11-30", "2027-08-20", 2), drug.Unknown, "", "renewal.days_unknown"),
	}
}

// courseVectors are R4.2.
func courseVectors() []vector {
	return []vector{
		{"R4.2 T1 approved on day 3", func(t *testing.T) {
			f := lisinopril()
			k := &desk{t: t}
			k.ok(system, renewal.Start{Rx: f, RunOut: d("2026-12-15"), Automatic: true}, at("2026-11-20", 8, 0))
			k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-11-20", 10, 0))
			k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Approved}, at("2026-11-23", 14, 0))
			require.Equal(t, []renewal.Option{renewal.NewPrescription, renewal.GiveConsent}, k.s.Message(renewal.Portal, drug.Unknown).Options)
			require.Equal(t, []renewal.Option{renewal.NewPrescription}, requestedAnd(t, renewal.Approved).s.Message(renewal.SMS, drug.No).Options,
				"who was not in automatic refill is not asked")
		}},
		{"R4.2 T2 silent through day 6", func(t *testing.T) {
			k := requested(t)
			k.ring()
			k.ring()
			require.Equal(t, at("2026-11-27", 0, 0).UTC(), k.timer)
			require.Equal(t, notice.RenewalSilent, found[notice.Notice](k.ring())[0].Kind)
			require.Equal(t, renewal.NoResponse, k.s.Status)
			require.Equal(t, []renewal.Option{renewal.CallPrescriber, renewal.NameOther, renewal.LocalBridge},
				k.s.Message(renewal.Portal, drug.Unknown).Options)
		}},
		{"R4.2 T3 denied, needs a visit", func(t *testing.T) {
			k := requested(t)
			k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: "AM"}, at("2026-11-23", 14, 0))
			require.Equal(t, renewal.NeedsAppointment, k.s.Status)
			require.Equal(t, "renewal.appointment", k.s.Summary(renewal.StreamOf("rx-1")).Hold)
		}},
		{"R4.2 T4 the member declines on day 4", func(t *testing.T) {
			k := started(t, lisinopril())
			require.Empty(t, k.ok(member, renewal.MemberAnswers{}, at("2026-11-24", 9, 0)).Work)
			require.Equal(t, renewal.Cancelled, k.s.Status)
			require.Empty(t, k.ring().Work)
		}},
		{"R4.2 T5 an answer after no response", func(t *testing.T) {
			k := requested(t)
			for range 3 {
				k.ring()
			}
			k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.ApprovedWithChanges}, at("2026-12-03", 9, 0))
			require.Equal(t, renewal.ApprovedWithChanges, k.s.Status)
			require.IsType(t, renewal.PrescriberSilent{}, k.log[len(k.log)-2], "both stand in the log")
			require.Equal(t, "prescriber answered: approved_with_changes", stream.Describe(k.log[len(k.log)-1]))
		}},
	}
}

// requestedAnd is requested with an answer of 2026-11-23.
func requestedAnd(t *testing.T, outcome renewal.Status) *desk {
	t.Helper()
	k := requested(t)
	k.ok(office, renewal.PrescriberAnswers{Outcome: outcome}, at("2026-11-23", 14, 0))
	return k
}
