package order

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Work that an order hands out. What the member is told is a notice.Notice.
type (
	// ReserveStock sets a fill aside on the shelf; answered by StockAnswer.
	ReserveStock struct {
		Line     int           `json:"line"`
		NDC      drug.NDC      `json:"ndc"`
		Quantity drug.Quantity `json:"quantity"`
	}

	// ReleaseStock puts a fill of a cancelled line back; no answer.
	ReleaseStock struct {
		Line int `json:"line"`
	}

	// BillClaim bills a fill to the payer; answered by ClaimAnswer.
	BillClaim struct {
		Line   int           `json:"line"`
		Member rx.PatientRef `json:"member"`
		Rx     rx.Facts      `json:"rx"`
		FillNo int           `json:"fill_no"`
		Date   cal.Date      `json:"date"` // date of service
	}

	// AuthorizePayment asks the bank for the member's part; answered by PaymentAnswer.
	AuthorizePayment struct {
		Line   int           `json:"line"`
		Member rx.PatientRef `json:"member"`
		Amount money.Amount  `json:"amount"`
	}

	// CapturePayment takes the money when the parcel has left, never before; answered by MoneyAnswer.
	CapturePayment struct {
		Line    int          `json:"line"`
		Payment PaymentID    `json:"payment"`
		Amount  money.Amount `json:"amount"`
	}

	// RefundPayment gives it back, or lets an authorization go; answered by MoneyAnswer.
	RefundPayment struct {
		Line    int       `json:"line"`
		Payment PaymentID `json:"payment"`
	}

	// ReverseClaim takes a paid claim back; answered by MoneyAnswer.
	ReverseClaim struct {
		Line  int     `json:"line"`
		Claim ClaimID `json:"claim"`
	}

	// ChooseService asks the shipping desk which carrier and service shall take the box; answered by ServiceAnswer.
	ChooseService struct {
		Box Box `json:"box"`
	}

	// BuyLabel buys the label of the chosen service under Key; answered by LabelAnswer. With a carrier that has keys of its
	// own, one without a Purchase is answered by LabelPrepared, and one with it sends those bytes again, however often.
	BuyLabel struct {
		Key        string   `json:"key"`
		Box        Box      `json:"box"`
		Carrier    string   `json:"carrier"`
		Service    string   `json:"service"`
		CarrierKey string   `json:"carrier_key,omitempty"`
		Purchase   Document `json:"purchase,omitempty"`
	}

	// Box is what a shipping desk must know of a parcel.
	Box struct {
		ShipTo     rx.ShipTo `json:"ship_to"`
		Products   []Packing `json:"products"`
		Controlled bool      `json:"controlled"`
		ShipOn     cal.Date  `json:"ship_on"`
		DeliverBy  cal.Date  `json:"deliver_by"`
	}

	// Packing is one product of the box.
	Packing struct {
		NDC      drug.NDC      `json:"ndc"`
		Quantity drug.Quantity `json:"quantity"`
	}

	// FindLabel looks for a label whose purchase had no answer; answered by LabelAnswer.
	FindLabel struct {
		Key     string `json:"key"`
		Carrier string `json:"carrier"`
	}

	// VoidLabel gives back a second label that turned up for the parcel; no answer.
	VoidLabel struct {
		Carrier string `json:"carrier"`
		LabelID string `json:"label_id"`
	}

	// TrackParcel asks the carrier for the scans that are News; answered by TrackAnswer, or asked again later.
	TrackParcel struct {
		Carrier  string    `json:"carrier"`
		Tracking string    `json:"tracking"`
		After    time.Time `json:"after,omitzero"`  // instant of the last known scan
		Known    []string  `json:"known,omitempty"` // the words of all known scans of that instant
		Until    time.Time `json:"until"`           // past it without an end the parcel counts as lost
	}

	// FillShipped tells the prescription's refill stream that a supply has left.
	FillShipped struct {
		Rx     rx.Facts     `json:"rx"`
		ShipTo rx.ShipTo    `json:"ship_to"`
		Filled cal.Date     `json:"filled"` // date of service on the paid claim
		Days   int          `json:"days"`
		Paid   money.Amount `json:"paid"`
	}

	// FillReturned tells the prescription's refill stream that a supply that had left never arrived: it is no supply on
	// hand (R2.3). FillShipped was handed out before it, or with it.
	FillReturned struct {
		Rx     rx.ID  `json:"rx"`
		Status Status `json:"status"` // Returned or Lost
	}
)

// Name is permanent.
func (ReserveStock) Name() stream.Name { return "order.reserve_stock" }

// Name is permanent.
func (ReleaseStock) Name() stream.Name { return "order.release_stock" }

// Name is permanent.
func (VoidLabel) Name() stream.Name { return "order.void_label" }

// Name is permanent.
func (BillClaim) Name() stream.Name { return "order.bill_claim" }

// Name is permanent.
func (AuthorizePayment) Name() stream.Name { return "order.authorize_payment" }

// Name is permanent.
func (CapturePayment) Name() stream.Name { return "order.capture_payment" }

// Name is permanent.
func (RefundPayment) Name() stream.Name { return "order.refund_payment" }

// Name is permanent.
func (ReverseClaim) Name() stream.Name { return "order.reverse_claim" }

// Name is permanent.
func (ChooseService) Name() stream.Name { return "order.choose_service" }

// Name is permanent.
func (BuyLabel) Name() stream.Name { return "order.buy_label" }

// Name is permanent.
func (FindLabel) Name() stream.Name { return "order.find_label" }

// Name is permanent.
func (TrackParcel) Name() stream.Name { return "order.track_parcel" }

// Name is permanent.
func (FillShipped) Name() stream.Name { return "order.fill_shipped" }

// Name is permanent.
func (FillReturned) Name() stream.Name { return "order.fill_returned" }
