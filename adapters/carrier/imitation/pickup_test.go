package imitation_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

func TestAPickupIsCalledOffOnceAndItsNumberIsNeverGivenAgain(t *testing.T) {
	t.Parallel()
	var p imitation.Pickups
	name := func(n int) string { return fmt.Sprint("PICKUP", n) }
	require.Equal(t, []string{"PICKUP1", "PICKUP2"}, []string{p.Promise(name), p.Promise(name)})
	known, stood := p.CallOff("PICKUP1")
	require.Equal(t, []bool{true, true}, []bool{known, stood})
	known, stood = p.CallOff("PICKUP1")
	require.Equal(t, []bool{true, false}, []bool{known, stood})
	known, stood = p.CallOff("PICKUP9")
	require.Equal(t, []bool{false, false}, []bool{known, stood})
	require.Equal(t, 1, p.Standing())
	require.Equal(t, "PICKUP3", p.Promise(name))
}
