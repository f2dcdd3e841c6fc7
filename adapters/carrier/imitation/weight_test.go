package imitation_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

func TestAWeightIsRoundedUpToThePound(t *testing.T) {
	t.Parallel()
	for weight, want := range map[string]int64{"0.1": 1, "0.9": 1, "12.5": 13, "1": 1, "1.0": 1, "1.1": 2, "12.000": 12, "12.001": 13, "": 1, "-3": 1, "heavy": 1} {
		require.Equal(t, want, imitation.WholePounds(weight), weight)
	}
}
