package dur

import "github.com/mailrx/mailrx/pharmacy/reason"

// Rules about what a pharmacist records, R6.2 to R6.4.
var (
	ruleCodeUnknown = &reason.Rule{Code: "dur.code_unknown", Who: reason.Pharmacist,
		Text: "the code is not in the table", Source: "R6.2: NCPDP 439-E4, 440-E5, 441-E6", Evidence: reason.Read}
	ruleNotChanged = &reason.Rule{Code: "dur.result_not_changed", Who: reason.Pharmacist,
		Text: "the result tells of a change that the prescription does not show", Source: "R6.2", Evidence: reason.Read}
	ruleNotAsked = &reason.Rule{Code: "dur.approved_not_asked", Who: reason.Pharmacist,
		Text: "the prescriber's approval needs the service M0: the prescriber was asked", Evidence: reason.Proposal}
	ruleRecordMissing = &reason.Rule{Code: "dur.record_missing", Who: reason.Pharmacist,
		Text: "the override record lacks this field", Source: "R6.4", Evidence: reason.Proposal}
	ruleRecordText = &reason.Rule{Code: "dur.record_text", Who: reason.Host,
		Text: "the field of the override record is not UTF-8", Evidence: reason.Proposal}
	ruleRecordEdited = &reason.Rule{Code: "dur.record_edited", Who: reason.Pharmacist,
		Text: "an old record is never edited: append one that corrects it", Source: "R6.4", Evidence: reason.Proposal}
	ruleCorrectsNothing = &reason.Rule{Code: "dur.corrects_nothing", Who: reason.Host,
		Text: "there is no record to correct", Source: "R6.4", Evidence: reason.Proposal}

	ruleRole = &reason.Rule{Code: "dur.role", Who: reason.Pharmacist,
		Text: "only a pharmacist may do this", Passed: "a pharmacist decides", Source: "R6.3", Evidence: reason.Proposal}
	ruleOtherFinding = &reason.Rule{Code: "dur.other_finding", Who: reason.Pharmacist,
		Text: "the record speaks of another finding", Passed: "the record speaks of this finding", Evidence: reason.Proposal}
	ruleOtherFill = &reason.Rule{Code: "dur.other_fill", Who: reason.Pharmacist,
		Text:   "the record was made for another fill, other doses or a lesser severity, or the fill has no name",
		Passed: "the record was made for this fill", Source: "R6.3, R6.4", Evidence: reason.Proposal}
	ruleIncomplete = &reason.Rule{Code: "dur.record_incomplete", Who: reason.Pharmacist,
		Text: "the record is not complete", Passed: "the record is complete", Source: "R6.4", Evidence: reason.Proposal}
	ruleMajor = &reason.Rule{Code: "dur.prescriber_not_asked", Who: reason.Pharmacist,
		Text:   "a major finding needs the prescriber's word (M0), or a documented emergency",
		Passed: "the prescriber was asked, or an emergency is documented", Source: "R6.3", Evidence: reason.Proposal}
	ruleModerate = &reason.Rule{Code: "dur.no_reason_given", Who: reason.Pharmacist,
		Text: "a moderate finding needs the pharmacist's reason", Passed: "the pharmacist gave a reason", Source: "R6.3",
		Evidence: reason.Proposal}
	ruleNotResolved = &reason.Rule{Code: "dur.not_resolved", Who: reason.Pharmacist,
		Text: "no pharmacist has decided this finding", Source: "R6.3", Evidence: reason.Proposal}
	ruleCancelled = &reason.Rule{Code: "dur.not_dispensed", Who: reason.Prescriber,
		Text: "not dispensed: the line is cancelled and its claim reversed", Source: "R6.2", Evidence: reason.Read}
	ruleTherapyOnly = &reason.Rule{Code: "dur.therapy_only", Who: reason.Pharmacist,
		Text: "the result speaks of the therapy and not of this fill", Source: "R6.2", Evidence: reason.Read}
	ruleSuppressed = &reason.Rule{Code: "dur.suppressed", Who: reason.Nobody,
		Text: "an earlier decision speaks for it", Passed: "an earlier decision speaks for it", Source: "R6.3", Evidence: reason.Proposal}
	ruleShown = &reason.Rule{Code: "dur.shown", Who: reason.Nobody,
		Text: "shown, and nothing stops", Passed: "shown, and nothing stops", Source: "R6.3", Evidence: reason.Proposal}
)

var overrideRules = []*reason.Rule{ruleCodeUnknown, ruleNotChanged, ruleNotAsked, ruleRecordMissing, ruleRecordText, ruleRecordEdited,
	ruleCorrectsNothing, ruleRole, ruleOtherFinding, ruleOtherFill, ruleIncomplete, ruleMajor, ruleModerate, ruleNotResolved, ruleCancelled,
	ruleTherapyOnly, ruleSuppressed, ruleShown}
