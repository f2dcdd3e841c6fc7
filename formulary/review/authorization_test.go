package review_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
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

// Feature 17: a drug that is not listed is covered by the exception of a case, at the tier of the plan, and not a day longer.
func TestAnApprovedFormularyExceptionCoversADrugThatIsNotListed(t *testing.T) {
	t.Parallel()
	p := exceptingPlan(t)
	a, ok := approved(t, asked(review.PartD, review.FormularyException)).s.Authorization()
	require.True(t, ok)
	require.Equal(t, formulary.Authorization{Kind: formulary.ListException, From: d("2026-11-20"), To: d("2026-12-31")}, a)
	r := claim("2026-12-31", 30)
	r.RxCUI, r.Price = 77, formulary.Dollars(money.Cents(200_00))
	require.Equal(t, formulary.NotCovered, decided(p, r).Status)
	r.Authorizations = []formulary.Authorization{a}
	got := decided(p, r)
	require.Equal(t, formulary.Covered, got.Status, got.Trace)
	require.EqualValues(t, 2, got.Tier)
	r.Date = d("2027-01-01")
	require.Equal(t, []reason.Reject{"70", "75"}, decided(p, r).Rejects(), "a new plan year takes a new request (R7.3 T2)")
}

// A tiering exception pays the share of the tier that the answer names, or else of the one that was asked for.
func TestAnApprovedTieringExceptionPaysTheTierItNames(t *testing.T) {
	t.Parallel()
	p := exceptingPlan(t)
	c := asked(review.PartD, review.TieringException)
	c.Tier = 1
	a, ok := approved(t, c).s.Authorization()
	require.True(t, ok)
	require.Equal(t, 1, a.Tier)
	r := claim("2026-11-30", 30)
	own := decided(p, r)
	r.Authorizations = []formulary.Authorization{a}
	got := decided(p, r)
	require.Equal(t, formulary.Covered, got.Status, got.Trace)
	require.EqualValues(t, 2, own.Tier)
	require.EqualValues(t, 1, got.Tier)
	require.True(t, got.Member.Less(own.Member))

	k := sent(t, asked(review.PartD, review.TieringException), review.Standard, "2026-11-20 09:30").ok(prescriber, review.Support{Says: []review.Sentence{review.PreferredAdverse}})
	require.Equal(t, "review.tier", k.refused(plan, review.Answer{Outcome: review.Approved}), "nobody has named it")
	k.ok(plan, review.Answer{Outcome: review.Approved, Tier: 1})
	require.Equal(t, 1, k.s.Tier)
}

// What the plan has not decided is in process at the counter (3W), and what it has denied is denied (3Y).
func TestAClaimKnowsWhatThePlanHasBeenAsked(t *testing.T) {
	t.Parallel()
	p := planWith(t, func(*formulary.Drug) {})
	k := opened(t, asked(review.PartD, review.PriorAuthorization), "2026-11-20 09:00")
	at := func() []reason.Reject {
		r := claim("2026-11-30", 30)
		if a, ok := k.s.OnFile(); ok {
			r.Authorizations = []formulary.Authorization{a}
		}
		return decided(p, r).Rejects()
	}
	require.Equal(t, []reason.Reject{"75"}, at(), "a draft is nothing")
	k.ok(member, review.Submit{Track: review.Standard})
	require.Equal(t, []reason.Reject{"3W"}, at(), "submitted")
	k.ok(plan, review.Receive{})
	require.Equal(t, []reason.Reject{"3W"}, at(), "in review")
	k.deny()
	require.Equal(t, []reason.Reject{"3Y"}, at())
	k.ok(member, review.Appeal{Track: review.Standard, Reason: "disagree"}).ok(plan, review.Receive{})
	require.Equal(t, []reason.Reject{"3W"}, at(), "in appeal")
	k.ok(plan, review.Answer{Outcome: review.Approved, To: d("2026-12-31")})
	require.Empty(t, at())
}

func TestEverySubjectGivesItsKindOfAuthorization(t *testing.T) {
	t.Parallel()
	for subject, want := range map[review.Subject]formulary.AuthorizationKind{
		review.StepException: formulary.StepException, review.QuantityException: formulary.QuantityException,
		review.FormularyException: formulary.ListException, review.TieringException: formulary.TierException,
	} {
		c := asked(review.PartD, subject)
		if subject == review.TieringException {
			c.Tier = 1
		}
		k := approved(t, c)
		a, ok := k.s.Authorization()
		require.True(t, ok, subject)
		require.Equal(t, want, a.Kind)
		k.ok(plan, review.End{On: d("2026-11-19"), Reason: "market_withdrawal"})
		_, ok = k.s.Authorization()
		require.False(t, ok, "it ended before it began")
		_, ok = k.s.OnFile()
		require.False(t, ok, "and nothing is in process")
	}
	_, ok := opened(t, asked(review.PartD, review.PriorAuthorization), "2026-11-20 09:00").s.Authorization()
	require.False(t, ok, "nothing is approved")
	_, ok = (review.State{}).OnFile()
	require.False(t, ok)
}

// exceptingPlan is the sample plan without authorizations, whose exceptions are paid at tier 2.
func exceptingPlan(t *testing.T) *formulary.Plan {
	t.Helper()
	return planOf(t, func(doc *formulary.Document) {
		doc.Exceptions = &formulary.Exceptions{UnlistedTier: 2}
		for i := range doc.Drugs {
			doc.Drugs[i].PriorAuth = false
		}
	})
}

func decided(p *formulary.Plan, r formulary.Request) *formulary.Decision {
	d := p.Decide(&r)
	return &d
}

// planWith is the sample plan with a change to the drug of the case.
func planWith(t *testing.T, change func(*formulary.Drug)) *formulary.Plan {
	t.Helper()
	return planOf(t, func(doc *formulary.Document) {
		for i := range doc.Drugs {
			if doc.Drugs[i].RxCUI == 90000001 {
				change(&doc.Drugs[i])
			}
		}
	})
}

// planOf is the sample plan with a change.
func planOf(t *testing.T, change func(*formulary.Document)) *formulary.Plan {
	t.Helper()
	data, err := os.ReadFile("../testdata/plan.json")
	require.NoError(t, err)
	doc, err := formulary.ParseDocument(data)
	require.NoError(t, err)
	change(&doc)
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	return p
}

func claim(on string, tablets int64) formulary.Request {
	return formulary.Request{Date: d(on), RxCUI: 90000001, Quantity: drug.Units(tablets, drug.Tablet), DaysSupply: 30,
		Channel: formulary.StandardRetail}
}
