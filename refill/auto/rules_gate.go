package auto

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of the release gate (R3.4), in its order.
var (
	ruleReminders = &reason.Rule{Code: "auto.reminders_undelivered", Who: reason.Pharmacy,
		Text: "{a} of {b} reminders reached the member", Facts: reason.Facts{A: "delivered", B: "needed"},
		Source: "2020 Call Letter", Evidence: reason.SecondHand}
	ruleNoYes = &reason.Rule{Code: "auto.member_consent", Who: reason.Member,
		Text: "the member has not said yes to this shipment", Source: "2014 Call Letter and plan documents, R3.0",
		Evidence: reason.SecondHand}
	ruleExpired = &reason.Rule{Code: "auto.expired", Who: reason.Prescriber,
		Text: "the prescription could be filled through {b}; {a} is too late", Facts: reason.Facts{A: "day", B: "last date"},
		Source: "R1.1: 21 CFR 1306.22(a) for schedules III and IV, state law for the rest", Evidence: reason.SecondHand}
	ruleTooSoon = &reason.Rule{Code: "auto.too_soon", Reject: "79", Who: reason.Nobody,
		Text: "too soon: a refill may be filled from {b} on, {a} is before", Facts: reason.Facts{A: "day", B: "earliest"},
		Source: "R2.1 and R2.3; the percent is the plan's", Evidence: reason.SecondHand}
	ruleOverdue = &reason.Rule{Code: "auto.refill_overdue", Who: reason.Pharmacy,
		Text: "the order of this shipment was opened and nothing has left", Evidence: reason.Proposal}

	ruleLastDateUnknown = &reason.Rule{Code: "auto.last_date_unknown", Who: reason.Pharmacist,
		Text: "the last day on which the prescription may be filled is not known", Evidence: reason.Proposal}
	ruleCoverage = &reason.Rule{Code: "auto.not_covered", Who: reason.Plan,
		Text: "the member is not covered on this day", Source: "R3.4", Evidence: reason.Proposal}
	ruleCoverageUnknown = &reason.Rule{Code: "auto.coverage_unknown", Who: reason.Plan,
		Text: "it is not known whether the member is covered", Evidence: reason.Proposal}
	ruleScreening = &reason.Rule{Code: "auto.screening_failed", Who: reason.Pharmacist,
		Text: "the drug review has something against this fill", Source: "R3.4", Evidence: reason.Proposal}
	ruleScreeningUnknown = &reason.Rule{Code: "auto.screening_unknown", Who: reason.Pharmacist,
		Text: "the drug review has not been made", Evidence: reason.Proposal}
	ruleStock = &reason.Rule{Code: "auto.no_stock", Who: reason.Pharmacy,
		Text: "the quantity is not in stock", Source: "R3.4", Evidence: reason.Proposal}
	ruleStockUnknown = &reason.Rule{Code: "auto.stock_unknown", Who: reason.Pharmacy,
		Text: "it is not known whether the quantity is in stock", Evidence: reason.Proposal}
	ruleBalance = &reason.Rule{Code: "auto.balance_open", Who: reason.Member,
		Text: "an open balance holds shipments", Source: "R10.2", Evidence: reason.Proposal}
	ruleBalanceUnknown = &reason.Rule{Code: "auto.balance_unknown", Who: reason.Host,
		Text: "it is not known whether a balance is open", Evidence: reason.Proposal}
	ruleCard = &reason.Rule{Code: "auto.card_declined", Who: reason.Member,
		Text: "the payment method was declined", Source: "R3.4", Evidence: reason.Proposal}
	ruleCardUnknown = &reason.Rule{Code: "auto.card_unknown", Who: reason.Host,
		Text: "the payment method was not asked", Evidence: reason.Proposal}
	ruleMoved = &reason.Rule{Code: "auto.address_changed", Who: reason.Member,
		Text: "the address has changed since the reminders and is not confirmed", Source: "R3.4", Evidence: reason.Proposal}
	ruleMovedUnknown = &reason.Rule{Code: "auto.address_change_unknown", Who: reason.Host,
		Text: "it is not known whether the address has changed", Evidence: reason.Proposal}
	ruleRoute = &reason.Rule{Code: "auto.route", Who: reason.Pharmacy,
		Text: "the site may not send to this address", Source: "R1.12", Evidence: reason.Proposal}
	ruleRouteUnknown = &reason.Rule{Code: "auto.route_unknown", Who: reason.Host,
		Text: "it is not known whether the site may send to this address", Evidence: reason.Proposal}
	rulePrice = &reason.Rule{Code: "auto.payment_approval", Who: reason.Member,
		Text: "the member's part is {a}, up to {b} is charged without asking", Facts: reason.Facts{A: "price", B: "limit"},
		Source: "R3.4", Evidence: reason.Proposal}
	rulePriceUnknown = &reason.Rule{Code: "auto.price_unknown", Who: reason.Host,
		Text: "the member's part, or up to what it may be charged without asking, is not known", Evidence: reason.Proposal}
	ruleUnanswered = &reason.Rule{Code: "auto.release_unanswered", Who: reason.Host,
		Text: "what the release depends on was asked, and no answer came", Evidence: reason.Proposal}
)

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
