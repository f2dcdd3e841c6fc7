package dur

import "github.com/mailrx/mailrx/pharmacy/reason"

// BuiltinVersion names the built-in facts.
const BuiltinVersion = "mailrx-onc-2026-11-24"

// Builtin is the compiled built-in facts. It compiles at each call: call it once and keep the value. What it covers and what
// it does not is told in the package comment; it is no clinical database.
func Builtin() *Knowledge {
	k, err := Compile(BuiltinFacts())
	if err != nil {
		panic(err) // a table of ours is wrong, and a test says so first
	}
	return k
}

// BuiltinFacts is the built-in facts, for a host to add to. The value is the caller's.
func BuiltinFacts() Facts {
	return Facts{
		Version:      BuiltinVersion,
		Ingredients:  builtinIngredients(),
		Classes:      builtinClasses(),
		Interactions: builtinInteractions(),
		Groups:       builtinGroups(),
		Crosses:      builtinCrosses(),
		Limits:       builtinLimits(),
		Cautions:     builtinCautions(),
		Factors:      builtinFactors(),
		Watched:      []ClassID{Opioids, Benzodiazepines},
		Numbers:      Numbers(),
	}
}

func builtinIngredients() []Ingredient {
	var out []Ingredient
	for _, n := range builtinSecondHand {
		out = append(out, Ingredient{n.rxcui, n.name, Note{Source: "RxNorm, as CPIC and CDC quote it", Evidence: reason.SecondHand}})
	}
	for _, n := range builtinUnconfirmed {
		out = append(out, Ingredient{n.rxcui, n.name, Note{Source: "RxNorm, from memory", Evidence: reason.Unconfirmed}})
	}
	return out
}

// label is a note that rests on the drug's label, from memory.
func label(words string) Note {
	return Note{Words: words, Source: "the drug's FDA label, from memory", Evidence: reason.Unconfirmed}
}
