package carrierhttp_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
)

// breaking is a client that shuts a quota after four failures in a row, for a minute, and repeats nothing.
func breaking(t *testing.T, s *script) *carrierhttp.Client {
	t.Helper()
	c, err := carrierhttp.New(carrierhttp.Config{Base: base, Transport: s, Attempts: 1, BreakAfter: 4, BreakFor: time.Minute})
	require.NoError(t, err)
	return c
}

func TestAQuotaIsShutAfterFailuresInARow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := scripted(status(503), broken, status(500), unreachable, status(200))
		c := breaking(t, s)
		for range 4 {
			_, _ = c.Do(t.Context(), read())
		}
		_, err := c.Do(t.Context(), purchase())
		f := failure(t, err)
		require.False(t, f.Sent)
		require.Equal(t, time.Minute, f.RetryAfter)
		require.Equal(t, 4, s.count(), "nothing was sent")

		other := read()
		other.Quota = "another"
		_, err = c.Do(t.Context(), other)
		require.NoError(t, err, "another quota is open")

		time.Sleep(time.Minute)
		_, err = c.Do(t.Context(), purchase())
		require.NoError(t, err, "one attempt is let through, and opens the quota")
		_, err = c.Do(t.Context(), read())
		require.NoError(t, err)
	})
}

func TestAnAttemptThatFailsAgainShutsTheQuotaAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := scripted(status(503))
		c := breaking(t, s)
		for range 4 {
			_, _ = c.Do(t.Context(), read())
		}
		time.Sleep(time.Minute)
		_, err := c.Do(t.Context(), read())
		require.NoError(t, err, "the answer of the attempt is given")
		require.Equal(t, 5, s.count())
		_, err = c.Do(t.Context(), read())
		require.Equal(t, time.Minute, failure(t, err).RetryAfter)
		require.Equal(t, 5, s.count())
	})
}

func TestOnlyOneAttemptProves(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := scripted(status(503), status(503), status(503), status(503), silent)
		c := breaking(t, s)
		for range 4 {
			_, _ = c.Do(t.Context(), read())
		}
		time.Sleep(time.Minute)
		ctx, cancel := context.WithCancel(t.Context())
		over := make(chan error, 1)
		go func() {
			_, err := c.Do(ctx, read())
			over <- err
		}()
		synctest.Wait()
		_, err := c.Do(t.Context(), read())
		require.False(t, failure(t, err).Sent, "while one attempt is under way the others wait for what it finds")
		cancel()
		require.Error(t, <-over)
		require.Equal(t, 5, s.count())
	})
}

func TestWhatIsNoOutageShutsNothing(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]reply{"a bad request": status(400), "too many calls": status(429), "not there": status(501)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := scripted(answer)
				c := breaking(t, s)
				for range 12 {
					_, err := c.Do(t.Context(), read())
					require.NoError(t, err)
				}
				require.Equal(t, 12, s.count())
			})
		})
	}
}

func TestASuccessBeginsTheCountAnew(t *testing.T) {
	t.Parallel()
	s := scripted(broken, broken, broken, status(200), broken, broken, broken, status(200))
	c := breaking(t, s)
	for range 8 {
		_, _ = c.Do(t.Context(), read())
	}
	require.Equal(t, 8, s.count())
}
