package order

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules by which an order refuses a command. Codes are permanent.
var (
	ruleExists = &reason.Rule{Code: "order.exists", Who: reason.Host,
		Text: "the order is open already"}
	ruleNoOrder = &reason.Rule{Code: "order.unknown", Who: reason.Host,
		Text: "there is no such order"}
	ruleEmpty = &reason.Rule{Code: "order.empty", Who: reason.Host,
		Text: "an order needs a name, a kind of fill, a member, an address and at least one line"}
	ruleNoLine = &reason.Rule{Code: "order.line_unknown", Who: reason.Host,
		Text: "line {a} is not among the {b} of the order", Facts: reason.Facts{A: "line", B: "lines"}}
	ruleFacts = &reason.Rule{Code: "order.line_incomplete", Who: reason.Pharmacy,
		Text:  "line {a} lacks its prescription, drug, schedule, quantity, days' supply or fill number",
		Facts: reason.Facts{A: "line"}}
	rulePatient = &reason.Rule{Code: "order.line_of_another", Who: reason.Host,
		Text: "the prescription of line {a} is another person's", Facts: reason.Facts{A: "line"}}
	ruleTwice = &reason.Rule{Code: "order.line_twice", Who: reason.Pharmacy,
		Text: "line {a} is the same ingredient as a line before it", Facts: reason.Facts{A: "line"},
		Source: "rules R5.2: one open fill for a member and an ingredient", Evidence: reason.Proposal}
	ruleActor = &reason.Rule{Code: "order.actor_missing", Who: reason.Host,
		Text: "whoever moves an order is named, with a role"}
	ruleRole = &reason.Rule{Code: "order.pharmacist_only", Who: reason.Pharmacist,
		Text: "only a pharmacist may do this", Source: "42 CFR 456.705 (review before every fill)", Evidence: reason.SecondHand}
	ruleStaff = &reason.Rule{Code: "order.staff_only", Who: reason.Pharmacy,
		Text: "a parcel is resumed by the pharmacy, which has looked what became of it"}
	ruleHost = &reason.Rule{Code: "order.host_only", Who: reason.Host,
		Text: "answers of ports come from the host alone"}
	ruleStage = &reason.Rule{Code: "order.stage", Who: reason.Nobody,
		Text: "line {a} has come too far, or not far enough", Facts: reason.Facts{A: "line"}}
	ruleIdle = &reason.Rule{Code: "order.not_awaited", Who: reason.Host,
		Text: "nothing in the order waits for the work that failed"}
	ruleTooLate = &reason.Rule{Code: "order.too_late", Who: reason.Pharmacy,
		Text: "no line of the order can be stopped any more; what is packed can be asked back"}
	ruleVerdict = &reason.Rule{Code: "order.verdict_unknown", Who: reason.Pharmacist,
		Text: "a review says approve, clarify or refuse"}
	ruleReason = &reason.Rule{Code: "order.reason_missing", Who: reason.Pharmacy,
		Text: "nothing is held or cancelled without a reason, which is a code of one word"}
	ruleRefusal = &reason.Rule{Code: "order.refusal_unknown", Who: reason.Pharmacist,
		Text:   "a pharmacist refuses for one of the reasons that the list of refusals names",
		Source: "rules R6.9; 21 CFR 1306.04(a) for controlled drugs", Evidence: reason.SecondHand}
	ruleProduct = &reason.Rule{Code: "order.product_other", Who: reason.Pharmacist,
		Text: "the dispensed product is not the one that was billed and set aside"}
	ruleTooEarly = &reason.Rule{Code: "order.prescription_too_early", Who: reason.Nobody,
		Text: "the prescription is not to be filled before {a}", Facts: reason.Facts{A: "first day"}}
	ruleExpired = &reason.Rule{Code: "order.prescription_expired", Who: reason.Prescriber,
		Text: "the prescription could be filled until {a}", Facts: reason.Facts{A: "last day"}}
	ruleCommand = &reason.Rule{Code: "order.command_unknown", Who: reason.Host,
		Text: "an order does not know this command"}
)

// Rules is the table of this package's reasons. The slice is the caller's, the rules are not.
func Rules() []*reason.Rule {
	return []*reason.Rule{ruleExists, ruleNoOrder, ruleEmpty, ruleNoLine, ruleFacts, rulePatient, ruleTwice, ruleActor, ruleRole,
		ruleStaff, ruleHost, ruleStage, ruleIdle, ruleTooLate, ruleVerdict, ruleReason, ruleRefusal, ruleProduct, ruleTooEarly, ruleExpired, ruleCommand}
}
