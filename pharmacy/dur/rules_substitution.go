package dur

import "github.com/mailrx/mailrx/pharmacy/reason"

// swapRule is a rule of R6.7 with what it says when it fails and when it passes.
func swapRule(code reason.Code, who reason.Who, text, passed string, e reason.Evidence) *reason.Rule {
	return &reason.Rule{Code: code, Who: who, Text: text, Passed: passed, Source: "R6.7: FDA Orange Book and Purple Book, state law",
		Evidence: e}
}

// Rules of substitution, R6.7.
var (
	ruleProductUnknown = swapRule("dur.product_unknown", reason.Pharmacist,
		"the products cannot be compared: a fact of one is missing", "", reason.Proposal)
	ruleOtherIngredient = swapRule("dur.other_ingredient", reason.Prescriber,
		"another ingredient needs a new prescription", "the same ingredient", reason.SecondHand)
	ruleOtherStrength = swapRule("dur.other_strength", reason.Prescriber,
		"another strength needs a new prescription", "the same strength", reason.SecondHand)
	ruleOtherForm = swapRule("dur.other_form", reason.Prescriber,
		"another dose form needs a new prescription", "the same dose form", reason.SecondHand)
	ruleEquivalent = swapRule("dur.not_equivalent", reason.Prescriber,
		"the product is not rated equivalent: a new prescription is needed", "the products are rated equivalent", reason.SecondHand)
	ruleInterchangeable = swapRule("dur.not_interchangeable", reason.Prescriber,
		"the biosimilar is not interchangeable: a new prescription is needed", "the biosimilar is interchangeable", reason.SecondHand)
	ruleDAW = swapRule("dur.dispense_as_written", reason.Prescriber,
		"the prescriber wants it as written", "", reason.SecondHand)
	ruleMemberRefuses = swapRule("dur.member_refuses", reason.Member,
		"the member wants what was written", "", reason.Proposal)
	ruleSwapAllowed = swapRule("dur.substitution_allowed", reason.Nobody,
		"the prescriber allows substitution", "the prescriber allows substitution", reason.SecondHand)
	ruleStatePermits = swapRule("dur.state_permits", reason.Nobody,
		"the state takes silence as permission", "the state takes silence as permission", reason.Unconfirmed)
	ruleStateForbids = swapRule("dur.state_forbids", reason.Prescriber,
		"the state takes silence as no permission", "", reason.Unconfirmed)
	ruleSilent = swapRule("dur.substitution_silent", reason.Pharmacist,
		"the prescription is silent, and no row of the state says what that means", "", reason.Proposal)
)

var substitutionRules = []*reason.Rule{ruleProductUnknown, ruleOtherIngredient, ruleOtherStrength, ruleOtherForm, ruleEquivalent,
	ruleInterchangeable, ruleDAW, ruleMemberRefuses, ruleSwapAllowed, ruleStatePermits, ruleStateForbids, ruleSilent}
