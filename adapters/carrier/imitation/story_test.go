package imitation_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

func TestALabelOfTheFirstMinuteOfADayHasItsStoryAtOnce(t *testing.T) {
	t.Parallel()
	midnight := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	for _, tc := range []struct {
		bought, first time.Duration // after midnight
	}{
		{0, 0}, {59 * time.Second, 59 * time.Second}, {time.Minute, time.Minute}, {9 * time.Hour, time.Minute},
	} {
		bought := midnight.Add(tc.bought)
		p, err := open(func() time.Time { return bought })
		require.NoError(t, err)
		l := imitation.Label{Tracking: "PIGEON0001", Bought: bought}
		require.Equal(t, []imitation.Event{{At: midnight.Add(tc.first), Status: shipping.LabelCreated}}, p.Story(&l), tc.bought)
		l.Voided = bought
		require.Len(t, p.Story(&l), 2, "a void one's, which is void in the same moment")
	}
}
