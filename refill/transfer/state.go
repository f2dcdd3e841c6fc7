package transfer

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Kind of the stream: one for each prescription that moves.
const Kind stream.Kind = "transfer"

// StreamOf is the transfer of a prescription: ours that moves out, or the one that is ours once it has moved in.
func StreamOf(id rx.ID) stream.ID { return stream.Derive(Kind, string(id)) }

// Direction says which way a prescription moves.
type Direction string

// The directions.
const (
	In  Direction = "in"  // to us
	Out Direction = "out" // away
)

// Status of a transfer. The zero value is a stream that does not exist yet.
type Status string

// The states. The first nine are of a transfer in; a transfer out has the last four.
const (
	Contacting   Status = "contacting"    // the other pharmacy is asked
	ContactWrong Status = "contact_wrong" // its number or address is wrong; the member is asked
	Incomplete   Status = "incomplete"    // it answered, and something is missing or held by the law
	AtPrescriber Status = "at_prescriber" // no refill or expired: the prescriber is asked for a new prescription
	Completed    Status = "completed"     // the prescription is ours
	Replaced     Status = "replaced"      // a new prescription came in its place
	NoResponse   Status = "no_response"
	Failed       Status = "failed"
	ToRelease    Status = "to_release" // our pharmacist must release it or decline
	Released     Status = "released"   // the prescription has left, and our copy is closed
	Declined     Status = "declined"
	Cancelled    Status = "cancelled" // taken back
)

// State is folded from events; the zero value is a stream that does not exist yet. Slices in it belong to its events.
type State struct {
	Direction      Direction
	Rx             rx.Facts // of a transfer in: what was asked for, and ours as received once Completed
	Other          Pharmacy
	RunOut         cal.Date // unset: not known
	Status         Status
	Code           Code      // why it ended, or waits
	Attempt        int       // the last attempt that was asked for: 1 to 3, 0 before the first
	Handed         int       // the last attempt that is known to have been handed over
	AskedOn        cal.Date  // first attempt
	LastOn         cal.Date  // last attempt
	By             cal.Date  // what is waited for counts through this day
	Missing        []Field   // of an answer that is Incomplete
	Why            Why       // the law's first reason of an Incomplete answer; zero: none
	Overdue        bool      // our pharmacist has not answered in time
	Record         Record    // once Completed or Released
	Timer          time.Time // when the timer was set to act; zero: never set
	Since, Updated time.Time // when Status began, and the last event; UTC
	Version        int       // events so far
}

// BarsFill is the rule that keeps our copy from being filled: the prescription has moved to another pharmacy (R1.8 T2).
// Nil: this transfer bars nothing. Who asks the law says the same by law.Validity.MovedAway.
func (s State) BarsFill() *reason.Rule {
	if s.Status == Released {
		return ruleMoved
	}
	return nil
}

// open reports whether somebody still waits for something.
func (s State) open() bool {
	switch s.Status {
	case Contacting, ContactWrong, Incomplete, AtPrescriber, ToRelease:
		return true
	}
	return false
}

// Summary is the stream's row in a work list.
func (s State) Summary(id stream.ID) stream.Summary {
	sum := stream.Summary{
		Stream: id, Member: string(s.Rx.Patient), Status: string(s.Status),
		Since: s.Since, Updated: s.Updated, Version: s.Version,
	}
	if r := s.waits(); r != nil {
		sum.Owner, sum.Hold = r.Who, string(r.Code)
	}
	if s.Status == Incomplete && len(s.Missing) == 0 && s.Why.Code != "" {
		sum.Owner, sum.Hold = s.Why.Who, string(s.Why.Code)
	}
	return sum
}

// waits is the rule that says who must act next; nil: nobody.
func (s State) waits() *reason.Rule {
	switch s.Status {
	case Contacting:
		return ruleContacting
	case Incomplete:
		return ruleIncomplete
	case ToRelease:
		if s.Overdue {
			return ruleOverdue
		}
		return ruleToRelease
	case ContactWrong, AtPrescriber, NoResponse, Failed:
		return s.Code.Rule()
	}
	return nil
}
