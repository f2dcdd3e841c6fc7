package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// Events. At is the instant of the decision, UTC, cut to microseconds; Timer is when the stream acts next by itself.
type (
	// FillRecorded counts a fill. The first one opens the stream.
	FillRecorded struct {
		At     time.Time    `json:"at"`
		Rx     rx.Facts     `json:"rx"`
		ShipTo rx.ShipTo    `json:"ship_to"`
		Order  stream.ID    `json:"order"`
		Fill   refill.Fill  `json:"fill"`
		Paid   money.Amount `json:"paid"`
		// As RecordFill has them; zero in records of older versions.
		Policy   refill.Policy `json:"policy,omitzero"`
		LeadDays int           `json:"lead_days,omitempty"`
		OrderBy  bool          `json:"order_by,omitempty"`
		ByHand   bool          `json:"by_hand,omitempty"`
	}
	// FillDropped counts a fill no longer. Fill is unset where it was not counted yet.
	FillDropped struct {
		At     time.Time   `json:"at"`
		Order  stream.ID   `json:"order"`
		Fill   refill.Fill `json:"fill,omitzero"`
		Reason string      `json:"reason,omitempty"`
	}
	// ConsentGiven begins an enrolment. Standing is what the host knew, nil where it told nothing; Policy the row of
	// ConsentHistory in force.
	ConsentGiven struct {
		At       time.Time `json:"at"`
		Consent  Consent   `json:"consent"`
		Standing *Standing `json:"standing,omitempty"`
		Policy   string    `json:"policy,omitempty"`
	}
	// CyclePlanned sets the dates of the shipment to come; the one before it is over.
	CyclePlanned struct {
		At    time.Time `json:"at"`
		Cycle Cycle     `json:"cycle"`
		Timer time.Time `json:"timer"`
	}
	// ReminderAsked says that a reminder was handed to the notifier; Cycle has the dates that follow from it.
	ReminderAsked struct {
		At    time.Time `json:"at"`
		Cycle Cycle     `json:"cycle"`
		Timer time.Time `json:"timer"`
	}
	// ReminderAnswered says whether a reminder reached the member.
	ReminderAnswered struct {
		At        time.Time `json:"at"`
		Cycle     int       `json:"cycle"`
		No        int       `json:"no"`
		Delivered bool      `json:"delivered"`
	}
	// ShipmentConfirmed is the member's yes to one shipment: who said it, how, and to which text.
	ShipmentConfirmed struct {
		At      time.Time        `json:"at"`
		Cycle   int              `json:"cycle"`
		By      pharmacy.Actor   `json:"by,omitzero"`
		Channel pharmacy.Channel `json:"channel,omitzero"`
		Script  string           `json:"script,omitempty"`
	}
	// ShipmentSkipped leaves one shipment out.
	ShipmentSkipped struct {
		At    time.Time `json:"at"`
		Cycle int       `json:"cycle"`
	}
	// ShipmentHeld says that the gate did not open. Code is the first rule that failed.
	ShipmentHeld struct {
		At    time.Time `json:"at"`
		Cycle int       `json:"cycle"`
		Code  string    `json:"code"`
	}
	// RefillOpened says that the refill's order was asked for.
	RefillOpened struct {
		At     time.Time `json:"at"`
		Cycle  int       `json:"cycle"`
		FillNo int       `json:"fill_no"`
		Timer  time.Time `json:"timer"`
	}
	// ConsentEnded ends the consent: End is why, empty where the member stopped it.
	ConsentEnded struct {
		At     time.Time `json:"at"`
		Reason string    `json:"reason"`
		End    End       `json:"end,omitempty"`
	}
	// RefillsEnded says that this prescription gives no further fill.
	RefillsEnded struct {
		At time.Time `json:"at"`
	}
	// RefillsReopened says that the prescription gives a fill again, because the last one did not arrive.
	RefillsReopened struct {
		At time.Time `json:"at"`
	}
	// TimerSet sets the timer again after it came early.
	TimerSet struct {
		At    time.Time `json:"at"`
		Timer time.Time `json:"timer"`
	}
)

// Name is permanent.
func (FillRecorded) Name() stream.Name { return "auto.fill_recorded" }

// Name is permanent.
func (FillDropped) Name() stream.Name { return "auto.fill_dropped" }

// Name is permanent.
func (ConsentGiven) Name() stream.Name { return "auto.consent_given" }

// Name is permanent.
func (CyclePlanned) Name() stream.Name { return "auto.cycle_planned" }

// Name is permanent.
func (ReminderAsked) Name() stream.Name { return "auto.reminder_asked" }

// Name is permanent.
func (ReminderAnswered) Name() stream.Name { return "auto.reminder_answered" }

// Name is permanent.
func (ShipmentConfirmed) Name() stream.Name { return "auto.shipment_confirmed" }

// Name is permanent.
func (ShipmentSkipped) Name() stream.Name { return "auto.shipment_skipped" }

// Name is permanent.
func (ShipmentHeld) Name() stream.Name { return "auto.shipment_held" }

// Name is permanent.
func (RefillOpened) Name() stream.Name { return "auto.refill_opened" }

// Name is permanent.
func (ConsentEnded) Name() stream.Name { return "auto.consent_ended" }

// Name is permanent.
func (RefillsEnded) Name() stream.Name { return "auto.refills_ended" }

// Name is permanent.
func (RefillsReopened) Name() stream.Name { return "auto.refills_reopened" }

// Name is permanent.
func (TimerSet) Name() stream.Name { return "auto.timer_set" }
