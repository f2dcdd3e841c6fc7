package refill

import "github.com/mailrx/mailrx/pharmacy/reason"

const pdcSource = "R12.1: Medicare Part D star ratings, technical notes of 2026, attachment L"

// Rules of the proportion of days covered: who is measured. Codes are permanent.
var (
	rulePDCYear = &reason.Rule{Code: "refill.pdc_year", Who: reason.Host,
		Text: "no edition of the measure is known for {a}", Passed: "measured as in {a}", Facts: reason.Facts{A: "year"},
		Source: pdcSource, Evidence: reason.SecondHand}
	rulePDCFill = &reason.Rule{Code: "refill.pdc_fill_malformed", Who: reason.Pharmacy,
		Text:  "supply {a} has no date or an impossible days' supply of {b}",
		Facts: reason.Facts{A: "supply", B: "days' supply"}, Evidence: reason.Proposal}
	rulePDCAge = &reason.Rule{Code: "refill.pdc_age", Who: reason.Nobody,
		Text: "the member was {a} when the year began, {b} are needed", Passed: "the member was {a} when the year began",
		Facts: reason.Facts{A: "age", B: "at least"}, Source: pdcSource, Evidence: reason.SecondHand}
	rulePDCBorn = &reason.Rule{Code: "refill.pdc_birth_unknown", Who: reason.Plan,
		Text: "the date of birth is not known, or lies after the year", Evidence: reason.Proposal}
	rulePDCFills = &reason.Rule{Code: "refill.pdc_fills", Who: reason.Nobody,
		Text: "fills on {a} dates, {b} are needed", Passed: "fills on {a} dates", Facts: reason.Facts{A: "dates", B: "at least"},
		Source: pdcSource, Evidence: reason.SecondHand}
	rulePDCDays = &reason.Rule{Code: "refill.pdc_days", Who: reason.Nobody,
		Text: "{a} from the first fill to the end, {b} are needed", Passed: "{a} from the first fill to the end",
		Facts: reason.Facts{A: "measured", B: "at least"}, Source: pdcSource, Evidence: reason.SecondHand}
	rulePDCAway = &reason.Rule{Code: "refill.pdc_away", Who: reason.Nobody,
		Text: "no day is left to measure: the whole time was a stay", Source: pdcSource, Evidence: reason.SecondHand}
	rulePDCHospice = &reason.Rule{Code: "refill.pdc_hospice", Who: reason.Nobody,
		Text: "a member in hospice care is not measured", Source: pdcSource, Evidence: reason.SecondHand}
	rulePDCHospiceUnknown = &reason.Rule{Code: "refill.pdc_hospice_unknown", Who: reason.Plan,
		Text: "it is not known whether the member is in hospice care", Evidence: reason.Proposal}
	rulePDCRenal = &reason.Rule{Code: "refill.pdc_renal", Who: reason.Nobody,
		Text: "a member with end-stage renal disease is not measured", Source: pdcSource, Evidence: reason.SecondHand}
	rulePDCRenalUnknown = &reason.Rule{Code: "refill.pdc_renal_unknown", Who: reason.Plan,
		Text: "it is not known whether the member has end-stage renal disease", Evidence: reason.Proposal}
	rulePDCOtherDrug = &reason.Rule{Code: "refill.pdc_other_drug", Who: reason.Nobody,
		Text:   "a drug that the member has excludes from this measure, as insulin does from that of diabetes drugs",
		Source: pdcSource, Evidence: reason.SecondHand}
	rulePDCOtherDrugUnknown = &reason.Rule{Code: "refill.pdc_other_drug_unknown", Who: reason.Plan,
		Text: "it is not known whether the member has a drug that excludes from this measure", Evidence: reason.Proposal}
)

// adherenceRules are the rules of this file, for the table.
func adherenceRules() []*reason.Rule {
	return []*reason.Rule{rulePDCYear, rulePDCFill, rulePDCAge, rulePDCBorn, rulePDCFills, rulePDCDays, rulePDCAway,
		rulePDCHospice, rulePDCHospiceUnknown, rulePDCRenal, rulePDCRenalUnknown, rulePDCOtherDrug, rulePDCOtherDrugUnknown}
}
