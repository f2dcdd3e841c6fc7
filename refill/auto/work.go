package auto

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
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
		// Automatic says that the member was in automatic refill: the new prescription asks for consent anew.
		Automatic bool `json:"automatic,omitempty"`
	}
	// RemindToOrder tells a member who orders by hand that the day has come: ordered by OrderBy it arrives in time. Where
	// Feasible is false mail cannot be in time any more, and a local pharmacy is offered. Whether an order is open already
	// is for the host to see.
	RemindToOrder struct {
		Member   rx.PatientRef `json:"member"`
		Rx       rx.ID         `json:"rx"`
		From     cal.Date      `json:"from,omitzero"` // too soon before it
		OrderBy  cal.Date      `json:"order_by"`
		RunOut   cal.Date      `json:"run_out"`
		Feasible bool          `json:"feasible"`
	}
	// AskRelease asks the host on ship day for what the gate must know (R3.4); its answer is ReleaseAnswers. It is handed
	// out for enrolments that have a Standing.
	AskRelease struct {
		Rx     rx.Facts  `json:"rx"`
		ShipTo rx.ShipTo `json:"ship_to"`
		Cycle  int       `json:"cycle"`
		FillNo int       `json:"fill_no"` // as OpenRefill would have it
		On     cal.Date  `json:"on"`      // the day of the question; the answer says it again
	}
	// CancelRefill cancels the open order of a cycle whose consent has ended; End is empty where the member stopped it. The
	// order may have left by then.
	CancelRefill struct {
		Rx    rx.ID `json:"rx"`
		Cycle int   `json:"cycle"`
		End   End   `json:"end,omitempty"`
	}
	// AskConsent tells the member that automatic refill has ended and may be agreed to anew.
	AskConsent struct {
		Member rx.PatientRef `json:"member"`
		Rx     rx.ID         `json:"rx"`
		End    End           `json:"end"`
	}
	// AnswerRenewal is the member's word to the renewal of this prescription: shall the prescriber be asked?
	AnswerRenewal struct {
		Rx  rx.ID          `json:"rx"`
		By  pharmacy.Actor `json:"by"`
		Yes bool           `json:"yes"`
	}
	// RefundShipment gives back what the member paid for an order and reverses its claim (R3.6). It is handed out once for
	// an order. The drug is not put on the shelf again.
	RefundShipment struct {
		Member rx.PatientRef `json:"member"`
		Rx     rx.ID         `json:"rx"`
		Order  stream.ID     `json:"order"`
		Amount money.Amount  `json:"amount"` // the member's part, as the fill told it
	}
)

// Name is permanent.
func (Remind) Name() stream.Name { return "auto.remind" }

// Name is permanent.
func (OpenRefill) Name() stream.Name { return "auto.open_refill" }

// Name is permanent.
func (NeedRenewal) Name() stream.Name { return "auto.need_renewal" }

// Name is permanent.
func (AskRelease) Name() stream.Name { return "auto.ask_release" }

// Name is permanent.
func (CancelRefill) Name() stream.Name { return "auto.cancel_refill" }

// Name is permanent.
func (AskConsent) Name() stream.Name { return "auto.ask_consent" }

// Name is permanent.
func (AnswerRenewal) Name() stream.Name { return "auto.answer_renewal" }

// Name is permanent.
func (RefundShipment) Name() stream.Name { return "auto.refund_shipment" }

// Name is permanent.
func (RemindToOrder) Name() stream.Name { return "auto.remind_to_order" }
