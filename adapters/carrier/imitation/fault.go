package imitation

import "time"

// Op is a kind of request, named as the call of shipping.Carrier that it serves. Requests for a token are of none.
type Op string

// The kinds.
const (
	Quote    Op = "quote"
	Buy      Op = "buy"
	Void     Op = "void"
	Track    Op = "track"
	Find     Op = "find"
	Validate Op = "validate" // of an address
	Pickup   Op = "pickup"
	Return   Op = "return"
	Manifest Op = "manifest"
)

// Fault is what happens to a request on its way. The zero value is no fault.
type Fault uint8

// The faults. Work done is work that the books show: a label is sold, or dead.
const (
	DropBeforeWork      Fault = iota + 1 // nothing is done; the connection is closed without an answer
	DropAfterWork                        // work done; the connection is closed without an answer
	BadGatewayAfterWork                  // work done; 502 with an HTML page
	Truncate                             // work done; the right status and length, and half the body
	HTML                                 // work done; 200 with an HTML page
	Empty                                // work done; 200 with an empty object
	Hang                                 // work done; no answer until the client goes away or the server closes
	Throttle                             // nothing is done; 429 in the carrier's words, Retry-After
	Down                                 // nothing is done; 503
)

// ThrottleFor is the Retry-After of Throttle, until SetRetryAfter says another.
const ThrottleFor = time.Hour
