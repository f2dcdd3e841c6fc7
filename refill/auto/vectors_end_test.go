package auto_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

// contacted is a stream in the program whose member was asked after the last refill on 2026-11-20.
func contacted(t *testing.T) *desk {
	t.Helper()
	k := lastFilled(t, true)
	k.ok(system, auto.LastAsked{}, at("2026-11-20", 9))
	return k
}

// lastVectors are R3.5.
func lastVectors() []vector {
	return []vector{
		{"R3.5 T1 yes on day 10", func(t *testing.T) {
			k := contacted(t)
			require.Equal(t, reason.Member, k.s.Summary(auto.StreamOf("rx-1")).Owner)
			out := k.ok(member, auto.AnswerLast{Outreach: true, Keep: true}, at("2026-11-30", 23))
			require.Equal(t, []auto.AnswerRenewal{{Rx: "rx-1", By: member, Yes: true}}, found[auto.AnswerRenewal](out), "on to R4.2")
			require.Empty(t, k.ring().Events)
			require.True(t, k.s.Resumes && k.s.Last.Keep)
		}},
		{"R3.5 T2 silent through day 10", func(t *testing.T) {
			k := contacted(t)
			require.Equal(t, at("2026-12-01", 0).UTC(), k.timer, "C10")
			require.Empty(t, k.ok(system, auto.Due{}, at("2026-11-30", 23)).Events)
			out := k.ring()
			require.Empty(t, out.Work, "nothing ships")
			require.Equal(t, auto.NoAnswer, k.s.Ended)
			require.False(t, k.s.Resumes)
			require.Equal(t, "automatic refill ended: the member did not answer after the last refill", stream.Describe(out.Events[0]))
			k.ok(system, lost("2"), at("2026-12-08", 9))
			require.Equal(t, auto.NotEnrolled, k.s.Status, "a lost last refill is not sent again by itself")
		}},
		{"R3.5 T3 yes to outreach, no to automatic refill", func(t *testing.T) {
			k := contacted(t)
			out := k.ok(member, auto.AnswerLast{Outreach: true}, at("2026-11-21", 9))
			require.True(t, found[auto.AnswerRenewal](out)[0].Yes)
			require.False(t, k.s.Resumes, "renew only")
		}},
	}
}

func TestTheQuestionAfterTheLastRefill(t *testing.T) {
	t.Parallel()
	require.Equal(t, "auto.not_last_refill", enrolled(t, auto.PerShipment).refused(system, auto.LastAsked{}, at("2026-11-20", 9)))
	require.Equal(t, "auto.not_last_refill", lastFilled(t, true).refused(member, auto.AnswerLast{}, at("2026-11-20", 9)), "not asked yet")
	require.Empty(t, lastFilled(t, false).ok(system, auto.LastAsked{}, at("2026-11-20", 9)).Events, "not in the program")
	k := contacted(t)
	require.Empty(t, k.ok(system, auto.LastAsked{}, at("2026-11-25", 9)).Events, "asked again, the days do not begin anew")
	require.Equal(t, "auto.consent_actor", k.refused(pharmacy.Actor{Role: pharmacy.RolePharmacist}, auto.AnswerLast{Keep: true}, at("2026-11-25", 9)))
	k.ring()
	out := k.ok(member, auto.AnswerLast{Outreach: true, Keep: true}, at("2026-12-03", 9))
	require.True(t, found[auto.AnswerRenewal](out)[0].Yes, "the prescriber may be asked all the same")
	require.False(t, k.s.Resumes, "who was dropped stays dropped")
	require.Empty(t, k.ok(member, auto.AnswerLast{Outreach: true, Keep: true}, at("2026-12-03", 9)).Events)
	k.ok(member, auto.AnswerLast{Outreach: true}, at("2026-12-03", 10))
	require.Equal(t, auto.NoAnswer, k.s.Ended, "the consent ended once, and for that reason")
}

// TestDayTenEndsWhereTheMemberLives: a member in Honolulu has four hours more than the pharmacy's calendar (C4).
func TestDayTenEndsWhereTheMemberLives(t *testing.T) {
	t.Parallel()
	honolulu := time.FixedZone("HST", -10*3600)
	late := time.Date(2026, 12, 1, 0, 0, 0, 0, honolulu)
	k := lastFilled(t, true)
	k.ok(system, auto.LastAsked{Late: late}, at("2026-11-20", 9))
	require.Equal(t, late.UTC(), k.timer)
	require.Empty(t, k.ok(system, auto.Due{}, at("2026-12-01", 3)).Events)
	k.ok(member, auto.AnswerLast{Outreach: true, Keep: true}, at("2026-12-01", 3))
	require.True(t, k.s.Resumes)
	k = lastFilled(t, true)
	k.ok(system, auto.LastAsked{Late: at("2026-11-19", 9)}, at("2026-11-20", 9))
	require.Equal(t, at("2026-12-01", 0).UTC(), k.timer, "an instant in the past is none")
}

// shipped is a stream whose automatic refill, order 2, has left after both reminders, and a yes where the mode asks one.
func shipped(t *testing.T, m auto.Mode) *desk {
	t.Helper()
	k := reminded(t, m)
	if m == auto.PerShipment {
		k.ok(member, auto.Confirm{Channel: pharmacy.ChannelPhone, Script: "2026-01"}, at("2026-11-13", 9))
	}
	k.ring()
	again := fillAgain("2", "2026-11-16")
	again.Paid = money.Cents(1250)
	k.ok(system, again, at("2026-11-17", 11))
	return k
}

// unwantedVectors are R3.6.
func unwantedVectors() []vector {
	row := func(name string, of func(t *testing.T) *desk, do auto.ReportUnwanted, want auto.Remedy) vector {
		return vector{name, func(t *testing.T) {
			k := of(t)
			out := k.ok(member, do, at("2026-11-25", 9))
			require.Equal(t, want, out.Events[0].(auto.UnwantedReported).Remedy)
			require.Equal(t, want == auto.Refund, len(found[auto.RefundShipment](out)) == 1)
		}}
	}
	two := stream.Derive("order", "2")
	optIn := func(t *testing.T) *desk { return shipped(t, auto.OptInWithReminders) }
	byPhone := func(t *testing.T) *desk {
		k := enrolled(t, auto.OptInWithReminders)
		k.ok(system, fillAgain("2", "2026-11-13"), at("2026-11-13", 9))
		return k
	}
	instead := func(t *testing.T) *desk { // of an automatic one that was cancelled
		k := reminded(t, auto.OptInWithReminders)
		k.ring()
		again := fillAgain("2", "2026-11-20")
		again.ByHand = true
		k.ok(system, again, at("2026-11-20", 9))
		return k
	}
	return []vector{
		row("R3.6 ordered by hand while an automatic one was open", instead, auto.ReportUnwanted{Order: two, Program: auto.PartD}, auto.ReturnRules),
		row("R3.6 T1 unwanted, not returned, Part D 2026", optIn, auto.ReportUnwanted{Order: two, Program: auto.PartD, Returned: drug.No}, auto.Refund),
		row("R3.6 T2 the member ordered it by phone", byPhone, auto.ReportUnwanted{Order: two, Program: auto.PartD}, auto.ReturnRules),
		row("R3.6 T3 a commercial plan", optIn, auto.ReportUnwanted{Order: two, Program: auto.Commercial}, auto.PlanPolicy),
		row("R3.6 T4 per shipment, a yes on record", func(t *testing.T) *desk { return shipped(t, auto.PerShipment) },
			auto.ReportUnwanted{Order: two, Program: auto.PartD}, auto.ReturnRules),
		row("R3.6 the program is not known", optIn, auto.ReportUnwanted{Order: two}, auto.RemedyUnknown),
	}
}

func TestARefundIsHandedOutOnce(t *testing.T) {
	t.Parallel()
	k := shipped(t, auto.OptInWithReminders)
	two := stream.Derive("order", "2")
	k.ok(member, auto.ReportUnwanted{Order: two}, at("2026-11-25", 9)) // the program is not known yet
	require.Empty(t, k.ok(member, auto.ReportUnwanted{Order: two}, at("2026-11-25", 9)).Events)
	do := auto.ReportUnwanted{Order: two, Program: auto.PartD}
	require.Equal(t, []auto.RefundShipment{{Member: "p-1", Rx: "rx-1", Order: two, Amount: money.Cents(1250)}},
		found[auto.RefundShipment](k.ok(member, do, at("2026-11-25", 10))))
	require.Empty(t, k.ok(member, do, at("2026-11-26", 9)).Events)
	do.Program = auto.Commercial
	require.Empty(t, k.ok(member, do, at("2026-11-26", 9)).Events, "what was given back stays given back")
	require.Equal(t, "auto.shipment_unknown", k.refused(member, auto.ReportUnwanted{Order: stream.Derive("order", "9")}, at("2026-11-26", 9)))
	require.Equal(t, auto.Enrolled, k.s.Status, "the consent stands: to end it is another word")
}

func TestRemediesByYear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		of   auto.Unwanted
		want auto.Remedy
		row  string
	}{
		{"2019, kept", auto.Unwanted{Program: auto.PartD, Sent: d("2019-12-31"), Automatic: drug.Yes, Returned: drug.No}, auto.RefundOnReturn, "refund.part_d.2014"},
		{"2019, sent back", auto.Unwanted{Program: auto.PartD, Sent: d("2019-12-31"), Automatic: drug.Yes, Returned: drug.Yes}, auto.Refund, "refund.part_d.2014"},
		{"2020, kept", auto.Unwanted{Program: auto.PartD, Sent: d("2020-01-01"), Automatic: drug.Yes}, auto.Refund, "refund.part_d.2020"},
		{"2013, no rule in force", auto.Unwanted{Program: auto.PartD, Sent: d("2013-12-31"), Automatic: drug.Yes}, auto.RemedyUnknown, ""},
		{"who sent it is not known", auto.Unwanted{Program: auto.PartD, Sent: d("2026-01-01")}, auto.RemedyUnknown, ""},
		{"the day is not known", auto.Unwanted{Program: auto.PartD, Automatic: drug.Yes}, auto.RemedyUnknown, ""},
	} {
		remedy, row := c.of.Remedy()
		require.Equal(t, c.want, remedy, c.name)
		require.Equal(t, c.row, row, c.name)
	}
}

// TestAHandFillDoesNotMakeTheAutomaticOneAskedFor: the member orders by hand while an automatic order is open, and both
// leave: the automatic one keeps its right to a refund, the other has none.
func TestAHandFillDoesNotMakeTheAutomaticOneAskedFor(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ring() // opened
	byHand := fillAgain("9", "2026-11-17")
	byHand.ByHand = true
	k.ok(system, byHand, at("2026-11-17", 9))
	k.ok(system, fillAgain("2", "2026-11-18"), at("2026-11-18", 9))
	k.ok(system, fillAgain("3", "2026-11-19"), at("2026-11-19", 9)) // no other was opened
	for order, want := range map[string]auto.Remedy{"2": auto.Refund, "9": auto.ReturnRules, "3": auto.ReturnRules} {
		out := k.ok(member, auto.ReportUnwanted{Order: stream.Derive("order", order), Program: auto.PartD}, at("2026-11-25", 9))
		require.Equal(t, want, out.Events[0].(auto.UnwantedReported).Remedy, "order %s", order)
	}
}

// TestAnOrderThatIsOverIsNotWaitedFor: once a person says that the automatic order is over, the next fill is not its.
func TestAnOrderThatIsOverIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	k := reminded(t, auto.OptInWithReminders)
	k.ring() // opened
	k.ring() // overdue
	k.ok(system, auto.Release{}, k.s.Updated.In(central))
	k.ok(system, fillAgain("9", "2026-12-02"), at("2026-12-02", 9))
	out := k.ok(member, auto.ReportUnwanted{Order: stream.Derive("order", "9"), Program: auto.PartD}, at("2026-12-05", 9))
	require.Equal(t, auto.ReturnRules, out.Events[0].(auto.UnwantedReported).Remedy)
}
