package carriertest

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// Harness is what the author of a carrier brings.
type Harness struct {
	// Open gives a fresh carrier and a fresh imitation, with empty books. It is called once a case, at once from
	// several goroutines, and puts what must be closed into t.Cleanup.
	Open func(t testing.TB) Subject

	// Service is one that the carrier sells for the parcel of the cases.
	Service shipping.Service

	// Shipment gives the parcel of the cases; nil: the function Shipment. A carrier that delivers abroad only takes
	// ShipmentAbroad. The planted person must be whom it goes to.
	Shipment func() shipping.Shipment

	// Features that the carrier does not have. The zero value: it has all.
	Features Features
}

// Features turn off the cases of what a carrier lacks.
type Features struct {
	NoFindLabel  bool // it is no shipping.LabelFinder: unknown outcomes are settled by a person
	NoPrepare    bool // it is no shipping.Preparer: the carrier has no key of its own that makes a purchase safe to repeat
	NoVoid       bool // Void is ErrUnsupported
	NoReference  bool // the carrier keeps no reference of ours
	NoRetryAfter bool // the carrier never says when to come back
}

// Subject is one fresh carrier and its imitation.
type Subject struct {
	Carrier  shipping.Carrier // with credentials that the imitation accepts
	Stranger shipping.Carrier // the same, with credentials that the imitation does not accept
	Wire     Wire
	Books    Books
}

// Op is a call of the port, as requests are told apart.
type Op = imitation.Op

// The calls.
const (
	OpQuote = imitation.Quote
	OpBuy   = imitation.Buy
	OpVoid  = imitation.Void
	OpTrack = imitation.Track
	OpFind  = imitation.Find
)

// Fault is what happens to a request on its way.
type Fault = imitation.Fault

// The faults. "Work done" is work that the books show: a label is sold, or dead.
const (
	DropBeforeWork      = imitation.DropBeforeWork      // nothing is done; the connection is closed without an answer
	DropAfterWork       = imitation.DropAfterWork       // work done; the connection is closed without an answer
	BadGatewayAfterWork = imitation.BadGatewayAfterWork // work done; 502 with an HTML page
	Truncate            = imitation.Truncate            // work done; the right status, and half the body
	HTML                = imitation.HTML                // work done; 200 with an HTML page
	Empty               = imitation.Empty               // work done; 200 with an empty object ({} or its like)
	Hang                = imitation.Hang                // work done; no answer until the client goes away
	Throttle            = imitation.Throttle            // nothing is done; 429, Retry-After of RetryAfter
	Down                = imitation.Down                // nothing is done; 503
)

// RetryAfter is what Throttle asks for: longer than any carrier may sit out.
const RetryAfter = time.Hour

// Wire is the imitation's network. Its methods are safe for concurrent use.
type Wire interface {
	// Fail plans f for the next times requests of op, in place of what was planned for op.
	Fail(op Op, f Fault, times int)

	// Calls counts the requests of op that arrived, those that met a fault too, and those with wrong credentials. A
	// request counts once its work is done, or refused, and before it is answered.
	Calls(op Op) int

	// URLs are the targets of all requests that arrived, of every kind: path and query as they came.
	URLs() []string
}

// Books is what the carrier has written down. Its methods are safe for concurrent use.
type Books interface {
	// Labels counts the labels that are sold and not void.
	Labels() int

	// Reference is the reference of ours that stands on the label; "" for an unknown number.
	Reference(n shipping.TrackingNumber) shipping.Key

	// Advance plays the parcel's life until it has a scan of status to, later than all scans before. Stations on the
	// usual way that it has not passed yet are passed too: accepted, in transit, out for delivery, delivered. After a
	// return it adds what is asked and nothing else.
	Advance(n shipping.TrackingNumber, to shipping.Status)
}
