package gateway

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNobodyIsLeftOnALane(t *testing.T) {
	t.Parallel()
	var l lanes
	inside := map[string]int{}
	var all sync.WaitGroup
	for n := range 200 {
		all.Go(func() {
			key := fmt.Sprint(n % 5)
			leave, err := l.enter(t.Context(), key)
			if err != nil {
				return
			}
			defer leave()
			l.mu.Lock()
			inside[key]++
			alone := inside[key] == 1
			l.mu.Unlock()
			if !alone {
				t.Error("two on one lane")
			}
			l.mu.Lock()
			inside[key]--
			l.mu.Unlock()
		})
	}
	all.Wait()
	require.Empty(t, l.busy)
}

func TestWhoWaitsNoLongerLeavesTheLane(t *testing.T) {
	t.Parallel()
	var l lanes
	leave, err := l.enter(t.Context(), "k")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	gone := make(chan error)
	go func() {
		_, err := l.enter(ctx, "k")
		gone <- err
	}()
	stop()
	require.ErrorIs(t, <-gone, context.Canceled)
	leave()
	require.Empty(t, l.busy)
	again, err := l.enter(t.Context(), "k")
	require.NoError(t, err)
	again()
}
