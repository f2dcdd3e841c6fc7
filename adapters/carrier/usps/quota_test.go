package usps_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/shipping"
)

func TestQuotasAreOfCarrierFamilyAndBusiness(t *testing.T) {
	t.Parallel()
	carriercheck.Quotas(t, stand, "usps:oauth:12345678", "usps:shipments:12345678", "usps:payments:12345678", "usps:labels:12345678",
		"usps:tracking:12345678", "usps:labels:12345678", "usps:addresses:12345678")
}

// The default quota: five at once, and then a minute each; a caller without that much time is told at once.
func TestTheDefaultQuotaIsSixtyAnHour(t *testing.T) {
	t.Parallel()
	options := imitationOptions
	options.PerHour = 60
	server, base := standIn(t, options)
	c, err := usps.New(usps.Config{BaseURL: base, ClientID: "an id", ClientSecret: "the secret", CRID: "12345678", MID: "123456789", Account: "1"})
	require.NoError(t, err)
	t.Cleanup(c.CloseIdleConnections)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for range 5 {
		_, err := c.Quote(ctx, carriertest.Shipment())
		require.NoError(t, err)
	}
	_, err = c.Quote(ctx, carriertest.Shipment())
	require.ErrorIs(t, err, shipping.ErrThrottled)
	require.Equal(t, 5, server.Calls(imitation.Quote))
	_, err = c.CheckAddress(ctx, carriertest.Shipment().To)
	require.NoError(t, err, "another family has a quota of its own")
	require.Zero(t, server.TurnedAway())
}

// bucket is a quota that a fleet shares: so many calls, and no more.
type bucket struct {
	mu   sync.Mutex
	left map[string]int
}

func (b *bucket) Wait(_ context.Context, quota string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.left[quota]--; b.left[quota] < 0 {
		return errors.New("the quota is used up")
	}
	return nil
}

func TestTwoReplicasUnderOneLimiterStayUnderOneQuota(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	shared := &bucket{left: map[string]int{"usps:oauth:12345678": 2, "usps:shipments:12345678": 60}}
	replicas := []*usps.Carrier{carrier(t, usps.Config{BaseURL: base, Limiter: shared}), carrier(t, usps.Config{BaseURL: base, Limiter: shared})}
	refused := 0
	for n := range 100 {
		if _, err := replicas[n%2].Quote(t.Context(), carriertest.Shipment()); err != nil {
			require.ErrorIs(t, err, shipping.ErrThrottled)
			refused++
		}
	}
	require.Equal(t, []int{60, 40}, []int{server.Calls(imitation.Quote), refused})
}

// Without a limiter USPS says no itself, and when to come back.
func TestAQuotaThatIsUsedUpSaysWhenToComeBack(t *testing.T) {
	t.Parallel()
	now := noon()
	var mu sync.Mutex
	clock := func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return now
	}
	options := imitationOptions
	options.PerHour, options.Now = 3, clock
	server, base := standIn(t, options)
	c := carrier(t, usps.Config{BaseURL: base})
	for range 3 {
		_, err := c.Quote(t.Context(), carriertest.Shipment())
		require.NoError(t, err)
	}
	_, err := c.Quote(t.Context(), carriertest.Shipment())
	var e *shipping.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, shipping.ErrThrottled, e.Class)
	require.Greater(t, e.RetryAfter, 59*time.Minute)
	require.Equal(t, 1, server.TurnedAway(), "it is not asked again at once")
	_, err = c.Track(t.Context(), "9334612345678900000015")
	require.ErrorIs(t, err, shipping.ErrNotFound, "another API has a quota of its own")
	mu.Lock()
	now = now.Add(time.Hour)
	mu.Unlock()
	_, err = c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
}
