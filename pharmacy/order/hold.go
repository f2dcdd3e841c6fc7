package order

import "github.com/mailrx/mailrx/pharmacy/reason"

// HoldReason names why a line stands still (R5.3). Permanent.
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
	HoldStuck         HoldReason = "work_failed"
)

// HoldRow says of a reason who must act next, and whether the member must.
type HoldRow struct {
	Reason HoldReason
	Owner  reason.Who
	Act    bool
	Text   string
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

// holdFor turns a payer's refusal into a hold: by the reject codes, which every payer shares.
func holdFor(a Adjudication) Hold {
	h := Hold{Reason: HoldCoverage, Until: a.Next}
	if a.Status == "needs_authorization" {
		h.Reason = HoldAuthorization
	}
	for _, r := range a.Reasons {
		h.Code = string(r.Code)
		if r.Reject == "79" { // refill too soon
			h.Reason = HoldTooSoon
		}
		break
	}
	return h
}
