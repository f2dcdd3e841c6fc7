package reasontest_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/reason/reasontest"
)

func sound() reason.Rule {
	return reason.Rule{
		Code: "refill.too_soon", Text: "supply on hand lasts {a}, a refill may leave {b}", Reject: "79", Who: reason.Member,
		Facts:  reason.Facts{A: "on hand", B: "limit"},
		Source: "plan document, read 2026-11-24", Evidence: reason.Read,
	}
}

func TestASoundTableHasNoFaults(t *testing.T) {
	t.Parallel()
	first, second := sound(), reason.Rule{Code: "plan.not_listed_2", Text: "the plan does not list the drug", Evidence: reason.Proposal}
	table := []*reason.Rule{&first, &second}
	require.Empty(t, reasontest.Faults(table, []reason.Code{"plan.not_listed_2", "refill.too_soon", "refill.too_soon", "other.code"}))
	reasontest.Check(t, table, []reason.Code{first.Code, second.Code})
}

func TestAPassedTextMayBeTheOnlyOneWithAFact(t *testing.T) {
	t.Parallel()
	r := reason.Rule{Code: "plan.copay", Text: "the copay is not known", Passed: "the copay is {a}", Facts: reason.Facts{A: "copay"}}
	require.Empty(t, reasontest.Faults([]*reason.Rule{&r}, []reason.Code{r.Code}))
}

func TestEachFaultOfARuleIsFound(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		plant func(*reason.Rule)
		want  string
	}{
		"a code of one word":          {func(r *reason.Rule) { r.Code = "refill" }, `not of the form`},
		"an empty code":               {func(r *reason.Rule) { r.Code = "" }, `not of the form`},
		"a capital in the code":       {func(r *reason.Rule) { r.Code = "refill.tooSoon" }, `not of the form`},
		"a hyphen in the code":        {func(r *reason.Rule) { r.Code = "refill.too-soon" }, `not of the form`},
		"a code that ends with a dot": {func(r *reason.Rule) { r.Code = "refill.too_soon." }, `not of the form`},
		"no text":                     {func(r *reason.Rule) { r.Text, r.Facts = "", reason.Facts{} }, "there is no text"},
		"a text of spaces":            {func(r *reason.Rule) { r.Text, r.Facts = "  ", reason.Facts{} }, "there is no text"},
		"a lower-case reject code":    {func(r *reason.Rule) { r.Reject = "m4" }, "reject code"},
		"a long reject code":          {func(r *reason.Rule) { r.Reject = "7979" }, "reject code"},
		"a source without evidence":   {func(r *reason.Rule) { r.Evidence = reason.Unstated }, "source is stated without its evidence"},
		"evidence without a source":   {func(r *reason.Rule) { r.Source = "" }, "evidence is stated without its source"},
		"an impossible party":         {func(r *reason.Rule) { r.Who = 99 }, "no known party"},
		"an impossible evidence":      {func(r *reason.Rule) { r.Evidence = 99 }, "no known degree"},
		"a placeholder without fact":  {func(r *reason.Rule) { r.Facts.B = "" }, "a text has {b}, but Facts does not name it"},
		"a fact without placeholder":  {func(r *reason.Rule) { r.Text = "lasts {a}" }, `Facts names "limit", but no text has {b}`},
		"a third placeholder":         {func(r *reason.Rule) { r.Text += " {c}" }, "placeholder {c}"},
		"a bad placeholder in Passed": {func(r *reason.Rule) { r.Passed = "{days}" }, "placeholder {days}"},
		"a brace left open":           {func(r *reason.Rule) { r.Text += " {a" }, "stray brace"},
	} {
		r := sound()
		c.plant(&r)
		faults := reasontest.Faults([]*reason.Rule{&r}, []reason.Code{r.Code})
		require.Len(t, faults, 1, name)
		require.Contains(t, faults[0], c.want, name)
		require.Contains(t, faults[0], "row 0", name)
	}
}

func TestEachFaultOfATableIsFound(t *testing.T) {
	t.Parallel()
	first, twin := sound(), sound()
	other := sound()
	other.Code = "refill.other"
	seen := []reason.Code{"refill.too_soon", "refill.other"}

	require.Equal(t, []string{"the table has no rules"}, reasontest.Faults(nil, seen))
	require.Equal(t, []string{"row 1: no rule"}, reasontest.Faults([]*reason.Rule{&first, nil}, seen))
	require.Equal(t, []string{"row 2, refill.too_soon: the code stands in row 0 already"},
		reasontest.Faults([]*reason.Rule{&first, &other, &twin}, seen))
	require.Equal(t, []string{"row 1, refill.other: no golden case shows it"},
		reasontest.Faults([]*reason.Rule{&first, &other}, []reason.Code{"refill.too_soon"}))
}

// recorder is a testing.TB that keeps what is reported to it.
type recorder struct {
	testing.TB
	lines []string
}

func (*recorder) Helper()               {}
func (r *recorder) Error(values ...any) { r.lines = append(r.lines, fmt.Sprint(values...)) }

func TestCheckReportsEveryFault(t *testing.T) {
	t.Parallel()
	bad := reason.Rule{Code: "Bad"}
	table := []*reason.Rule{&bad, nil}
	rec := &recorder{}
	reasontest.Check(rec, table, nil)
	require.Equal(t, reasontest.Faults(table, nil), rec.lines)
	require.Len(t, rec.lines, 4)
}
