package order

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Answers of ports, each to one piece of work. The host gives them; nobody else may. An answer that nothing waits for any
// more changes nothing, and what it brought is given back.
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

	// LabelPrepared says that the carrier's own key and the exact bytes of the purchase were drawn up and stored, and
	// nothing is bought yet. A carrier that honours its key sells one label however often those bytes are sent.
	LabelPrepared struct {
		CarrierKey string   `json:"carrier_key"` // the carrier's key, drawn at random
		Purchase   Document `json:"purchase"`    // the bytes, in the vault
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

	// TrackAnswer is news of the parcel: every scan that TrackParcel.News wants, in any order, and what all scans together
	// come to.
	TrackAnswer struct {
		Status string `json:"status"` // as shipping names it: "in_transit", "delivered" …; "lost" also when no end came in time
		Scans  []Scan `json:"scans,omitempty"`
	}

	// Scan is one event of the carrier's.
	Scan struct {
		Status string    `json:"status"`
		At     time.Time `json:"at"`
		Day    cal.Date  `json:"day"` // where it happened; unset: as the pharmacy's zone has it
	}

	// MoneyAnswer says that a capture, a refund or a reversal was done, and of what: a line may have had two payments or
	// two claims, where one came too late.
	MoneyAnswer struct {
		Line    int       `json:"line"`
		Done    MoneyStep `json:"done"`
		Claim   ClaimID   `json:"claim,omitempty"`   // of a reversal
		Payment PaymentID `json:"payment,omitempty"` // of a capture or a refund
	}
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

// Name is permanent.
func (StockAnswer) Name() stream.Name { return "order.stock_answer" }

// Name is permanent.
func (ClaimAnswer) Name() stream.Name { return "order.claim_answer" }

// Name is permanent.
func (PaymentAnswer) Name() stream.Name { return "order.payment_answer" }

// Name is permanent.
func (ServiceAnswer) Name() stream.Name { return "order.service_answer" }

// Name is permanent.
func (LabelPrepared) Name() stream.Name { return "order.label_prepared" }

// Name is permanent.
func (LabelAnswer) Name() stream.Name { return "order.label_answer" }

// Name is permanent.
func (TrackAnswer) Name() stream.Name { return "order.track_answer" }

// Name is permanent.
func (MoneyAnswer) Name() stream.Name { return "order.money_answer" }
