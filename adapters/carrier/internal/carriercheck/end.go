package carriercheck

import (
	"slices"
	"testing"
	"time"

	"github.com/mailrx/mailrx/shipping"
)

// Answered is an adapter before a carrier of one answer.
type Answered struct {
	Purchase shipping.Purchase // one that succeeds on a calm day

	// Open gives an adapter whose carrier answers everything so, and that carrier. header is name and value in turn.
	Open func(t testing.TB, status int, body string, header ...string) (shipping.Carrier, *Canned)
}

// End is an end of a purchase on the wire, and the class and code of the error that it must have.
type End struct {
	Name   string // "a service that does not run there"
	Status int
	Body   string
	Class  error
	Code   string   // as the carrier gave it; empty: none that anybody could read
	Header []string // name and value in turn; of a 429 it says to come back in 120 seconds
}

// ends are those that tell nothing, whoever the carrier is: a purchase that may have worked is an unknown outcome.
var ends = []End{
	{"a gateway", 502, "<html>Madeup</html>", shipping.ErrOutcomeUnknown, "", nil},
	{"a gateway that lost patience", 504, "", shipping.ErrOutcomeUnknown, "", nil},
	{"a request that was not read to its end", 408, "", shipping.ErrOutcomeUnknown, "", nil},
	{"a redirect", 302, "", shipping.ErrOutcomeUnknown, "", []string{"Location", "/elsewhere"}},
	{"a page", 200, "<html>Madeup</html>", shipping.ErrOutcomeUnknown, "", nil},
	{"an empty object", 200, "{}", shipping.ErrOutcomeUnknown, "", nil},
	{"nothing", 200, "", shipping.ErrOutcomeUnknown, "", nil},
	{"half an object", 200, `{"output":{"label":[{`, shipping.ErrOutcomeUnknown, "", nil},
}

// Ends buys once under each end, those of the carrier and those that all have: the error has its class, code and status,
// and no word of the carrier's (Madeup is planted), and the purchase was sent once, but for a 401.
func Ends(t *testing.T, a Answered, more []End) {
	t.Helper()
	for _, end := range slices.Concat(more, ends) {
		t.Run(end.Name, func(t *testing.T) {
			t.Parallel()
			c, server := a.Open(t, end.Status, end.Body, end.Header...)
			_, err := c.Buy(t.Context(), a.Purchase)
			j := of(t, c)
			j.is(err, end.Class, "the purchase")
			j.same(shipping.ClassOf(err), end.Class, "the only class")
			j.without(err.Error(), "the error", person...)
			e, ok := err.(*shipping.Error)
			if !ok {
				j.fails("the error is a %T, want *shipping.Error", err)
			}
			j.same(e.Code, end.Code, "the code")
			j.same(e.HTTPStatus, end.Status, "the status")
			j.same(e.Op, "buy", "the call")
			if end.Status == 429 {
				j.same(e.RetryAfter, 2*time.Minute, "when to come back")
			}
			if end.Status != 401 {
				j.same(len(server.Sent()), 1, "requests")
			}
		})
	}
}
