package renewal

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

const Kind stream.Kind = "renewal"

// StreamOf is the renewal of a prescription.
func StreamOf(id rx.ID) stream.ID { return stream.Derive(Kind, string(id)) }

// Status, R4.2.
type Status string

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

// State is folded from events.
type State struct {
	Rx             rx.Facts
	RunOut         cal.Date
	Status         Status
	Attempt        int
	AskedOn        cal.Date // first attempt
	MemberBy       cal.Date // the member's answer counts through this day
	Since, Updated time.Time
	Version        int
}

// Commands.
type (
	Start struct {
		Rx     rx.Facts `json:"rx"`
		RunOut cal.Date `json:"run_out"`
	}
	MemberAnswers struct {
		Yes bool `json:"yes"`
	}
	Due struct{} // the timer
	// Asked is the gateway's answer to AskPrescriber: the request was handed over.
	Asked struct {
		Attempt int `json:"attempt"`
	}
	// PrescriberAnswers: outcome is Approved, ApprovedWithChanges or Denied; Code is the prescriber's reason code.
	PrescriberAnswers struct {
		Outcome Status `json:"outcome"`
		Code    string `json:"code"`
	}
)

// Work. What the member is told is a notice.Notice.
type (
	// AskPrescriber asks by Means "electronic", "fax" or "phone"; its answer is Asked.
	AskPrescriber struct {
		Rx      rx.Facts `json:"rx"`
		RunOut  cal.Date `json:"run_out"`
		Attempt int      `json:"attempt"`
		Means   string   `json:"means"`
	}
)

func Decide(s State, c stream.Command, now time.Time) stream.Outcome { panic("contract") }
func Evolve(s State, e stream.Named) State                           { panic("contract") }
func Rows() []stream.Entry                                           { panic("contract") }
func (s State) Summary(id stream.ID) stream.Summary                  { panic("contract") }

func (Start) Name() stream.Name             { return "renewal.start" }
func (MemberAnswers) Name() stream.Name     { return "renewal.member_answers" }
func (Due) Name() stream.Name               { return "renewal.due" }
func (Asked) Name() stream.Name             { return "renewal.asked_answer" }
func (PrescriberAnswers) Name() stream.Name { return "renewal.prescriber_answers" }
func (AskPrescriber) Name() stream.Name     { return "renewal.ask_prescriber" }
