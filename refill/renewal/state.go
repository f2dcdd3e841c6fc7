package renewal

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Kind of the stream: one for each prescription that needs a renewal.
const Kind stream.Kind = "renewal"

// StreamOf is the renewal of a prescription.
func StreamOf(id rx.ID) stream.ID { return stream.Derive(Kind, string(id)) }

// Status of a renewal (R4.2). The zero value is a stream that does not exist yet.
type Status string

// The states.
const (
	AwaitMember         Status = "await_member_consent"
	Requested           Status = "requested"
	Approved            Status = "approved"
	ApprovedWithChanges Status = "approved_with_changes"
	Denied              Status = "denied"
	NoResponse          Status = "no_response"
	Cancelled           Status = "cancelled"        // the member declined
	NoAnswer            Status = "closed_no_answer" // the member was silent for 10 days
)

// State is folded from events; the zero value is a stream that does not exist yet. Comparable.
type State struct {
	Rx             rx.Facts
	RunOut         cal.Date
	Status         Status
	Attempt        int       // the last attempt that was asked for: 1 to 3, 0 before the first
	Handed         int       // the last attempt that is known to have been handed over
	AskedOn        cal.Date  // first attempt
	LastOn         cal.Date  // last attempt
	MemberBy       cal.Date  // the member's answer counts through this day
	Code           string    // the prescriber's reason code
	Timer          time.Time // when the timer was set to act; zero: never set
	Since, Updated time.Time // when Status began, and the last event; UTC
	Version        int       // events so far
}

// ends is the last day on which the prescriber's answer is waited for.
func (s State) ends() cal.Date { return s.AskedOn.AddDays(AnswerDays) }

// Summary is the stream's row in a work list.
func (s State) Summary(id stream.ID) stream.Summary {
	sum := stream.Summary{
		Stream: id, Member: string(s.Rx.Patient), Status: string(s.Status),
		Since: s.Since, Updated: s.Updated, Version: s.Version,
	}
	switch s.Status {
	case AwaitMember:
		sum.Owner = reason.Member
	case Requested:
		sum.Owner = reason.Prescriber
	case NoResponse:
		sum.Owner, sum.Hold = ruleNoResponse.Who, string(ruleNoResponse.Code)
	case Denied:
		sum.Owner, sum.Hold = reason.Member, string(s.denial().Code)
	}
	return sum
}

// denial is what a denial asks of the member, by the prescriber's code.
func (s State) denial() *reason.Rule {
	switch s.Code {
	case "AF", "AM":
		return ruleAppointment
	}
	return ruleDenied
}
