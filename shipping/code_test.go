package shipping_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

func TestAKeyIsWhatTheShortestReferenceFieldHolds(t *testing.T) {
	t.Parallel()
	for key, want := range map[shipping.Key]bool{
		"k":                                   true,
		"k3q9-1":                              true,
		"0-9-az":                              true,
		shipping.Key(strings.Repeat("k", 35)): true,
		shipping.Key(strings.Repeat("k", 36)): false,
		"":                                    false,
		"1234567":                             false,
		"1234567-00":                          false,
		"rx1234567":                           false,
		"rx-1234567":                          false,
		"-rx-":                                false,
		"---":                                 false,
		"rx1234567a":                          true,
		"K3Q9":                                false,
		"order/7":                             false,
		"rx 1234567":                          false,
		"clé":                                 false,
		"k\n":                                 false,
	} {
		require.Equalf(t, want, shipping.ValidKey(key), "%q", key)
	}
}

func FuzzValidKey(f *testing.F) {
	for _, s := range []string{"", "k3q9-1", "K", "é", "rx12", "-", strings.Repeat("k", 36)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		odd := strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-")
		prescription := regexp.MustCompile(`^-*(rx)?[0-9-]*$`).MatchString(s)
		want := odd == "" && len(s) >= 1 && len(s) <= shipping.MaxKey && !prescription
		require.Equal(t, want, shipping.ValidKey(shipping.Key(s)))
	})
}

// FuzzTrackingNumber: whatever a carrier sends as a number, at most its last four characters show.
func FuzzTrackingNumber(f *testing.F) {
	for _, s := range []string{"", "1ZEXAMPLE0000006784", "12345678\n", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		shown := strings.TrimPrefix(shipping.TrackingNumber(s).String(), "…")
		require.LessOrEqual(t, len(shown), 4)
		require.True(t, strings.HasSuffix(s, shown))
		require.False(t, strings.ContainsFunc(shown, func(r rune) bool { return r < ' ' || r > '~' }))
	})
}
