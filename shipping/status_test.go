package shipping_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

func TestEveryStatusIsReadBackAsItIsWritten(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for s := shipping.StatusUnknown; s <= shipping.Info; s++ {
		require.False(t, seen[s.String()], "%v stands twice", s)
		seen[s.String()] = true
		written, err := json.Marshal(s)
		require.NoError(t, err)
		require.Equal(t, `"`+s.String()+`"`, string(written))
		var back shipping.Status
		require.NoError(t, json.Unmarshal(written, &back))
		require.Equal(t, s, back)
	}
	require.Equal(t, "out_for_delivery", shipping.OutForDelivery.String())
}

func TestANumberWithoutAMeaningIsNotWritten(t *testing.T) {
	t.Parallel()
	_, err := json.Marshal(shipping.Info + 1)
	require.Error(t, err)
	require.Equal(t, "status(200)", shipping.Status(200).String())
}

func TestFourStatusesEndAStory(t *testing.T) {
	t.Parallel()
	var ends []shipping.Status
	for s := shipping.StatusUnknown; s <= shipping.Info; s++ {
		if s.Terminal() {
			ends = append(ends, s)
		}
	}
	require.Equal(t, []shipping.Status{shipping.Delivered, shipping.ReturnedToSender, shipping.Lost, shipping.Cancelled}, ends)
}

func FuzzParseStatus(f *testing.F) {
	for _, s := range []string{"", "delivered", "Delivered", "status(200)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if status, err := shipping.ParseStatus(s); err == nil {
			require.Equal(t, s, status.String())
		}
	})
}
