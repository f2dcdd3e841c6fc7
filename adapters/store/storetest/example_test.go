package storetest_test

import (
	"fmt"
	"testing"

	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

// In the tests of a store Run stands in a Test function.
func ExampleRun() {
	conformance := func(t *testing.T) {
		storetest.Run(t, storetest.Harness{
			Open: func(testing.TB) storetest.Subject {
				s := memstore.New()
				return storetest.Subject{Store: s, People: s.People(), Vault: s.Vault()}
			},
			Features: storetest.Features{NotDurable: true},
		})
	}
	_ = conformance
}

func ExampleCases() {
	for _, k := range storetest.Cases()[:2] {
		fmt.Println(k.Name + ": " + k.Rule)
	}
	// Output:
	// append gives the version after it: Append gives the stream's version after the batch.
	// records come back as they were: Load gives the records byte for byte: data, instants, actor, key, print and hashes.
}
