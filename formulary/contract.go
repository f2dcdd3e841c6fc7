package formulary

import (
	"io"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Channel is where a fill is dispensed, as a plan's cost table names it.
type Channel uint8

const (
	ChannelUnknown Channel = iota
	PreferredRetail
	StandardRetail
	PreferredMail
	StandardMail
	SpecialtyPharmacy
	OutOfNetwork
)

// Status of a decision. Unknown and Ambiguous are answers: the plan's data do not say, or say two things.
type Status uint8

const (
	StatusNone Status = iota // no decision made
	Covered
	NotCovered
	NeedsAuthorization
	NeedsReview
	Unknown
	Ambiguous
)

// Known is an amount that may be absent: zero is not missing.
type Known struct {
	Amount money.Amount
	Set    bool
}

// Request is one question: this drug, this much, there, on that day.
type Request struct {
	Date       cal.Date // date of service
	NDC        drug.NDC
	RxCUI      drug.RxCUI // 0: looked up from the NDC
	Quantity   drug.Quantity
	DaysSupply int
	Channel    Channel
	Price      Known    // negotiated price of the fill; unset: the plan's own price list
	Usual      Known    // usual and customary price; unset: none given
	NotBefore  cal.Date // earliest day that refill-too-soon allows; unset: no such limit is asked
}

// PartKind names one part of a price.
type PartKind uint8

const (
	PartNone PartKind = iota
	PartCopay
	PartCoinsurance
	PartPlan // what the plan pays
)

// Part is one named part; the parts of a priced decision sum to its price.
type Part struct {
	Kind   PartKind
	Amount money.Amount
}

// Decision is the whole answer, a fixed-size value of at most 1 KB.
type Decision struct {
	Status Status
	Priced bool // the three amounts below are known
	Price  money.Amount
	Member money.Amount
	Plan   money.Amount
	Tier   uint8
	Next   cal.Date // when it can be asked again; unset: not a matter of time
	Trace  reason.Trace
	parts  [8]Part
	nparts uint8
	plan   *Plan
}

func (d *Decision) Parts() []Part             { panic("contract") }
func (d *Decision) Reasons() []reason.Step    { panic("contract") }
func (d *Decision) Rejects() []reason.Reject  { panic("contract") }
func (d *Decision) Explain(w io.Writer) error { panic("contract") } // what a call-center agent could read aloud
func (d *Decision) Equal(e *Decision) bool    { panic("contract") }

// Plan is a compiled plan document: immutable, safe for concurrent use.
type Plan struct{ contract byte }

// Document is the plan document (JSON) as Go structs; see the package comment.
type Document struct{}

// Digest is the SHA-256 of the plan's canonical compiled form.
type Digest [32]byte

// ParseDocument reads the JSON form; unknown fields are faults with a JSON pointer.
func ParseDocument(data []byte) (Document, error) { panic("contract") }

// Compile checks the document and reports all faults (a Faults error) or gives the plan.
func Compile(doc Document) (*Plan, error) { panic("contract") }

// Fault is one mistake in a plan document.
type Fault struct {
	Pointer string // JSON pointer
	Rule    *reason.Rule
	Detail  string
}

// Faults is every mistake at once.
type Faults []Fault

func (f Faults) Error() string { panic("contract") }

func (p *Plan) Decide(r *Request) Decision         { panic("contract") }
func (p *Plan) DecideInto(r *Request, d *Decision) { panic("contract") }
func (p *Plan) Digest() Digest                     { panic("contract") }
func (p *Plan) ID() string                         { panic("contract") }
func (p *Plan) Name() string                       { panic("contract") }

// Offer is the same prescription at one channel and days' supply.
type Offer struct {
	Channel    Channel
	DaysSupply int
	Decision   Decision
}

// Compare decides the request in every channel that the plan prices (mail and retail) at the request's own days' supply
// and, beside it, a 30-day retail fill, so that mail can be set against retail. Cheapest a day first.
func (p *Plan) Compare(r *Request) []Offer { panic("contract") }
