package intake_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
)

func allCases() []ruled {
	return slices.Concat(matrixCases, []ruled{secondMember}, faxCases, formCases, identityCases, dependantCases, newRxCases)
}

func TestVectorsOfTheRules(t *testing.T) {
	t.Parallel()
	for _, c := range allCases() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.check(t)
		})
	}
}

func TestEveryVectorOfTheReferenceHasARow(t *testing.T) {
	t.Parallel()
	want := map[string][]string{
		"R9.1": {"T1", "T1b", "T2", "T3", "T4"}, "R9.2": {"T1", "T2", "T3"}, "R9.3": {"T1", "T2", "T3"}, "R9.4": {"T1", "T2", "T3"},
		"R9.5": {"T1", "T2", "T3"}, "R1.14": {"T1", "T2", "T3"}, "R10.2": {"T1", "T2", "T3", "T4", "T5"},
	}
	form := regexp.MustCompile(`^(R\d+\.\d+) (T\d+b?) `)
	have := map[string]bool{}
	for _, c := range allCases() {
		if m := form.FindStringSubmatch(c.name); m != nil {
			have[m[1]+" "+m[2]] = true
		}
	}
	for rule, vectors := range want {
		for _, v := range vectors {
			require.True(t, have[rule+" "+v], "%s %s has no row", rule, v)
		}
		t.Logf("%s: %d vectors of the reference", rule, len(vectors))
	}
	t.Logf("intake: %d vectors of the reference, %d rows", len(have), len(allCases()))
}

func TestRulesAreSound(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range allCases() {
		r := c.ask()
		for _, s := range r.Trace.Steps() {
			seen = append(seen, s.Rule.Code)
		}
	}
	reasontest.Check(t, intake.Rules(), seen)
	for _, r := range intake.Rules() {
		require.NotEqual(t, reason.Unstated, r.Evidence, "%s says how sure it is", r.Code)
	}
}
