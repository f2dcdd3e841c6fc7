package auto_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

func TestTheConsentModeByPlanAndDate(t *testing.T) {
	t.Parallel()
	partD := auto.Terms{Program: auto.PartD}
	stated := func(p auto.Program, m auto.Mode) auto.Terms { return auto.Terms{Program: p, Stated: true, Plan: m} }
	for _, c := range []struct {
		name string
		of   auto.Terms
		on   string
		want auto.Mode
		id   string
		ok   bool
	}{
		{"R3.0 before 2014 no rule is in force", partD, "2013-12-31", auto.Off, "", false},
		{"R3.0 a yes each time from 2014", partD, "2014-01-01", auto.PerShipment, "consent.part_d.2014", true},
		{"R3.0 and through 2019", partD, "2019-12-31", auto.PerShipment, "consent.part_d.2014", true},
		{"R3.0 two reminders from 2020", partD, "2020-01-01", auto.OptInWithReminders, "consent.part_d.2020", true},
		{"R3.0 today", partD, "2026-11-24", auto.OptInWithReminders, "consent.part_d.2020", true},
		{"R3.0 TRICARE", auto.Terms{Program: auto.TRICARE}, "2026-11-24", auto.PerShipment, "consent.tricare", true},
		{"R3.0 CareSource", auto.Terms{Program: auto.CareSource}, "2026-11-24", auto.PerShipment, "consent.caresource", true},
		{"R3.0 CenterWell", auto.Terms{Program: auto.CenterWell}, "2026-11-24", auto.Off, "consent.centerwell", true},
		{"a stricter plan wins", stated(auto.PartD, auto.PerShipment), "2026-11-24", auto.PerShipment, "consent.plan", true},
		{"a plan that allows none wins", stated(auto.PartD, auto.Off), "2026-11-24", auto.Off, "consent.plan", true},
		{"a looser plan does not", stated(auto.PartD, auto.OptInWithReminders), "2016-05-01", auto.PerShipment, "consent.part_d.2014", true},
		{"nor does it where no rule is in force", stated(auto.PartD, auto.PerShipment), "2013-05-01", auto.Off, "", false},
		{"a commercial plan says it itself", stated(auto.Commercial, auto.OptInWithReminders), "2026-11-24", auto.OptInWithReminders, "consent.plan", true},
		{"or is not known", auto.Terms{Program: auto.Commercial}, "2026-11-24", auto.Off, "", false},
		{"no program", stated("", auto.OptInWithReminders), "2026-11-24", auto.Off, "", false},
		{"an invented program", stated("invented", auto.OptInWithReminders), "2026-11-24", auto.Off, "", false},
		{"no day", partD, "", auto.Off, "", false},
	} {
		mode, id, ok := c.of.ModeOn(d(c.on))
		require.Equal(t, c.want, mode, c.name)
		require.Equal(t, c.id, id, c.name)
		require.Equal(t, c.ok, ok, c.name)
	}
}

func TestEveryRowOfTheHistoryHasAnIDACitationAndADegree(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	check := func(id, citation string, valid bool, e reason.Evidence) {
		require.False(t, seen[id], id)
		seen[id] = true
		require.NotEmpty(t, citation, id)
		require.NotEqual(t, reason.Unstated, e, id)
		require.True(t, valid, id)
	}
	for _, r := range auto.ConsentHistory() {
		check(r.ID, r.Citation, r.Period.Valid(), r.Evidence)
	}
	for _, r := range auto.RefundHistory() {
		check(r.ID, r.Citation, r.Period.Valid(), r.Evidence)
	}
	auto.ConsentHistory()[0].Mode = auto.Off
	require.Equal(t, auto.PerShipment, auto.ConsentHistory()[0].Mode, "the slice is the caller's")
}

func TestAFirstFillThatThePrescriberSent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		of   auto.FirstFill
		want law.Outcome
	}{
		{"R3.0 the member used mail before", auto.FirstFill{On: d("2024-01-01"), MemberDid: drug.No, UsedMail: drug.Yes}, law.Allow},
		{"R3.0 or opted in", auto.FirstFill{On: d("2026-11-24"), MemberDid: drug.No, UsedMail: drug.No, OptedIn: drug.Yes}, law.Allow},
		{"R3.0 else ask first", auto.FirstFill{On: d("2026-11-24"), MemberDid: drug.No, UsedMail: drug.No, OptedIn: drug.No}, law.Hold},
		{"R3.0 before 2024 ask everybody", auto.FirstFill{On: d("2023-12-31"), MemberDid: drug.No, UsedMail: drug.Yes}, law.Hold},
		{"unknown is not no", auto.FirstFill{On: d("2026-11-24"), MemberDid: drug.No, OptedIn: drug.No}, law.NeedInfo},
		{"who asked is not known", auto.FirstFill{On: d("2023-12-31")}, law.NeedInfo},
		{"the member asked", auto.FirstFill{On: d("2016-01-01"), MemberDid: drug.Yes}, law.Allow},
		{"before 2014 no rule is in force", auto.FirstFill{On: d("2013-12-31"), MemberDid: drug.No}, law.NeedInfo},
	} {
		require.Equal(t, c.want, c.of.Ruling().Outcome, c.name)
	}
}

// TestEveryEndOfAConsent is R3.2: what follows from each end, with an order open and without one.
func TestEveryEndOfAConsent(t *testing.T) {
	t.Parallel()
	for _, row := range auto.Ends() {
		if row.End == auto.NoAnswer {
			continue // R3.5 shows it
		}
		want := auto.Stopped
		if row.Ask {
			want = auto.ConsentNeeded
		}
		k := enrolled(t, auto.OptInWithReminders)
		out := k.ok(system, auto.EndConsent{End: row.End}, at("2026-10-01", 9))
		require.Equal(t, want, k.s.Status, row.End)
		require.Equal(t, row.Ask, len(found[auto.AskConsent](out)) == 1, row.End)
		require.Equal(t, row.End, k.s.Consents[0].End)
		require.Contains(t, stream.Describe(out.Events[0]), row.Meaning)
		require.Empty(t, k.ring().Events, "%s: no reminder goes out", row.End)
		require.Empty(t, k.ok(system, auto.EndConsent{End: row.End}, at("2026-10-02", 9)).Events, "it ends once")
		again := k.do(member, auto.Enroll{Consent: consent(auto.OptInWithReminders)}, at("2026-10-03", 9))
		require.Equal(t, row.Final, again.Refusal != nil, row.End)

		k = reminded(t, auto.OptInWithReminders)
		k.ring()
		require.Equal(t, []auto.CancelRefill{{Rx: "rx-1", Cycle: 1, End: row.End}},
			found[auto.CancelRefill](k.ok(system, auto.EndConsent{End: row.End}, at("2026-11-16", 10))), row.End)
		last := lastFilled(t, true)
		last.ok(system, auto.EndConsent{End: row.End}, at("2026-11-18", 9))
		require.False(t, last.s.Resumes, "%s: nothing goes on after the last refill", row.End)
	}
	k := &desk{t: t}
	k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
	require.Empty(t, k.ok(system, auto.EndConsent{End: auto.PlanChanged}, at("2026-09-02", 9)).Events, "there was none")
	k.ok(system, auto.EndConsent{End: auto.Deceased}, at("2026-09-02", 9))
	last := fillAgain("2", "2026-11-16")
	last.Rx.Refills = rx.RefillCount(0)
	gone := *k
	require.Empty(t, gone.ok(system, last, at("2026-11-16", 9)).Work, "nobody is asked about a renewal")
	require.Equal(t, auto.LastFilled, gone.s.Status)
	require.Equal(t, "auto.deceased", k.refused(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-09-03", 9)))
}

func TestTheRecordsOfConsentAreAddedToAndNeverChanged(t *testing.T) {
	t.Parallel()
	k := &desk{t: t}
	k.ok(system, firstFill(lisinopril()), at("2026-09-01", 15))
	known := allKnown()
	k.ok(member, auto.Enroll{Consent: consent(auto.OptInWithReminders), Standing: &known}, at("2026-09-05", 20))
	before := k.s
	k.ok(member, auto.Stop{Reason: "moving"}, at("2026-09-07", 9))
	k.ok(member, auto.Enroll{Consent: consent(auto.PerShipment)}, at("2026-09-08", 9))
	require.Equal(t, []auto.Record{
		{Consent: consent(auto.OptInWithReminders), Policy: "consent.part_d.2020", At: at("2026-09-05", 20).UTC(), EndedAt: at("2026-09-07", 9).UTC()},
		{Consent: consent(auto.PerShipment), At: at("2026-09-08", 9).UTC()},
	}, k.s.Consents)
	require.True(t, before.Consents[0].EndedAt.IsZero(), "states share no memory")
	require.False(t, k.s.Asks, "the second was given without a standing")
}

// TestOldRecordsReadAsTheyDid: fields that came later are left out where they are not set.
func TestOldRecordsReadAsTheyDid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		of   stream.Named
		want string
	}{
		{auto.ConsentGiven{}, `{"at":"0001-01-01T00:00:00Z","consent":{"by":{"role":"","id":""},"channel":"","script":"","mode":""}}`},
		{auto.ConsentEnded{Reason: "moving"}, `{"at":"0001-01-01T00:00:00Z","reason":"moving"}`},
		{auto.ShipmentConfirmed{Cycle: 1}, `{"at":"0001-01-01T00:00:00Z","cycle":1}`},
		{auto.Confirm{}, `{}`},
		{auto.Enroll{}, `{"consent":{"by":{"role":"","id":""},"channel":"","script":"","mode":""}}`},
	} {
		data, err := json.Marshal(c.of)
		require.NoError(t, err)
		require.Equal(t, c.want, string(data))
	}
}
