package upstest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A1B2C3 03 0000001 is 2 1 3 2 4 3, 0 3, 0 0 0 0 0 0 1: single places 2+3+4+0+0+0+0+1 = 10, doubled ones
// 2(1+2+3+3) = 18, together 28, so the digit is 2.
func TestCheckDigitsAddedUpByHand(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]int{
		"000000000000000": 0, "000000000000001": 9, "000000000000010": 8, "A00000000000000": 8, "J00000000000000": 9,
		"A1B2C3030000001": 2,
	} {
		require.Equal(t, want, checkDigit(body), body)
	}
}

func TestTrackingNumbersCountUp(t *testing.T) {
	t.Parallel()
	require.Equal(t, "1ZA1B2C30300000012", trackingNumber("a1b2c3", "03", 1))
	require.NotEqual(t, trackingNumber("A1B2C3", "03", 1), trackingNumber("A1B2C3", "03", 2))
	require.Len(t, trackingNumber("A1B2C3", "03", 10_000_000), 18)
}
