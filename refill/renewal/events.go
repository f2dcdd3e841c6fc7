package renewal

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Events. At is the instant of the decision, UTC, cut to microseconds; Timer is when the stream acts next by itself.
type (
	// Started opens the renewal; the member's answer counts through MemberBy.
	Started struct {
		At       time.Time `json:"at"`
		Rx       rx.Facts  `json:"rx"`
		RunOut   cal.Date  `json:"run_out"`
		MemberBy cal.Date  `json:"member_by"`
		Timer    time.Time `json:"timer"`
		// As Start has them; zero in records of older versions.
		LastDate  cal.Date  `json:"last_date,omitzero"`
		Automatic bool      `json:"automatic,omitempty"`
		Late      time.Time `json:"late,omitzero"`
	}
	// MemberAgreed is the member's yes.
	MemberAgreed struct {
		At time.Time `json:"at"`
	}
	// MemberDeclined is the member's no.
	MemberDeclined struct {
		At time.Time `json:"at"`
	}
	// MemberSilent closes a renewal that the member did not answer.
	MemberSilent struct {
		At time.Time `json:"at"`
	}
	// PrescriberAsked is one attempt, made on day On.
	PrescriberAsked struct {
		At      time.Time `json:"at"`
		On      cal.Date  `json:"on"`
		Attempt int       `json:"attempt"`
		Means   string    `json:"means"`
		Timer   time.Time `json:"timer"`
		NewRx   bool      `json:"new_rx,omitempty"`
	}
	// RequestHanded says that an attempt reached the prescriber's side; Reach is Handed, or empty, where it was handed over.
	RequestHanded struct {
		At      time.Time `json:"at"`
		Attempt int       `json:"attempt"`
		Reach   Reach     `json:"reach,omitempty"`
	}
	// AttemptFailed says that an attempt did not reach anybody.
	AttemptFailed struct {
		At      time.Time `json:"at"`
		Attempt int       `json:"attempt"`
		Reach   Reach     `json:"reach"`
	}
	// Reopened is the member's news; PrescriberAsked follows. PrescriberNPI is set where another prescriber is asked.
	Reopened struct {
		At            time.Time      `json:"at"`
		By            pharmacy.Actor `json:"by"`
		Fact          Fact           `json:"fact"`
		PrescriberNPI rx.NPI         `json:"prescriber_npi,omitzero"`
	}
	// PrescriberAnswered is the prescriber's word; a later word stands beside it in the log.
	PrescriberAnswered struct {
		At      time.Time `json:"at"`
		Outcome Status    `json:"outcome"`
		Code    string    `json:"code"`
	}
	// PrescriberSilent gives up asking.
	PrescriberSilent struct {
		At time.Time `json:"at"`
	}
	// TimerSet sets the timer again after it came early.
	TimerSet struct {
		At    time.Time `json:"at"`
		Timer time.Time `json:"timer"`
	}
)

// Name is permanent.
func (Started) Name() stream.Name { return "renewal.started" }

// Name is permanent.
func (MemberAgreed) Name() stream.Name { return "renewal.member_agreed" }

// Name is permanent.
func (MemberDeclined) Name() stream.Name { return "renewal.member_declined" }

// Name is permanent.
func (MemberSilent) Name() stream.Name { return "renewal.member_silent" }

// Name is permanent.
func (PrescriberAsked) Name() stream.Name { return "renewal.prescriber_asked" }

// Name is permanent.
func (RequestHanded) Name() stream.Name { return "renewal.request_handed" }

// Name is permanent.
func (PrescriberAnswered) Name() stream.Name { return "renewal.prescriber_answered" }

// Name is permanent.
func (PrescriberSilent) Name() stream.Name { return "renewal.prescriber_silent" }

// Name is permanent.
func (TimerSet) Name() stream.Name { return "renewal.timer_set" }

// Name is permanent.
func (AttemptFailed) Name() stream.Name { return "renewal.attempt_failed" }

// Name is permanent.
func (Reopened) Name() stream.Name { return "renewal.reopened" }
