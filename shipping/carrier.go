package shipping

import "context"

// Carrier is the port to one delivery company. Its contract is tested by adapters/carrier/carriertest; each sentence
// here that can be tested is a case there.
//
// A Carrier is safe for concurrent use. Every error is an *Error of one class, or an *Invalid, with the carrier's
// code and no patient text. Every call returns soon after its context ends. What the carrier answers is checked: half
// an answer, an HTML page or an empty object is a fault of class ErrUnavailable (of Buy: ErrOutcomeUnknown), never a
// panic and never an empty result.
//
// Quote, Track and FindLabel only read, so an adapter repeats them after a passing fault. Void is the same when done
// twice, and may be repeated too. A purchase is never repeated, unless it is certain that nothing was sent.
type Carrier interface {
	// Code is the carrier's name, the same on every call.
	Code() CarrierCode

	// Quote asks for the price of every service that may carry s. Each quote names this carrier, a service and a price
	// above zero; no price, no quote.
	Quote(ctx context.Context, s Shipment) ([]Quote, error)

	// Buy buys one label and sends p.Key as the carrier's reference of it. The label has an id, a tracking number, an
	// image with its format, the price charged, and the key, service and carrier asked.
	//
	// A purchase that Validate finds fault with, or whose service the adapter does not know, is ErrInvalid or
	// ErrUnsupported before any byte is sent. One call of Buy is at most one purchase at the carrier. Once the request
	// may have arrived, an answer that is lost, late, broken or 5xx is ErrOutcomeUnknown: a label may exist. Any other
	// class promises that none was bought.
	Buy(ctx context.Context, p Purchase) (Label, error)

	// Void makes a label dead. A label that is dead already is success; an id that the carrier does not know is
	// ErrNotFound. ErrUnsupported where the carrier voids nothing.
	Void(ctx context.Context, id LabelID) error

	// Track gives the story of a parcel, oldest scan first, each with instant, day and machine code. A label without a
	// parcel yet is LabelCreated; a number that the carrier does not know, or not yet, is ErrNotFound.
	Track(ctx context.Context, n TrackingNumber) (Tracking, error)
}

// LabelFinder is implemented by a Carrier that can settle an unknown outcome.
type LabelFinder interface {
	// FindLabel gives the label bought under k: the same id, tracking number and key that Buy gave or would have given.
	// The price may be missing where the carrier does not tell it again. It never buys. ErrNotFound where the carrier
	// has no label under k; a voided label is ErrNotFound too, or has Voided set. It may lag: an order takes a no for
	// final half an hour after the purchase, and not before.
	FindLabel(ctx context.Context, k Key) (Label, error)
}
