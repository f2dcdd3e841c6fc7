package auto

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill"
)

// Commands of fills, consent and the timeline; those of the member's choices stand in command_member.go.
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
		// OrderBy asks for a reminder on the order-by day, run-out less the lead, as long as nothing goes by itself
		// (RemindToOrder). It holds until the next fill.
		OrderBy bool `json:"order_by,omitempty"`
		// ByHand says that somebody asked for this fill. False, as in records of older versions: it is this stream's own
		// where a refill of its own is open.
		ByHand bool `json:"by_hand,omitempty"`
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
		// Standing is what the host knows and the stream cannot. With it the whole of R3.1 is asked now, and on each ship
		// day the host is asked before anything leaves (AskRelease). nil, as hosts of older versions send: those rules are
		// left to the refill's own order.
		Standing *Standing `json:"standing,omitempty"`
	}
	// Skip leaves this shipment out: the next one is planned one supply later.
	Skip struct{}
	// Stop ends the consent. It is never refused while the stream exists. An order that is open already is to be cancelled
	// (CancelRefill) where the enrolment has a Standing; else it is not touched: cancel it there. Reason is one word for the audit log, up to 64 letters, digits, dots, hyphens and underscores; any
	// other text is left out, for it may hold patient data.
	Stop struct {
		Reason string `json:"reason"`
	}
	// Confirm is the member's or caregiver's yes to this shipment; how it was said stands beside it in the log.
	Confirm struct {
		Channel pharmacy.Channel `json:"channel,omitzero"`
		Script  string           `json:"script,omitempty"` // version of the text that was agreed to
	}
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
