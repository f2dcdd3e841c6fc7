package formulary_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// without is the steps of all rules but some.
func without(steps []reason.Step, rules ...*reason.Rule) []reason.Step {
	return slices.DeleteFunc(steps, func(s reason.Step) bool { return slices.Contains(rules, s.Rule) })
}

// What passed is noted together where nothing beside it fails, and recorded step by step where something does. Both
// ways must read alike.
func TestStepsThatAreNotedReadAsThoseThatAreRecorded(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(21, 22))
	compared := 0
	for range 200 {
		doc := randomPlan(rng)
		p, err := formulary.Compile(doc)
		require.NoError(t, err)
		for i := range doc.Drugs {
			doc.Drugs[i].PriorAuth = true
		}
		asking, err := formulary.Compile(doc)
		require.NoError(t, err)
		for range 50 {
			r := randomClaim(rng)
			r.Authorizations = []formulary.Authorization{{}}
			noted := p.Decide(&r)
			steps := without(noted.Trace.Steps(), formulary.RuleAuthorization, formulary.RuleAuthorizationOnFile)

			recorded := asking.Decide(&r)
			require.Equal(t, steps, without(recorded.Trace.Steps(), formulary.RuleAuthorizationOnFile))

			r.NotBefore = r.Date.AddDays(1)
			recorded = p.Decide(&r)
			require.Equal(t, without(noted.Trace.Steps(), formulary.RuleTooSoon), without(recorded.Trace.Steps(), formulary.RuleTooSoon))
			require.Len(t, recorded.Reasons(), len(noted.Reasons())+1, "one more reason: it is too soon")
			compared += len(steps)
		}
	}
	require.Greater(t, compared, 50_000, "the decisions have steps to compare")
}

func TestATraceIsReadInTheOrderOfItsRules(t *testing.T) {
	t.Parallel()
	p, err := formulary.Compile(world())
	require.NoError(t, err)
	r := formulary.Request{Date: day("2026-11-24"), NotBefore: day("2026-11-20"), RxCUI: worldRxCUI(0), Quantity: tablets(90), DaysSupply: 90,
		Channel: formulary.PreferredMail, Accumulators: worldSums(rand.New(rand.NewPCG(1, 1)))}
	d := p.Decide(&r)
	var read []*reason.Rule
	for _, s := range d.Trace.Steps() {
		read = append(read, s.Rule)
	}
	require.Equal(t, []*reason.Rule{formulary.RuleCoverageBegun, formulary.RuleCoverageEnded, formulary.RuleTooSoon, formulary.RuleChannel,
		formulary.RuleListed, formulary.RuleByMail, formulary.RuleAuthorization, formulary.RuleDaysLimit, formulary.RulePrice,
		formulary.RuleFlatPrice, formulary.RuleOutOfPocket, formulary.RuleLesserOf}, read)
}

func TestStepsThatWereReadOutliveTheDecision(t *testing.T) {
	t.Parallel()
	p, err := formulary.Compile(world())
	require.NoError(t, err)
	all := claims(2)
	d := p.Decide(&all[0])
	kept, copied := d.Trace.Steps(), d
	p.DecideInto(&all[1], &d)
	require.Equal(t, kept, copied.Trace.Steps())
	require.True(t, copied.Trace.Equal(&copied.Trace))
	require.False(t, copied.Trace.Equal(&d.Trace))
	var empty formulary.Trace
	require.Empty(t, empty.Steps(), "no decision, no steps")
}
