package renewal_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// refusal is a golden case of a rule that refuses.
type refusal struct {
	name string
	on   func(t *testing.T) *desk
	by   pharmacy.Actor
	do   stream.Named
	want string
}

func refusals() []refusal {
	fresh := func(t *testing.T) *desk { return &desk{t: t} }
	waits := func(t *testing.T) *desk { return started(t, lisinopril()) }
	return []refusal{
		{"no prescription", fresh, system, renewal.Start{RunOut: d("2026-12-15")}, "renewal.malformed"},
		{"no run-out", fresh, system, renewal.Start{Rx: lisinopril()}, "renewal.malformed"},
		{"an answer to nothing", fresh, member, renewal.MemberAnswers{Yes: true}, "renewal.unknown"},
		{"a timer of nothing", fresh, system, renewal.Due{}, "renewal.unknown"},
		{"no command", waits, system, nil, "renewal.command_unknown"},
		{"a pharmacist is not the member", waits, pharmacy.Actor{Role: pharmacy.RolePharmacist}, renewal.MemberAnswers{Yes: true},
			"renewal.member_only"},
		{"an answer before the question", waits, office, renewal.PrescriberAnswers{Outcome: renewal.Approved}, "renewal.not_asked"},
		{"an attempt that became nothing known", requested, system, renewal.Asked{Attempt: 1, Reach: "lost"}, "renewal.reach_unknown"},
		{"no new fact", requested, member, renewal.NewFacts{Fact: renewal.VisitMade}, "renewal.no_new_fact"},
		{"no other prescriber", requested, member, renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: "1"}, "renewal.prescriber_malformed"},
		{"an outcome that is none", requested, office, renewal.PrescriberAnswers{Outcome: renewal.NoAnswer}, "renewal.outcome_unknown"},
		{"free text is no code", requested, office, renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: "see Testa"},
			"renewal.code_malformed"},
		{"a code that is too long", requested, office, renewal.PrescriberAnswers{Outcome: renewal.Denied, Code: "AAAAAAAAAAAAAAAAA"},
			"renewal.code_malformed"},
	}
}

func TestWhatTheMachineRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range refusals() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, c.on(t).refused(c.by, c.do, at("2026-11-23", 9, 0)))
		})
	}
}

func TestRulesAreSound(t *testing.T) {
	t.Parallel()
	// Shown by the tests above: what the member is told, the holds, and three refusals on the way.
	seen := []reason.Code{"renewal.controlled", "renewal.schedule_two", "renewal.schedule_unknown", "renewal.no_response",
		"renewal.denied", "renewal.appointment", "renewal.no_answer", "renewal.answered", "renewal.declined", "renewal.not_asked",
		"renewal.wrong_prescriber", "renewal.unreached", "renewal.no_refills", "renewal.expired", "renewal.ends_first",
		"renewal.last_date_unknown", "renewal.days_unknown"}
	for _, c := range refusals() {
		seen = append(seen, reason.Code(c.on(t).refused(c.by, c.do, at("2026-11-23", 9, 0))))
	}
	reasontest.Check(t, renewal.Rules(), seen)
	for _, r := range renewal.Rules() {
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s says how sure it is", r.Code)
	}
}
