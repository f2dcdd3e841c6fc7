package formulary_test

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/money"
)

var times = flag.Int("times", 1, "how many times as many random plans TestProperties decides under")

// TestProperties decides a million random claims under four thousand random plans; ten thousand with -short.
func TestProperties(t *testing.T) {
	t.Parallel()
	plans, each := 4000**times, 250
	if testing.Short() {
		plans, each = 100, 100
	}
	rng := rand.New(rand.NewPCG(7, 8))
	priced := 0
	for range plans {
		doc := randomPlan(rng)
		p, err := formulary.Compile(doc)
		require.NoError(t, err)
		var d, dearer formulary.Decision
		for range each {
			r := randomClaim(rng)
			p.DecideInto(&r, &d)
			if broken := broken(&doc, &r, &d); broken != "" {
				show(t, broken, &doc, &r, &d)
			}
			if !d.Priced {
				continue
			}
			priced++
			more := r
			more.Price.Amount = r.Price.Amount.Add(money.Cents(int64(rng.IntN(20_000))))
			if p.DecideInto(&more, &dearer); dearer.Priced && dearer.Member.Less(d.Member) {
				show(t, "a higher price lowers the member's part", &doc, &more, &dearer)
			}
		}
	}
	require.Greater(t, priced, plans*each/2, "most claims have a price, or the properties hold of nothing")
}

// show ends the test with the whole case.
func show(t *testing.T, what string, doc *formulary.Document, r *formulary.Request, d *formulary.Decision) {
	t.Helper()
	var said [3][]byte
	for i, v := range []any{doc, r, d} {
		said[i], _ = json.Marshal(v)
	}
	t.Fatalf("%s\n%s\n%s\n%s", what, said[0], said[1], said[2])
}

// broken is the property that a decision breaks, or nothing.
func broken(doc *formulary.Document, r *formulary.Request, d *formulary.Decision) string {
	var sum, member money.Amount
	for _, p := range d.Parts() {
		if p.Amount.Sign() < 0 {
			return "a part is negative"
		}
		if sum = sum.Add(p.Amount); p.Kind.Member() {
			member = member.Add(p.Amount)
		}
	}
	switch {
	case (d.Status == formulary.Covered) == d.Trace.Failed():
		return "covered is: no reason against it"
	case d.Status == formulary.Covered && !d.Priced:
		return "what is covered has a price"
	case d.Trace.Lost() > 0:
		return "a reason is lost"
	case sum != d.Price || member != d.Member:
		return "parts sum to the price, and those of the member to the member's part"
	case d.Member.Sign() < 0 || d.Price.Less(d.Member) || d.Plan.Sign() < 0:
		return "0 ≤ member ≤ price"
	case d.Deltas.Deductible.Sign() < 0 || d.Deltas.OutOfPocket.Sign() < 0 || d.Deltas.TrueOutOfPocket.Sign() < 0:
		return "no delta is negative"
	}
	return overLimit(doc, r, d)
}

// overLimit holds the sums after the fill against their limits.
func overLimit(doc *formulary.Document, r *formulary.Request, d *formulary.Decision) string {
	after, before := r.Accumulators.After(d), &r.Accumulators
	over := func(limit, was, is formulary.Known) bool {
		return limit.Set && money.Max(limit.Amount, was.Amount).Less(is.Amount)
	}
	if l := doc.OutOfPocket; l != nil && (over(l.Individual, before.OutOfPocket, after.OutOfPocket) ||
		over(l.Family, before.FamilyOutOfPocket, after.FamilyOutOfPocket)) {
		return "out-of-pocket cost never passes the limit"
	}
	if doc.PartD != nil && over(formulary.Dollars(money.Cents(210_000)), before.TrueOutOfPocket, after.TrueOutOfPocket) {
		return "true out-of-pocket cost never passes the threshold"
	}
	own, family := doc.Deductible.Individual, doc.Deductible.Family
	switch doc.Deductible.Kind {
	case formulary.IndividualDeductible:
		family = formulary.Known{}
	case formulary.AggregateDeductible:
		own = formulary.Known{}
	}
	if over(own, before.Deductible, after.Deductible) || over(family, before.FamilyDeductible, after.FamilyDeductible) {
		return "the deductible is never paid twice"
	}
	return ""
}

func TestTheOrderOfRowsDoesNotMatterAndTheSameQuestionHasTheSameBytes(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(9, 10))
	for range 60 {
		doc := randomPlan(rng)
		p, err := formulary.Compile(doc)
		require.NoError(t, err)
		shuffle(rng, doc.CostShares)
		shuffle(rng, doc.Drugs)
		shuffle(rng, doc.Tiers)
		q, err := formulary.Compile(doc)
		require.NoError(t, err)
		require.Equal(t, p.Digest(), q.Digest())
		for range 20 {
			r := randomClaim(rng)
			one, two := p.Decide(&r), q.Decide(&r)
			require.True(t, one.Equal(&two))
			require.Equal(t, bytesOf(t, one), bytesOf(t, two))
		}
	}
}

func bytesOf(t *testing.T, d formulary.Decision) string {
	t.Helper()
	text, err := json.Marshal(d)
	require.NoError(t, err)
	return string(text)
}
