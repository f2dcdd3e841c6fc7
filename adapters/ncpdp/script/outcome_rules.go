package script

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// pages are what the rules on outcomes that others made rest on.
const pages = "pages of a vendor and of the federal office for health IT, read November 2026"

// The rules on outcomes: why an answer is not taken as it calls itself. Nobody here has read them in the licensed text; a
// Proposal is a caution of ours. They are compared by pointer, and nobody changes them.
var (
	RuleNotAsked = &reason.Rule{Code: "outcome.not_of_request", Who: reason.Prescriber, Source: pages, Evidence: reason.SecondHand,
		Text: "the outcome does not answer a request of this kind or code"}
	RuleApprovedDiffers = &reason.Rule{Code: "outcome.approved_differs", Who: reason.Prescriber, Source: pages, Evidence: reason.SecondHand,
		Text: "approved means: the refills asked for, and nothing else changed"}
	RuleChangesDiffer = &reason.Rule{Code: "outcome.changes_differ", Who: reason.Prescriber, Source: pages, Evidence: reason.SecondHand,
		Text: "approved with changes means: the number of refills alone differs"}
	RuleOtherPharmacy = &reason.Rule{Code: "outcome.other_pharmacy", Who: reason.Prescriber, Source: pages, Evidence: reason.SecondHand,
		Text: "for another pharmacy the prescriber denies, and writes a new prescription to it"}
	RuleOtherPatient = &reason.Rule{Code: "outcome.other_patient", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "the answer names another patient than the request"}
	RuleNoMedication = &reason.Rule{Code: "outcome.no_medication", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "the answer holds no medication to compare with"}
	RulePendingAgain = &reason.Rule{Code: "outcome.pending_again", Who: reason.Prescriber, Source: pages, Evidence: reason.SecondHand,
		Text: "a request may be answered with pending once; then a final answer follows"}
	RuleUnknown = &reason.Rule{Code: "outcome.unknown", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "no outcome, more than one, or one that we do not know"}
	RuleContradicts = &reason.Rule{Code: "outcome.contradicts", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "an approval that gives the reason of a denial"}
	RuleOtherRequest = &reason.Rule{Code: "outcome.other_request", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "the answer repeats another number of the request, or of the prescription, than the request has"}
	RuleNoRefills = &reason.Rule{Code: "outcome.no_refills", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "a renewal approved with no refills: some networks are said to count all fills, others those after the first"}
	RuleNote = &reason.Rule{Code: "outcome.note", Who: reason.Pharmacist, Evidence: reason.Proposal,
		Text: "the answer brings a note that the request has not, which may change what is meant: read it first"}
	RuleAfterFinal = &reason.Rule{Code: "outcome.after_final", Who: reason.Prescriber, Evidence: reason.Proposal,
		Text: "the request has a final answer already"}
)

var outcomeRules = []*reason.Rule{RuleNotAsked, RuleApprovedDiffers, RuleChangesDiffer, RuleOtherPharmacy, RuleOtherPatient,
	RuleNoMedication, RulePendingAgain, RuleUnknown, RuleContradicts, RuleAfterFinal,
	RuleOtherRequest, RuleNoRefills, RuleNote}

// Rules lists the rules on outcomes. The slice is the caller's.
func Rules() []*reason.Rule { return slices.Clone(outcomeRules) }
