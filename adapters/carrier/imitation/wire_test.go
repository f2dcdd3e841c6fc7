package imitation_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

func TestWhoAwaitsRequestsIsWokenByTheLastOfThem(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, err := open(nil)
		require.NoError(t, err)
		over := make(chan error, 1)
		go func() { over <- p.Await(t.Context(), imitation.Track, 2) }()
		for _, r := range []*http.Request{
			httptest.NewRequest("GET", "/story/1", nil), httptest.NewRequest("POST", "/labels/k-1", nil), httptest.NewRequest("GET", "/story/2", nil),
		} {
			synctest.Wait()
			require.Empty(t, over, "too soon for two requests, before "+r.URL.Path)
			p.ServeHTTP(httptest.NewRecorder(), r)
		}
		require.NoError(t, <-over)
		require.NoError(t, p.Await(t.Context(), imitation.Track, 2), "they have arrived")
	})
}

func TestWhoAwaitsARequestThatNeverComesIsLetGoByTheContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, err := open(nil)
		require.NoError(t, err)
		ctx, cancel := context.WithCancel(t.Context())
		over := make(chan error, 1)
		go func() { over <- p.Await(ctx, imitation.Track, 1) }()
		synctest.Wait()
		require.Empty(t, over)
		cancel()
		require.ErrorIs(t, <-over, context.Canceled)
	})
}
