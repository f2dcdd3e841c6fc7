package dur

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

const counsellingLaw = "R6.8: M.G.L. c.94C s.21A; 42 CFR 456.705(c)"

// Rules of counselling, R6.8.
var (
	ruleOfferDue = &reason.Rule{Code: "dur.offer_due", Who: reason.Pharmacist,
		Text: "counselling is offered", Passed: "counselling is offered", Source: counsellingLaw, Evidence: reason.Read}
	ruleOfferNotDue = &reason.Rule{Code: "dur.offer_not_due", Who: reason.Nobody,
		Text: "no offer is needed", Passed: "no offer is needed on this refill", Source: counsellingLaw, Evidence: reason.Read}
	ruleTollFree = &reason.Rule{Code: "dur.toll_free_missing", Who: reason.Pharmacy,
		Text:   "the label lacks the toll-free number of a pharmacist",
		Passed: "the label has the toll-free number", Source: counsellingLaw, Evidence: reason.Read}
	ruleTollFreeUnknown = &reason.Rule{Code: "dur.toll_free_unknown", Who: reason.Pharmacy,
		Text: "it is not known whether the label has the toll-free number", Source: "convention C8", Evidence: reason.Proposal}
	ruleWrittenOffer = &reason.Rule{Code: "dur.written_offer_missing", Who: reason.Pharmacy,
		Text: "the written offer of counselling is not in the parcel", Passed: "the written offer is in the parcel",
		Source: "R6.8", Evidence: reason.Proposal}
	ruleWrittenOfferUnknown = &reason.Rule{Code: "dur.written_offer_unknown", Who: reason.Pharmacy,
		Text: "it is not known whether the written offer is in the parcel", Source: "convention C8", Evidence: reason.Proposal}
	ruleHeldForCall = &reason.Rule{Code: "dur.held_for_call", Who: reason.Pharmacist,
		Text: "the pharmacist holds the parcel until the member was called", Source: "R6.8", Evidence: reason.Proposal}
)

var counsellingRules = []*reason.Rule{ruleOfferDue, ruleOfferNotDue, ruleTollFree, ruleTollFreeUnknown, ruleWrittenOffer,
	ruleWrittenOfferUnknown, ruleHeldForCall}

// mustHave holds on no, and asks where it is not known.
func mustHave(r *law.Ruling, a drug.Answer, missing, notKnown *reason.Rule) {
	switch a {
	case drug.Yes:
		pass(r, missing)
	case drug.No:
		refuse(r, law.Hold, missing)
	default:
		refuse(r, law.NeedInfo, notKnown)
	}
}
