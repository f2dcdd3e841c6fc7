package mailrx

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Clock tells the instant. It is the only source of time of a Service.
type Clock interface{ Now() time.Time }

// Drugs is the drug file: what a code stands for.
type Drugs interface {
	// Product gives the product of an NDC, or ErrNotFound.
	Product(ctx context.Context, n drug.NDC) (drug.Product, error)
	// Products gives what carries the RxCUI, in a stable order, or ErrNotFound.
	Products(ctx context.Context, r drug.RxCUI) ([]drug.Product, error)
}

// People keeps who a reference stands for, in versions. It is the only room with names and addresses.
type People interface {
	// Put stores p as a version of ref and gives its frozen address; the same words again give the same version.
	Put(ctx context.Context, ref rx.PatientRef, p rx.Patient) (rx.ShipTo, error)
	// Get gives a version, 0 the newest; ErrNotFound after an erasure.
	Get(ctx context.Context, ref rx.PatientRef, version int) (rx.Patient, error)
	// Erase removes every version's words; version numbers and hashes stay.
	Erase(ctx context.Context, ref rx.PatientRef) error
}

// DocumentID names a document by its content.
type DocumentID string

// Document is a received message, a form or a label as bytes.
type Document struct {
	Kind  string // "script.newrx", "label.zpl"
	Bytes []byte
}

// Vault keeps documents by hash.
type Vault interface {
	// Put stores d and gives its ID, the hexadecimal SHA-256 of kind and bytes; the same again is no error.
	Put(ctx context.Context, d Document) (DocumentID, error)
	// Get gives a document, or ErrNotFound.
	Get(ctx context.Context, id DocumentID) (Document, error)
	// Erase removes the bytes; unknown IDs are no error.
	Erase(ctx context.Context, id DocumentID) error
}

// Claim is one fill as a payer sees it.
type Claim struct {
	Member     rx.PatientRef
	Order      stream.ID
	Line       int
	NDC        drug.NDC
	RxCUI      drug.RxCUI
	Quantity   drug.Quantity
	DaysSupply int
	FillNo     int      // NCPDP 403-D3: 0 is the first fill of the prescription, 1 its first refill
	Date       cal.Date // date of service
	NotBefore  cal.Date // from refill.Eligibility; unset: none
}

// Coverage is the payer. LocalCoverage is one over a plan; a remote payer is another.
type Coverage interface {
	// Quote answers without billing.
	Quote(ctx context.Context, c Claim) (order.Adjudication, error)
	// Bill bills once for a key: the same key gives the same answer.
	Bill(ctx context.Context, k stream.Key, c Claim) (order.Adjudication, error)
	// Reverse takes a paid claim back; an unknown or reversed claim is no error.
	Reverse(ctx context.Context, k stream.Key, claim order.ClaimID) error
}

// Charge asks the bank for money of a member.
type Charge struct {
	Member rx.PatientRef
	Amount money.Amount
}

// Authorization is the bank's word. Declined is an answer, not a fault.
type Authorization struct {
	Payment  order.PaymentID
	Declined bool
	Code     string // the bank's reason code
}

// Payments is the bank. Each call is done once for its key.
type Payments interface {
	Authorize(ctx context.Context, k stream.Key, c Charge) (Authorization, error)
	Capture(ctx context.Context, k stream.Key, p order.PaymentID, a money.Amount) error
	// Refund gives back what was captured, or lets an authorization go.
	Refund(ctx context.Context, k stream.Key, p order.PaymentID) error
}

// Notifier tells a member something, once for each key.
type Notifier interface {
	// Notify reports whether the notice was delivered; a bounce is an answer, not a fault.
	Notify(ctx context.Context, k stream.Key, n notice.Notice) (delivered bool, err error)
}

// RenewalRequest asks a prescriber for a new prescription.
type RenewalRequest struct {
	Rx      rx.Facts
	RunOut  cal.Date
	Attempt int
	Means   string // "electronic", "fax", "phone"
}

// PrescriberGateway reaches prescribers.
type PrescriberGateway interface {
	// AskRenewal hands the request over, once for each key.
	AskRenewal(ctx context.Context, k stream.Key, r RenewalRequest) error
}

// Stock is what the site has on its shelves.
type Stock interface {
	// Reserve sets a fill's quantity aside, once for each key; ok false: out of stock, back on that day (unset: unknown).
	Reserve(ctx context.Context, k stream.Key, n drug.NDC, q drug.Quantity) (ok bool, back cal.Date, err error)
	// Release puts a reservation back; an unknown one is no error.
	Release(ctx context.Context, k stream.Key) error
}

// Licences tells where a site may send medicine.
type Licences interface {
	// May reports whether the site may dispense to the state on that day. Unknown is never Yes.
	May(ctx context.Context, site pharmacy.SiteID, to place.State, on cal.Date) (drug.Answer, error)
}

// ID is the name that a Vault gives d: the hexadecimal SHA-256 of its kind, a zero byte and its bytes.
func (d Document) ID() DocumentID {
	h := sha256.New()
	h.Write([]byte(d.Kind))
	h.Write([]byte{0})
	h.Write(d.Bytes)
	return DocumentID(hex.EncodeToString(h.Sum(nil)))
}
