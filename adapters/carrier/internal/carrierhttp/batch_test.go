package carrierhttp_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

func TestNumbersAreAskedForInBatchesAndWhatIsNoneIsNot(t *testing.T) {
	t.Parallel()
	none, down := errors.New("no number"), errors.New("down")
	check := func(n shipping.TrackingNumber) error {
		if n == "" {
			return none
		}
		return nil
	}
	var asked [][]int
	ask := func(places []int, all []shipping.Tracked) error {
		asked = append(asked, places)
		if len(asked) == 3 {
			return down
		}
		for _, i := range places {
			all[i].Tracking.Status = shipping.Delivered
		}
		return nil
	}
	all, err := carrierhttp.Batches([]shipping.TrackingNumber{"a", "", "b", "c", "d", "e", "f", "g"}, 2, check, ask)
	require.ErrorIs(t, err, down)
	require.Equal(t, [][]int{{0, 2}, {3, 4}, {5, 6}}, asked)
	done := shipping.Tracked{Tracking: shipping.Tracking{Status: shipping.Delivered}}
	lost := shipping.Tracked{Err: down}
	require.Equal(t, []shipping.Tracked{done, {Err: none}, done, done, done, lost, lost, lost}, all)
}
