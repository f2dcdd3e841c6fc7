package renewal

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Commands.
type (
	// Start opens the renewal and tells the member. Started again, it changes nothing.
	Start struct {
		Rx     rx.Facts `json:"rx"`
		RunOut cal.Date `json:"run_out"`
		// LastDate is the last day to fill by law and as written; unset: Rx.Expires, what was written.
		LastDate cal.Date `json:"last_date,omitzero"`
		// Automatic says that the member was in automatic refill: the new prescription asks for consent anew.
		Automatic bool `json:"automatic,omitempty"`
		// Late is the first instant at which the member's answer is late: day 10 ends in the member's zone. Zero, or no
		// later than now: day 10 in the zone of now.
		Late time.Time `json:"late,omitzero"`
	}
	// MemberAnswers is the member's or caregiver's word: shall we ask the prescriber?
	MemberAnswers struct {
		Yes bool `json:"yes"`
	}
	// Due is the timer.
	Due struct{}
	// Asked is the gateway's answer to AskPrescriber: what became of the attempt; empty: the request was handed over.
	Asked struct {
		Attempt int   `json:"attempt"`
		Reach   Reach `json:"reach,omitempty"`
		Round   int   `json:"round,omitempty"` // as AskPrescriber had it; 0: the round that is open
	}
	// PrescriberAnswers holds the prescriber's word. Outcome is Approved, ApprovedWithChanges, Denied, NeedsAppointment or
	// WrongPrescriber; Code is the prescriber's reason code, up to 16 letters, digits, dots, hyphens and underscores, never
	// free text. A denial whose code says that a visit is wanted, or that the member is not theirs, is taken as such.
	PrescriberAnswers struct {
		Outcome Status `json:"outcome"`
		Code    string `json:"code"`
		From    rx.NPI `json:"from,omitzero"` // who answers; empty: who was asked
	}
	// NewFacts is the member's or caregiver's news for which a prescriber is asked again. PrescriberNPI belongs to
	// OtherPrescriber.
	NewFacts struct {
		Fact          Fact   `json:"fact"`
		PrescriberNPI rx.NPI `json:"prescriber_npi,omitzero"`
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
		Round   int      `json:"round,omitempty"`  // from 1; each opening of the renewal is one
		NewRx   bool     `json:"new_rx,omitempty"` // past the window of a renewal: an ordinary new prescription
	}
)

// Name is permanent.
func (Start) Name() stream.Name { return "renewal.start" }

// Name is permanent.
func (MemberAnswers) Name() stream.Name { return "renewal.member_answers" }

// Name is permanent.
func (Due) Name() stream.Name { return "renewal.due" }

// Name is permanent.
func (Asked) Name() stream.Name { return "renewal.asked_answer" }

// Name is permanent.
func (PrescriberAnswers) Name() stream.Name { return "renewal.prescriber_answers" }

// Name is permanent.
func (NewFacts) Name() stream.Name { return "renewal.new_facts" }

// Name is permanent.
func (AskPrescriber) Name() stream.Name { return "renewal.ask_prescriber" }

// Rows is the codec table of every command, event and work here, all at schema 1.
func Rows() []stream.Entry {
	return []stream.Entry{
		stream.Row[Start](1), stream.Row[MemberAnswers](1), stream.Row[Due](1), stream.Row[Asked](1),
		stream.Row[PrescriberAnswers](1), stream.Row[NewFacts](1), stream.Row[AskPrescriber](1),
		stream.Row[Started](1), stream.Row[MemberAgreed](1), stream.Row[MemberDeclined](1),
		stream.Row[MemberSilent](1), stream.Row[PrescriberAsked](1), stream.Row[RequestHanded](1),
		stream.Row[PrescriberAnswered](1), stream.Row[PrescriberSilent](1), stream.Row[TimerSet](1),
		stream.Row[AttemptFailed](1), stream.Row[Reopened](1),
	}
}
