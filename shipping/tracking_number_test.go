package shipping_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/shipping"
)

// printed numbers stand in public descriptions of the carriers' forms; none is a parcel's.
var printedNumbers = map[shipping.TrackingNumber]shipping.CarrierCode{
	"1Z999AA10123456784": "ups", "9405511899223197428490": "usps", "71123456789123456787": "usps", "RB123456785US": "usps",
	"986578788855": "fedex", "041441760228964": "fedex", "3318810025": "dhl",
}

// TestATrackingNumberHasACheckDigitAndALink is feature 100.
func TestATrackingNumberHasACheckDigitAndALink(t *testing.T) {
	t.Parallel()
	for n, c := range printedNumbers {
		require.Equal(t, drug.Yes, shipping.CheckNumber(c, n), "%s", n.Reveal())
		require.Equal(t, drug.Unknown, shipping.CheckNumber("pigeon", n))
		require.Equal(t, 1, right(c, n), "of ten digits one is right: %s", n.Reveal())
		require.Contains(t, shipping.TrackingLink(c, n), n.Reveal())
	}
	require.Equal(t, drug.Yes, shipping.CheckNumber("ups", "1z 999 aa1 01 2345 6784"), "as people write it")
	for _, odd := range []shipping.TrackingNumber{"", "1Z&x=2", "é"} {
		require.Empty(t, shipping.TrackingLink("ups", odd))
	}
	require.Empty(t, shipping.TrackingLink("pigeon", "1"))
}

// right counts the digits that pass in the place of the check digit.
func right(c shipping.CarrierCode, n shipping.TrackingNumber) (count int) {
	at := len(n) - 1
	if n[0] == 'R' {
		at = 10
	}
	for d := byte('0'); d <= '9'; d++ {
		number := []byte(n)
		number[at] = d
		if shipping.CheckNumber(c, shipping.TrackingNumber(number)) == drug.Yes {
			count++
		}
	}
	return count
}

// FuzzCheckNumber: no number breaks it, and a link never carries more than letters and digits of it.
func FuzzCheckNumber(f *testing.F) {
	for n := range printedNumbers {
		f.Add(n.Reveal())
	}
	f.Add("1Z~~~~~~~~~~~~~~~~")
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range []shipping.CarrierCode{"usps", "ups", "fedex", "dhl"} {
			n := shipping.TrackingNumber(s)
			require.LessOrEqual(t, shipping.CheckNumber(c, n), drug.Yes)
			require.NotContains(t, shipping.TrackingLink(c, n), " ")
		}
	})
}
