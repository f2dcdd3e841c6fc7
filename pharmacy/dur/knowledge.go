package dur

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Knowledge is compiled facts: immutable, safe for concurrent use, made by Compile or Builtin. The zero value covers no
// drug and has no number in force, so that it lets nothing pass unseen.
type Knowledge struct {
	version  string
	facts    Facts // a copy of our own
	entries  map[drug.RxCUI]*entry
	pairs    map[pair]span
	hits     []int32 // rows of facts.Interactions, by pair
	classes  map[ClassID]int32
	watched  []int32
	washouts int // the longest
}

// entry is what the knowledge holds of one ingredient: numbers of rows.
type entry struct {
	classes  []int32
	groups   []int32
	limits   []int32
	cautions []int32
	factors  []int32
}

// pair is two ingredients, the lesser first.
type pair struct{ a, b drug.RxCUI }

func pairOf(a, b drug.RxCUI) pair { return pair{min(a, b), max(a, b)} }

// span is a run of hits.
type span struct{ from, to int32 }

// Version names the knowledge, as the facts did.
func (k *Knowledge) Version() string { return k.version }

// Covers reports whether the knowledge has looked at an ingredient at all.
func (k *Knowledge) Covers(ingredient drug.RxCUI) bool { return k.entries[ingredient] != nil }

// Name is the name of an ingredient; empty where it is not covered.
func (k *Knowledge) Name(ingredient drug.RxCUI) string {
	for i := range k.facts.Ingredients {
		if k.facts.Ingredients[i].RxCUI == ingredient {
			return k.facts.Ingredients[i].Name
		}
	}
	return ""
}

// In reports whether an ingredient is a member of a class.
func (k *Knowledge) In(ingredient drug.RxCUI, c ClassID) bool {
	n, ok := k.classes[c]
	return ok && k.member(ingredient, n)
}

func (k *Knowledge) member(ingredient drug.RxCUI, class int32) bool {
	e := k.entries[ingredient]
	return e != nil && slices.Contains(e.classes, class)
}

// holds reports whether a part of m is a member of a class.
func (k *Knowledge) holds(m *Medication, class int32) bool {
	for i := range m.Parts {
		if k.member(m.Parts[i].Ingredient, class) {
			return true
		}
	}
	return false
}

// Number is the value of a number on a day; false where no rule is in force.
func (k *Knowledge) Number(id NumberID, on cal.Date) (int64, bool) {
	return numberOn(k.facts.Numbers, id, on)
}

// Interactions is the number of pairs of ingredients that the knowledge holds.
func (k *Knowledge) Interactions() int { return len(k.pairs) }

// between is the interactions of two ingredients.
func (k *Knowledge) between(a, b drug.RxCUI) []int32 {
	s := k.pairs[pairOf(a, b)]
	return k.hits[s.from:s.to]
}
