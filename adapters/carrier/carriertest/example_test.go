package carriertest_test

import (
	"fmt"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
)

// Each case is one sentence of the contract of shipping.Carrier.
func ExampleCases() {
	for _, k := range carriertest.Cases()[15:18] {
		fmt.Printf("%s:\n  %s\n", k.Name, k.Rule)
	}
	// Output:
	// a lost answer is an unknown outcome:
	//   Once the request may have arrived, an answer that is lost is ErrOutcomeUnknown
	// a bad gateway after a purchase is an unknown outcome:
	//   Once the request may have arrived, an answer that is 5xx is ErrOutcomeUnknown
	// half an answer is an unknown outcome:
	//   Half an answer to Buy is ErrOutcomeUnknown
}
