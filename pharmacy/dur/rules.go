package dur

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Rules is the table of this package's reasons. The slice is the caller's.
func Rules() []*reason.Rule {
	return slices.Concat(inputRules, factRules, findingRules, unknownRules, overrideRules, opioidRules, substitutionRules,
		counsellingRules, refusalRules, pdmpRules)
}

// obra is the source of the checks.
const obra = "R6.1: 42 CFR 456.705, and the states' copies of it"

// Rules about the inputs of a screen.
var (
	ruleDay = &reason.Rule{Code: "dur.day_missing", Who: reason.Host,
		Text: "the day of the screen is missing", Evidence: reason.Proposal}
	ruleUncoded = &reason.Rule{Code: "dur.drug_uncoded", Who: reason.Pharmacist,
		Text: "the drug's ingredients are not known, so that it cannot be screened", Evidence: reason.Proposal}
	ruleProfileUncoded = &reason.Rule{Code: "dur.profile_uncoded", Who: reason.Pharmacist,
		Text: "a drug that is taken has no known ingredient, so that it cannot be compared", Evidence: reason.Proposal}
	ruleNotCovered = &reason.Rule{Code: "dur.not_covered", Who: reason.Pharmacist,
		Text: "the knowledge does not cover this ingredient: nothing found is no proof", Evidence: reason.Proposal}
	ruleNumber = &reason.Rule{Code: "dur.no_rule_in_force", Who: reason.Host,
		Text: "a number that the rule needs has no value in force on this day", Source: "convention C2", Evidence: reason.Proposal}
)

var inputRules = []*reason.Rule{ruleDay, ruleUncoded, ruleProfileUncoded, ruleNotCovered, ruleNumber}

// Rules about facts to be compiled.
var (
	ruleFactMissing = &reason.Rule{Code: "dur.fact_missing", Who: reason.Host,
		Text: "a value is missing", Evidence: reason.Proposal}
	ruleFactTwice = &reason.Rule{Code: "dur.fact_twice", Who: reason.Host,
		Text: "the same stands in an earlier row", Evidence: reason.Proposal}
	ruleFactReference = &reason.Rule{Code: "dur.fact_reference", Who: reason.Host,
		Text: "the facts have no such ingredient or class", Evidence: reason.Proposal}
	ruleFactSide = &reason.Rule{Code: "dur.fact_side", Who: reason.Host,
		Text: "a side is a class or an ingredient, and not both or neither", Evidence: reason.Proposal}
	ruleFactRange = &reason.Rule{Code: "dur.fact_range", Who: reason.Host,
		Text: "the value is out of its range", Evidence: reason.Proposal}
)

var factRules = []*reason.Rule{ruleFactMissing, ruleFactTwice, ruleFactReference, ruleFactSide, ruleFactRange}
