package review_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// refusal is a golden case of a rule that refuses.
type refusal struct {
	name string
	on   func(t *testing.T) *desk
	by   pharmacy.Actor
	do   stream.Named
	want reason.Code
}

func fresh(t *testing.T) *desk { return (&desk{t: t}).on("2026-11-20 09:30") }

func draft(t *testing.T) *desk {
	return opened(t, asked(review.PartD, review.StepException), "2026-11-20 09:30")
}

func running(t *testing.T) *desk {
	return sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-20 09:30")
}

func tiering(t *testing.T) *desk {
	k := sent(t, asked(review.PartD, review.TieringException), review.Standard, "2026-11-20 09:30")
	return k.ok(prescriber, review.Support{Says: []review.Sentence{review.PreferredAdverse}})
}

func denied(t *testing.T) *desk { return running(t).deny() }

func malformed() []refusal {
	change := func(f func(*review.Case)) review.Open {
		c := asked(review.PartD, review.StepException)
		f(&c)
		return review.Open{Case: c}
	}
	long := strings.Repeat("x", 129)
	many := make([]string, 101)
	for i := range many {
		many[i] = "c"
	}
	negative := formulary.Dollars(money.Cents(-1))
	out := []refusal{
		{"no case", fresh, pharmacist, review.Open{}, "review.malformed"},
		{"a tier for another subject", fresh, pharmacist, change(func(c *review.Case) { c.Tier = 1 }), "review.malformed"},
		{"a tier that is none", fresh, pharmacist, change(func(c *review.Case) { c.Subject, c.Tier = review.TieringException, 100 }), "review.malformed"},
		{"no drug", fresh, pharmacist, change(func(c *review.Case) { c.Drug = 0 }), "review.malformed"},
		{"no program", fresh, pharmacist, change(func(c *review.Case) { c.Program = "" }), "review.malformed"},
		{"a subject of another trade", fresh, pharmacist, change(func(c *review.Case) { c.Subject = "refund" }), "review.malformed"},
		{"a name for a reference", fresh, pharmacist, change(func(c *review.Case) { c.Member = "Testa Sampleton" }), "review.malformed"},
		{"a sentence for a code", fresh, pharmacist, change(func(c *review.Case) { c.Wants = []string{"has she tried it?"} }), "review.malformed"},
		{"an empty code", fresh, pharmacist, change(func(c *review.Case) { c.Wants = []string{""} }), "review.malformed"},
		{"a code without end", fresh, pharmacist, change(func(c *review.Case) { c.Wants = []string{long} }), "review.malformed"},
		{"a list without end", fresh, pharmacist, change(func(c *review.Case) { c.Wants = many }), "review.malformed"},
		{"a promise below zero", fresh, pharmacist, change(func(c *review.Case) { c.Contract.Standard = -1 }), "review.malformed"},
		{"a promise without end", fresh, pharmacist, change(func(c *review.Case) { c.Contract.Expedited = 1 << 40 }), "review.malformed"},
		{"an order that is none", fresh, pharmacist, change(func(c *review.Case) { c.Order = stream.ID{Kind: "ORDER", Name: "o 1"} }), "review.malformed"},
		{"a document with a name in it", fresh, pharmacist, review.Open{Case: asked(review.PartD, review.StepException),
			Items: []review.Item{{Code: "tried", Document: "letter of Dr. Sampleton"}}}, "review.malformed"},
		{"a sentence that nobody knows", draft, prescriber, review.Support{Says: []review.Sentence{"I agree"}}, "review.malformed"},
		{"no items", draft, prescriber, review.Supply{}, "review.malformed"},
		{"an appeal without a reason", denied, member, review.Appeal{Track: review.Standard}, "review.malformed"},
		{"an amount below zero", denied, member, review.Appeal{Track: review.Standard, Reason: "disagree", Value: negative}, "review.malformed"},
		{"an outcome that is none", running, plan, review.Answer{Outcome: review.Withdrawn, Reason: "x"}, "review.malformed"},
		{"an end without a reason", func(t *testing.T) *desk { return approved(t, asked(review.PartD, review.StepException)) },
			plan, review.End{On: d("2026-12-01")}, "review.malformed"},
		{"a parcel without a day", func(t *testing.T) *desk { return approved(t, asked(review.PartD, review.StepException)) },
			system, review.NextShipment{RefillsLeft: 1}, "review.malformed"},
	}
	return out
}

func refusals() []refusal {
	missed := func(t *testing.T) *desk { return running(t).ring() }
	late := func(t *testing.T) *desk {
		k := denied(t).on("2027-06-01 09:00")
		return k.ok(member, review.Appeal{Track: review.Standard, Reason: "disagree"}).ok(plan, review.Receive{})
	}
	last := func(t *testing.T) *desk {
		return sent(t, asked(review.Medicaid, review.PriorAuthorization), review.Standard, "2026-11-20 09:30").deny().climb(review.Standard).deny()
	}
	owed := func(t *testing.T) *desk {
		return draft(t).ok(prescriber, review.Submit{Track: review.Expedited, Jeopardy: true}).ok(plan, review.Receive{})
	}
	answered := func(t *testing.T) *desk {
		return running(t).ok(plan, review.Answer{Outcome: review.Approved, To: d("2027-01-01")})
	}
	medicaid := func(t *testing.T) *desk {
		return opened(t, asked(review.Medicaid, review.PriorAuthorization), "2026-11-20 09:30")
	}
	no, yes := review.Answer{Outcome: review.Denied, Reason: "criteria_not_met"}, review.Answer{Outcome: review.Approved, To: d("2027-01-01")}
	again := review.Appeal{Track: review.Standard, Reason: "disagree", Value: dollars(180)}
	return append(malformed(), []refusal{
		{"nothing was opened", fresh, plan, review.Receive{}, "review.unknown"},
		{"no command", draft, plan, review.Tell{}, "review.command_unknown"},
		{"a member does not answer", running, member, yes, "review.actor"},
		{"nobody opens nothing", fresh, pharmacy.Actor{}, review.Open{Case: asked(review.PartD, review.StepException)}, "review.actor"},
		{"Medicaid answers no payment here", medicaid, member, review.Submit{Track: review.Payment}, "review.no_rule"},
		{"sent twice, on another track", running, member, review.Submit{Track: review.Expedited}, "review.not_draft"},
		{"no such track", draft, member, review.Submit{Track: "soon"}, "review.track"},
		{"received and never sent", draft, plan, review.Receive{}, "review.not_handed"},
		{"received tomorrow", func(t *testing.T) *desk { return draft(t).ok(member, review.Submit{Track: review.Standard}) }, plan,
			review.Receive{At: at("2026-11-21 09:30")}, "review.receipt"},
		{"received before it was sent", func(t *testing.T) *desk { return draft(t).ok(member, review.Submit{Track: review.Standard}) }, plan,
			review.Receive{At: at("2026-11-20 09:29")}, "review.receipt"},
		{"answered before it was received", func(t *testing.T) *desk { return draft(t).ok(member, review.Submit{Track: review.Standard}) },
			plan, yes, "review.not_received"},
		{"asked when nothing is awaited", denied, plan, review.AskFor{Codes: []string{"labs"}}, "review.not_pending"},
		{"withdrawn after the answer", denied, member, review.Withdraw{}, "review.not_open"},
		{"answered twice", denied, plan, yes, "review.answered"},
		{"appealed before a denial", running, member, again, "review.no_denial"},
		{"appealed past the last level", last, member, again, "review.last_level"},
		{"forwarded without a miss", running, system, review.ForwardAnswer{}, "review.not_missed"},
		{"a late no", missed, plan, no, "review.forward"},
		{"an expedite that is owed", owed, plan, review.RefuseExpedite{}, "review.expedite_owed"},
		{"Part D has no extension", running, plan, review.Extend{}, "review.extension"},
		{"a claim of receipt without evidence", denied, plan, review.ProveReceipt{On: d("2026-11-20")}, "review.evidence"},
		{"all of it asked for already", func(t *testing.T) *desk { return running(t).ok(plan, review.AskFor{Codes: []string{"labs"}}) },
			plan, review.AskFor{Codes: []string{"labs"}}, "review.on_file"},
		{"the patient prefers it", draft, prescriber, review.Support{Says: []review.Sentence{review.PatientPrefers}}, "review.statement"},
		{"a statement for an authorization", running, prescriber, review.Support{Says: []review.Sentence{review.AllAdverse}}, "review.statement_not_wanted"},
		{"a criterion not known", running, plan, review.Answer{Outcome: review.Approved, To: d("2027-01-01"),
			Findings: []review.Finding{{Code: "tried", Met: drug.Unknown}}}, "review.finding"},
		{"a no without a reason", running, plan, review.Answer{Outcome: review.Denied}, "review.reason"},
		{"a notice of tomorrow", running, plan, review.Answer{Outcome: review.Denied, Reason: "x", Notice: d("2026-11-21")}, "review.notice"},
		{"a tier for another subject", running, plan, review.Answer{Outcome: review.Approved, To: d("2027-06-01"), Tier: 1}, "review.malformed"},
		{"a tier that nobody named", tiering, plan, review.Answer{Outcome: review.Approved}, "review.tier"},
		{"a yes without an end", running, plan, review.Answer{Outcome: review.Approved}, "review.duration"},
		{"the end of nothing", running, plan, review.End{On: d("2026-12-01"), Reason: "recall"}, "review.no_approval"},
		{"a parcel of nothing", running, system, review.NextShipment{On: d("2026-12-01")}, "review.no_approval"},
		{"nothing to carry out", answered, plan, review.Effect{}, "review.no_effect"},
		{"late, and not judged", late, plan, no, "review.cause_first"},
		{"in time, and judged", running, plan, review.JudgeCause{Good: true}, "review.no_cause"},
		{"a hearing for an unknown amount", reconsideredOf, member, review.Appeal{Track: review.Standard, Reason: "disagree"}, "review.value_unknown"},
		{"a hearing for too little", reconsideredOf, member, again, "review.amount"},
	}...)
}

func reconsideredOf(t *testing.T) *desk { return reconsidered(t) }

func TestWhatTheMachineRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range refusals() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, string(c.want), c.on(t).refused(c.by, c.do))
		})
	}
}

// toldCodes is what parties are told and what work lists show on the walks of these tests.
func toldCodes(t *testing.T) (out []reason.Code) {
	t.Helper()
	for _, stage := range stages() {
		for i := range words(time.Time{}) {
			k := stage.reach(t)
			w := words(k.now)[i]
			k.do(w.by, w.do)
			for _, tell := range k.told() {
				out = append(out, reason.Code(tell.Detail))
			}
			out = append(out, reason.Code(k.s.Summary(review.StreamOf("case-1")).Hold))
		}
	}
	k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-11-20 09:30").ok(system, review.DropOrder{})
	k.ok(plan, review.Answer{Outcome: review.Approved, To: d("2027-11-19")})
	out = append(out, reason.Code(k.told()[0].Detail))
	k.ok(system, review.NextShipment{On: d("2027-11-30"), RefillsLeft: 1}).ring()
	out = append(out, reason.Code(k.told()[0].Detail))
	c := asked(review.PartD, review.PriorAuthorization)
	c.Contract.Standard = 48
	return append(out, reason.Code(sent(t, c, review.Standard, "2026-11-20 09:30").ring().told()[0].Detail))
}

func TestRulesAreSound(t *testing.T) {
	t.Parallel()
	seen := toldCodes(t)
	for _, c := range refusals() {
		seen = append(seen, c.want)
	}
	for _, v := range tieringVectors {
		seen = append(seen, v.bar)
	}
	for _, v := range rightsVectors {
		seen = append(seen, v.code)
	}
	for _, v := range emergencyVectors {
		seen = append(seen, v.code)
	}
	reasontest.Check(t, review.Rules(), seen)
	for _, r := range review.Rules() {
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s says how sure it is", r.Code)
	}
}

// TestVectorsAreCounted prints how many vectors of the rules the tables of this package hold.
func TestVectorsAreCounted(t *testing.T) {
	t.Parallel()
	var names []string
	for _, v := range clockVectors {
		names = append(names, v.name)
	}
	for _, v := range dayVectors {
		names = append(names, v.name)
	}
	for _, v := range statementVectors {
		names = append(names, v.name)
	}
	for _, v := range tieringVectors {
		names = append(names, v.name)
	}
	for _, v := range rightsVectors {
		names = append(names, v.name)
	}
	for _, v := range emergencyVectors {
		names = append(names, v.name)
	}
	for _, v := range machineVectors {
		names = append(names, v.name)
	}
	for _, v := range claimVectors {
		names = append(names, v.name)
	}
	names = append(names, "R7.0 T3 the step")
	found := map[string]bool{}
	for _, name := range names {
		for _, v := range vectorsOf(name) {
			found[v] = true
		}
	}
	for rule, n := range map[string]int{"R7.0": 4, "R7.1": 7, "R7.2": 3, "R7.3": 3, "R7.4": 9, "R7.5": 6, "R7.6": 3, "R7.7": 4,
		"R7.8": 3, "R7.11": 3, "R7.12": 3, "R7.13": 4} {
		for i := 1; i <= n; i++ {
			require.True(t, found[rule+" T"+string(rune('0'+i))], "%s T%d", rule, i)
		}
	}
	require.True(t, found["R7.11 T1b"])
	require.Len(t, found, 53)
	t.Logf("R7 but R7.9 and R7.10: %d vectors of the rules, in %d rows", len(found), len(names))
}

// vectorsOf is the vectors that a name begins with: "R7.4 T2 and T7 evidence" is R7.4 T2 and R7.4 T7.
func vectorsOf(name string) (out []string) {
	rule := ""
	for word := range strings.FieldsSeq(name) {
		switch {
		case strings.HasPrefix(word, "R7."):
			rule = word
		case rule != "" && len(word) <= 3 && strings.HasPrefix(word, "T") && len(word) > 1 && word[1] >= '0' && word[1] <= '9':
			out = append(out, rule+" "+word)
		case word != "and":
			return out
		}
	}
	return out
}
