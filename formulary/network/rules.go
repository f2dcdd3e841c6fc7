package network

import "github.com/mailrx/mailrx/pharmacy/reason"

const (
	readRejects = "NCPDP reject codes as public code tables quote them, read 2026-11-22"
	ownChoice   = "mailrx: our choice; no public authority settles it"
	outside     = "42 CFR 423.124, read 2026-11-22 (rules R8.1)"
	adequacy    = "42 CFR 423.120(a)(1), read 2026-11-22 (rules R8.7)"
	leaving     = "mailrx: our choice (rules R8.10); plans say no more than \"notice when necessary\", read 2026-11-22"
)

// Rules of the question whether a pharmacy is in a network.
var (
	RuleDateMissing = &reason.Rule{Code: "network.date_missing", Reject: "15", Who: reason.Pharmacy,
		Text: "the question has no date of service", Source: readRejects, Evidence: reason.SecondHand}
	RuleNetworkKnown = &reason.Rule{Code: "network.network_known", Who: reason.Host,
		Text: "the directory has no such network", Passed: "the directory has the network",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleNetworkDays = &reason.Rule{Code: "network.network_days", Who: reason.Plan,
		Text:   "the directory does not speak of {a}: its days of this network begin on {b}, or are over",
		Passed: "the directory speaks of {a}, from {b} on",
		Facts:  reason.Facts{A: "date of service", B: "first day"}, Source: ownChoice, Evidence: reason.Proposal}
	RulePharmacyKnown = &reason.Rule{Code: "network.pharmacy_known", Who: reason.Host,
		Text: "the directory has no such pharmacy, so it cannot say", Passed: "the directory has the pharmacy",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleChannel = &reason.Rule{Code: "network.channel", Who: reason.Host,
		Text:  "the question must name a channel; the pharmacy is in the network for {a} of them",
		Facts: reason.Facts{A: "channels"}, Source: ownChoice, Evidence: reason.Proposal}
	RuleContract = &reason.Rule{Code: "network.contract", Reject: "40", Who: reason.Member,
		Text:   "the pharmacy has no contract with the network for this channel",
		Passed: "the pharmacy is in the network from {a} to {b}",
		Facts:  reason.Facts{A: "first day", B: "last day"}, Source: readRejects, Evidence: reason.SecondHand}
	RuleNotYet = &reason.Rule{Code: "network.not_yet", Reject: "40", Who: reason.Member,
		Text:  "on {a} the pharmacy is not in the network yet, it joins on {b}",
		Facts: reason.Facts{A: "date of service", B: "joins"}, Source: readRejects, Evidence: reason.SecondHand}
	RuleNoLonger = &reason.Rule{Code: "network.no_longer", Reject: "40", Who: reason.Member,
		Text:  "on {a} the pharmacy is no longer in the network, its last day was {b}",
		Facts: reason.Facts{A: "date of service", B: "last day"}, Source: readRejects, Evidence: reason.SecondHand}
	RuleMailOutside = &reason.Rule{Code: "network.mail_outside", Reject: "40", Who: reason.Member,
		Text:   "a mail order outside the network is not covered",
		Source: "a dual plan's mail-order page, read 2026-11-22 (rules R8.1)", Evidence: reason.SecondHand}
)

// Rules of a fill outside the network under Part D.
var (
	RuleReachable = &reason.Rule{Code: "network.reachable", Reject: "40", Who: reason.Member,
		Text:   "a pharmacy of the network can reasonably be reached",
		Passed: "no pharmacy of the network can reasonably be reached", Source: outside, Evidence: reason.Read}
	RuleReachableUnknown = &reason.Rule{Code: "network.reachable_unknown", Who: reason.Plan,
		Text:   "nobody has said whether a pharmacy of the network can reasonably be reached",
		Source: outside, Evidence: reason.Read}
	RuleRoutine = &reason.Rule{Code: "network.routine", Reject: "40", Who: reason.Member,
		Text:   "the member fills outside the network as a routine",
		Passed: "the member does not fill outside the network as a routine", Source: outside, Evidence: reason.Read}
	RuleRoutineUnknown = &reason.Rule{Code: "network.routine_unknown", Who: reason.Plan,
		Text:   "nobody has said whether the member fills outside the network as a routine",
		Source: outside, Evidence: reason.Read}
	RuleOutsideChannel = &reason.Rule{Code: "network.outside_channel", Who: reason.Plan,
		Text:   "the exception is for stores, and the channel is another or not named; the plan must say",
		Source: ownChoice, Evidence: reason.Proposal}
)

// Rules of the access standard.
var (
	RuleUrban = &reason.Rule{Code: "network.access_urban", Who: reason.Plan,
		Text:   "of urban members {a} live within 2 miles of a network pharmacy, {b} must",
		Passed: "of urban members {a} live within 2 miles, {b} must",
		Facts:  reason.Facts{A: "share", B: "standard"}, Source: adequacy, Evidence: reason.Read}
	RuleSuburban = &reason.Rule{Code: "network.access_suburban", Who: reason.Plan,
		Text:   "of suburban members {a} live within 5 miles of a network pharmacy, {b} must",
		Passed: "of suburban members {a} live within 5 miles, {b} must",
		Facts:  reason.Facts{A: "share", B: "standard"}, Source: adequacy, Evidence: reason.Read}
	RuleRural = &reason.Rule{Code: "network.access_rural", Who: reason.Plan,
		Text:   "of rural members {a} live within 15 miles of a network pharmacy, {b} must",
		Passed: "of rural members {a} live within 15 miles, {b} must",
		Facts:  reason.Facts{A: "share", B: "standard"}, Source: adequacy, Evidence: reason.Read}
	RuleAccessCounts = &reason.Rule{Code: "network.access_counts", Who: reason.Host,
		Text:   "the counts are no counts of members: nobody is counted, or more are near than there are",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleAccessUnknown = &reason.Rule{Code: "network.access_unknown", Who: reason.Host,
		Text:  "{a} members are counted in no kind of area, or without a place",
		Facts: reason.Facts{A: "members"}, Source: ownChoice, Evidence: reason.Proposal}
	RuleAccessDays = &reason.Rule{Code: "network.access_days", Who: reason.Host,
		Text:  "no access standard is known for {a}, the first day known is {b}",
		Facts: reason.Facts{A: "day", B: "first day"}, Source: ownChoice, Evidence: reason.Proposal}
)

// Rules of the notice that a pharmacy leaves.
var (
	RuleLeavingFill = &reason.Rule{Code: "network.leaving_fill", Who: reason.Plan,
		Text:   "the member filled there on {a}, and who did since {b} is told",
		Passed: "the member last filled there on {a}, before {b}: no notice",
		Facts:  reason.Facts{A: "last fill", B: "180 days ago"}, Source: leaving, Evidence: reason.Proposal}
	RuleLeavingFillUnknown = &reason.Rule{Code: "network.leaving_fill_unknown", Who: reason.Host,
		Text: "a day is missing: today, the last fill or the day of leaving", Source: leaving, Evidence: reason.Proposal}
	RuleLeavingLate = &reason.Rule{Code: "network.leaving_late", Who: reason.Plan,
		Text:   "it is {a} and 30 days' notice ended on {b}: the member is told at once",
		Passed: "it is {a}, and the member is told by {b}",
		Facts:  reason.Facts{A: "today", B: "30 days before"}, Source: leaving, Evidence: reason.Proposal}
	RuleLeavingMail = &reason.Rule{Code: "network.leaving_mail", Who: reason.Pharmacy,
		Text:   "the pharmacy delivers to the home: consents to automatic refills there end",
		Source: leaving, Evidence: reason.Proposal}
)

// Rules of the call targets.
var (
	RuleHold = &reason.Rule{Code: "network.call_hold", Who: reason.Plan,
		Text:   "callers hold {a} seconds on average, {b} at most are allowed",
		Passed: "callers hold {a} of {b} seconds on average",
		Facts:  reason.Facts{A: "average hold", B: "most"},
		Source: "Part D call-center standards as plans quote them, read 2026-11-22 (rules R9.7)", Evidence: reason.SecondHand}
	RuleDropped = &reason.Rule{Code: "network.call_dropped", Who: reason.Plan,
		Text: "{a} of calls are dropped, {b} at most may be", Passed: "{a} of calls are dropped, {b} may be",
		Facts:  reason.Facts{A: "share", B: "most"},
		Source: "Part D call-center standards as plans quote them, read 2026-11-22 (rules R9.7)", Evidence: reason.SecondHand}
	RuleAnswered = &reason.Rule{Code: "network.call_answered", Who: reason.Plan,
		Text:   "{a} of calls are answered within 30 seconds, {b} must be",
		Passed: "{a} of calls are answered within 30 seconds, {b} must be",
		Facts:  reason.Facts{A: "share", B: "standard"},
		Source: "42 CFR 423.128(d)(1), not read (rules R9.7)", Evidence: reason.Unconfirmed}
	RuleInterpreter = &reason.Rule{Code: "network.call_interpreter", Who: reason.Plan,
		Text:   "an interpreter came after {a} seconds, {b} at most are allowed",
		Passed: "an interpreter came after {a} of {b} seconds",
		Facts:  reason.Facts{A: "longest wait", B: "most"},
		Source: "42 CFR 423.128(d)(1), not read (rules R9.7)", Evidence: reason.Unconfirmed}
	RuleCallCounts = &reason.Rule{Code: "network.call_counts", Who: reason.Host,
		Text:   "the counts are no counts of calls: there is none, or a part is more than the whole",
		Source: ownChoice, Evidence: reason.Proposal}
)

// rules is the one table of the package.
var rules = [...]*reason.Rule{
	RuleDateMissing, RuleNetworkKnown, RuleNetworkDays, RulePharmacyKnown, RuleChannel, RuleContract, RuleNotYet,
	RuleNoLonger, RuleMailOutside,
	RuleReachable, RuleReachableUnknown, RuleRoutine, RuleRoutineUnknown, RuleOutsideChannel,
	RuleUrban, RuleSuburban, RuleRural, RuleAccessCounts, RuleAccessUnknown, RuleAccessDays,
	RuleLeavingFill, RuleLeavingFillUnknown, RuleLeavingLate, RuleLeavingMail,
	RuleHold, RuleDropped, RuleAnswered, RuleInterpreter, RuleCallCounts,
	DocSyntax, DocField, DocTwice, DocValue, DocVersion, DocMissing, DocDates, DocOverlap, DocOrphan, DocPoint, DocHours,
}

// Rules is a copy of the package's table of rules, those of answers and those of a document. Codes are permanent.
func Rules() []*reason.Rule { return append([]*reason.Rule(nil), rules[:]...) }
