package formulary

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
)

// A row with its RxCUI, and the index entry of one package of it.
func TestRowWithItsIndexIsAtMost48Bytes(t *testing.T) {
	t.Parallel()
	var p Plan
	perRow := unsafe.Sizeof(row{}) + unsafe.Sizeof(p.rxcuis[0])
	perPackage := unsafe.Sizeof(p.ndcs[0]) + unsafe.Sizeof(p.ndcRows[0])
	require.LessOrEqual(t, perRow, uintptr(28))
	require.LessOrEqual(t, perRow+perPackage, uintptr(48))
}
