package carrierhttp_test

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
)

func counted(n *int) func(context.Context, time.Duration) error {
	return func(ctx context.Context, _ time.Duration) error {
		*n++
		return ctx.Err()
	}
}

func TestWaitsAndRetryAfter(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name     string
		answer   func() reply
		deadline time.Duration // 0: none
		attempts int
		elapsed  time.Duration
		asked    time.Duration
	}{
		{"ceilings double", func() reply { return status(503) }, 0, 4, (250 + 500 + 1000) * time.Millisecond, 0},
		{"seconds are waited out", func() reply { return status(429, "Retry-After", "7") }, 0, 4, 21 * time.Second, 7 * time.Second},
		{"a date is waited out", func() reply {
			return func(r *http.Request) (*http.Response, error) {
				return status(503, "Retry-After", time.Now().Add(9*time.Second).UTC().Format(http.TimeFormat))(r)
			}
		}, 0, 4, 27 * time.Second, 9 * time.Second},
		{"a date gone by is no wait of its own", func() reply {
			return status(503, "Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT")
		}, 0, 4, 1750 * time.Millisecond, 0},
		{"past the cap it goes to the caller", func() reply { return status(429, "Retry-After", "31") }, 0, 1, 0, 31 * time.Second},
		{"an absurd one is a day", func() reply { return status(429, "Retry-After", "99999999999999") }, 0, 1, 0, 24 * time.Hour},
		{"one that is no time is none", func() reply { return status(503, "Retry-After", "soon") }, 0, 4, 1750 * time.Millisecond, 0},
		{"past the deadline it goes to the caller at once", func() reply { return status(429, "Retry-After", "7") }, 5 * time.Second, 1, 0, 7 * time.Second},
		{"the deadline ends the waiting", func() reply { return status(429, "Retry-After", "7") }, 10 * time.Second, 2, 7 * time.Second, 7 * time.Second},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx := t.Context()
				if tc.deadline > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, tc.deadline)
					defer cancel()
				}
				transport := scripted(tc.answer())
				began := time.Now()
				resp, err := client(t, transport).Do(ctx, read())
				require.NoError(t, err)
				require.Equal(t, tc.attempts, transport.count())
				require.Equal(t, tc.elapsed, time.Since(began))
				require.Equal(t, tc.asked, resp.RetryAfter)
			})
		})
	}
}

func TestACallerWhoLeavesEndsTheWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		began := time.Now()
		_, err := client(t, scripted(status(429, "Retry-After", "20"))).Do(ctx, purchase())
		require.ErrorIs(t, err, context.Canceled)
		require.False(t, failure(t, err).Sent, "a 429 was turned away")
		require.Equal(t, time.Second, time.Since(began))
	})
}

func TestA429PausesItsQuotaForEverybody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		transport := scripted(status(429, "Retry-After", "10"), status(200))
		c := client(t, transport)
		began := time.Now()
		var wg sync.WaitGroup
		wg.Go(func() { _, _ = c.Do(t.Context(), read()) })
		synctest.Wait()
		wg.Go(func() {
			_, err := c.Do(t.Context(), read())
			require.NoError(t, err)
			require.Equal(t, 10*time.Second, time.Since(began), "the same quota waits")
		})
		wg.Go(func() {
			other := read()
			other.Quota = "another"
			_, err := c.Do(t.Context(), other)
			require.NoError(t, err)
			require.Zero(t, time.Since(began), "another quota does not")
		})
		wg.Wait()
	})
}

func TestAPauseLongerThanTheDeadlineIsToldAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		transport := scripted(status(429, "Retry-After", "3600"), status(200))
		c := client(t, transport)
		_, _ = c.Do(t.Context(), read())
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		_, err := c.Do(ctx, purchase())
		f := failure(t, err)
		require.True(t, f.Paused)
		require.False(t, f.Sent)
		require.Equal(t, 30*time.Second, f.RetryAfter, "no header closes a quota for longer than MaxWait")
		require.Equal(t, 1, transport.count())
	})
}

func TestTheDefaultLimitLetsABurstThroughAndThenPaces(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limiter := carrierhttp.NewLimiter(time.Second, 2)
		began := time.Now()
		for range 5 {
			require.NoError(t, limiter.Wait(t.Context(), "q"))
		}
		require.Equal(t, 3*time.Second, time.Since(began))
		require.NoError(t, limiter.Wait(t.Context(), "another"))
		require.Equal(t, 3*time.Second, time.Since(began))
	})
}

func TestALimitWithNoRoomInTimeSendsNothing(t *testing.T) {
	t.Parallel()
	transport := scripted(status(200))
	c, err := carrierhttp.New(carrierhttp.Config{Base: base, Transport: transport, Limiter: carrierhttp.NewLimiter(time.Hour, 1)})
	require.NoError(t, err)
	_, err = c.Do(t.Context(), read())
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, err = c.Do(ctx, read())
	require.True(t, failure(t, err).Paused)
	require.Equal(t, 1, transport.count())
}
