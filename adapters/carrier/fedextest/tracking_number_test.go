package fedextest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/shipping"
)

// 79490000001 is 7·3 + 9·1 + 4·7 + 9·3 + 1·1 = 86, whose rest by 11 is 9.
func TestCheckDigitsAddedUpByHand(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]int{
		"00000000000": 0, "00000000001": 1, "10000000000": 3, "01000000000": 1, "00100000000": 7, "79490000001": 9,
		"10100000000": 0, // 3 + 7 = 10, which is written 0
	} {
		require.Equal(t, want, checkDigit(body), body)
	}
}

func TestTrackingNumbersCountUp(t *testing.T) {
	t.Parallel()
	require.Equal(t, "794900000019", trackingNumber(1))
	require.Equal(t, "794900000020", trackingNumber(2))
	require.Len(t, trackingNumber(10_000_000), 12)
	require.Less(t, trackingNumber(9), trackingNumber(10), "the first sold is the lowest")
	for n := range 100 {
		number := shipping.TrackingNumber(trackingNumber(n))
		require.Equal(t, drug.Yes, shipping.CheckNumber(shipping.FedEx, number), trackingNumber(n))
	}
}
