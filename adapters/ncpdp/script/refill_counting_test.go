package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func TestThreeOfARenewalAreThreeRefillsOrThreeFills(t *testing.T) {
	t.Parallel()
	n := rx.RefillCount
	tests := []struct {
		name    string
		how     script.RefillCounting
		stated  rx.Refills
		refills rx.Refills
	}{
		{"three after the first", script.CountsAfterFirst, n(3), n(3)},
		{"three fills", script.CountsEveryFill, n(3), n(2)},
		{"one fill", script.CountsEveryFill, n(1), n(0)},
		{"none after the first", script.CountsAfterFirst, n(0), n(0)},
		{"as needed", script.CountsEveryFill, rx.PRN(), rx.PRN()},
		{"nothing said", script.CountsEveryFill, rx.Refills{}, rx.Refills{}},
		{"a way of counting that there is none of", script.RefillCounting(9), n(3), n(3)},
	}
	for _, tt := range tests {
		require.Equal(t, tt.refills, tt.how.Refills(tt.stated), tt.name)
		require.Equal(t, tt.stated, tt.how.Stated(tt.refills), tt.name)
	}
	require.Equal(t, rx.Refills{}, script.CountsEveryFill.Refills(n(0)), "no fill at all is no number of refills")
	require.Equal(t, rx.Refills{}, script.CountsEveryFill.Stated(n(99)))
}
