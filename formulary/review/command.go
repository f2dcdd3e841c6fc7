package review

import (
	"time"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Commands of who asks.
type (
	// Open begins a case as a draft: by a claim that was refused, a prescriber, a pharmacist, the member. Opened again,
	// it changes nothing.
	Open struct {
		Case  Case   `json:"case"`
		Items []Item `json:"items,omitempty"`
	}
	// Submit sends the draft to the plan. Jeopardy says that the standard time may seriously jeopardize life, health or
	// function; said by a prescriber, the plan must expedite.
	Submit struct {
		Track    Track `json:"track"`
		Jeopardy bool  `json:"jeopardy,omitempty"`
	}
	// Support is the prescriber's statement, and when it came: At zero is now. Oral counts.
	Support struct {
		At       time.Time  `json:"at,omitzero"`
		Says     []Sentence `json:"says"`
		Oral     bool       `json:"oral,omitempty"`
		Document string     `json:"document,omitempty"` // its reference; empty: none yet
	}
	// Supply adds information, asked for or not, and says when it came: At zero is now.
	Supply struct {
		At    time.Time `json:"at,omitzero"`
		Items []Item    `json:"items"`
	}
	// Appeal takes an adverse answer to the next level, by the web or by post.
	Appeal struct {
		Filed     cal.Date        `json:"filed,omitzero"` // the day it came, where it is written down later; unset: today
		Track     Track           `json:"track"`
		Reason    string          `json:"reason"`              // as a code
		Documents []string        `json:"documents,omitempty"` // references: the prescriber's letter and others
		Value     formulary.Known `json:"value,omitzero"`      // what is in dispute; a hearing and a court ask for it
		Jeopardy  bool            `json:"jeopardy,omitempty"`
		Cause     string          `json:"cause,omitempty"` // why it is late, as a code; empty: not said
	}
	// Withdraw ends what was asked.
	Withdraw struct{}
	// NextShipment says when the next parcel is to leave. Where the approval does not reach it, a new request is begun.
	NextShipment struct {
		On          cal.Date `json:"on"`
		RefillsLeft int      `json:"refills_left"` // -1: as needed
	}
	// DropOrder says that the order on hold was cancelled. The case goes on, and an approval is kept.
	DropOrder struct{}
)

// Commands of the plan, or of the reviewer above it.
type (
	// Receive says that the request of this level came in, and when. At zero is now.
	Receive struct {
		At time.Time `json:"at,omitzero"`
	}
	// AskFor asks for missing information, by the codes of the criteria. What is on file, or was asked for before, is
	// not asked again.
	AskFor struct {
		Codes []string `json:"codes"`
	}
	// Extend is the notice that the plan takes its one extension.
	Extend struct{}
	// RefuseExpedite puts a case that asked to be expedited on the standard track.
	RefuseExpedite struct{}
	// Answer is the decision of the level.
	Answer struct {
		Outcome      Status       `json:"outcome"`                // Approved, PartiallyApproved, Denied or Dismissed
		From         cal.Date     `json:"from,omitzero"`          // of an approval; unset: today
		To           cal.Date     `json:"to,omitzero"`            // of an approval; unset: what the rule gives
		Reason       string       `json:"reason,omitempty"`       // code of what was not given; a full approval needs none
		Notice       cal.Date     `json:"notice,omitzero"`        // the date on the notice; unset: today
		Tier         int          `json:"tier,omitempty"`         // granted by a tiering exception; 0: the tier that was asked for
		Alternatives []drug.RxCUI `json:"alternatives,omitempty"` // covered drugs instead
		Findings     []Finding    `json:"findings,omitempty"`     // criterion by criterion
	}
	// JudgeCause says whether a late appeal had good cause.
	JudgeCause struct {
		Good bool `json:"good"`
	}
	// ProveReceipt is evidence of when the notice of the answer was received.
	ProveReceipt struct {
		On       cal.Date `json:"on"`
		Document string   `json:"document"`
	}
	// ForwardAnswer is the answer to ForwardCase: the independent review entity has the case.
	ForwardAnswer struct{}
	// Effect says that an answer from above was carried out.
	Effect struct{}
	// End stops an approval: the drug was withdrawn from the market, or is no longer safe. On is its last day.
	End struct {
		On     cal.Date `json:"on"`
		Reason string   `json:"reason"`
	}
)

// Due is the timer.
type Due struct{}

// Name is permanent.
func (Open) Name() stream.Name { return "review.open" }

// Name is permanent.
func (Submit) Name() stream.Name { return "review.submit" }

// Name is permanent.
func (Support) Name() stream.Name { return "review.support" }

// Name is permanent.
func (Supply) Name() stream.Name { return "review.supply" }

// Name is permanent.
func (Appeal) Name() stream.Name { return "review.appeal" }

// Name is permanent.
func (Withdraw) Name() stream.Name { return "review.withdraw" }

// Name is permanent.
func (NextShipment) Name() stream.Name { return "review.next_shipment" }

// Name is permanent.
func (DropOrder) Name() stream.Name { return "review.drop_order" }

// Name is permanent.
func (Receive) Name() stream.Name { return "review.receive" }

// Name is permanent.
func (AskFor) Name() stream.Name { return "review.ask_for" }

// Name is permanent.
func (Extend) Name() stream.Name { return "review.extend" }

// Name is permanent.
func (RefuseExpedite) Name() stream.Name { return "review.refuse_expedite" }

// Name is permanent.
func (Answer) Name() stream.Name { return "review.answer" }

// Name is permanent.
func (JudgeCause) Name() stream.Name { return "review.judge_cause" }

// Name is permanent.
func (ProveReceipt) Name() stream.Name { return "review.prove_receipt" }

// Name is permanent.
func (ForwardAnswer) Name() stream.Name { return "review.forward_answer" }

// Name is permanent.
func (Effect) Name() stream.Name { return "review.effect" }

// Name is permanent.
func (End) Name() stream.Name { return "review.end" }

// Name is permanent.
func (Due) Name() stream.Name { return "review.due" }
