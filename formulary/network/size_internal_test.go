package network

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
)

// A pharmacy with one period and its entries in the indexes; the texts of its card are apart.
func TestAPharmacyWithItsPeriodIsAtMost64Bytes(t *testing.T) {
	t.Parallel()
	var d Directory
	size := unsafe.Sizeof(d.rows[0]) + unsafe.Sizeof(d.periods[0]) + unsafe.Sizeof(d.ids[0]) + unsafe.Sizeof(d.rowOf[0])
	require.LessOrEqual(t, size, uintptr(64))
}

func TestEveryLatitudeHasABand(t *testing.T) {
	t.Parallel()
	require.Zero(t, band(-90))
	require.Equal(t, bandCount-1, band(90))
}
