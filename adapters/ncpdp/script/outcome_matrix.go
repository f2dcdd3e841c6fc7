package script

import "slices"

// RequestCode is one reason to ask for a change, and the outcomes that may answer it.
type RequestCode struct {
	Code     string // MessageRequestCode
	Text     string // in our words
	Outcomes []Outcome
	Evidence Basis
}

// Basis is what a row of a table rests on.
type Basis string

// The kinds of evidence.
const (
	SecondHand Basis = "second-hand" // a vendor's or a government's page says so, not the licensed text
	OneSource  Basis = "one source"
	Unproven   Basis = "unconfirmed"
)

var changed = []Outcome{Approved, ApprovedWithChanges, Denied, Pending}

// requestCodes is the matrix of change requests, from the pages of a vendor that carries them (read November 2026).
var requestCodes = []RequestCode{
	{"G", "a generic instead of the brand", changed, SecondHand},
	{"T", "another drug of the same effect", changed, SecondHand},
	{"S", "a clearer order", changed, SecondHand},
	{"OS", "the drug is out of stock", changed, SecondHand},
	{"D", "a warning on the use of the drug", changed, SecondHand},
	{"P", "the plan wants a prior authorization", []Outcome{Approved, Denied, Pending}, OneSource},
	{"U", "may the prescriber prescribe it; sub-codes say what is missing", []Outcome{Validated, Denied, Pending}, SecondHand},
	{"RM", "the drug has a risk programme (REMS)", nil, OneSource},
}

// RequestCodes lists the reasons of change requests and the outcomes that each allows; nil outcomes are not known to us.
// The slices are the caller's.
func RequestCodes() []RequestCode {
	all := slices.Clone(requestCodes)
	for i := range all {
		all[i].Outcomes = slices.Clone(all[i].Outcomes)
	}
	return all
}

// AllowedOutcomes gives the outcomes that may answer a change request of that code; ok is false where we know none, and
// then no outcome is wrong.
func AllowedOutcomes(code string) (outcomes []Outcome, ok bool) {
	for _, row := range requestCodes {
		if row.Code == code && row.Outcomes != nil {
			return slices.Clone(row.Outcomes), true
		}
	}
	return nil, false
}

// kindOutcomes are the outcomes that a kind of response knows at all.
var kindOutcomes = []struct {
	kind     Kind
	outcomes []Outcome
}{
	{KindRxRenewalResponse, []Outcome{Approved, ApprovedWithChanges, Replaced, Denied, DeniedNewToFollow, Pending}},
	{KindRefillResponse, []Outcome{Approved, ApprovedWithChanges, Denied, DeniedNewToFollow}},
	{KindRxChangeResponse, []Outcome{Approved, ApprovedWithChanges, Denied, Validated, Pending}},
	{KindCancelRxResponse, []Outcome{Approved, Denied}},
	{KindNewRxResponseDenied, []Outcome{Denied}},
	{KindClinicalInfoResponse, []Outcome{Approved, Denied}},
	{KindTransferResponse, []Outcome{Approved, Denied}},
	{KindTransfer, []Outcome{Approved, Denied}},
}

// allowedFor tells whether a kind of response knows an outcome; a kind that is not in the table knows all.
func allowedFor(k Kind, o Outcome) bool {
	for _, row := range kindOutcomes {
		if row.kind == k {
			return slices.Contains(row.outcomes, o)
		}
	}
	return true
}
