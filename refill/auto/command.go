package auto

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// Commands.
type (
	// RecordFill comes from an order when its parcel leaves. The first one opens the stream. The same order recorded
	// again changes nothing.
	RecordFill struct {
		Rx     rx.Facts     `json:"rx"`
		ShipTo rx.ShipTo    `json:"ship_to"`
		Order  stream.ID    `json:"order"`
		Fill   refill.Fill  `json:"fill"`
		Paid   money.Amount `json:"paid"` // what the member paid; next time's cost pointer
		// Policy is the plan's refill-too-soon rule and LeadDays how long before run-out the next fill leaves. Both hold
		// until the next fill; zero, as in records of older versions: refill.MailPolicy and ShipLead.
		Policy   refill.Policy `json:"policy,omitzero"`
		LeadDays int           `json:"lead_days,omitempty"`
	}
	// DropFill comes from an order whose parcel has left and never arrived: its fill is supply no longer, and no refill
	// used up (of a controlled drug it stays one). The same order dropped again changes nothing. One that is not
	// counted yet is remembered: the news has overtaken RecordFill, and its fill will not count.
	DropFill struct {
		Order  stream.ID `json:"order"`
		Reason string    `json:"reason"` // one word, "returned" or "lost"; any other text is left out, as of Stop
	}
	// Enroll is refused with every reason of R3.1 and R3.2: the refusal holds the first, MayEnroll lists all. The same
	// consent again changes nothing.
	Enroll struct {
		Consent Consent `json:"consent"`
	}
	// Skip leaves this shipment out: the next one is planned one supply later.
	Skip struct{}
	// Stop ends the consent. It is never refused while the stream exists. An order that is open already is not touched:
	// cancel it there. Reason is one word for the audit log, up to 64 letters, digits, dots, hyphens and underscores; any
	// other text is left out, for it may hold patient data.
	Stop struct {
		Reason string `json:"reason"`
	}
	// Confirm is the member's or caregiver's yes to this shipment.
	Confirm struct{}
	// Due is the timer.
	Due struct{}
	// Reminded is the notifier's answer to Remind. It may come late and more than once; delivered stays delivered.
	Reminded struct {
		Cycle     int  `json:"cycle"`
		No        int  `json:"no"` // 1 or 2
		Delivered bool `json:"delivered"`
	}
	// Release asks the gate again after a hold was mended. Where the hold is auto.refill_overdue it says that the open
	// order is over, and a new cycle begins.
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
	// OpenRefill asks the host to open the refill's order. It is handed out once for each cycle.
	OpenRefill struct {
		Rx     rx.Facts  `json:"rx"`
		ShipTo rx.ShipTo `json:"ship_to"`
		FillNo int       `json:"fill_no"` // 2 is the first refill
		Cycle  int       `json:"cycle"`
		After  stream.ID `json:"after,omitzero"` // the order of the last fill that is counted
	}
	// NeedRenewal starts the renewal of a prescription whose last refill has left. It is handed out once, also where that
	// refill does not arrive and is sent again.
	NeedRenewal struct {
		Rx     rx.Facts  `json:"rx"`
		ShipTo rx.ShipTo `json:"ship_to"`
		RunOut cal.Date  `json:"run_out"`
	}
)

// Name is permanent.
func (RecordFill) Name() stream.Name { return "auto.record_fill" }

// Name is permanent.
func (DropFill) Name() stream.Name { return "auto.drop_fill" }

// Name is permanent.
func (Enroll) Name() stream.Name { return "auto.enroll" }

// Name is permanent.
func (Skip) Name() stream.Name { return "auto.skip" }

// Name is permanent.
func (Stop) Name() stream.Name { return "auto.stop" }

// Name is permanent.
func (Confirm) Name() stream.Name { return "auto.confirm" }

// Name is permanent.
func (Due) Name() stream.Name { return "auto.due" }

// Name is permanent.
func (Reminded) Name() stream.Name { return "auto.reminded" }

// Name is permanent.
func (Release) Name() stream.Name { return "auto.release" }

// Name is permanent.
func (Remind) Name() stream.Name { return "auto.remind" }

// Name is permanent.
func (OpenRefill) Name() stream.Name { return "auto.open_refill" }

// Name is permanent.
func (NeedRenewal) Name() stream.Name { return "auto.need_renewal" }

// Rows is the codec table of every command, event and work here, all at schema 1.
func Rows() []stream.Entry {
	return []stream.Entry{
		stream.Row[RecordFill](1), stream.Row[DropFill](1), stream.Row[Enroll](1), stream.Row[Skip](1), stream.Row[Stop](1),
		stream.Row[Confirm](1), stream.Row[Due](1), stream.Row[Reminded](1), stream.Row[Release](1),
		stream.Row[Remind](1), stream.Row[OpenRefill](1), stream.Row[NeedRenewal](1),
		stream.Row[FillRecorded](1), stream.Row[FillDropped](1), stream.Row[ConsentGiven](1), stream.Row[CyclePlanned](1),
		stream.Row[ReminderAsked](1), stream.Row[ReminderAnswered](1), stream.Row[ShipmentConfirmed](1),
		stream.Row[ShipmentSkipped](1), stream.Row[ShipmentHeld](1), stream.Row[RefillOpened](1),
		stream.Row[ConsentEnded](1), stream.Row[RefillsEnded](1), stream.Row[RefillsReopened](1),
		stream.Row[TimerSet](1),
	}
}
