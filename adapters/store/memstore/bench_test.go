package memstore_test

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/adapters/store/storetest"
)

// On two cores of an AMD EPYC that other programs used too, Go 1.26, 2026-11-24: 100 to 160 thousand steps/s with one
// worker, 110 to 125 thousand with four, 115 to 145 thousand in groups of 32; 24 allocations a step.
func BenchmarkStepMemory(b *testing.B) { storetest.Bench(b, memstore.New()) }
