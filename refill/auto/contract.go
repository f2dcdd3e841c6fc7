package auto

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// Kind of the stream. There is one for each prescription, opened by its first shipment, whether or not the member enrols:
// it counts fills, so that refills left and supply on hand come from events alone.
const Kind stream.Kind = "auto"

// StreamOf is the stream of a prescription.
func StreamOf(id rx.ID) stream.ID { return stream.Derive(Kind, string(id)) }

// Mode of consent, set by the plan (R3.0).
type Mode string

const (
	Off                Mode = ""
	PerShipment        Mode = "per_shipment"
	OptInWithReminders Mode = "opt_in_with_reminders"
)

// Consent is the member's word for one drug (R3.2).
type Consent struct {
	By      pharmacy.Actor   `json:"by"` // member or caregiver; a plan or pharmacy can never be
	Channel pharmacy.Channel `json:"channel"`
	Script  string           `json:"script"` // version of the text that was agreed to
	Mode    Mode             `json:"mode"`
}

// Status of an enrolment.
type Status string

const (
	NotEnrolled Status = "not_enrolled"
	Enrolled    Status = "enrolled"
	Held        Status = "held"    // the release gate failed; Hold says why
	Ordered     Status = "ordered" // this cycle's order is open
	Stopped     Status = "stopped"
	LastFilled  Status = "last_filled" // no refill left
)

// Cycle is one automatic shipment to come (R3.3).
type Cycle struct {
	No        int      `json:"no"`
	RunOut    cal.Date `json:"run_out"`
	Reminder1 cal.Date `json:"reminder_1"`
	Reminder2 cal.Date `json:"reminder_2"`
	Ship      cal.Date `json:"ship"`
	Late      bool     `json:"late,omitempty"`
	Sent      int      `json:"sent"`      // reminders delivered
	Asked     int      `json:"asked"`     // reminders handed to the notifier
	Confirmed bool     `json:"confirmed"` // the member's yes, in mode PerShipment
}

// State is folded from events; the zero value is a stream that does not exist yet.
type State struct {
	Rx             rx.Facts
	ShipTo         rx.ShipTo
	Fills          []refill.Fill
	Orders         []stream.ID // as long as Fills
	Status         Status
	Hold           string
	Consent        Consent
	Cycle          Cycle
	Since, Updated time.Time
	Version        int
}

// Commands.
type (
	// RecordFill comes from an order when its parcel leaves.
	RecordFill struct {
		Rx     rx.Facts     `json:"rx"`
		ShipTo rx.ShipTo    `json:"ship_to"`
		Order  stream.ID    `json:"order"`
		Fill   refill.Fill  `json:"fill"`
		Paid   money.Amount `json:"paid"` // what the member paid; next time's cost pointer
	}
	// Enroll is refused with every reason of R3.1 and R3.2.
	Enroll struct {
		Consent Consent `json:"consent"`
	}
	Skip struct{}
	Stop struct {
		Reason string `json:"reason"`
	}
	Confirm struct{} // a yes to this shipment
	Due     struct{} // the timer
	// Reminded is the notifier's answer.
	Reminded struct {
		Cycle     int  `json:"cycle"`
		No        int  `json:"no"` // 1 or 2
		Delivered bool `json:"delivered"`
	}
	// Release asks the gate again after a hold was mended.
	Release struct{}
)

// Work, routed by the host. A notice without an answer is a notice.Notice.
type (
	// Remind tells the member of the shipment to come (a port call; its answer is Reminded).
	Remind struct {
		Member rx.PatientRef `json:"member"`
		Rx     rx.ID         `json:"rx"`
		Cycle  int           `json:"cycle"`
		No     int           `json:"no"`
		Ship   cal.Date      `json:"ship"`
		Cost   money.Amount  `json:"cost"` // last paid, a pointer and no promise
	}
	// OpenRefill asks the host to open the refill's order.
	OpenRefill struct {
		Rx     rx.Facts  `json:"rx"`
		ShipTo rx.ShipTo `json:"ship_to"`
		FillNo int       `json:"fill_no"` // NCPDP 403-D3: 0 is the first fill, 1 the first refill
		Cycle  int       `json:"cycle"`
	}
	// NeedRenewal starts the renewal of a prescription whose last refill has left.
	NeedRenewal struct {
		Rx     rx.Facts  `json:"rx"`
		ShipTo rx.ShipTo `json:"ship_to"`
		RunOut cal.Date  `json:"run_out"`
	}
)

// Every command, event and work above has a Name ("auto.record_fill", "auto.open_refill" …); events are defined in events.go.

func Decide(s State, c stream.Command, now time.Time) stream.Outcome { panic("contract") }
func Evolve(s State, e stream.Named) State                           { panic("contract") }
func Rows() []stream.Entry                                           { panic("contract") }
func (s State) Summary(id stream.ID) stream.Summary                  { panic("contract") }
func (s State) RefillsLeft() (n int, known bool)                     { panic("contract") }

func (RecordFill) Name() stream.Name  { return "auto.record_fill" }
func (Enroll) Name() stream.Name      { return "auto.enroll" }
func (Skip) Name() stream.Name        { return "auto.skip" }
func (Stop) Name() stream.Name        { return "auto.stop" }
func (Confirm) Name() stream.Name     { return "auto.confirm" }
func (Due) Name() stream.Name         { return "auto.due" }
func (Reminded) Name() stream.Name    { return "auto.reminded" }
func (Release) Name() stream.Name     { return "auto.release" }
func (Remind) Name() stream.Name      { return "auto.remind" }
func (OpenRefill) Name() stream.Name  { return "auto.open_refill" }
func (NeedRenewal) Name() stream.Name { return "auto.need_renewal" }
