package review

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Sentence is one thing that a prescriber's supporting statement says, as a code: the words stay in the document.
type Sentence string

// The sentences that the rules know (42 CFR 423.578(a)(4), (b)(5)).
const (
	PreferredLessEffective Sentence = "preferred_less_effective" // the preferred drugs would work less well
	PreferredAdverse       Sentence = "preferred_adverse"        // they would do harm
	AllLessEffective       Sentence = "all_less_effective"       // all covered drugs, on any tier, would work less well
	AllAdverse             Sentence = "all_adverse"              // they would do harm
	RequiredIneffective    Sentence = "required_ineffective"     // the drug to be tried first has not worked, or will not
	RequiredHarmful        Sentence = "required_harmful"         // it would do harm
	LimitIneffective       Sentence = "limit_ineffective"        // the number or dose allowed has not worked, or will not
	PatientPrefers         Sentence = "patient_prefers"          // true perhaps, and supports nothing
)

// Supports reports whether a statement that says these sentences supports an exception (R7.2): one of those that the
// subject calls for is enough. It may be said by word of mouth; the plan may ask for writing afterwards. A prior
// authorization needs none, so none supports it.
func Supports(s Subject, says []Sentence) bool {
	return slices.ContainsFunc(says, func(x Sentence) bool { return slices.Contains(wanted(s), x) })
}

// Wanted is the sentences of which one is enough for a subject; nil for a prior authorization. The slice is the caller's.
func Wanted(s Subject) []Sentence { return slices.Clone(wanted(s)) }

func wanted(s Subject) []Sentence {
	switch s {
	case TieringException: // who finds all covered drugs worse finds the preferred ones worse
		return []Sentence{PreferredLessEffective, PreferredAdverse, AllLessEffective, AllAdverse}
	case FormularyException:
		return []Sentence{AllLessEffective, AllAdverse}
	case StepException:
		return []Sentence{RequiredIneffective, RequiredHarmful}
	case QuantityException:
		return []Sentence{LimitIneffective}
	}
	return nil
}

// known reports whether a code is one of the sentences.
func (s Sentence) known() bool {
	switch s {
	case PreferredLessEffective, PreferredAdverse, AllLessEffective, AllAdverse, RequiredIneffective, RequiredHarmful,
		LimitIneffective, PatientPrefers:
		return true
	}
	return false
}

// Tiering is what the design of a plan says about a lower tier for a drug.
type Tiering struct {
	SpecialtyTier drug.Answer // the drug stands on the specialty tier
	Brand         drug.Answer // the drug is a brand
	GenericsOnly  drug.Answer // the lower tier holds generics only
}

// Bar is the rule by which a plan may refuse a lower tier by its design, whatever the prescriber says (42 CFR
// 423.578(a)(6), unconfirmed); nil where there is none. known is false where an answer is missing that could change it.
func (t Tiering) Bar() (bar *reason.Rule, known bool) {
	generics := drug.No
	switch {
	case t.Brand == drug.Yes && t.GenericsOnly == drug.Yes:
		generics = drug.Yes
	case t.Brand != drug.No && t.GenericsOnly != drug.No:
		generics = drug.Unknown
	}
	switch {
	case t.SpecialtyTier == drug.Yes:
		return ruleSpecialtyTier, true
	case generics == drug.Yes:
		return ruleGenericTier, true
	}
	return nil, t.SpecialtyTier == drug.No && generics == drug.No
}
