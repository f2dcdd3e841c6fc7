package review_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// claimVectors are R7.0 as a claim shows it; package formulary has T1 to T4 for its own edits.
var claimVectors = []struct {
	name    string
	on      string
	tablets int64
	with    bool // the authorization of the case
	want    []reason.Reject
}{
	{"R7.0 T1 the claim of the last day is covered", "2026-11-30", 30, true, nil},
	{"R7.0 T1 on the day it would ship it needs an authorization again", "2026-12-01", 30, true, []reason.Reject{"75"}},
	{"R7.0 T1 and so it does before the case", "2026-11-30", 30, false, []reason.Reject{"75"}},
	{"R7.0 T2 45 of 30 tablets, whatever is authorized", "2026-11-30", 45, true, []reason.Reject{"76"}},
	{"R7.0 T4 both are said at once, the authorization first", "2026-12-01", 45, true, []reason.Reject{"75", "76"}},
}

func TestVectorsOfClaims(t *testing.T) {
	t.Parallel()
	p := planWith(t, func(row *formulary.Drug) {
		row.QuantityLimit = &formulary.QuantityLimit{PerFill: drug.Units(30, drug.Tablet)}
	})
	k := sent(t, asked(review.PartD, review.PriorAuthorization), review.Standard, "2026-09-01 09:00")
	k.ok(plan, review.Answer{Outcome: review.Approved, To: d("2026-11-30")})
	a, ok := k.s.Authorization()
	require.True(t, ok)
	for _, v := range claimVectors {
		r := claim(v.on, v.tablets)
		if v.with {
			r.Authorizations = []formulary.Authorization{a}
		}
		got := p.Decide(&r)
		require.Equal(t, v.want, got.Rejects(), "%s: %s", v.name, got.Trace)
	}
}

// R7.0 T3: the drug to be tried first was filled 200 days ago, the look-back is 180; an exception of the case lifts it.
func TestAnApprovedStepExceptionLiftsTheStep(t *testing.T) {
	t.Parallel()
	p := planWith(t, func(row *formulary.Drug) {
		row.PriorAuth = false
		row.StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{314076}, LookBackDays: 180}
	})
	r := claim("2026-11-30", 30)
	r.HistoryKnown, r.History = true, []formulary.Fill{{Date: r.Date.AddDays(-200), RxCUI: 314076}}
	refused := p.Decide(&r)
	require.Equal(t, formulary.NeedsAuthorization, refused.Status)

	a, ok := approved(t, asked(review.PartD, review.StepException)).s.Authorization()
	require.True(t, ok)
	r.Authorizations = []formulary.Authorization{a}
	lifted := p.Decide(&r)
	require.Equal(t, formulary.Covered, lifted.Status, lifted.Trace)
}

func TestOnlyEditsTakeAnAuthorization(t *testing.T) {
	t.Parallel()
	for subject, want := range map[review.Subject]formulary.AuthorizationKind{
		review.StepException: formulary.StepException, review.QuantityException: formulary.QuantityException,
		review.FormularyException: "", review.TieringException: "",
	} {
		k := approved(t, asked(review.PartD, subject))
		a, ok := k.s.Authorization()
		require.Equal(t, want != "", ok, subject)
		require.Equal(t, want, a.Kind)
		k.ok(plan, review.End{On: d("2026-11-19"), Reason: "market_withdrawal"})
		_, ok = k.s.Authorization()
		require.False(t, ok, "it ended before it began")
	}
	_, ok := opened(t, asked(review.PartD, review.PriorAuthorization), "2026-11-20 09:00").s.Authorization()
	require.False(t, ok, "nothing is approved")
}

// planWith is the sample plan with a change to the drug of the case.
func planWith(t *testing.T, change func(*formulary.Drug)) *formulary.Plan {
	t.Helper()
	data, err := os.ReadFile("../testdata/plan.json")
	require.NoError(t, err)
	doc, err := formulary.ParseDocument(data)
	require.NoError(t, err)
	for i := range doc.Drugs {
		if doc.Drugs[i].RxCUI == 90000001 {
			change(&doc.Drugs[i])
		}
	}
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	return p
}

func claim(on string, tablets int64) formulary.Request {
	return formulary.Request{Date: d(on), RxCUI: 90000001, Quantity: drug.Units(tablets, drug.Tablet), DaysSupply: 30,
		Channel: formulary.StandardRetail}
}
