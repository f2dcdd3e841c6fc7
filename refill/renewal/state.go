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
	NeedsAppointment    Status = "needs_appointment"
	WrongPrescriber     Status = "wrong_prescriber"
	NoResponse          Status = "no_response"
	Cancelled           Status = "cancelled"        // the member declined
	NoAnswer            Status = "closed_no_answer" // the member was silent for 10 days
)

// Statuses is every status of a renewal that was started, in the order in which it may come to them.
func Statuses() []Status {
	return []Status{AwaitMember, Requested, Approved, ApprovedWithChanges, Denied, NeedsAppointment, WrongPrescriber, NoResponse,
		Cancelled, NoAnswer}
}

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
	Late           time.Time // the first instant at which it is late; zero: the end of MemberBy in the zone of now
	LastDate       cal.Date  // last day to fill, as Start told it; unset: Rx.Expires
	Automatic      bool      // the member was in automatic refill
	Round          int       // openings so far: the attempts below are of the last
	Tries          [Attempts]Try
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
		sum.Owner, sum.Hold = reason.Member, string(s.silence().Code)
	case Denied, NeedsAppointment, WrongPrescriber:
		sum.Owner, sum.Hold = reason.Member, string(s.denial().Code)
	}
	return sum
}

// renewable reports whether what is asked on day d is a renewal; if not, it is an ordinary new prescription.
func (s State) renewable(d cal.Date) bool {
	end := s.LastDate
	if !end.IsSet() {
		end = s.Rx.Expires
	}
	return open(end, d)
}

// denial is what a no asks of the member. Older records hold every no as Denied, and the code tells the rest.
func (s State) denial() *reason.Rule {
	switch meant(s.Status, s.Code) {
	case NeedsAppointment:
		return ruleAppointment
	case WrongPrescriber:
		return ruleWrongPrescriber
	}
	return ruleDenied
}

// meant is what a denial with a code comes to. The codes are those of electronic renewal answers (unconfirmed): a visit
// first; not this prescriber's patient, or no longer.
func meant(outcome Status, code string) Status {
	if outcome != Denied {
		return outcome
	}
	switch code {
	case "AF", "AM":
		return NeedsAppointment
	case "AA", "AB", "AC", "AN":
		return WrongPrescriber
	}
	return Denied
}
