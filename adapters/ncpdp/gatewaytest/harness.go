package gatewaytest

import (
	"fmt"
	"testing"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/renewal"
)

// PlantedName is the last name of the patient of every request.
const PlantedName = "Sampleton"

// Harness is what the author of a gateway brings.
type Harness struct {
	// Open gives a fresh gateway and a fresh partner. It is called once a case, at once from several goroutines, and puts
	// what must be closed into t.Cleanup.
	Open func(t testing.TB) Subject
}

// Subject is one fresh gateway and its partner.
type Subject struct {
	Gateway mailrx.PrescriberGateway
	Open    func() mailrx.PrescriberGateway // another one, over the same store
	Wire    Wire
}

// Fault is what happens to a request on its way.
type Fault string

// The faults. "Taken" is a request that stands in the partner's books.
const (
	DropBeforeWork Fault = "drop before work" // not taken; no answer
	DropAfterWork  Fault = "drop after work"  // taken; no answer
	Hang           Fault = "hang"             // taken; no answer until the client goes away
	HTML           Fault = "html"             // taken; a web page in place of an answer
	WrongRelation  Fault = "wrong relation"   // taken; an answer to another message
	Refuse         Fault = "refuse"           // not taken; a final no, whose text names the planted person
	Busy           Fault = "busy"             // not taken; a no that is not final: the partner's own trouble
)

// Wire is the imitation's network and its books. Its methods are safe for concurrent use.
type Wire interface {
	// Fail plans f for the next times requests.
	Fail(f Fault, times int)
	// Arrived lists the message ids of all requests that arrived, oldest first, those that met a fault too.
	Arrived() []string
	// Taken counts the requests in the partner's books; one that comes twice under its message id counts once.
	Taken() int
	// URLs are the targets of all requests: path and query as they came.
	URLs() []string
}

// Request is the n-th request of a case, from 1: each is about another prescription of the planted person.
func Request(n int) mailrx.RenewalRequest {
	return mailrx.RenewalRequest{
		Rx:     rx.Facts{ID: rx.ID(fmt.Sprintf("rx-%d", n)), Patient: "patient-1"},
		RunOut: cal.Of(2026, 12, 15), Attempt: 1, Means: renewal.Electronic, Round: 1,
	}
}
