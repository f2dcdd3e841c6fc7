package shipping

import (
	"context"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// Codes and identifiers, each of its own type.
type (
	CarrierCode    string // "ups"
	Service        string // "ups_ground": carrier and service, permanent
	Key            string // ours, at most 35 characters of [a-z0-9-], opaque; one for each purchase intent, sent to the carrier as its reference
	LabelID        string // the carrier's shipment id, what Void takes
	TrackingNumber string // prints its last four characters only; Reveal for the carrier and the member
)

func (n TrackingNumber) Reveal() string { panic("contract") }

// Address is where a parcel goes or comes from. Name and street are secret.Text.
type Address struct {
	Name, Company    secret.Text
	Street1, Street2 secret.Text
	City             secret.Text
	State            place.State
	ZIP              secret.Text
	Country          place.Country
	Phone            secret.Text
	Residential      bool
}

// Parcel is one box. Grams and millimetres; zero weight is an error.
type Parcel struct {
	Grams                       int64
	LengthMM, WidthMM, HeightMM int64
	Cold, Aerosol               bool
}

// Signature asked at the door.
type Signature uint8

const (
	NoSignature Signature = iota
	AnySignature
	AdultSignature // 21 and over; controlled drugs
)

// Shipment is a parcel on its way from a site to a member. It never names a drug.
type Shipment struct {
	From, To   Address
	Parcel     Parcel
	Controlled bool
	Signature  Signature
	Insured    money.Amount
	ShipOn     cal.Date
	DeliverBy  cal.Date // promise; unset: none
}

// Quote is one service's price and date.
type Quote struct {
	Carrier CarrierCode
	Service Service
	Price   money.Amount // what the account pays (negotiated where given)
	List    money.Amount // published price; zero when the carrier gives none: see HasList
	HasList bool
	Arrives cal.Date // unset: the carrier does not say
}

// Purchase asks for one label.
type Purchase struct {
	Key      Key
	Shipment Shipment
	Service  Service
}

// Label is a bought label.
type Label struct {
	ID       LabelID
	Carrier  CarrierCode
	Service  Service
	Key      Key
	Tracking TrackingNumber
	Price    money.Amount
	Format   string // "ZPL", "GIF", "PDF"
	Image    []byte
	Voided   bool
}

// Status of a parcel. Info moves nothing; Unknown is a code that we have no row for.
type Status uint8

const (
	StatusUnknown Status = iota
	LabelCreated
	Accepted
	InTransit
	OutForDelivery
	AvailableForPickup
	Delivered
	Exception
	ReturnedToSender
	Lost
	Cancelled
	Info
)

func (s Status) Terminal() bool { panic("contract") } // delivered, returned, lost, cancelled
func (s Status) String() string { panic("contract") } // "out_for_delivery"

// Scan is one event as the carrier told it: machine code, our status, when. No place more exact than state.
type Scan struct {
	At     time.Time // UTC; zone resolved by the adapter
	Day    cal.Date  // local day of the scan
	Code   string
	Status Status
}

// Tracking is a parcel's story so far, reduced to one status.
type Tracking struct {
	Number TrackingNumber
	Status Status
	Scans  []Scan // oldest first
	ETA    cal.Date
}

// Reduce gives the status of a parcel from its scans in any order: by instant, terminal states hold unless a later terminal
// one arrives, delivery after a return is a return, Info moves nothing.
func Reduce(scans []Scan) Status { panic("contract") }

// Carrier is the port. Its contract is tested by carriertest.
type Carrier interface {
	Code() CarrierCode
	Quote(ctx context.Context, s Shipment) ([]Quote, error)
	Buy(ctx context.Context, p Purchase) (Label, error)
	Void(ctx context.Context, id LabelID) error
	Track(ctx context.Context, n TrackingNumber) (Tracking, error)
}

// LabelFinder settles an unknown outcome: the label bought under k, ErrNotFound when the carrier has none.
type LabelFinder interface {
	FindLabel(ctx context.Context, k Key) (Label, error)
}

// Preparer draws the carrier's own key and the exact bytes, stored before Buy (USPS).
type Preparer interface {
	Prepare(ctx context.Context, p Purchase) (Prepared, error)
}

// Prepared is what Prepare drew.
type Prepared struct {
	Key  Key
	Body []byte
}

// Class of a carrier's fault. Each *Error is one of these through errors.Is.
var ErrOutcomeUnknown, ErrNotFound, ErrInvalid, ErrAuth, ErrThrottled, ErrUnavailable, ErrRefused, ErrUnsupported error

// Error is a carrier's fault: class, the carrier's own code, and when to try again. Never a URL, an address or a name.
type Error struct {
	Carrier    CarrierCode
	Op         string // "buy", "track" …
	Class      error
	Code       string // the carrier's
	Text       string // the carrier's words where they are safe (from a code table), else ours
	Field      string // JSON pointer or field where the carrier names one
	HTTPStatus int
	RetryAfter time.Duration // 0: not stated
}

func (e *Error) Error() string { panic("contract") }
func (e *Error) Unwrap() error { return e.Class }

// Repeatable reports whether the same call may be made again as it is.
func (e *Error) Repeatable() bool { panic("contract") }

// Desk is the shipping desk of a site: it shops quotes over carriers, guards what may be mailed, buys once, tracks.
type Desk struct{ contract byte }

// DeskConfig: Carriers in order of preference; at least one.
type DeskConfig struct {
	Carriers []Carrier
}

func NewDesk(c DeskConfig) (*Desk, error) { panic("contract") }

// Quotes asks every carrier that may carry the shipment; it gives what came and joins the faults.
func (d *Desk) Quotes(ctx context.Context, s Shipment) ([]Quote, error) { panic("contract") }

// Choose picks the cheapest quote that keeps DeliverBy, else the earliest; ok is false without any.
func Choose(qs []Quote, s Shipment) (q Quote, ok bool) { panic("contract") }

// Buy buys one label with the chosen service. After a lost answer it is ErrOutcomeUnknown: use Find, never Buy again blindly.
func (d *Desk) Buy(ctx context.Context, c CarrierCode, p Purchase) (Label, error) { panic("contract") }

// Find looks for the label bought under k; ErrNotFound when the carrier says there is none, ErrUnsupported when it cannot tell.
func (d *Desk) Find(ctx context.Context, c CarrierCode, k Key) (Label, error) { panic("contract") }
func (d *Desk) Void(ctx context.Context, c CarrierCode, id LabelID) error     { panic("contract") }
func (d *Desk) Track(ctx context.Context, c CarrierCode, n TrackingNumber) (Tracking, error) {
	panic("contract")
}

// Check refuses what must not be mailed so (rule, source) before any byte is sent: R1.16, carriers.md 4.1.
func Check(c CarrierCode, s Shipment) error { panic("contract") } // *Refused with all failed rules
