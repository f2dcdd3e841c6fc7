package carrierhttp_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
)

// mint gives token-1, token-2 … after a second of work.
type mint struct{ given atomic.Int32 }

func (m *mint) fetch(context.Context) (carrierhttp.Token, error) {
	time.Sleep(time.Second) // in the bubble's time
	return carrierhttp.Token{Value: fmt.Sprintf("token-%d", m.given.Add(1)), Life: time.Hour}, nil
}

func TestFiveHundredCallersMakeOneTokenCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var m mint
		tokens := &carrierhttp.Tokens{Fetch: m.fetch}
		all(500, func(int) {
			got, err := tokens.Get(t.Context())
			require.NoError(t, err)
			require.Equal(t, "token-1", got)
		})
		require.EqualValues(t, 1, m.given.Load())
	})
}

func TestFiveHundredCallersWithARefusedTokenMakeOneTokenCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var m mint
		tokens := &carrierhttp.Tokens{Fetch: m.fetch}
		old, err := tokens.Get(t.Context())
		require.NoError(t, err)
		transport := scripted(func(r *http.Request) (*http.Response, error) {
			if r.Header.Get("Authorization") == "Bearer "+old {
				return status(401)(r)
			}
			return status(200)(r)
		})
		c, err := carrierhttp.New(carrierhttp.Config{Base: base, Transport: transport, Limiter: carrierhttp.NewLimiter(1, 1000)})
		require.NoError(t, err)
		all(500, func(int) {
			resp, err := c.DoWithToken(t.Context(), tokens, purchase())
			require.NoError(t, err)
			require.Equal(t, 200, resp.Status)
		})
		require.EqualValues(t, 2, m.given.Load(), "the first, and one for all who were refused")
	})
}

func TestATokenIsRenewedBeforeItsEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var m mint
		tokens := &carrierhttp.Tokens{Fetch: m.fetch}
		for _, step := range []struct {
			after time.Duration
			want  string
		}{{0, "token-1"}, {53 * time.Minute, "token-1"}, {2 * time.Minute, "token-2"}} {
			time.Sleep(step.after)
			got, err := tokens.Get(t.Context())
			require.NoError(t, err)
			require.Equal(t, step.want, got)
		}
	})
}

func TestACallerWhoLeavesDoesNotEndTheFlight(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var m mint
		tokens := &carrierhttp.Tokens{Fetch: m.fetch}
		impatient, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		_, err := tokens.Get(impatient)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.False(t, failure(t, err).Sent)
		got, err := tokens.Get(t.Context())
		require.NoError(t, err)
		require.Equal(t, "token-1", got)
		require.EqualValues(t, 1, m.given.Load())
	})
}

func TestAFailureIsTheAnswerForTwoSeconds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		calls := 0
		tokens := &carrierhttp.Tokens{Fetch: func(context.Context) (carrierhttp.Token, error) {
			calls++
			return carrierhttp.Token{}, errors.New("no")
		}}
		for range 10 {
			_, err := tokens.Get(t.Context())
			require.EqualError(t, err, "no")
		}
		require.Equal(t, 1, calls)
		time.Sleep(2 * time.Second)
		_, err := tokens.Get(t.Context())
		require.Error(t, err)
		require.Equal(t, 2, calls)
	})
}

func TestACarrierThatRefusesEveryTokenIsNoLoop(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var m mint
		tokens := &carrierhttp.Tokens{Fetch: m.fetch}
		transport := scripted(status(401))
		c := client(t, transport)
		for range 5 {
			resp, err := c.DoWithToken(t.Context(), tokens, purchase())
			require.NoError(t, err)
			require.Equal(t, 401, resp.Status)
		}
		require.EqualValues(t, 2, m.given.Load(), "the first and one forced; more would be a storm")
		time.Sleep(time.Minute)
		_, err := c.DoWithToken(t.Context(), tokens, purchase())
		require.NoError(t, err)
		require.EqualValues(t, 3, m.given.Load(), "later it may have been mended")
	})
}

func TestATokenThatWorkedMayBeForcedAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var m mint
		tokens := &carrierhttp.Tokens{Fetch: m.fetch}
		transport := scripted(status(401), status(200), status(401), status(200))
		c := client(t, transport)
		for range 2 {
			resp, err := c.DoWithToken(t.Context(), tokens, read())
			require.NoError(t, err)
			require.Equal(t, 200, resp.Status)
		}
		require.Equal(t, []string{"Bearer token-1", "Bearer token-2", "Bearer token-2", "Bearer token-3"}, transport.auth)
	})
}

func TestATokenDoesNotPrintItself(t *testing.T) {
	t.Parallel()
	token := carrierhttp.Token{Value: "very-secret", Life: time.Hour}
	require.NotContains(t, fmt.Sprintf("%v %+v %#v %s", token, token, token, token), "very-secret")
}

// all runs f n times at once.
func all(n int, f func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { f(i) })
	}
	wg.Wait()
}
