package shipping

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// AddressChecker is implemented by a Carrier that can say whether it delivers to an address.
type AddressChecker interface {
	// CheckAddress asks about one address. An address that the carrier does not know is an answer, not an error.
	CheckAddress(ctx context.Context, a Address) (AddressAnswer, error)
}

// AddressVerdict is what is known of an address. The zero value is unknown.
type AddressVerdict uint8

// The verdicts.
const (
	AddressUnknown       AddressVerdict = iota // the carrier cannot tell
	AddressDeliverable                         // as it is written
	AddressCorrected                           // as the carrier writes it: Suggested has one
	AddressUnit                                // the house is known; its apartment is missing or wrong: ask the member
	AddressAmbiguous                           // several are alike: Suggested has them; never choose one by yourself
	AddressUndeliverable                       // there is no such address
)

var addressVerdicts = [...]string{"unknown", "deliverable", "corrected", "unit missing or wrong", "ambiguous", "undeliverable"}

// String is the verdict in words: "deliverable".
func (v AddressVerdict) String() string {
	if int(v) < len(addressVerdicts) {
		return addressVerdicts[v]
	}
	return "unknown"
}

// AddressAnswer is what a carrier knows of an address. It holds addresses: it prints their placeholders.
type AddressAnswer struct {
	Verdict     AddressVerdict
	Suggested   []Address   // best first; name, company and telephone are those that were asked about
	Residential drug.Answer // a home: changes the price
	Codes       []string    // the carrier's machine codes, as they came
}
