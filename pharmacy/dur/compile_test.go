package dur_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

func TestFactsAreRefusedWithEveryFaultAndItsPath(t *testing.T) {
	t.Parallel()
	run(t, compileVectors())
}

func compileVectors() []vector {
	compiled := func(change func(*dur.Facts)) func() string {
		return func() string {
			f := little()
			change(&f)
			_, err := dur.Compile(f)
			return faulty(err)
		}
	}
	return []vector{
		{"sound facts", compiled(func(*dur.Facts) {}), "sound"},
		{"no version", compiled(func(f *dur.Facts) { f.Version = "" }), "version dur.fact_missing"},
		{"an ingredient without number or name", compiled(func(f *dur.Facts) {
			f.Ingredients = append(f.Ingredients, dur.Ingredient{})
		}), "ingredients[2].rxcui dur.fact_missing; ingredients[2].name dur.fact_missing"},
		{"an ingredient twice", compiled(func(f *dur.Facts) { f.Ingredients[1].RxCUI = 1 }),
			"ingredients[1].rxcui dur.fact_twice; classes[0].members[1] dur.fact_reference"},
		{"a class of nobody, and one of a stranger", compiled(func(f *dur.Facts) {
			f.Classes = append(f.Classes, dur.Class{ID: "one"}, dur.Class{Members: []drug.RxCUI{1, 1, 9}})
		}), "classes[1].id dur.fact_twice; classes[1].members dur.fact_missing; classes[2].id dur.fact_missing; " +
			"classes[2].members[1] dur.fact_twice; classes[2].members[2] dur.fact_reference"},
		{"an interaction of neither, of both, of strangers", compiled(func(f *dur.Facts) {
			f.Interactions = []dur.Interaction{
				{B: dur.Side{Class: "one", Ingredient: 1}, Severity: dur.Major},
				{A: dur.Side{Class: "two"}, B: dur.Side{Ingredient: 9}, Severity: 9, Washout: -1}}
		}), "interactions[0].a dur.fact_side; interactions[0].b dur.fact_side; interactions[1].a.class dur.fact_reference; " +
			"interactions[1].b.ingredient dur.fact_reference; interactions[1].severity dur.fact_range; interactions[1].washout dur.fact_range"},
		{"a group of nothing", compiled(func(f *dur.Facts) { f.Groups = []dur.Group{{}} }),
			"groups[0].id dur.fact_missing; groups[0].classes dur.fact_missing; groups[0].severity dur.fact_range"},
		{"a crossing of strangers", compiled(func(f *dur.Facts) { f.Crosses = []dur.Cross{{Allergy: "two", Drug: "two"}} }),
			"crosses[0].allergy.class dur.fact_reference; crosses[0].drug.class dur.fact_reference; crosses[0].severity dur.fact_range"},
		{"a limit of nothing", compiled(func(f *dur.Facts) { f.Limits = []dur.Limit{{Of: 1, Severity: dur.Minor}} }),
			"limits[0].max dur.fact_missing"},
		{"a limit upside down, for no age, of days for a kilogram", compiled(func(f *dur.Facts) {
			f.Limits = []dur.Limit{{Of: 1, Min: 2, Max: 1, Measure: dur.Duration, PerKilogram: true, Ages: dur.Ages{From: 9, Under: 9},
				Severity: dur.Minor}}
		}), "limits[0].min dur.fact_range; limits[0].per_kilogram dur.fact_range; limits[0].ages dur.fact_range"},
		{"cautions without what they are about", compiled(func(f *dur.Facts) {
			f.Cautions = []dur.Caution{{Of: dur.Side{Ingredient: 1}, Severity: dur.Minor},
				{Of: dur.Side{Ingredient: 1}, Kind: dur.OfSex, Severity: dur.Minor},
				{Of: dur.Side{Ingredient: 1}, Kind: dur.OfAge, Severity: dur.Minor},
				{Of: dur.Side{Ingredient: 1}, Kind: 99}}
		}), "cautions[0].icd10 dur.fact_missing; cautions[1].sex dur.fact_missing; cautions[2].ages dur.fact_range; " +
			"cautions[3].kind dur.fact_range; cautions[3].severity dur.fact_range"},
		{"two factors at a time", compiled(func(f *dur.Facts) {
			f.Factors = []dur.Factor{{Ingredient: 1, PerMg: 1}, {Ingredient: 1, PerMg: -1, Route: 99},
				{Ingredient: 1, Period: cal.Period{From: today}}}
		}), "factors[1].per_mg dur.fact_range; factors[1].route dur.fact_range; factors[2].period dur.fact_twice"},
		{"a number twice in one time", compiled(func(f *dur.Facts) {
			f.Numbers = append(f.Numbers, dur.Number{ID: dur.GraceDays, Value: 9, Citation: "ours", Evidence: reason.Proposal},
				dur.Number{Value: -1})
		}), "numbers[12].period dur.fact_twice; numbers[13].id dur.fact_missing; numbers[13].value dur.fact_range; " +
			"numbers[13].citation dur.fact_missing; numbers[13].evidence dur.fact_range"},
		{"a watched class that is not there", compiled(func(f *dur.Facts) { f.Watched = []dur.ClassID{"two"} }),
			"watched[0] dur.fact_reference"},
	}
}

// little is facts of two ingredients.
func little() dur.Facts {
	return dur.Facts{Version: "v1",
		Ingredients: []dur.Ingredient{{RxCUI: 1, Name: "a"}, {RxCUI: 2, Name: "b"}},
		Classes:     []dur.Class{{ID: "one", Members: []drug.RxCUI{1, 2}}},
		Numbers:     dur.Numbers()}
}

func TestAClassThatMeetsItselfMakesEachPairOnce(t *testing.T) {
	t.Parallel()
	f := little()
	f.Interactions = []dur.Interaction{{A: dur.Side{Class: "one"}, B: dur.Side{Class: "one"}, Severity: dur.Major}}
	k, err := dur.Compile(f)
	require.NoError(t, err)
	require.Equal(t, 1, k.Interactions())
	require.Equal(t, "v1", k.Version())
}

func TestAnErrorOfManyFaultsIsCutShort(t *testing.T) {
	t.Parallel()
	f := little()
	f.Watched = make([]dur.ClassID, 25)
	_, err := dur.Compile(f)
	require.Len(t, err.(dur.Faults), 25)
	require.Equal(t, 22, len(strings.Split(err.Error(), "\n")))
	require.Contains(t, err.Error(), "and 5 more")
}

func TestNumbersEndAndNothingFollows(t *testing.T) {
	t.Parallel()
	n, ok := builtin.Number(dur.CareMME, cal.Of(2026, time.December, 31))
	require.True(t, ok)
	require.Equal(t, int64(90), n)
	_, ok = builtin.Number(dur.CareMME, cal.Of(2028, time.January, 1))
	require.False(t, ok, "the memo of each summer is waited for")
	_, ok = builtin.Number("no_such_number", today)
	require.False(t, ok)
}
