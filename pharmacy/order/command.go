package order

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
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
		Rx     rx.Facts  `json:"rx"`
		FillNo int       `json:"fill_no"`        // NCPDP 403-D3: 0 is the first fill
		After  stream.ID `json:"after,omitzero"` // the order of the last fill that is counted; unset: of none
	}

	// Review is a pharmacist's word on a line: nothing is dispensed without one. Approve answers a line that is received.
	// Clarify may come then and while it is filled; the line comes back to be reviewed again. Refuse may come until the
	// line is packed, and its Code is one of Refusals.
	Review struct {
		Line    int     `json:"line"`
		Verdict Verdict `json:"verdict"`
		Code    string  `json:"code,omitempty"` // reason for Clarify or Refuse: one word, never patient data
	}

	// Dispense says that a pharmacist has checked the filled, labelled product of a line. It is the product that was billed.
	Dispense struct {
		Line    int      `json:"line"`
		Product drug.NDC `json:"product"`
	}

	// Cancel stops a line, or with Line 0 every line that can still be stopped: one that is not yet packed, or whose
	// parcel is held and has no label.
	Cancel struct {
		Line   int    `json:"line,omitempty"`
		Reason string `json:"reason"` // a code of one word; never patient data
	}

	// Resume takes a line off its hold after what held it was mended; the step that failed is done again. A held parcel
	// is resumed whole, by the pharmacy: who resumes it has looked.
	Resume struct {
		Line int `json:"line"`
	}
)

// Commands that the host gives.
type (
	// Wake says that the day has come on which a hold was to end by itself. On a line that has moved on it does nothing.
	Wake struct {
		Line  int        `json:"line"`
		Hold  HoldReason `json:"hold"`
		Until cal.Date   `json:"until"`
	}

	// Stuck says that a piece of work has failed too often: the lines that wait for it are held for a person. A parcel
	// whose carrier does not answer is looked for again. Nothing waits for a notice or a refund: they are refused, and
	// stay where the host keeps failed work.
	Stuck struct {
		Line int         `json:"line,omitempty"` // 0: the parcel
		Work stream.Name `json:"work"`
	}
)

// Verdict of a pharmacist. The zero value is none.
type Verdict string

// Verdicts.
const (
	Approve Verdict = "approve"
	Clarify Verdict = "clarify" // the prescriber must be asked
	Refuse  Verdict = "refuse"  // professional judgment (R6.9)
)

// Refusals is the closed list of why a pharmacist refuses a line (R6.9, 21 CFR 1306.04(a) for controlled drugs, second-hand).
// The slice is the caller's.
func Refusals() []string { return slices.Clone(refusals) }

var refusals = []string{"not_legitimate", "unsafe", "forged", "cannot_verify", "out_of_scope"}

// Name is permanent.
func (Open) Name() stream.Name { return "order.open" }

// Name is permanent.
func (Review) Name() stream.Name { return "order.review" }

// Name is permanent.
func (Dispense) Name() stream.Name { return "order.dispense" }

// Name is permanent.
func (Cancel) Name() stream.Name { return "order.cancel" }

// Name is permanent.
func (Resume) Name() stream.Name { return "order.resume" }

// Name is permanent.
func (Wake) Name() stream.Name { return "order.wake" }

// Name is permanent.
func (Stuck) Name() stream.Name { return "order.stuck" }
