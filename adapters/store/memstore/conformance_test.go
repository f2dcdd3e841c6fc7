package memstore_test

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

func open(testing.TB) storetest.Subject {
	s := memstore.New()
	return storetest.Subject{Store: s, People: s.People(), Vault: s.Vault()}
}

func TestConformance(t *testing.T) {
	t.Parallel()
	storetest.Run(t, storetest.Harness{Open: open, Features: storetest.Features{NotDurable: true}})
}
