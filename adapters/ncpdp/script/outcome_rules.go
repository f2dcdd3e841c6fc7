package script

// Rule is one rule on outcomes: why an answer is not taken as it calls itself.
type Rule struct {
	Code     string // permanent
	Text     string
	Evidence Evidenced
}

// The rules, from the pages of a vendor and of the health ministry's office for health IT (read November 2026).
var (
	RuleNotAsked        = &Rule{"outcome.not_of_request", "the outcome does not answer a request of this kind or code", SecondHand}
	RuleApprovedDiffers = &Rule{"outcome.approved_differs", "approved means: the refills asked for, and nothing else changed", SecondHand}
	RuleChangesDiffer   = &Rule{"outcome.changes_differ", "approved with changes means: the number of refills alone differs", SecondHand}
	RuleOtherPharmacy   = &Rule{"outcome.other_pharmacy", "for another pharmacy the prescriber denies, and writes a new prescription to it", SecondHand}
	RuleOtherPatient    = &Rule{"outcome.other_patient", "the answer names another patient than the request", Unproven}
	RuleNoMedication    = &Rule{"outcome.no_medication", "the answer holds no medication to compare with", Unproven}
	RulePendingAgain    = &Rule{"outcome.pending_again", "a request may be answered with pending once; then a final answer follows", SecondHand}
	RuleUnknown         = &Rule{"outcome.unknown", "no outcome, more than one, or one that we do not know", Unproven}
	RuleContradicts     = &Rule{"outcome.contradicts", "an approval that gives the reason of a denial", Unproven}
	RuleAfterFinal      = &Rule{"outcome.after_final", "the request has a final answer already", Unproven}
)

// Rules lists the rules on outcomes.
func Rules() []*Rule {
	return []*Rule{RuleNotAsked, RuleApprovedDiffers, RuleChangesDiffer, RuleOtherPharmacy, RuleOtherPatient, RuleNoMedication,
		RulePendingAgain, RuleUnknown, RuleContradicts, RuleAfterFinal}
}
