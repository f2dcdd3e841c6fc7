package formulary

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
)

// A row, one package of it, and their slots in the two hash tables, which are two thirds full.
func TestRowWithItsIndexIsAtMost48Bytes(t *testing.T) {
	t.Parallel()
	const n = 9000
	slots := unsafe.Sizeof(newIndex(n)[0]) * uintptr(len(newIndex(n)))
	require.LessOrEqual(t, unsafe.Sizeof(row{})+unsafe.Sizeof(pack{})+2*slots/n, uintptr(48))
}

func TestDecisionIsAtMostOneKilobyte(t *testing.T) {
	t.Parallel()
	require.LessOrEqual(t, unsafe.Sizeof(Decision{}), uintptr(1024))
}
