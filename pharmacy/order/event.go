package order

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Events: what has happened to an order. They are stored for ever; fields are only ever added, and names never change.
type (
	// Opened begins the order.
	Opened struct {
		Open
		Placed  cal.Date `json:"placed"`
		Promise cal.Date `json:"promise"`
	}

	// Reviewed is a pharmacist's word.
	Reviewed struct {
		Line    int            `json:"line"`
		By      pharmacy.Actor `json:"by"`
		Verdict Verdict        `json:"verdict"`
		Code    string         `json:"code,omitempty"`
	}

	// Reserved says that the quantity is set aside.
	Reserved struct {
		Line int `json:"line"`
	}

	// Adjudicated is the payer's answer, paid or not.
	Adjudicated struct {
		Line  int          `json:"line"`
		Claim Adjudication `json:"claim"`
	}

	// Authorized says that the bank holds the member's part, or that there is none to pay.
	Authorized struct {
		Line    int          `json:"line"`
		Payment PaymentID    `json:"payment,omitempty"`
		Amount  money.Amount `json:"amount"`
	}

	// Held says that a line stands still and why.
	Held struct {
		Line int  `json:"line"`
		Hold Hold `json:"hold"`
	}

	// Resumed takes a line off its hold.
	Resumed struct {
		Line int `json:"line"`
	}

	// Dispensed is the pharmacist's final check of the filled product.
	Dispensed struct {
		Line    int            `json:"line"`
		By      pharmacy.Actor `json:"by"`
		Product drug.NDC       `json:"product"`
	}

	// Chosen is the service that a label is about to be bought of, and its price.
	Chosen struct {
		Carrier string       `json:"carrier"`
		Service string       `json:"service"`
		Price   money.Amount `json:"price"`
	}

	// Prepared says that the purchase of the chosen service is drawn up: with the carrier's own key, its bytes in the vault.
	Prepared struct {
		CarrierKey string   `json:"carrier_key"`
		Purchase   Document `json:"purchase"`
	}

	// OutcomeLost says that a label may or may not have been bought.
	OutcomeLost struct {
		Since time.Time `json:"since"`
	}

	// Sought says that the carrier was asked about a lost purchase and has no such label. Again means that it is asked
	// once more; otherwise the word is final, the carrier's or that of the person who resumed the parcel.
	Sought struct {
		Again bool `json:"again"`
	}

	// Labelled is the one label of the parcel.
	Labelled struct {
		LabelID  string       `json:"label_id"`
		Tracking string       `json:"tracking"`
		Cost     money.Amount `json:"cost"`
		Label    Document     `json:"label,omitempty"`
		Day      cal.Date     `json:"day,omitzero"` // of the purchase
	}

	// Unseen says that the carrier was asked and had nothing new, or could not be asked.
	Unseen struct {
		Status string `json:"status,omitempty"` // its word for the parcel; empty: it did not answer
	}

	// Left is the carrier's first scan: the parcel is on its way.
	Left struct {
		Day cal.Date `json:"day"`
	}

	// Moved is news of the parcel on its way.
	Moved struct{ Scan }

	// Arrived ends the parcel's way: delivered, returned or lost.
	Arrived struct {
		Status Status   `json:"status"`
		Day    cal.Date `json:"day,omitzero"`
	}

	// MoneyMoved says that a capture, refund or reversal was done, and of what.
	MoneyMoved struct {
		Line    int       `json:"line"`
		Done    MoneyStep `json:"done"`
		Claim   ClaimID   `json:"claim,omitempty"`   // of a reversal; empty in records of older versions
		Payment PaymentID `json:"payment,omitempty"` // of a capture or a refund; empty in records of older versions
	}

	// TakenBack says that an answer came too late, or a second time, and that what it brought was given back: a claim, a
	// payment, a label, or the reservation on the shelf.
	TakenBack struct {
		Line    int       `json:"line,omitempty"` // 0: the parcel
		Claim   ClaimID   `json:"claim,omitempty"`
		Payment PaymentID `json:"payment,omitempty"`
		Label   string    `json:"label,omitempty"`
		Stock   bool      `json:"stock,omitempty"`
	}

	// Stopped is the cancellation of a line, with its reason.
	Stopped struct {
		Line   int            `json:"line"`
		By     pharmacy.Actor `json:"by"`
		Reason string         `json:"reason"`
	}
)

// Name is permanent.
func (Opened) Name() stream.Name { return "order.opened" }

// Name is permanent.
func (Reviewed) Name() stream.Name { return "order.reviewed" }

// Name is permanent.
func (Reserved) Name() stream.Name { return "order.reserved" }

// Name is permanent.
func (Adjudicated) Name() stream.Name { return "order.adjudicated" }

// Name is permanent.
func (Authorized) Name() stream.Name { return "order.authorized" }

// Name is permanent.
func (Held) Name() stream.Name { return "order.held" }

// Name is permanent.
func (Resumed) Name() stream.Name { return "order.resumed" }

// Name is permanent.
func (Dispensed) Name() stream.Name { return "order.dispensed" }

// Name is permanent.
func (Chosen) Name() stream.Name { return "order.chosen" }

// Name is permanent.
func (Prepared) Name() stream.Name { return "order.prepared" }

// Name is permanent.
func (OutcomeLost) Name() stream.Name { return "order.outcome_lost" }

// Name is permanent.
func (Sought) Name() stream.Name { return "order.sought" }

// Name is permanent.
func (Labelled) Name() stream.Name { return "order.labelled" }

// Name is permanent.
func (Unseen) Name() stream.Name { return "order.unseen" }

// Name is permanent.
func (Left) Name() stream.Name { return "order.left" }

// Name is permanent.
func (Moved) Name() stream.Name { return "order.moved" }

// Name is permanent.
func (Arrived) Name() stream.Name { return "order.arrived" }

// Name is permanent.
func (MoneyMoved) Name() stream.Name { return "order.money_moved" }

// Name is permanent.
func (TakenBack) Name() stream.Name { return "order.taken_back" }

// Name is permanent.
func (Stopped) Name() stream.Name { return "order.stopped" }
