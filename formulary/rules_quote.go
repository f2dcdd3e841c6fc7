package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

const quoted = "mailrx: our choice (rivals C1): a charge never exceeds the quote that was agreed"

// Rules of a quote and of the charge that comes after it.
var (
	RuleQuotePromise = &reason.Rule{Code: "formulary.quote_promise", Who: reason.Host,
		Text: "the quote promises nothing: the fill was not covered at a known price", Passed: "the quote promises {a} for the fill",
		Facts: reason.Facts{A: "quoted"}, Source: quoted, Evidence: reason.Proposal}
	RuleQuoteDate = &reason.Rule{Code: "formulary.quote_date", Who: reason.Host,
		Text: "the day of the charge is missing", Source: quoted, Evidence: reason.Proposal}
	RuleQuoteExpired = &reason.Rule{Code: "formulary.quote_expired", Who: reason.Member,
		Text: "the charge of {a} comes after the last day of the quote, {b}; agree to a new one", Passed: "the charge of {a} is within the quote, good to {b}",
		Facts: reason.Facts{A: "day of the charge", B: "last day"}, Source: quoted, Evidence: reason.Proposal}
	RuleQuotePlan = &reason.Rule{Code: "formulary.quote_plan", Who: reason.Member,
		Text:   "the charge was decided under another version of the plan than the quote; agree to a new one",
		Passed: "quote and charge were decided under one version of the plan",
		Source: quoted, Evidence: reason.Proposal}
	RuleQuoteRequest = &reason.Rule{Code: "formulary.quote_request", Who: reason.Member,
		Text:   "the charge is for another fill than the quote: drug, quantity, days, channel or product selection differ",
		Passed: "quote and charge are for the same fill",
		Source: quoted, Evidence: reason.Proposal}
	RuleQuoteAmount = &reason.Rule{Code: "formulary.quote_amount", Who: reason.Member,
		Text: "the charge is {a}, above the quote of {b}; the member must agree first", Passed: "the charge of {a} is within the quote of {b}",
		Facts: reason.Facts{A: "charge", B: "quote"}, Source: quoted, Evidence: reason.Proposal}
	RuleQuoteNegative = &reason.Rule{Code: "formulary.quote_negative", Who: reason.Host,
		Text: "the charge is {a}, no amount that can be charged", Facts: reason.Facts{A: "charge"},
		Source: quoted, Evidence: reason.Proposal}
)
