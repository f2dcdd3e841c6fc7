package order

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Commands that people and other streams give.
type (
	// Open places an order.
	Open struct {
		Order   stream.ID        `json:"order"` // its own name
		Kind    FillKind         `json:"kind"`
		Channel pharmacy.Channel `json:"channel"`
		Member  rx.PatientRef    `json:"member"`
		ShipTo  rx.ShipTo        `json:"ship_to"`
		Source  Document         `json:"source,omitempty"`
		Message string           `json:"message,omitempty"` // the sender's message, as a Ref: one message opens one order
		Doubts  []string         `json:"doubts,omitempty"`  // codes of what the message's reader found odd, for the pharmacist
		Lines   []Asked          `json:"lines"`
	}

	// Asked is one fill that is asked for.
	Asked struct {
		Rx     rx.Facts `json:"rx"`
		FillNo int      `json:"fill_no"`
	}

	// Review is a pharmacist's word on a line: nothing is dispensed without one.
	Review struct {
		Line    int     `json:"line"`
		Verdict Verdict `json:"verdict"`
		Code    string  `json:"code,omitempty"` // reason for Clarify or Refuse; never patient data
	}

	// Dispense says that a pharmacist has checked the filled, labelled product of a line.
	Dispense struct {
		Line    int      `json:"line"`
		Product drug.NDC `json:"product"`
	}

	// Cancel stops a line, or with Line 0 every line that can still be stopped.
	Cancel struct {
		Line   int    `json:"line,omitempty"`
		Reason string `json:"reason"` // a code; never patient data
	}

	// Resume takes a line off its hold after what held it was mended; the step that failed is done again.
	Resume struct {
		Line int `json:"line"`
	}

	// Stuck says that a piece of work has failed too often: the lines it serves are held for a person.
	Stuck struct {
		Line int         `json:"line,omitempty"` // 0: the parcel
		Work stream.Name `json:"work"`
	}
)

// Answers of ports, each to one piece of work.
type (
	// StockAnswer says whether the fill's quantity was set aside.
	StockAnswer struct {
		Line int      `json:"line"`
		OK   bool     `json:"ok"`
		Back cal.Date `json:"back,omitzero"` // when it will be in stock again; unset: unknown
	}

	// ClaimAnswer is the payer's.
	ClaimAnswer struct {
		Line  int          `json:"line"`
		Claim Adjudication `json:"claim"`
	}

	// PaymentAnswer is the bank's.
	PaymentAnswer struct {
		Line     int       `json:"line"`
		Payment  PaymentID `json:"payment,omitempty"`
		Declined bool      `json:"declined,omitempty"`
		Code     string    `json:"code,omitempty"`
	}

	// ServiceAnswer is the desk's choice; with a Code no carrier may or will take the box.
	ServiceAnswer struct {
		Carrier string       `json:"carrier,omitempty"`
		Service string       `json:"service,omitempty"`
		Price   money.Amount `json:"price"`
		Code    string       `json:"code,omitempty"`
	}

	// LabelAnswer is the desk's word on a purchase. A label that was found again may lack service and cost.
	LabelAnswer struct {
		Outcome  LabelOutcome `json:"outcome"`
		LabelID  string       `json:"label_id,omitempty"`
		Tracking string       `json:"tracking,omitempty"`
		Cost     money.Amount `json:"cost"` // zero: as quoted
		Label    Document     `json:"label,omitempty"`
		Code     string       `json:"code,omitempty"` // why it was refused
	}

	// TrackAnswer is news of the parcel: every scan since the last, oldest first, and what all scans together come to.
	TrackAnswer struct {
		Status string `json:"status"` // as shipping names it: "in_transit", "delivered" …
		Scans  []Scan `json:"scans,omitempty"`
	}

	// Scan is one event of the carrier's.
	Scan struct {
		Status string    `json:"status"`
		At     time.Time `json:"at"`
		Day    cal.Date  `json:"day"` // where it happened
	}

	// MoneyAnswer says that a capture, a refund or a reversal was done.
	MoneyAnswer struct {
		Line int       `json:"line"`
		Done MoneyStep `json:"done"`
	}
)

// Verdict of a pharmacist.
type Verdict string

// Verdicts.
const (
	Approve Verdict = "approve"
	Clarify Verdict = "clarify" // the prescriber must be asked
	Refuse  Verdict = "refuse"  // professional judgment (R6.9)
)

// LabelOutcome is what is known of a purchase.
type LabelOutcome string

// Outcomes of a purchase. LabelUnknown is the answer that was lost: it is settled by looking, never by buying again
// blindly. LabelMissing is the carrier's word, on being asked, that it has no such label.
const (
	LabelBought  LabelOutcome = "bought"
	LabelUnknown LabelOutcome = "unknown"
	LabelMissing LabelOutcome = "missing"
	LabelRefused LabelOutcome = "refused"
	LabelNoFind  LabelOutcome = "cannot_find" // the carrier cannot look a label up: a person must
)

// MoneyStep is one movement at the bank or the payer.
type MoneyStep string

// Money steps.
const (
	Captured MoneyStep = "captured"
	Refunded MoneyStep = "refunded"
	Reversed MoneyStep = "reversed"
)

// Name of each command and answer, permanent.
func (Open) Name() stream.Name          { return "order.open" }
func (Review) Name() stream.Name        { return "order.review" }
func (Dispense) Name() stream.Name      { return "order.dispense" }
func (Cancel) Name() stream.Name        { return "order.cancel" }
func (Resume) Name() stream.Name        { return "order.resume" }
func (Stuck) Name() stream.Name         { return "order.stuck" }
func (StockAnswer) Name() stream.Name   { return "order.stock_answer" }
func (ClaimAnswer) Name() stream.Name   { return "order.claim_answer" }
func (PaymentAnswer) Name() stream.Name { return "order.payment_answer" }
func (ServiceAnswer) Name() stream.Name { return "order.service_answer" }
func (LabelAnswer) Name() stream.Name   { return "order.label_answer" }
func (TrackAnswer) Name() stream.Name   { return "order.track_answer" }
func (MoneyAnswer) Name() stream.Name   { return "order.money_answer" }
