package shipping

import "github.com/mailrx/mailrx/pharmacy/reason"

// The rules of the watch over a parcel (C13). Each names who acts; RuleLate is the promise's.
var (
	RuleNoFirstScan = &reason.Rule{
		Code: "shipping.no_first_scan", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "a label was made {a} hours ago and no parcel was scanned ({b} are borne): look at the dock, ask the carrier",
		Passed: "the parcel was scanned, or its label is younger than {b} hours ({a})",
		Facts:  reason.Facts{A: "hours", B: "borne"},
		Source: "complaints of members, C13: label made, no scan in 48 hours",
	}
	RuleNoMovement = &reason.Rule{
		Code: "shipping.no_movement", Who: reason.Carrier, Evidence: reason.Proposal,
		Text:   "the parcel has not moved for {a} hours ({b} are borne): open a trace at the carrier, warn the member",
		Passed: "the parcel moves, or has ended ({a} hours still, {b} are borne)",
		Facts:  reason.Facts{A: "hours", B: "borne"},
		Source: "complaints of members, C13: no movement in N days",
	}
	RuleNotCollected = &reason.Rule{
		Code: "shipping.not_collected", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "the parcel has waited at a pickup point for {a} hours ({b} are borne): it is not in the member's hands",
		Passed: "no parcel waits at a pickup point, or not long ({a} hours, {b} are borne)",
		Facts:  reason.Facts{A: "hours", B: "borne"},
		Source: "carriers send back what is not collected, in 5 to 15 days by their guides",
	}
	RuleMayReport = &reason.Rule{
		Code: "shipping.may_report", Who: reason.Member, Evidence: reason.SecondHand,
		Text:   "without delivery after {a}, and today is {b}: the member may report it as not received",
		Passed: "reported as not received after {a} at the earliest, today is {b}",
		Facts:  reason.Facts{A: "last day of waiting", B: "today"},
		Source: "R5.5: five days from shipment, public help pages read 2026-11",
	}
	RuleLostBySilence = &reason.Rule{
		Code: "shipping.lost_by_silence", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "without an end after {a}, and today is {b}: claim it as lost and send another",
		Passed: "claimed as lost after {a} at the earliest, today is {b}",
		Facts:  reason.Facts{A: "last day of waiting", B: "today"},
		Source: "R5.5: 21 days from shipment, public help pages read 2026-11",
	}
	RuleHeldUp = &reason.Rule{
		Code: "shipping.held_up", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the carrier holds the parcel up: read its code, mend the address or ask for another attempt",
		Passed: "nothing holds the parcel up",
		Source: "status exception, carriers' code lists of 2026",
	}
	RuleDisputed = &reason.Rule{
		Code: "shipping.delivered_disputed", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "delivered by the carrier's word and not received by the member's: ask for the proof, trace it, then replace it",
		Passed: "nobody disputes a delivery",
		Source: "complaints of members, C13: delivered, member says no",
	}
	RuleCameBack = &reason.Rule{
		Code: "shipping.came_back", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the parcel comes back: quarantine it, never restock it, and ask the member for the address",
		Passed: "the parcel does not come back",
		Source: "status returned_to_sender; 247 CMR 9.01(7), second-hand",
	}
	RuleGivenUp = &reason.Rule{
		Code: "shipping.given_up", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the carrier gives the parcel up as lost: file the claim and send another",
		Passed: "the carrier has not given the parcel up",
		Source: "status lost, carriers' code lists of 2026",
	}
	RuleUnknownCode = &reason.Rule{
		Code: "shipping.unknown_code", Who: reason.Host, Evidence: reason.Proposal,
		Text:   "{a} scans have codes without a row: add them to the adapter's table, for they move nothing",
		Passed: "every scan's code has a row",
		Facts:  reason.Facts{A: "scans"},
		Source: "C19: what is not mapped is visible, counted and never dropped",
	}
	RuleSuspectedLoss = &reason.Rule{
		Code: "shipping.suspected_loss", Who: reason.Pharmacist, Evidence: reason.SecondHand,
		Text:   "a controlled drug may be lost: if so, written notice to the DEA field office by {a}, Form 106 by {b}",
		Passed: "no controlled drug is thought lost (discovered today: notice by {a}, Form 106 by {b})",
		Facts:  reason.Facts{A: "notice by", B: "form by"},
		Source: "21 CFR 1301.76(b) and 1301.74(c), rule effective 2023-07-24, second-hand 2026-11-24",
	}
)

var watchRules = []*reason.Rule{
	RuleNoFirstScan, RuleNoMovement, RuleNotCollected, RuleMayReport, RuleLostBySilence, RuleHeldUp, RuleDisputed,
	RuleCameBack, RuleGivenUp, RuleUnknownCode, RuleSuspectedLoss,
}
