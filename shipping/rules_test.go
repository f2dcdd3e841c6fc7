package shipping_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
	"github.com/mailrx/mailrx/shipping"
)

// ruling is one case of a decision: what it tests, and the rules that fail.
type ruling struct {
	name   string
	decide func() reason.Trace
	want   []reason.Code
}

func decided(t reason.Trace) func() reason.Trace { return func() reason.Trace { return t } }

// rulings are the golden cases of every decision but the guard, the fallback and the settlement, which have tables of
// their own.
func rulings() []ruling {
	return slices.Concat(fitRulings, releaseRulings, verdictRulings, residenceRulings, outlookRulings, coldRulings,
		excursionRulings, upgradeRulings, planRulings, watchRulings, caseRulings)
}

func TestEveryDecisionGivesItsReasons(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, c := range rulings() {
		require.False(t, names[c.name], "%q stands twice", c.name)
		names[c.name] = true
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			trace := c.decide()
			require.Equal(t, c.want, codes(trace.Reasons()), "%v", trace)
			require.Zero(t, trace.Dropped())
		})
	}
}

func TestTheTableOfRulesIsSound(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range golden {
		seen = append(seen, c.refused...)
	}
	for _, c := range rulings() {
		seen = append(seen, c.want...)
	}
	for _, c := range fallbacks {
		seen = append(seen, c.why)
	}
	for _, c := range settlements {
		seen = append(seen, c.why)
	}
	reasontest.Check(t, shipping.Rules(), seen)
	for _, r := range shipping.Rules() {
		require.NotEmpty(t, r.Source, "%s", r.Code)
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s", r.Code)
	}
}
