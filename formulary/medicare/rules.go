package medicare

import "github.com/mailrx/mailrx/pharmacy/reason"

const citeTransition = "R7.9: 42 CFR 423.120(b)(3)"

// Rules of [Transition.Decide], in the order in which they are evaluated. Codes are permanent.
var (
	RuleTransitionQuestion = &reason.Rule{Code: "medicare.transition_question", Who: reason.Host,
		Text: "a transition fill needs its day, its occasion and a days' supply of one or more", Evidence: reason.Proposal}
	RuleTransitionEffective = &reason.Rule{Code: "medicare.transition_effective", Who: reason.Plan,
		Text: "the first day of coverage is not known", Source: citeTransition, Evidence: reason.SecondHand}
	RuleTransitionWindow = &reason.Rule{Code: "medicare.transition_window", Who: reason.Prescriber,
		Text:   "{a} lies outside the 90 days of transition, which end on {b}",
		Passed: "{a} lies within the 90 days of transition, which end on {b}",
		Facts:  reason.Facts{A: "day", B: "last day"}, Source: citeTransition, Evidence: reason.SecondHand}
	RuleTransitionSafety = &reason.Rule{Code: "medicare.transition_safety", Who: reason.Pharmacist,
		Text: "a refusal for safety is not lifted by a transition", Passed: "the refusal is not for safety",
		Source: citeTransition, Evidence: reason.Unconfirmed}
	RuleTransitionSafetyUnknown = &reason.Rule{Code: "medicare.transition_safety_unknown", Who: reason.Plan,
		Text: "it is not known whether the refusal is for safety", Source: citeTransition, Evidence: reason.Unconfirmed}
	RuleTransitionSubstitution = &reason.Rule{Code: "medicare.transition_substitution", Who: reason.Prescriber,
		Text:   "a permitted immediate substitution took the drug's place; no transition fill is owed",
		Passed: "no substitution took the drug's place", Source: citeTransition, Evidence: reason.SecondHand}
	RuleTransitionSubstitutionUnknown = &reason.Rule{Code: "medicare.transition_substitution_unknown", Who: reason.Plan,
		Text:   "it is not known whether a permitted immediate substitution took the drug's place",
		Source: citeTransition, Evidence: reason.SecondHand}
	RuleTransitionUsed = &reason.Rule{Code: "medicare.transition_used", Who: reason.Prescriber,
		Text:   "the transition supply of {b} is used up: {a} were given",
		Passed: "{a} of a transition supply of {b} were given before",
		Facts:  reason.Facts{A: "given", B: "owed"}, Source: citeTransition, Evidence: reason.SecondHand}
)

// Rules is the table of this package's reasons.
func Rules() []*reason.Rule {
	return []*reason.Rule{RuleTransitionQuestion, RuleTransitionEffective, RuleTransitionWindow, RuleTransitionSafety,
		RuleTransitionSafetyUnknown, RuleTransitionSubstitution, RuleTransitionSubstitutionUnknown, RuleTransitionUsed}
}
