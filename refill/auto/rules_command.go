package auto

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of the other commands, and of first fills.
var (
	ruleNoStream = &reason.Rule{Code: "auto.unknown", Who: reason.Host,
		Text: "nothing is known of this prescription", Evidence: reason.Proposal}
	ruleNotEnrolled = &reason.Rule{Code: "auto.not_enrolled", Who: reason.Member,
		Text: "the prescription is not in automatic refill", Evidence: reason.Proposal}
	ruleOrdered = &reason.Rule{Code: "auto.ordered", Who: reason.Pharmacy,
		Text: "this shipment's order is open already: change it there", Evidence: reason.Proposal}
	ruleNotHeld = &reason.Rule{Code: "auto.not_held", Who: reason.Nobody,
		Text: "no shipment is held", Evidence: reason.Proposal}
	ruleFar = &reason.Rule{Code: "auto.skip_too_far", Who: reason.Member,
		Text:  "a shipment cannot move more than {b} past run-out, {a} was asked: stop instead",
		Facts: reason.Facts{A: "asked", B: "limit"}, Evidence: reason.Proposal}
	rulePast = &reason.Rule{Code: "auto.date_past", Who: reason.Member,
		Text: "a day from {b} on is needed, {a} was given", Facts: reason.Facts{A: "asked", B: "today"}, Evidence: reason.Proposal}
	ruleEarlier = &reason.Rule{Code: "auto.move_too_soon", Reject: "79", Who: reason.Member,
		Text: "too soon: a refill may be filled from {a} on; the first business day is {b}", Facts: reason.Facts{A: "earliest", B: "business day"},
		Source: "R2.1, R2.3 and R3.3", Evidence: reason.SecondHand}
	ruleEnd = &reason.Rule{Code: "auto.end_unknown", Who: reason.Host,
		Text: "a consent does not end for such a reason", Evidence: reason.Proposal}
	ruleNotLast = &reason.Rule{Code: "auto.not_last_refill", Who: reason.Host,
		Text: "the last refill has not left, or the member was not asked about it", Evidence: reason.Proposal}
	ruleShipment = &reason.Rule{Code: "auto.shipment_unknown", Who: reason.Host,
		Text: "no shipment of this order is known", Evidence: reason.Proposal}
	ruleAskFirst = &reason.Rule{Code: "auto.ask_first", Who: reason.Member,
		Text:   "the member is asked before a first fill that the prescriber sent: ship, delay or cancel",
		Source: "2014 Call Letter; model Evidence of Coverage 2024", Evidence: reason.SecondHand}
	ruleAskFirstUnknown = &reason.Rule{Code: "auto.ask_first_unknown", Who: reason.Host,
		Text: "it is not known whether the member must be asked before this first fill", Evidence: reason.Proposal}
	ruleFill = &reason.Rule{Code: "auto.fill_malformed", Who: reason.Host,
		Text:  "a fill has a prescription, an order, a date and a supply of 1 day to {b}; this supply is {a}",
		Facts: reason.Facts{A: "days' supply", B: "limit"}, Evidence: reason.Proposal}
	ruleOtherRx = &reason.Rule{Code: "auto.other_prescription", Who: reason.Host,
		Text: "the fill belongs to another prescription", Evidence: reason.Proposal}
	ruleCommand = &reason.Rule{Code: "auto.command_unknown", Who: reason.Host,
		Text: "automatic refill does not know this command", Evidence: reason.Proposal}
)
