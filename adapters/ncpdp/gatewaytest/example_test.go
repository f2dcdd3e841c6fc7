package gatewaytest_test

import (
	"fmt"

	"github.com/mailrx/mailrx/adapters/ncpdp/gatewaytest"
)

// The contract, sentence by sentence.
func ExampleCases() {
	for _, k := range gatewaytest.Cases()[:3] {
		fmt.Println(k.Name+":", k.Rule)
	}
	// Output:
	// a request is handed over: Handed means that the partner has taken the request.
	// a key asks once: A call under a key that was used before sends nothing, and gives the first answer again.
	// two keys ask twice: Requests under two keys are two requests.
}
