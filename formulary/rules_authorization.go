package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// tierDesign is where the refusals by design come from.
const tierDesign = "42 CFR 423.578(a)(6); rules R7.2 T3"

// Rules of a decision: what the plan has been asked, and what a person must decide.
var (
	RuleAuthorizationInProcess = &reason.Rule{Code: "formulary.authorization_in_process", Reject: "3W", Who: reason.Plan,
		Text:   "the plan has been asked and has not decided yet",
		Source: readRejects + "; rules R7.0", Evidence: reason.SecondHand}
	RuleAuthorizationDenied = &reason.Rule{Code: "formulary.authorization_denied", Reject: "3Y", Who: reason.Prescriber,
		Text:   "the plan has been asked and has denied it",
		Source: readRejects + "; rules R7.0", Evidence: reason.SecondHand}
	RuleHeld = &reason.Rule{Code: "formulary.held", Reject: "88", Who: reason.Pharmacy,
		Text:   "utilization review holds the fill: a pharmacist must look at it",
		Source: readRejects + "; rules R7.0", Evidence: reason.SecondHand}
)

// Rules of a decision: exceptions on file.
var (
	RuleException = &reason.Rule{Code: "formulary.exception", Reject: "75", Who: reason.Prescriber,
		Text:   "the exception on file ended on {b}, before {a}",
		Passed: "the drug is not on the plan's list; an exception on file covers {a}, its last day is {b}",
		Facts:  reason.Facts{A: "date of service", B: "last day"},
		Source: "42 CFR 423.578(c), rules R7.3; the reject code is our guess", Evidence: reason.Unconfirmed}
	RuleExceptionTier = &reason.Rule{Code: "formulary.exception_tier", Who: reason.Plan,
		Text: "no tier is known", Passed: "a drug that is covered by exception is paid as one of tier {a}",
		Facts: reason.Facts{A: "tier"}, Source: "the plan document; 42 CFR 423.578(c)(4), not read", Evidence: reason.Unconfirmed}
	RuleExceptionsUnsaid = &reason.Rule{Code: "formulary.exceptions_unsaid", Who: reason.Plan,
		Text:   "an exception is on file, and the plan document does not say how exceptions are paid",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleUnlistedKind = &reason.Rule{Code: "formulary.unlisted_kind", Who: reason.Pharmacy,
		Text:   "the request does not say whether the drug is an insulin or a vaccine, and the plan has no row of it",
		Source: "law fixes what these cost: 42 USC 1395w-102(b)(8) and (9)", Evidence: reason.SecondHand}
	RuleTierException = &reason.Rule{Code: "formulary.tier_exception", Who: reason.Host,
		Text:   "the tier exception on file names tier {b}, which the plan does not have",
		Passed: "a tier exception on file moves the drug from tier {a} to tier {b}",
		Facts:  reason.Facts{A: "own tier", B: "tier asked for"}, Source: "42 CFR 423.578(c); rules R7.3", Evidence: reason.SecondHand}
	RuleTierExceptionEnded = &reason.Rule{Code: "formulary.tier_exception_ended", Who: reason.Prescriber,
		Text:   "the tier exception on file ended",
		Passed: "the tier exception on file ended on {b}, before {a}: the drug's own tier holds",
		Facts:  reason.Facts{A: "date of service", B: "last day"}, Source: "rules R7.3", Evidence: reason.SecondHand}
	RuleTierExceptionIdle = &reason.Rule{Code: "formulary.tier_exception_idle", Who: reason.Nobody,
		Text:   "the tier is no lower one",
		Passed: "the tier exception on file names tier {b}, which is not below the drug's own, {a}: that one holds",
		Facts:  reason.Facts{A: "own tier", B: "tier asked for"}, Source: ownChoice, Evidence: reason.Proposal}
	RuleTierExceptionRefused = &reason.Rule{Code: "formulary.tier_exception_refused", Who: reason.Plan,
		Text:   "the plan's design refuses the tier",
		Passed: "the plan's design lets no such drug of tier {a} go to tier {b}: its own tier holds",
		Facts:  reason.Facts{A: "own tier", B: "tier asked for"}, Source: tierDesign, Evidence: reason.Unconfirmed}
	RuleTierExceptionSource = &reason.Rule{Code: "formulary.tier_exception_source", Who: reason.Plan,
		Text:   "the tier of the exception takes no brands, and the plan document does not say what the drug is",
		Source: tierDesign, Evidence: reason.Unconfirmed}
	RuleStepException = &reason.Rule{Code: "formulary.step_exception", Who: reason.Plan,
		Text:   "step therapy has no exception",
		Passed: "an exception on file sets step therapy aside for {a}, its last day is {b}",
		Facts:  reason.Facts{A: "date of service", B: "last day"}, Source: "rules R7.0", Evidence: reason.Proposal}
)
