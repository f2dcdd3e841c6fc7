package order

import "github.com/mailrx/mailrx/pharmacy/reason"

// HoldReason names why a line stands still (R5.3). Permanent; the zero value is no hold.
type HoldReason string

// Reasons to hold.
const (
	HoldClarification HoldReason = "prescriber_clarification"
	HoldAuthorization HoldReason = "prior_authorization"
	HoldCoverage      HoldReason = "coverage"
	HoldTooSoon       HoldReason = "refill_too_soon"
	HoldStock         HoldReason = "out_of_stock"
	HoldPayment       HoldReason = "payment"
	HoldLabel         HoldReason = "label_refused"
	HoldOutcome       HoldReason = "label_outcome_unknown"
	HoldNoScan        HoldReason = "no_carrier_scan"
	HoldStuck         HoldReason = "work_failed"
)

// HoldRow says of a reason who must act next, and whether the member must.
type HoldRow struct {
	Reason HoldReason
	Owner  reason.Who // who must act next
	Act    bool       // the member can do something about it
	Text   string     // why, for people
}

// holds is the table of R5.3. Clock-driven holds (refill too soon) are owned by the plan, which named the date.
var holds = []HoldRow{
	{HoldClarification, reason.Pharmacist, false, "the prescriber is asked to make the prescription clear"},
	{HoldAuthorization, reason.Plan, true, "the plan wants to authorize this drug first"},
	{HoldCoverage, reason.Plan, true, "the plan does not cover this fill as asked"},
	{HoldTooSoon, reason.Plan, false, "the last supply is not used up far enough"},
	{HoldStock, reason.Pharmacy, false, "the drug is not in stock"},
	{HoldPayment, reason.Member, true, "the payment was declined"},
	{HoldLabel, reason.Pharmacy, false, "the parcel may not be sent, or the carrier refused it"},
	{HoldOutcome, reason.Pharmacy, false, "it is not known whether the carrier sold a label"},
	{HoldNoScan, reason.Pharmacy, false, "the parcel has its label, but the carrier has not scanned it"},
	{HoldStuck, reason.Host, false, "a step has failed too often"},
}

// Holds is the whole table, for work lists and documents. The slice is the caller's.
func Holds() []HoldRow { return append([]HoldRow(nil), holds...) }

// Row gives the table's row of a reason; an unknown one belongs to the host.
func (r HoldReason) Row() HoldRow {
	for _, h := range holds {
		if h.Reason == r {
			return h
		}
	}
	return HoldRow{Reason: r, Owner: reason.Host, Text: "held for an unknown reason"}
}

// Reject codes of NCPDP that decide the kind of hold, as facts of the code list.
const (
	rejectAuthorization reason.Reject = "75"
	rejectTooSoon       reason.Reject = "79"
)

// holdFor turns a payer's refusal into a hold, by the reject codes, which every payer shares. Of several reasons the one
// that somebody must act on comes first: an authorization is asked for now, while a date comes by itself and then
// everything is asked again. Code is that reason's.
func holdFor(a Adjudication) Hold {
	h := Hold{Reason: HoldCoverage, Until: a.Next}
	if len(a.Reasons) > 0 {
		h.Code = string(a.Reasons[0].Code)
	}
	if r, ok := a.rejected(rejectTooSoon); ok {
		h.Reason, h.Code = HoldTooSoon, string(r.Code)
	}
	r, ok := a.rejected(rejectAuthorization)
	if ok {
		h.Code = string(r.Code)
	}
	if ok || a.Status == "needs_authorization" {
		h.Reason = HoldAuthorization
	}
	return h
}

// rejected finds the first reason with a reject code.
func (a Adjudication) rejected(code reason.Reject) (Reason, bool) {
	for _, r := range a.Reasons {
		if r.Reject == code {
			return r, true
		}
	}
	return Reason{}, false
}
