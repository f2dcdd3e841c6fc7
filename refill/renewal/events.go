package renewal

import (
	"fmt"
	"time"

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
	}
	// RequestHanded says that an attempt reached the prescriber's side.
	RequestHanded struct {
		At      time.Time `json:"at"`
		Attempt int       `json:"attempt"`
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

// Describe is one line without patient data.
func (e Started) Describe() string {
	return fmt.Sprintf("no refill is left and supply runs out on %s: the member is asked about a renewal, and has until %s to answer", e.RunOut, e.MemberBy)
}

// Describe is one line without patient data.
func (e MemberAgreed) Describe() string { return "agreed: the prescriber is to be asked" }

// Describe is one line without patient data.
func (e MemberDeclined) Describe() string { return "declined: the prescriber is not asked" }

// Describe is one line without patient data.
func (e MemberSilent) Describe() string {
	return fmt.Sprintf("closed: the member did not answer in %d days", MemberDays)
}

// Describe is one line without patient data.
func (e PrescriberAsked) Describe() string {
	return fmt.Sprintf("prescriber asked for a new prescription (attempt %d, %s)", e.Attempt, e.Means)
}

// Describe is one line without patient data.
func (e RequestHanded) Describe() string {
	return fmt.Sprintf("request handed over (attempt %d)", e.Attempt)
}

// Describe is one line without patient data.
func (e PrescriberAnswered) Describe() string {
	line := "prescriber answered: " + string(e.Outcome)
	if e.Code != "" {
		line += " (" + e.Code + ")"
	}
	return line
}

// Describe is one line without patient data.
func (e PrescriberSilent) Describe() string {
	return fmt.Sprintf("prescriber silent for %d days", AnswerDays)
}

// Describe is one line without patient data.
func (e TimerSet) Describe() string { return "timer set again" }
