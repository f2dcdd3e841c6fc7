package law_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
)

// ruled is a golden case of a question: what it answers, as text, and how it is ruled. A name that begins with a rule and
// a T is a vector of the reference; others are edges of ours.
type ruled struct {
	name    string
	ask     func() (any, law.Ruling)
	value   string
	outcome law.Outcome
	reasons []reason.Code // of the failed steps, without "law."
}

// only is for a question that gives a ruling alone.
func only(ask func() law.Ruling) func() (any, law.Ruling) {
	return func() (any, law.Ruling) { return "", ask() }
}

func codes(list ...reason.Code) []reason.Code { return list }

func d(s string) cal.Date {
	if s == "" {
		return cal.Date{}
	}
	day, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return day
}

// std is the book of the built-in packs.
var std = law.Standard()

// golden are all tables of this package's tests.
func golden() []ruled {
	return slices.Concat(lastDateCases, refillCases, oralCases, barCases, formCases, transferCases, dataCases, supplyCases, seriesCases,
		partialCases, siteCases, authorityCases, emergencyCases, reportCases, keepCases, endedCases, strictestCases, bareCases)
}

func TestVectorsAndEdgesAreRuledAsTheReferenceSays(t *testing.T) {
	t.Parallel()
	for _, c := range golden() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			value, r := c.ask()
			require.Equal(t, c.outcome.String(), r.Outcome.String(), "%v", r.Trace)
			require.Equal(t, c.value, fmt.Sprint(value))
			var got []reason.Code
			for _, s := range r.Trace.Reasons() {
				got = append(got, reason.Code(strings.TrimPrefix(string(s.Rule.Code), "law.")))
			}
			require.Equal(t, c.reasons, got)
			require.Equal(t, r.Trace.Failed(), c.reasons != nil)
			require.Zero(t, r.Trace.Dropped())
		})
	}
}

var vectorForm = regexp.MustCompile(`^(R[0-9]+\.[0-9]+) T[0-9]+`)

func TestVectorsAreCounted(t *testing.T) {
	t.Parallel()
	byRule := map[string][]string{}
	names := map[string]bool{}
	for _, c := range golden() {
		require.False(t, names[c.name], "the name %q stands twice", c.name)
		names[c.name] = true
		if m := vectorForm.FindStringSubmatch(c.name); m != nil && !slices.Contains(byRule[m[1]], m[0]) {
			byRule[m[1]] = append(byRule[m[1]], m[0])
		}
	}
	total := 0
	for rule, want := range vectorsOf {
		require.Len(t, byRule[rule], want, rule)
		total += want
	}
	require.Len(t, byRule, len(vectorsOf))
	t.Logf("R1 and R11.1: %d vectors of rules.md, %d cases in all", total, len(names))
}

// vectorsOf is how many vectors the reference has for each rule that this package answers.
var vectorsOf = map[string]int{"R1.1": 7, "R1.2": 6, "R1.3": 4, "R1.4": 5, "R1.5": 3, "R1.6": 5, "R1.7": 8,
	"R1.8": 3, "R1.12": 5, "R1.13": 3, "R1.15": 4, "R1.17": 4, "R1.18": 4, "R11.1": 4}

func TestRulesAreSoundAndEachIsSeenInAGoldenCase(t *testing.T) {
	t.Parallel()
	var seen []reason.Code
	for _, c := range golden() {
		_, r := c.ask()
		for _, s := range r.Trace.Steps() {
			seen = append(seen, s.Rule.Code)
		}
	}
	reasontest.Check(t, law.Rules(), seen)
}
