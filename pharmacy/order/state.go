package order

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Kind of the stream.
const Kind stream.Kind = "order"

// Status of a line: how far one fill has come. The zero value is no line. Texts are permanent: they are stored.
// [Status.Next] is the table of what may follow.
type Status string

// The life of a line.
const (
	None      Status = ""          // no such line
	Received  Status = "received"  // waiting for a pharmacist
	InReview  Status = "in_review" // stock, claim and payment are being settled
	OnHold    Status = "on_hold"   // somebody must act: see Hold
	Filling   Status = "filling"   // to be counted, labelled and checked
	Packed    Status = "packed"    // dispensed; a shipping label is bought or being bought
	Shipped   Status = "shipped"   // the carrier has it
	Delivered Status = "delivered"
	Returned  Status = "returned" // the carrier brought it back
	Lost      Status = "lost"     // the carrier gave it up, or has said nothing of its end for 21 days
	Cancelled Status = "cancelled"
)

// FillKind says why a fill is made. Texts are permanent; the zero value is no kind, and no order opens with it.
type FillKind string

// Kinds of fill.
const (
	NewFill    FillKind = "new"
	Refill     FillKind = "refill"      // the member asked
	AutoRefill FillKind = "auto_refill" // the member consented beforehand
)

// Names of things outside that an order keeps as text: facts of a claim, a payment, a parcel.
type (
	ClaimID   string // the payer's
	PaymentID string // the bank's
	Document  string // hexadecimal SHA-256 of a document in the vault
)

// State is one order, folded from its events. The zero value is an order that does not exist yet. Events share nothing
// with it that may change: Evolve copies before it writes.
type State struct {
	ID      stream.ID
	Kind    FillKind
	Channel pharmacy.Channel
	Member  rx.PatientRef
	ShipTo  rx.ShipTo // frozen when the order was placed
	Source  Document  // the message it came from; empty for a refill
	Doubts  []string  // codes of what was odd about that message: the reviewing pharmacist must see them
	Placed  cal.Date
	Promise cal.Date // the last day on which delivery is in time
	Lines   []Line
	Parcel  Parcel
	Back    []string // claims, payments and labels that came too late and were given back
	Version int      // number of events folded
}

// Line is one fill of one prescription.
type Line struct {
	No       int // from 1
	Rx       rx.Facts
	FillNo   int       // NCPDP 403-D3: 0 is the first fill, 1 the first refill
	After    stream.ID // the order of the fill before it; unset: none
	Status   Status
	Hold     Hold
	Reviewer pharmacy.Actor // who approved it; zero before that, and again while the prescriber is asked
	Reserved bool           // set aside on the shelf
	Claim    Adjudication   // the payer's last answer
	Payment  PaymentID      // empty while nothing is authorized, or nothing is to pay
	Declines int            // how often the bank has said no
	Captured bool           // the bank has paid
	Product  drug.NDC       // what was dispensed; unset before that
}

// Hold is why a line stands still, who must act, and when it moves by itself.
type Hold struct {
	Reason HoldReason `json:"reason,omitempty"`
	Code   string     `json:"code,omitempty"` // of the payer, bank or carrier; never patient data
	Until  cal.Date   `json:"until,omitzero"` // unset: not a matter of time
}

// Parcel is the one box of the order.
type Parcel struct {
	Key     string // ours: the carrier's reference, and what a lost answer is found by
	Closed  bool   // every line is packed or cancelled: it may be sent
	Chosen  bool   // carrier and service stand, and a label of theirs is asked for
	Carrier string // the last chosen one, also while another is looked for
	Service string
	LabelID string

	CarrierKey string   // the carrier's own key of the purchase, where it has one
	Purchase   Document // and the exact bytes of it

	Bought   cal.Date // day on which the label was bought
	Tracking string
	Cost     money.Amount // of the label; before that the quoted price
	Label    Document
	Unknown  time.Time // since when the outcome of a purchase is unknown; zero: it is known
	Status   string    // the carrier's scans reduced to one word
	Scanned  time.Time // when the last known scan was made
	Known    []string  // the words of all known scans of that instant
	Left     cal.Date  // day of the hand-over to the carrier
	Arrived  cal.Date  // day of the end: delivery, return or loss
}

// Labelled reports whether a label was bought: from then on an order can be recalled, but not cancelled.
func (p Parcel) Labelled() bool { return p.LabelID != "" }

// Line gives a line by its number; ok is false where there is none.
func (s State) Line(no int) (l Line, ok bool) {
	if no < 1 || no > len(s.Lines) {
		return Line{}, false
	}
	return s.Lines[no-1], true
}

// Open reports whether any line is still on its way to the carrier.
func (s State) Open() bool {
	for _, l := range s.Lines {
		switch l.Status {
		case Received, InReview, OnHold, Filling, Packed:
			return true
		}
	}
	return false
}

// packed reports whether the box can be closed: every line that is not cancelled is packed, and one is.
func (s State) packed() bool {
	n := 0
	for _, l := range s.Lines {
		switch l.Status {
		case Packed:
			n++
		case Cancelled:
		default:
			return false
		}
	}
	return n > 0
}

// inBox reports whether a line lies in the box: dispensed and not cancelled.
func (l Line) inBox() bool { return l.Product.IsSet() && l.Status != Cancelled }

// boxed reports whether any line lies in the box.
func (s State) boxed() bool { return slices.ContainsFunc(s.Lines, Line.inBox) }

// controlled reports whether any line of the box holds a controlled drug, or one whose schedule is unknown.
func (s State) controlled() bool {
	return slices.ContainsFunc(s.Lines, func(l Line) bool { return l.inBox() && l.Rx.Schedule != drug.NotControlled })
}
