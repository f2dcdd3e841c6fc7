package network

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules of a document. Its author can mend all of them; each fault points at its place.
var (
	DocSyntax = &reason.Rule{Code: "network.doc_syntax", Who: reason.Plan,
		Text: "the document is not JSON", Source: "RFC 8259", Evidence: reason.SecondHand}
	DocField = &reason.Rule{Code: "network.doc_field", Who: reason.Plan,
		Text: "the document form has no such field", Source: ownChoice, Evidence: reason.Proposal}
	DocTwice = &reason.Rule{Code: "network.doc_twice", Who: reason.Plan,
		Text: "the same thing stands twice", Source: ownChoice, Evidence: reason.Proposal}
	DocValue = &reason.Rule{Code: "network.doc_value", Who: reason.Plan,
		Text: "the value cannot be read", Source: ownChoice, Evidence: reason.Proposal}
	DocVersion = &reason.Rule{Code: "network.doc_version", Who: reason.Plan,
		Text: "the document is of a version that this library does not read", Source: ownChoice, Evidence: reason.Proposal}
	DocMissing = &reason.Rule{Code: "network.doc_missing", Who: reason.Plan,
		Text: "the document lacks a fact", Source: ownChoice, Evidence: reason.Proposal}
	DocDates = &reason.Rule{Code: "network.doc_dates", Who: reason.Plan,
		Text: "the dates hold no day, or days of which the network does not speak", Source: ownChoice, Evidence: reason.Proposal}
	DocOverlap = &reason.Rule{Code: "network.doc_overlap", Who: reason.Plan,
		Text: "two entries speak of the same day", Source: ownChoice, Evidence: reason.Proposal}
	DocOrphan = &reason.Rule{Code: "network.doc_orphan", Who: reason.Plan,
		Text: "the entry refers to something that is not there", Source: ownChoice, Evidence: reason.Proposal}
	DocPoint = &reason.Rule{Code: "network.doc_point", Who: reason.Plan,
		Text: "the coordinates are no place where a pharmacy stands", Source: ownChoice, Evidence: reason.Proposal}
	DocHours = &reason.Rule{Code: "network.doc_hours", Who: reason.Plan,
		Text: "the hours end before they begin", Source: ownChoice, Evidence: reason.Proposal}
)
