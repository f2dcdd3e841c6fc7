package shipping

import "github.com/mailrx/mailrx/pharmacy/reason"

// The rules of what follows a mishap (R5.9, feature 105). A failed one says why a remedy waits or is not given.
var (
	RuleCaseIncomplete = &reason.Rule{
		Code: "shipping.case_incomplete", Who: reason.Pharmacy, Evidence: reason.Proposal,
		Text:   "the mishap, its day of shipment or of report, or the drug's schedule is not known: nothing is decided",
		Passed: "the case is complete",
		Source: "unknown is not no",
	}
	RuleReportedLate = &reason.Rule{
		Code: "shipping.reported_late", Who: reason.Nobody, Evidence: reason.SecondHand,
		Text:   "damage was reported on {a}, the last day was {b}: it is not replaced",
		Passed: "reported on {a}, the last day is {b}",
		Facts:  reason.Facts{A: "reported", B: "last day"},
		Source: "R5.9: 45 days from shipment, public help pages read 2026-11",
	}
	RuleChangedMind = &reason.Rule{
		Code: "shipping.changed_mind", Who: reason.Nobody, Evidence: reason.SecondHand,
		Text:   "medicine is not taken back for a change of mind: none is reused",
		Passed: "the parcel failed, not the wish for it",
		Source: "R5.9 T4; 247 CMR 9.01(7), second-hand",
	}
	RuleTraceFirst = &reason.Rule{
		Code: "shipping.trace_first", Who: reason.Carrier, Evidence: reason.SecondHand,
		Text:   "the carrier has not said whether it can prove the delivery: its trace comes first",
		Passed: "the carrier cannot prove the delivery, or none is disputed",
		Source: "R5.9: lost is what the carrier cannot confirm",
	}
	RuleDeliveryProved = &reason.Rule{
		Code: "shipping.delivery_proved", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "the carrier proves the delivery: the member looks at home and with neighbours, then a pharmacist decides",
		Passed: "no delivery is proved against the member's word",
		Source: "R5.9: lost is what the carrier cannot confirm",
	}
	RuleAskMember = &reason.Rule{
		Code: "shipping.ask_member", Who: reason.Member, Evidence: reason.Proposal,
		Text:   "a parcel that was refused or came back is sent again only where the member wants it and the address is mended",
		Passed: "the member wants another parcel and the address is known, or nobody needs to be asked",
		Source: "feature 105",
	}
	RuleNewPrescription = &reason.Rule{
		Code: "shipping.new_prescription", Who: reason.Prescriber, Evidence: reason.Unconfirmed,
		Text:   "a drug of schedule II is replaced on a new prescription only",
		Passed: "the prescription allows the replacement",
		Source: "R5.9 T6; 21 USC 829(a): no refills",
	}
	RuleUsesRefill = &reason.Rule{
		Code: "shipping.uses_refill", Who: reason.Pharmacist, Evidence: reason.Unconfirmed,
		Text:   "a controlled drug is replaced within the quantity that is authorized, and no refill is known to be left",
		Passed: "the replacement spends no refill, or one that is left",
		Source: "R5.9: replacement only within the authorized quantity",
	}
)

var caseRules = []*reason.Rule{
	RuleCaseIncomplete, RuleReportedLate, RuleChangedMind, RuleTraceFirst, RuleDeliveryProved, RuleAskMember,
	RuleNewPrescription, RuleUsesRefill,
}
