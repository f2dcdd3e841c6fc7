package fedex_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// mishaps that may befall one request each, none among them.
var mishaps = []imitation.Fault{0, 0, imitation.DropBeforeWork, imitation.DropAfterWork, imitation.BadGatewayAfterWork,
	imitation.Truncate, imitation.HTML, imitation.Empty, imitation.Throttle, imitation.Down}

// A thousand purchases, each under a random script of faults, with a restart of both sides in between: whatever
// happens, a purchase that is settled as the contract says has one live label in the books.
func TestAThousandFaultScriptsLeaveOneLabelAPurchase(t *testing.T) {
	t.Parallel()
	const scripts = 1000
	for part := range 4 {
		t.Run(fmt.Sprint("part ", part), func(t *testing.T) {
			t.Parallel()
			server, base := standIn(t, imitationOptions)
			server.SetRetryAfter(time.Millisecond)
			random := rand.New(rand.NewPCG(1, uint64(part)))
			for i := range scripts / 4 {
				key := shipping.Key(fmt.Sprintf("script-%d-%d", part, i))
				for _, op := range []imitation.Op{imitation.Buy, imitation.Find, imitation.Void} {
					server.Fail(op, mishaps[random.IntN(len(mishaps))], 1+random.IntN(2))
				}
				label := settle(t, base, server, key, random)
				live := liveLabels(server, key)
				require.Len(t, live, 1, key)
				require.Equal(t, live[0].Tracking.Reveal(), label.Tracking.Reveal(), key)
			}
			require.Equal(t, scripts/4, server.Labels())
		})
	}
}

// settle buys under key as a worker does that may be restarted at any call: after an unknown outcome it looks, and
// only where the carrier says that there is no label does it buy again.
func settle(t *testing.T, base string, server *fedextest.Server, key shipping.Key, random *rand.Rand) shipping.Label {
	t.Helper()
	c := carrier(t, fedex.Config{BaseURL: base})
	look := false
	for range 40 {
		if random.IntN(3) == 0 {
			c = carrier(t, fedex.Config{BaseURL: base}) // restarted, and so is FedEx's memory of tokens
			server.ExpireTokens()
		}
		var label shipping.Label
		var err error
		if look {
			label, err = c.FindLabel(t.Context(), key)
		} else {
			p := purchase(nil)
			p.Key = key
			label, err = c.Buy(t.Context(), p)
		}
		switch class := shipping.ClassOf(err); {
		case err == nil:
			return label
		case class == shipping.ErrOutcomeUnknown:
			look = true
		case look && class == shipping.ErrNotFound:
			look = false
		default:
			require.True(t, class == shipping.ErrThrottled || class == shipping.ErrUnavailable, err)
		}
	}
	t.Fatal("not settled after 40 calls")
	return shipping.Label{}
}

func liveLabels(server *fedextest.Server, key shipping.Key) (live []imitation.Label) {
	for _, l := range server.LabelsByReference(key) {
		if l.Live() {
			live = append(live, l)
		}
	}
	return live
}

func TestStraysUnderOneKeyAreVoidedAndOneIsKept(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base})
	first, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	for range 2 { // as another program would that repeats what it must not
		_, err := c.Buy(t.Context(), purchase(nil))
		require.NoError(t, err)
	}
	server.Fail(imitation.Void, imitation.Down, 4)
	_, err = c.FindLabel(t.Context(), "k-1")
	require.ErrorIs(t, err, shipping.ErrUnavailable, "a stray that cannot be voided is no success")
	found, err := c.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	require.Equal(t, first.Tracking.Reveal(), found.Tracking.Reveal())
	require.Equal(t, 1, server.Labels())
	again, err := c.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	require.Equal(t, found.Tracking.Reveal(), again.Tracking.Reveal())
}

func TestFiveHundredCallersWithAnExpiredTokenMakeOneTokenCall(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base, Limiter: noLimit{}})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Equal(t, 1, server.Tokens())
	server.ExpireTokens()
	var wg sync.WaitGroup
	for range 500 {
		wg.Go(func() {
			_, err := c.Track(t.Context(), label.Tracking)
			require.NoError(t, err)
		})
	}
	wg.Wait()
	require.Equal(t, 2, server.Tokens())
}

type noLimit struct{}

func (noLimit) Wait(ctx context.Context, _ string) error { return ctx.Err() }

// limitBook records the quotas it is asked for.
type limitBook struct {
	mu     sync.Mutex
	quotas []string
}

func (b *limitBook) Wait(_ context.Context, quota string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.quotas = append(b.quotas, quota)
	return nil
}

func TestQuotasAreOfCarrierFamilyAndAccount(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, imitationOptions)
	var book limitBook
	c := carrier(t, fedex.Config{BaseURL: base, Limiter: &book})
	_, err := c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	_, err = c.Track(t.Context(), label.Tracking)
	require.NoError(t, err)
	_, err = c.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	require.NoError(t, c.Void(t.Context(), label.ID))
	require.Equal(t, []string{"fedex:token", "fedex:rate:740561073", "fedex:ship:740561073", "fedex:track:740561073", "fedex:track:740561073", "fedex:ship:740561073"}, book.quotas)
}

// Not parallel: it counts goroutines.
func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	server, err := fedextest.New(imitationOptions)
	require.NoError(t, err)
	base, err := server.Start()
	require.NoError(t, err)
	c := carrier(t, fedex.Config{BaseURL: base})
	server.Fail(imitation.Buy, imitation.DropAfterWork, 1)
	_, err = c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	_, err = c.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	c.CloseIdleConnections()
	require.NoError(t, server.Close())
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		require.False(t, time.Now().After(deadline), leftover())
	}
}

func leftover() string {
	stacks := make([]byte, 1<<16)
	return strings.TrimSpace(string(stacks[:runtime.Stack(stacks, true)]))
}
