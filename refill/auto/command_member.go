package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Commands of the member's choices, of what ends a consent, and the host's answers on ship day.
type (
	// Move sets another day for this shipment: earlier, from the first day that is not too soon, or later. A day that is
	// no business day gives the one before. It may bring a gap in supply: State.MovedTo shows that before it is asked.
	Move struct {
		To cal.Date `json:"to"`
	}
	// Pause keeps shipments back until a day. The reminders of the shipment to come are off; those of the one that follows
	// the pause go out in their time before it.
	Pause struct {
		Until cal.Date `json:"until"`
	}
	// EndConsent ends the consent for a reason of R3.2 that is not the member's. An order that is open is to be cancelled.
	EndConsent struct {
		End End `json:"end"`
	}
	// ReleaseAnswers is the host's answer to AskRelease, with its cycle and day. It may come more than once. One that comes
	// when the next day's office hours have begun is too late: what it says may have changed.
	ReleaseAnswers struct {
		Cycle   int      `json:"cycle"`
		On      cal.Date `json:"on"`
		Answers Answers  `json:"answers"`
	}
	// LastAsked says that the member was asked after the last refill, by the channel they prefer: shall the prescriber be
	// asked, and does automatic refill go on? The ten days begin.
	LastAsked struct {
		// Late is the first instant at which an answer is late: day 10 ends in the member's zone. Zero, or no later than
		// now: day 10 in the pharmacy's zone.
		Late time.Time `json:"late,omitzero"`
	}
	// AnswerLast is the member's or caregiver's answer.
	AnswerLast struct {
		Outreach bool `json:"outreach"`
		Keep     bool `json:"keep"`
	}
	// ReportUnwanted says that the member did not want a shipment that has left (R3.6). Program empty: that of the Standing.
	ReportUnwanted struct {
		Order    stream.ID   `json:"order"`
		Program  Program     `json:"program,omitempty"`
		Returned drug.Answer `json:"returned,omitzero"`
	}
)

// Name is permanent.
func (Move) Name() stream.Name { return "auto.move" }

// Name is permanent.
func (Pause) Name() stream.Name { return "auto.pause" }

// Name is permanent.
func (EndConsent) Name() stream.Name { return "auto.end_consent" }

// Name is permanent.
func (ReleaseAnswers) Name() stream.Name { return "auto.release_answers" }

// Name is permanent.
func (LastAsked) Name() stream.Name { return "auto.last_asked" }

// Name is permanent.
func (AnswerLast) Name() stream.Name { return "auto.answer_last" }

// Name is permanent.
func (ReportUnwanted) Name() stream.Name { return "auto.report_unwanted" }
