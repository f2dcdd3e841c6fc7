package auto

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Events of the member's choices, of the last refill, of ship day and of the order-by day.
type (
	// ShipmentMoved is the member's wish for another day; CyclePlanned follows, and says what it came to.
	ShipmentMoved struct {
		At    time.Time `json:"at"`
		Cycle int       `json:"cycle"`
		To    cal.Date  `json:"to"`
	}
	// ShipmentPaused keeps shipments back until a day.
	ShipmentPaused struct {
		At    time.Time `json:"at"`
		Cycle int       `json:"cycle"`
		Until cal.Date  `json:"until"`
	}
	// ReleaseAsked says that the host was asked on ship day; without an answer by Timer the shipment is held.
	ReleaseAsked struct {
		At    time.Time `json:"at"`
		Cycle int       `json:"cycle"`
		On    cal.Date  `json:"on"`
		Timer time.Time `json:"timer"`
	}
	// LastRefillAsked begins the ten days after the last refill; they end at Timer.
	LastRefillAsked struct {
		At    time.Time `json:"at"`
		On    cal.Date  `json:"on"`
		Timer time.Time `json:"timer"`
	}
	// LastRefillAnswered is the member's answer.
	LastRefillAnswered struct {
		At       time.Time      `json:"at"`
		By       pharmacy.Actor `json:"by"`
		Outreach bool           `json:"outreach"`
		Keep     bool           `json:"keep"`
	}
	// UnwantedReported is a shipment that was not wanted, and the remedy. Rule is the row of RefundHistory; empty: none.
	UnwantedReported struct {
		At     time.Time `json:"at"`
		Order  stream.ID `json:"order"`
		Remedy Remedy    `json:"remedy"`
		Rule   string    `json:"rule,omitempty"`
	}
	// OrderByPlanned sets the day on which a member who orders by hand is reminded.
	OrderByPlanned struct {
		At    time.Time `json:"at"`
		On    cal.Date  `json:"on"`
		Timer time.Time `json:"timer"`
	}
	// OrderByReached says that the reminder was handed out.
	OrderByReached struct {
		At time.Time `json:"at"`
	}
)

// Name is permanent.
func (ShipmentMoved) Name() stream.Name { return "auto.shipment_moved" }

// Name is permanent.
func (ShipmentPaused) Name() stream.Name { return "auto.shipment_paused" }

// Name is permanent.
func (ReleaseAsked) Name() stream.Name { return "auto.release_asked" }

// Name is permanent.
func (LastRefillAsked) Name() stream.Name { return "auto.last_refill_asked" }

// Name is permanent.
func (LastRefillAnswered) Name() stream.Name { return "auto.last_refill_answered" }

// Name is permanent.
func (UnwantedReported) Name() stream.Name { return "auto.unwanted_reported" }

// Name is permanent.
func (OrderByPlanned) Name() stream.Name { return "auto.order_by_planned" }

// Name is permanent.
func (OrderByReached) Name() stream.Name { return "auto.order_by_reached" }

// Describe is one line without patient data.
func (e OrderByPlanned) Describe() string {
	return fmt.Sprintf("the next supply is to be ordered by %s", e.On)
}

// Describe is one line without patient data.
func (e OrderByReached) Describe() string { return "the member is reminded to order the next supply" }

// Describe is one line without patient data.
func (e ShipmentMoved) Describe() string {
	return fmt.Sprintf("automatic refill %d is to ship on %s", e.Cycle, e.To)
}

// Describe is one line without patient data.
func (e ShipmentPaused) Describe() string {
	return fmt.Sprintf("automatic refills paused until %s", e.Until)
}

// Describe is one line without patient data.
func (e ReleaseAsked) Describe() string {
	return fmt.Sprintf("automatic refill %d is due: its release is checked", e.Cycle)
}

// Describe is one line without patient data.
func (e LastRefillAsked) Describe() string {
	return fmt.Sprintf("the last refill has left: the member is asked what follows, and has %d days to answer", LastAnswerDays)
}

// Describe is one line without patient data.
func (e LastRefillAnswered) Describe() string {
	return fmt.Sprintf("after the last refill: ask the prescriber: %s; go on automatically: %s", yesNo(e.Outreach), yesNo(e.Keep))
}

// Describe is one line without patient data.
func (e UnwantedReported) Describe() string {
	return "a shipment was not wanted: " + string(e.Remedy)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
