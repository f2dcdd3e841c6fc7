package dhl_test

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
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/dhltest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// mishaps that may befall one request each, none among them.
var mishaps = []imitation.Fault{0, 0, imitation.DropBeforeWork, imitation.DropAfterWork, imitation.BadGatewayAfterWork,
	imitation.Truncate, imitation.HTML, imitation.Empty, imitation.Throttle, imitation.Down}

// A thousand purchases, each under a random script of faults, with a restart in between: whatever happens, a purchase
// that is settled as the contract says has one label in the books.
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
				for _, op := range []imitation.Op{imitation.Buy, imitation.Find} {
					server.Fail(op, mishaps[random.IntN(len(mishaps))], 1+random.IntN(2))
				}
				label := settle(t, base, key, random)
				sold := server.LabelsByReference(key)
				require.Len(t, sold, 1, key)
				require.Equal(t, sold[0].Tracking.Reveal(), label.Tracking.Reveal(), key)
			}
			require.Equal(t, scripts/4, server.Labels())
		})
	}
}

// settle buys under key as a worker does that may be restarted at any call: after an unknown outcome it looks, and
// only where the carrier says that there is no label does it buy again.
func settle(t *testing.T, base string, key shipping.Key, random *rand.Rand) shipping.Label {
	t.Helper()
	c := carrier(t, dhl.Config{BaseURL: base})
	look := false
	for range 40 {
		if random.IntN(3) == 0 {
			c = carrier(t, dhl.Config{BaseURL: base}) // restarted
		}
		var label shipping.Label
		var err error
		if look {
			label, err = c.FindLabel(t.Context(), key)
		} else {
			label, err = c.Buy(t.Context(), purchase(func(p *shipping.Purchase) { p.Key = key }))
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

// There is no token to ask for: five hundred callers make five hundred calls and not one more.
func TestFiveHundredCallersMakeFiveHundredCalls(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, dhl.Config{BaseURL: base, Limiter: noLimit{}})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	var wg sync.WaitGroup
	for range 500 {
		wg.Go(func() {
			_, err := c.Track(t.Context(), label.Tracking)
			require.NoError(t, err)
		})
	}
	wg.Wait()
	require.Len(t, server.URLs(), 501)
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
	c := carrier(t, dhl.Config{BaseURL: base, Limiter: &book})
	_, err := c.Quote(t.Context(), carriertest.ShipmentAbroad())
	require.NoError(t, err)
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	_, err = c.Track(t.Context(), label.Tracking)
	require.NoError(t, err)
	_, err = c.FindLabel(t.Context(), "k-1")
	require.NoError(t, err)
	require.Equal(t, []string{"dhl:rates:123456789", "dhl:shipments:123456789", "dhl:tracking:123456789", "dhl:tracking:123456789"}, book.quotas)
}

// A thousand numbers are five calls.
func TestAThousandNumbersAreFiveCalls(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, dhl.Config{BaseURL: base})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	server.Advance(label.Tracking, shipping.OutForDelivery)
	ns := make([]shipping.TrackingNumber, 1000)
	for i := range ns {
		ns[i] = shipping.TrackingNumber(fmt.Sprintf("90000%05d", i))
	}
	ns[17], ns[999] = "no number", label.Tracking
	told, err := c.TrackBatch(t.Context(), ns)
	require.NoError(t, err)
	require.Len(t, told, 1000)
	require.Equal(t, 5, server.Calls(imitation.Track))
	require.ErrorIs(t, told[17].Err, shipping.ErrInvalid)
	require.ErrorIs(t, told[0].Err, shipping.ErrNotFound)
	require.NoError(t, told[999].Err)
	require.Equal(t, shipping.OutForDelivery, told[999].Tracking.Status)

	server.Fail(imitation.Track, imitation.Down, 1_000_000)
	told, err = c.TrackBatch(t.Context(), ns[:3])
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.ErrorIs(t, told[2].Err, shipping.ErrUnavailable)
}

// A pickup is a purchase: asked for once, whatever becomes of the answer. Calling one off is repeated.
func TestAPickupIsAskedForOnce(t *testing.T) {
	t.Parallel()
	for _, f := range []imitation.Fault{imitation.DropAfterWork, imitation.BadGatewayAfterWork, imitation.Truncate, imitation.HTML,
		imitation.Empty, imitation.Down} {
		server, base := standIn(t, imitationOptions)
		c := carrier(t, dhl.Config{BaseURL: base})
		server.Fail(imitation.Pickup, f, 1)
		_, err := c.SchedulePickup(t.Context(), collection())
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
		require.Equal(t, 1, server.Calls(imitation.Pickup))
		promised, err := c.SchedulePickup(t.Context(), collection())
		require.NoError(t, err)
		server.Fail(imitation.Pickup, imitation.DropAfterWork, 1)
		require.NoError(t, c.CancelPickup(t.Context(), promised))
		require.Equal(t, 4, server.Calls(imitation.Pickup))
	}
}

// Not parallel: it counts goroutines.
func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	server, err := dhltest.New(imitationOptions)
	require.NoError(t, err)
	base, err := server.Start()
	require.NoError(t, err)
	c := carrier(t, dhl.Config{BaseURL: base})
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
