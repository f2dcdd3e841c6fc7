package review

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules that a party is told, or that say what a case waits for. Codes are permanent.
var (
	ruleDraft           = say("draft", reason.Pharmacy, "the case is not sent to the plan yet", "R7.12", reason.Proposal)
	ruleReview          = say("in_review", reason.Plan, "the answer is awaited", "R7.12", reason.Proposal)
	ruleStatementWanted = say("statement_wanted", reason.Prescriber,
		"the plan waits for the prescriber's supporting statement", citeDetermination, reason.SecondHand)
	ruleInformation = say("information_wanted", reason.Prescriber, "information was asked for and has not come",
		citeERISA, reason.SecondHand)
	ruleExtended = say("extended", reason.Plan, "the plan takes more time, as it may once", citeERISA, reason.SecondHand)
	ruleExpedite = say("not_expedited", reason.Plan, "the case goes by the standard clock", citeDetermination, reason.SecondHand)
	ruleMissed   = say("deadline_missed", reason.Plan, "no answer came in time", citeDetermination, reason.SecondHand)
	ruleContract = say("contract_missed", reason.Plan, "the plan's own promise is not kept, and the clock of the law runs on",
		"R7.5", reason.Proposal)
	ruleForwarded = say("forwarded", reason.Plan, "the independent review entity has the case", citeDetermination, reason.SecondHand)
	ruleApproved  = say("approved", reason.Nobody, "approved", "R7.12", reason.Proposal)
	ruleNewOrder  = say("new_order", reason.Member, "approved, and the order is cancelled: it takes a new one", "R7.12", reason.Proposal)
	rulePartly    = say("partially_approved", reason.Member, "less than what was asked is approved; the rest can be appealed",
		"R7.12", reason.Proposal)
	ruleDenied    = say("denied", reason.Member, "denied: another drug, what was missing, or an appeal", citeLadder, reason.SecondHand)
	ruleDismissed = say("dismissed", reason.Member, "not looked at, for it was no proper request", "R7.12", reason.Proposal)
	ruleLate      = say("late", reason.Member, "the appeal came late, without good cause", citeLadder, reason.SecondHand)
	ruleEffect    = say("effectuation", reason.Plan, "an answer from above is to be carried out", citeEffect, reason.Unconfirmed)
	ruleEnded     = say("approval_ended", reason.Prescriber, "the approval ends before its time", "42 CFR 423.578(c)", reason.SecondHand)
	ruleLapses    = say("approval_lapses", reason.Prescriber, "the approval lapses before the next parcel can leave", "R7.13", reason.Proposal)
)

// Rules that refuse a command.
var (
	ruleNoCase    = say("unknown", reason.Host, "no such case was opened", "", reason.Proposal)
	ruleCommand   = say("command_unknown", reason.Host, "a case does not know this command", "", reason.Proposal)
	ruleActor     = say("actor", reason.Host, "this role may not do that", "", reason.Proposal)
	ruleMalformed = say("malformed", reason.Host,
		"a field is missing, or holds more than a short code or reference", "", reason.Proposal)
	ruleNoRule = say("no_rule", reason.Host, "no rule is in force for this day, or it does not know this track", "", reason.Proposal)

	ruleNotDraft    = say("not_draft", reason.Nobody, "the case was sent already", "R7.12", reason.Proposal)
	ruleNotHanded   = say("not_handed", reason.Host, "nothing is on its way that could be received", "R7.12", reason.Proposal)
	ruleNotReceived = say("not_received", reason.Plan, "the request must be received before it is answered", "R7.12", reason.Proposal)
	ruleNotPending  = say("not_pending", reason.Nobody, "no answer is awaited", "R7.12", reason.Proposal)
	ruleNotOpen     = say("not_open", reason.Nobody, "the level has ended", "R7.12", reason.Proposal)
	ruleAnswered    = say("answered", reason.Nobody, "the level has its answer", "R7.12", reason.Proposal)
	ruleNoDenial    = say("no_denial", reason.Nobody, "there is no adverse answer", "R7.12", reason.Proposal)
	ruleLastLevel   = say("last_level", reason.Nobody, "there is no level above", "R7.4", reason.Proposal)
	ruleNotMissed   = say("not_missed", reason.Nobody, "no missed deadline is to be forwarded", citeDetermination, reason.SecondHand)
	ruleForward     = say("forward", reason.Plan, "the deadline is missed: the case goes to the independent review entity",
		citeDetermination, reason.SecondHand)

	ruleTrack        = say("track", reason.Host, "the level, or the kind of case, does not go with this track", "", reason.Proposal)
	ruleExpediteOwed = say("expedite_owed", reason.Plan,
		"the prescriber says that the standard time puts life, health or function at risk", "42 CFR 423.570(c)", reason.SecondHand)
	ruleExtension = say("extension", reason.Plan, "there is no extension to be had now", citeERISA, reason.SecondHand)
	ruleReceipt   = say("receipt", reason.Host, "the receipt lies before what was received, or after today", "", reason.Proposal)
	ruleEvidence  = say("evidence", reason.Member, "a day of receipt takes a document that proves it", citeLadder, reason.SecondHand)
	ruleOnFile    = &reason.Rule{Code: "review.on_file", Who: reason.Plan, Text: "all {a} are on file or were asked for before",
		Facts: reason.Facts{A: "items"}, Evidence: reason.Proposal}

	ruleStatement = say("statement", reason.Prescriber, "this does not say what such an exception is based on",
		"42 CFR 423.578(a)(4), (b)(5)", reason.Read)
	ruleStatementLate = say("statement_not_wanted", reason.Nobody, "no supporting statement is wanted here", "42 CFR 423.578", reason.SecondHand)
	ruleFinding       = say("finding", reason.Plan, "a criterion is neither met nor failed: ask for what is missing", "", reason.Proposal)
	ruleReason        = say("reason", reason.Plan, "what is not given must have a reason", "R7.12", reason.Proposal)
	ruleNotice        = say("notice", reason.Plan, "the notice is dated before the receipt, or after today", "", reason.Proposal)
	ruleDuration      = say("duration", reason.Plan, "the last day of the approval is missing, or too early", "42 CFR 423.578(c); "+citeException, reason.SecondHand)
	ruleTier          = say("tier", reason.Plan, "the tier that is granted is not named", "R7.2", reason.Proposal)
	ruleNoApproval    = say("no_approval", reason.Nobody, "nothing is approved", "R7.12", reason.Proposal)
	ruleNoEffect      = say("no_effect", reason.Nobody, "there is no answer from above to carry out", citeEffect, reason.Unconfirmed)

	ruleCauseFirst   = say("cause_first", reason.Plan, "it came late: good cause is to be judged before it is", citeLadder, reason.SecondHand)
	ruleNoCause      = say("no_cause", reason.Nobody, "no late appeal waits for its cause to be judged", citeLadder, reason.SecondHand)
	ruleValueUnknown = &reason.Rule{Code: "review.value_unknown", Who: reason.Member, Text: "the amount in dispute must be known; {b} is needed",
		Facts: reason.Facts{B: "needed"}, Source: citeAmount2026 + "; " + citeAmount2027, Evidence: reason.SecondHand}
	ruleAmount = &reason.Rule{Code: "review.amount", Who: reason.Nobody, Text: "{a} is in dispute, {b} is needed",
		Facts: reason.Facts{A: "in dispute", B: "needed"}, Source: citeAmount2026 + "; " + citeAmount2027, Evidence: reason.SecondHand}
)

// Rules of the questions that stand by themselves.
var (
	ruleSpecialtyTier = say("specialty_tier", reason.Nobody, "the plan need not move a drug of the specialty tier",
		"42 CFR 423.578(a)(6)", reason.Unconfirmed)
	ruleGenericTier = say("generic_tier", reason.Nobody, "the plan need not move a brand to a tier of generics",
		"42 CFR 423.578(a)(6)", reason.Unconfirmed)

	ruleRights         = say("rights", reason.Pharmacy, "the notice of Medicare drug coverage rights is owed", citeRights, reason.SecondHand)
	ruleRightsProgram  = say("rights_program", reason.Nobody, "the notice is Part D's", citeRights, reason.SecondHand)
	ruleRightsReject   = say("rights_reject", reason.Nobody, "the claim's answer does not call for the notice", citeRights, reason.SecondHand)
	ruleRightsResolved = say("rights_resolved", reason.Nobody, "the claim was mended", citeRights, reason.SecondHand)

	ruleEmergency = &reason.Rule{Code: "review.emergency", Who: reason.Pharmacy, Text: "no emergency supply of {a}",
		Passed: "an emergency supply of {a}", Facts: reason.Facts{A: "days"}, Source: citeMedicaid, Evidence: reason.Read}
	ruleEmergencyProgram = say("emergency_program", reason.Nobody, "the emergency supply is Medicaid's", citeMedicaid, reason.Read)
	ruleEmergencyPending = say("emergency_pending", reason.Nobody, "no authorization is awaited", citeMedicaid, reason.Read)
	ruleEmergencyRepeat  = say("emergency_repeat", reason.Prescriber, "an emergency supply is no routine", "R7.8", reason.SecondHand)
	ruleEmergencyUnknown = say("emergency_unknown", reason.Pharmacy,
		"the program, state, day, authorization, repeat, kind of drug, or what is taken a day is not known", citeMedicaid, reason.Read)
)

// say is a rule without facts.
func say(code reason.Code, who reason.Who, text, source string, e reason.Evidence) *reason.Rule {
	return &reason.Rule{Code: "review." + code, Who: who, Text: text, Source: source, Evidence: e}
}

// Rules is the table of this package's reasons.
func Rules() []*reason.Rule {
	return []*reason.Rule{
		ruleDraft, ruleReview, ruleStatementWanted, ruleInformation, ruleExtended, ruleExpedite, ruleMissed, ruleContract, ruleForwarded,
		ruleApproved, ruleNewOrder, rulePartly, ruleDenied, ruleDismissed, ruleLate, ruleEffect, ruleEnded, ruleLapses,
		ruleNoCase, ruleCommand, ruleActor, ruleMalformed, ruleNoRule,
		ruleNotDraft, ruleNotHanded, ruleNotReceived, ruleNotPending, ruleNotOpen, ruleAnswered, ruleNoDenial, ruleLastLevel,
		ruleNotMissed, ruleForward, ruleTrack, ruleExpediteOwed, ruleExtension, ruleReceipt, ruleEvidence, ruleOnFile,
		ruleStatement, ruleStatementLate, ruleFinding, ruleReason, ruleNotice, ruleDuration, ruleTier, ruleNoApproval, ruleNoEffect,
		ruleCauseFirst, ruleNoCause, ruleValueUnknown, ruleAmount,
		ruleSpecialtyTier, ruleGenericTier, ruleRights, ruleRightsProgram, ruleRightsReject, ruleRightsResolved,
		ruleEmergency, ruleEmergencyProgram, ruleEmergencyPending, ruleEmergencyRepeat, ruleEmergencyUnknown,
	}
}
