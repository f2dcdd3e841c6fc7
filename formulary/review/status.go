package review

import "slices"

// Status of a case (R7.12). The zero value is a case that was never opened.
type Status string

// The statuses.
const (
	Draft             Status = "draft"              // being put together
	Submitted         Status = "submitted"          // sent; not known to have been received
	AwaitingStatement Status = "awaiting_statement" // Part D exception: received, without the prescriber's statement
	InReview          Status = "in_review"          // received, and the clock runs
	Approved          Status = "approved"
	PartiallyApproved Status = "partially_approved" // less than what was asked; the rest can be appealed
	Denied            Status = "denied"
	DeadlineMissed    Status = "deadline_missed" // no answer in time; in Part D an adverse one, to be forwarded
	AutoForwarded     Status = "auto_forwarded"  // Part D: with the independent review entity since
	Withdrawn         Status = "withdrawn"       // by who asked
	Dismissed         Status = "dismissed"       // not a proper request, or too late without good cause
)

var statuses = []Status{Draft, Submitted, AwaitingStatement, InReview, Approved, PartiallyApproved, Denied, DeadlineMissed,
	AutoForwarded, Withdrawn, Dismissed}

// Statuses is every status, in the order of R7.12. The slice is the caller's.
func Statuses() []Status { return slices.Clone(statuses) }

// pending reports whether an answer is being waited for and a clock may run.
func (s Status) pending() bool { return s == AwaitingStatement || s == InReview }

// open reports whether the case may still be withdrawn.
func (s Status) open() bool {
	switch s {
	case Draft, Submitted, AwaitingStatement, InReview, AutoForwarded:
		return true
	}
	return false
}

// favourable reports whether the plan owes the drug for some time.
func (s Status) favourable() bool { return s == Approved || s == PartiallyApproved }
