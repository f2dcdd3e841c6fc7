package mailrx

import (
	"context"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// Rules for every port, here and in the port_ files:
//
//   - It is safe for concurrent use.
//   - It returns soon after its context ends; that of a worker ends after half a lease (Config.Lease).
//   - An error is a fault: the call is made again later, under the same key. A no is an answer, not an error.
//   - A call under a key that was used before does nothing twice and gives the first answer again, whoever calls, also
//     when the first caller never heard it.
//   - No error holds patient text. No answer does, but where it is a secret.Text.
//   - What is not there is ErrNotFound, by errors.Is.

// Clock tells the instant. It is the only source of time of a Service. It may go back, as real clocks do: work is never
// decided before it was due, and nothing is lost or done twice.
type Clock interface{ Now() time.Time }

// Drugs is the drug file: what a code stands for. A field that it does not know is left zero, which is unknown.
type Drugs interface {
	// Product gives the product of an NDC, or ErrNotFound.
	Product(ctx context.Context, n drug.NDC) (drug.Product, error)
	// Products gives what carries the RxCUI, the one to dispense first and always in the same order, or ErrNotFound.
	Products(ctx context.Context, r drug.RxCUI) ([]drug.Product, error)
}

// Licences tells where a site may send medicine.
type Licences interface {
	// May reports whether the site may dispense to the state on that day. What it does not know is Unknown, never Yes.
	May(ctx context.Context, site pharmacy.SiteID, to place.State, on cal.Date) (drug.Answer, error)
}
