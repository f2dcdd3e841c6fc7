package mailrx

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestBackoffDoublesToAnHourAndSpreads(t *testing.T) {
	t.Parallel()
	seen := map[time.Duration]bool{}
	for i := range 50 {
		id := "order/k3q/" + strconv.Itoa(i) + "/0"
		var sum time.Duration
		for tries := 1; tries < maxTries; tries++ {
			whole := time.Hour
			if tries < 12 {
				whole = time.Second << tries
			}
			d := backoff(id, tries)
			require.LessOrEqual(t, d, whole, tries)
			require.GreaterOrEqual(t, d, whole/2, tries)
			require.Equal(t, d, backoff(id, tries), "by hash, not by chance")
			sum += d
		}
		require.Greater(t, sum, 14*time.Hour)
		require.Less(t, sum, 30*time.Hour)
		seen[backoff(id, 20)] = true
	}
	require.Greater(t, len(seen), 40, "many tasks do not come at once")
	for _, tries := range []int{63, 64, 1 << 40} {
		require.LessOrEqual(t, backoff("x", tries), time.Hour)
		require.Positive(t, backoff("x", tries))
	}
}

func TestTheSenderOfATaskStandsInItsID(t *testing.T) {
	t.Parallel()
	to, from := stream.ID{Kind: "order", Name: "to"}, stream.ID{Kind: "auto", Name: "a.b-c"}
	require.Equal(t, from, sender(Task{ID: string(stream.TaskKey(from, 3, 1)), Stream: to}))
	require.Equal(t, from, sender(Task{ID: from.String() + timerTask, Stream: to}))
	require.Equal(t, to, sender(Task{ID: "somebody else's", Stream: to}), "a task that is not ours stays where it is")
}

func TestOnlyTheFormOfTheEnginesKeysIsKeptFromCallers(t *testing.T) {
	t.Parallel()
	for key, taken := range map[string]bool{
		"order/k3q/1/0": true, "order/k3q/1/0/stuck": true, "anything/x/7/12": true,
		"order/k3q/1": false, "order/k3q": false, "Order/k3q/1/0": false, "order/k3q/a/0": false, "order/k3q/1/x": false,
		"newrx/EX-20261102-0001": false, "": false, "a/b c/1/2": false,
	} {
		require.Equal(t, taken, isTaskKey(key), key)
	}
}
