package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// noticeSource is named wherever a notice is due: nobody has read the paragraphs themselves yet.
const noticeSource = "42 CFR 423.120(e)-(f), CMS-4205-F, contract years from 2025, not read (rules R7.10)"

// Rules of versions, and of who must be told of a change.
var (
	RuleVersion = &reason.Rule{Code: "formulary.version", Who: reason.Host,
		Text: "no version of the plan is held that is in force on {a}", Facts: reason.Facts{A: "date of service"},
		Source: ownChoice, Evidence: reason.Proposal}

	RuleNoticeFacts = &reason.Rule{Code: "formulary.notice_facts", Who: reason.Host,
		Text:   "nobody can say whether a notice is due: the kind of change, its day, or today is missing",
		Source: ownChoice, Evidence: reason.Proposal}
	RuleNoticeGiven = &reason.Rule{Code: "formulary.notice_given", Who: reason.Plan,
		Text:   "the notice of {a} came after {b}, 30 days before the change",
		Passed: "the notice of {a} came by {b}, 30 days before the change",
		Facts:  reason.Facts{A: "told", B: "30 days before"}, Source: noticeSource, Evidence: reason.Unconfirmed}
	RuleNoticeDue = &reason.Rule{Code: "formulary.notice_due", Who: reason.Plan,
		Text:   "it is {a}, and the 30 days before the change began on {b}: a month's supply and the notice at the next refill",
		Passed: "it is {a}, and a written notice is due by {b}, 30 days before the change",
		Facts:  reason.Facts{A: "today", B: "30 days before"}, Source: noticeSource, Evidence: reason.Unconfirmed}
	RuleNoticeSpared = &reason.Rule{Code: "formulary.notice_spared", Who: reason.Nobody,
		Text:   "the change is not of maintenance: current users are spared",
		Passed: "the change is not of maintenance: who takes the drug on {a} is spared to {b}",
		Facts:  reason.Facts{A: "day of the change", B: "last day spared"}, Source: noticeSource, Evidence: reason.Unconfirmed}
	RuleNoticeAfter = &reason.Rule{Code: "formulary.notice_after", Who: reason.Plan,
		Text:   "a generic or biosimilar takes the drug's place at once on {a}: no notice before, a notice after",
		Facts:  reason.Facts{A: "day of the change"},
		Source: noticeSource, Evidence: reason.Unconfirmed}
	RuleNoticeWithdrawn = &reason.Rule{Code: "formulary.notice_withdrawn", Who: reason.Plan,
		Text:   "the drug is withdrawn from the market on {a}: no more of it, and a notice after",
		Facts:  reason.Facts{A: "day of the change"},
		Source: noticeSource, Evidence: reason.Unconfirmed}
)
