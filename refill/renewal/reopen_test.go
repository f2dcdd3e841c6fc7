package renewal_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// other is another prescriber.
const other = "1987654328"

func TestADenialIsReadByItsCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]renewal.Status{
		"AF": renewal.NeedsAppointment, "AM": renewal.NeedsAppointment, "AA": renewal.WrongPrescriber, "AB": renewal.WrongPrescriber,
		"AC": renewal.WrongPrescriber, "AN": renewal.WrongPrescriber, "AG": renewal.Denied, "": renewal.Denied,
	} {
		k := requested(t)
		k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: code}, at("2026-11-23", 14, 0))
		require.Equal(t, want, k.s.Status, code)
		require.Empty(t, k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: code}, at("2026-11-23", 15, 0)).Events)
	}
	old := renewal.Evolve(requested(t).s, renewal.PrescriberAnswered{Outcome: renewal.Denied, Code: "AM"})
	require.Equal(t, renewal.Denied, old.Status, "records of older versions keep their status")
	require.Equal(t, "renewal.appointment", old.Summary(renewal.StreamOf("rx-1")).Hold, "and say the same")
}

func TestNewFactsOpenTheRenewalAgain(t *testing.T) {
	t.Parallel()
	silent := func(t *testing.T) *desk {
		k := requested(t)
		for range 3 {
			k.ring()
		}
		return k
	}
	for _, c := range []struct {
		name string
		on   func(t *testing.T) *desk
		do   renewal.NewFacts
		want string // the refusal; empty: it is taken
	}{
		{"another prescriber after silence", silent, renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: other}, ""},
		{"a visit after silence", silent, renewal.NewFacts{Fact: renewal.VisitMade}, ""},
		{"another fax after silence", silent, renewal.NewFacts{Fact: renewal.NewContact}, ""},
		{"another prescriber while one is asked", requested, renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: other}, ""},
		{"a visit is no news while one is asked", requested, renewal.NewFacts{Fact: renewal.VisitMade}, "renewal.no_new_fact"},
		{"no fact", silent, renewal.NewFacts{}, "renewal.no_new_fact"},
		{"an invented fact", silent, renewal.NewFacts{Fact: "full_moon"}, "renewal.no_new_fact"},
		{"no number", silent, renewal.NewFacts{Fact: renewal.OtherPrescriber}, "renewal.prescriber_malformed"},
		{"a number that is none", silent, renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: "123"}, "renewal.prescriber_malformed"},
		{"after an approval", func(t *testing.T) *desk { return requestedAnd(t, renewal.Approved) },
			renewal.NewFacts{Fact: renewal.VisitMade}, "renewal.no_new_fact"},
		{"a visit after a denial", func(t *testing.T) *desk { return requestedAnd(t, renewal.Denied) }, renewal.NewFacts{Fact: renewal.VisitMade}, ""},
		{"the visit that was wanted", func(t *testing.T) *desk { return requestedAnd(t, renewal.NeedsAppointment) },
			renewal.NewFacts{Fact: renewal.VisitMade}, ""},
		{"the right prescriber", func(t *testing.T) *desk { return requestedAnd(t, renewal.WrongPrescriber) },
			renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: other}, ""},
		{"a visit does not make the wrong one right", func(t *testing.T) *desk { return requestedAnd(t, renewal.WrongPrescriber) },
			renewal.NewFacts{Fact: renewal.VisitMade}, "renewal.no_new_fact"},
	} {
		k := c.on(t)
		if c.want != "" {
			require.Equal(t, c.want, k.refused(member, c.do, at("2026-12-07", 9, 0)), c.name)
			continue
		}
		out := k.ok(member, c.do, at("2026-12-07", 9, 0))
		asked := found[renewal.AskPrescriber](out)
		require.Len(t, asked, 1, c.name)
		require.Equal(t, 1, asked[0].Attempt)
		require.Equal(t, c.do.PrescriberNPI, asked[0].Rx.PrescriberNPI, c.name)
		require.Equal(t, d("2026-12-07"), k.s.AskedOn, "the days count anew")
		require.Equal(t, "opened again: "+string(c.do.Fact), stream.Describe(out.Events[0]))
	}
}

func TestWhoMayOpenItAgainAndForWhat(t *testing.T) {
	t.Parallel()
	k := requestedAnd(t, renewal.WrongPrescriber)
	do := renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: other}
	require.Equal(t, "renewal.member_only", k.refused(pharmacy.Actor{Role: pharmacy.RoleTechnician}, do, at("2026-12-07", 9, 0)))
	require.Equal(t, "renewal.wrong_prescriber", k.refused(member, renewal.MemberAnswers{Yes: true}, at("2026-12-07", 9, 0)))
	k.ok(member, do, at("2026-12-07", 9, 0))
	require.Equal(t, "renewal.no_new_fact", k.refused(member, do, at("2026-12-07", 10, 0)), "the same prescriber is no news")
	k.s.Rx.Schedule = drug.ScheduleII
	k.s.Status = renewal.NoResponse
	require.Equal(t, "renewal.schedule_two", k.refused(member, renewal.NewFacts{Fact: renewal.VisitMade}, at("2026-12-08", 9, 0)))
}

func TestAMembersNoClosesWhatWaitsForTheMember(t *testing.T) {
	t.Parallel()
	for _, s := range []renewal.Status{renewal.Denied, renewal.NeedsAppointment, renewal.WrongPrescriber} {
		k := requestedAnd(t, s)
		k.ok(member, renewal.MemberAnswers{}, at("2026-11-24", 9, 0))
		require.Equal(t, renewal.Cancelled, k.s.Status)
		require.Empty(t, k.s.Summary(renewal.StreamOf("rx-1")).Hold)
	}
	k := requestedAnd(t, renewal.Approved)
	require.Empty(t, k.ok(member, renewal.MemberAnswers{}, at("2026-11-24", 9, 0)).Events, "an approval stands")
}

func TestWhatBecameOfEachAttempt(t *testing.T) {
	t.Parallel()
	k := requested(t)
	k.ok(system, renewal.Asked{Attempt: 1, Reach: renewal.Undeliverable}, at("2026-11-20", 11, 0))
	require.Empty(t, k.ok(system, renewal.Asked{Attempt: 1, Reach: renewal.Undeliverable}, at("2026-11-20", 11, 0)).Events)
	require.Equal(t, "renewal.reach_unknown", k.refused(system, renewal.Asked{Attempt: 1, Reach: "lost"}, at("2026-11-20", 11, 0)))
	k.ring()
	require.Empty(t, k.ok(system, renewal.Asked{Attempt: 2, Reach: renewal.Undeliverable}, at("2026-11-23", 10, 0)).Work, "nobody has it yet")
	k.ring()
	out := k.ok(system, renewal.Asked{Attempt: 3, Reach: renewal.LeftMessage}, at("2026-11-24", 10, 0))
	require.Equal(t, notice.RenewalAsked, found[notice.Notice](out)[0].Kind, "the member hears when somebody was reached")
	require.Empty(t, k.ok(system, renewal.Asked{Attempt: 3, Reach: renewal.NoPickup}, at("2026-11-24", 11, 0)).Events, "reached stays reached")
	require.Equal(t, [renewal.Attempts]renewal.Try{
		{Means: renewal.Electronic, On: d("2026-11-20"), Reach: renewal.Undeliverable},
		{Means: renewal.Fax, On: d("2026-11-23"), Reach: renewal.Undeliverable},
		{Means: renewal.Phone, On: d("2026-11-24"), Reach: renewal.LeftMessage},
	}, k.s.Tries)
	require.Equal(t, "nobody reached (attempt 1): undeliverable", stream.Describe(renewal.AttemptFailed{Attempt: 1, Reach: renewal.Undeliverable}))
	require.Equal(t, "message left (attempt 3)", stream.Describe(out.Events[0]))
}

func TestAnswersOfAttemptsMayComeInAnyOrder(t *testing.T) {
	t.Parallel()
	k := requested(t)
	k.ring()
	require.Len(t, k.ok(system, renewal.Asked{Attempt: 2}, at("2026-11-23", 10, 0)).Work, 1)
	require.Empty(t, k.ok(system, renewal.Asked{Attempt: 1}, at("2026-11-23", 11, 0)).Work, "the member has heard it")
	require.Equal(t, 2, k.s.Handed)
	require.Equal(t, renewal.Handed, k.s.Tries[0].Reach)
}

// TestWordOfARoundThatIsOverChangesNothing: the member named another prescriber, and the first one's answers come late.
func TestWordOfARoundThatIsOverChangesNothing(t *testing.T) {
	t.Parallel()
	k := requested(t)
	k.s.Rx.PrescriberNPI = "1234567893"
	out := k.ok(member, renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: other}, at("2026-11-20", 12, 0))
	require.Equal(t, 2, found[renewal.AskPrescriber](out)[0].Round)
	require.Empty(t, k.ok(system, renewal.Asked{Attempt: 1, Reach: renewal.Undeliverable, Round: 1}, at("2026-11-20", 13, 0)).Events)
	require.Empty(t, k.ok(system, renewal.Asked{Attempt: 3, Round: 1}, at("2026-11-20", 13, 0)).Events)
	no := renewal.PrescriberAnswers{Outcome: renewal.WrongPrescriber, From: "1234567893"}
	require.Equal(t, "renewal.not_asked", k.refused(office, no, at("2026-11-21", 9, 0)))
	require.Equal(t, renewal.Requested, k.s.Status)
	k.ok(office, renewal.PrescriberAnswers{Outcome: renewal.Approved, From: "1234567893"}, at("2026-11-21", 10, 0))
	require.Equal(t, renewal.Approved, k.s.Status, "a new prescription is one, whoever wrote it")
}

func TestNobodyReachedIsNotSilence(t *testing.T) {
	t.Parallel()
	k := requested(t)
	for n := 1; n <= renewal.Attempts; n++ {
		k.ok(system, renewal.Asked{Attempt: n, Reach: renewal.NoPickup}, k.s.Updated.In(central))
		k.ring()
	}
	require.Equal(t, renewal.NoResponse, k.s.Status)
	require.Equal(t, "renewal.unreached", k.s.Summary(renewal.StreamOf("rx-1")).Hold)
	k.ok(member, renewal.NewFacts{Fact: renewal.NewContact}, at("2026-12-07", 9, 0))
	require.Equal(t, renewal.Pending, k.s.Tries[1].Reach, "a new count")
}

// TestPastTheWindowAnOrdinaryPrescriptionIsAsked: R4.1, 120 days after the last date, on the day of the request.
func TestPastTheWindowAnOrdinaryPrescriptionIsAsked(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, written, told, yes string
		want                     bool
	}{
		{"on day 120", "2026-11-10", "", "2027-03-10", false},
		{"on day 121", "2026-11-10", "", "2027-03-11", true},
		{"the law's date goes before what was written", "2027-11-10", "2026-11-10", "2027-03-11", true},
		{"no date is known", "", "", "2027-03-11", false},
	} {
		f := lisinopril()
		f.Expires = d(c.written)
		k := &desk{t: t}
		k.ok(system, renewal.Start{Rx: f, RunOut: d("2027-03-31"), LastDate: d(c.told)}, at("2027-03-05", 8, 0))
		out := k.ok(member, renewal.MemberAnswers{Yes: true}, at(c.yes, 9, 0))
		require.Equal(t, c.want, found[renewal.AskPrescriber](out)[0].NewRx, c.name)
	}
}

// TestDayTenEndsWhereTheMemberLives: C4, a member in Honolulu has four hours more than the pharmacy's calendar.
func TestDayTenEndsWhereTheMemberLives(t *testing.T) {
	t.Parallel()
	late := time.Date(2026, 12, 1, 0, 0, 0, 0, time.FixedZone("HST", -10*3600))
	k := &desk{t: t}
	start := renewal.Start{Rx: lisinopril(), RunOut: d("2026-12-15"), Late: late}
	k.ok(system, start, at("2026-11-20", 8, 0))
	require.Equal(t, late.UTC(), k.timer)
	require.Empty(t, k.ok(system, renewal.Due{}, at("2026-12-01", 3, 59)).Events)
	k.ok(member, renewal.MemberAnswers{Yes: true}, at("2026-12-01", 3, 59))
	require.Len(t, k.log, 3, "no silence stands before the yes")

	k = &desk{t: t}
	k.ok(system, start, at("2026-11-20", 8, 0))
	k.ring()
	require.Equal(t, renewal.NoAnswer, k.s.Status)
	k = &desk{t: t}
	start.Late = at("2026-11-20", 8, 0)
	k.ok(system, start, at("2026-11-20", 8, 0))
	require.Equal(t, at("2026-12-01", 0, 0).UTC(), k.timer, "an instant that has passed is none")
}
