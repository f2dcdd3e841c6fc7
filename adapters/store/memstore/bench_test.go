package memstore_test

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

func BenchmarkStepMemory(b *testing.B) { storetest.Bench(b, memstore.New()) }
