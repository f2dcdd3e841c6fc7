package order

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules by which an order refuses a command. Codes are permanent.
var (
	ruleExists = &reason.Rule{Code: "order.exists", Who: reason.Host,
		Text: "the order is open already"}
	ruleNoOrder = &reason.Rule{Code: "order.unknown", Who: reason.Host,
		Text: "there is no such order"}
	ruleEmpty = &reason.Rule{Code: "order.empty", Who: reason.Host,
		Text: "an order needs a member, an address and at least one line"}
	ruleNoLine = &reason.Rule{Code: "order.line_unknown", Who: reason.Host,
		Text: "line {a} is not among the {b} of the order", Facts: reason.Facts{A: "line", B: "lines"}}
	ruleFacts = &reason.Rule{Code: "order.line_incomplete", Who: reason.Pharmacy,
		Text: "line {a} lacks its prescription, drug, quantity or days' supply", Facts: reason.Facts{A: "line"}}
	ruleRole = &reason.Rule{Code: "order.pharmacist_only", Who: reason.Pharmacist,
		Text: "only a pharmacist may do this"}
	ruleStage = &reason.Rule{Code: "order.stage", Who: reason.Nobody,
		Text: "line {a} has come too far, or not far enough", Facts: reason.Facts{A: "line"}}
	ruleVerdict = &reason.Rule{Code: "order.verdict_unknown", Who: reason.Pharmacist,
		Text: "a review says approve, clarify or refuse"}
	ruleReason = &reason.Rule{Code: "order.reason_missing", Who: reason.Pharmacy,
		Text: "nothing is cancelled or refused without a reason"}
	ruleProduct = &reason.Rule{Code: "order.product_missing", Who: reason.Pharmacist,
		Text: "the dispensed product has no NDC"}
	ruleCommand = &reason.Rule{Code: "order.command_unknown", Who: reason.Host,
		Text: "an order does not know this command"}
)

// Rules is the table of this package's reasons.
func Rules() []*reason.Rule {
	return []*reason.Rule{ruleExists, ruleNoOrder, ruleEmpty, ruleNoLine, ruleFacts, ruleRole, ruleStage, ruleVerdict,
		ruleReason, ruleProduct, ruleCommand}
}
