package formulary

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of a plan document. The plan's author can mend all of them; each fault points at its place.
var (
	DocSyntax = &reason.Rule{Code: "formulary.doc_syntax", Who: reason.Plan,
		Text: "the document is not JSON", Source: "RFC 8259", Evidence: reason.SecondHand}
	DocField = &reason.Rule{Code: "formulary.doc_field", Who: reason.Plan,
		Text: "the document form has no such field", Source: ownChoice, Evidence: reason.Proposal}
	DocTwice = &reason.Rule{Code: "formulary.doc_twice", Who: reason.Plan,
		Text: "the field stands twice in one object", Source: ownChoice, Evidence: reason.Proposal}
	DocValue = &reason.Rule{Code: "formulary.doc_value", Who: reason.Plan,
		Text: "the value cannot be read", Source: ownChoice, Evidence: reason.Proposal}
	DocVersion = &reason.Rule{Code: "formulary.doc_version", Who: reason.Plan,
		Text: "the document is of a version that this library does not read", Source: ownChoice, Evidence: reason.Proposal}
	DocMissing = &reason.Rule{Code: "formulary.doc_missing", Who: reason.Plan,
		Text: "the document lacks a fact", Source: ownChoice, Evidence: reason.Proposal}
	DocRange = &reason.Rule{Code: "formulary.doc_range", Who: reason.Plan,
		Text: "the number is out of range", Source: ownChoice, Evidence: reason.Proposal}
	DocDates = &reason.Rule{Code: "formulary.doc_dates", Who: reason.Plan,
		Text: "the dates hold no day of the plan", Source: ownChoice, Evidence: reason.Proposal}
	DocOverlap = &reason.Rule{Code: "formulary.doc_overlap", Who: reason.Plan,
		Text: "two entries speak of the same thing", Source: ownChoice, Evidence: reason.Proposal}
	DocOrphan = &reason.Rule{Code: "formulary.doc_orphan", Who: reason.Plan,
		Text: "the entry refers to something that is not there", Source: ownChoice, Evidence: reason.Proposal}
	DocGap = &reason.Rule{Code: "formulary.doc_gap", Who: reason.Plan,
		Text: "the table says nothing here, not even that it is not offered", Source: ownChoice, Evidence: reason.Proposal}
	DocContradiction = &reason.Rule{Code: "formulary.doc_contradiction", Who: reason.Plan,
		Text: "two statements of the document cannot both hold", Source: ownChoice, Evidence: reason.Proposal}
	DocHighDeductible = &reason.Rule{Code: "formulary.doc_high_deductible", Who: reason.Plan,
		Text:   "the deductible is below the minimum of a high-deductible health plan",
		Source: "26 USC 223(c)(2)(A), adjusted each year by Rev. Proc. (formulary 6.3)", Evidence: reason.SecondHand}
	DocHighDeductibleLimit = &reason.Rule{Code: "formulary.doc_high_deductible_limit", Who: reason.Plan,
		Text:   "the out-of-pocket limit is above the maximum of a high-deductible health plan",
		Source: "26 USC 223(c)(2)(A)(ii), adjusted each year by Rev. Proc. (formulary 6.3)", Evidence: reason.SecondHand}
	DocHighDeductibleYear = &reason.Rule{Code: "formulary.doc_high_deductible_year", Who: reason.Plan,
		Text: "minimum and maximum of a high-deductible health plan are not known for the year", Source: ownChoice, Evidence: reason.Proposal}
)
