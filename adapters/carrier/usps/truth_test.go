package usps_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/shipping"
)

// mishaps that may befall one request each, none among them.
var mishaps = []imitation.Fault{0, 0, imitation.DropBeforeWork, imitation.DropAfterWork, imitation.BadGatewayAfterWork,
	imitation.Truncate, imitation.HTML, imitation.Empty, imitation.Throttle, imitation.Down}

// A thousand purchases, each prepared once and bought under a random script of faults, with a restart of both sides in
// between: whatever happens, there is one live label in the books for each.
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
				p := purchase(func(p *shipping.Purchase) { p.Key = shipping.Key(fmt.Sprintf("script-%d-%d", part, i)) })
				server.Fail(imitation.Buy, mishaps[random.IntN(len(mishaps))], 1+random.IntN(5))
				label := settle(t, base, server, p, random)
				live := liveLabels(server, p.Key)
				require.Len(t, live, 1, p.Key)
				require.Equal(t, live[0].Tracking.Reveal(), label.Tracking.Reveal(), p.Key)
			}
			require.Equal(t, scripts/4, server.Purchases())
		})
	}
}

// settle buys p as a worker does that stores what Prepare drew and may be restarted at any call: it sends the same again
// until it has the label.
func settle(t *testing.T, base string, server *uspstest.Server, p shipping.Purchase, random *rand.Rand) shipping.Label {
	t.Helper()
	c := carrier(t, usps.Config{BaseURL: base})
	prepared, err := c.Prepare(t.Context(), p)
	require.NoError(t, err)
	for range 40 {
		if random.IntN(3) == 0 {
			c = carrier(t, usps.Config{BaseURL: base}) // restarted, and so is USPS's memory of tokens
			server.ExpireTokens()
			server.ExpirePayments()
		}
		label, err := c.BuyPrepared(t.Context(), p, prepared)
		if err == nil {
			return label
		}
		class := shipping.ClassOf(err)
		require.True(t, class == shipping.ErrOutcomeUnknown || class == shipping.ErrThrottled || class == shipping.ErrUnavailable, err)
	}
	t.Fatal("not settled after 40 calls")
	return shipping.Label{}
}

func liveLabels(server *uspstest.Server, key shipping.Key) (live []imitation.Label) {
	for _, l := range server.LabelsByReference(key) {
		if l.Live() {
			live = append(live, l)
		}
	}
	return live
}

// Every call under every fault: no error tells who the patient is. The URL of an address check does, and no error holds
// it.
func TestThePlantedPersonAppearsNowhere(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	var said strings.Builder
	for f := imitation.DropBeforeWork; f <= imitation.Down; f++ {
		if f == imitation.Hang {
			continue
		}
		for _, op := range []imitation.Op{imitation.Quote, imitation.Buy, imitation.Void, imitation.Track, imitation.Validate, imitation.Manifest, imitation.Pickup, imitation.Return} {
			server.Fail(op, f, 1000)
		}
		_, quote := c.Quote(t.Context(), carriertest.Shipment())
		_, buy := c.Buy(t.Context(), purchase(nil))
		_, back := c.BuyReturn(t.Context(), purchase(nil))
		_, address := c.CheckAddress(t.Context(), carriertest.Shipment().To)
		_, manifest := c.Manifest(t.Context(), manifestOf(label.Tracking))
		_, pickup := c.SchedulePickup(t.Context(), pickupRequest())
		_, track := c.Track(t.Context(), label.Tracking)
		void := c.Void(t.Context(), label.ID)
		for _, err := range []error{quote, buy, back, address, manifest, pickup, track, void} {
			require.Error(t, err, f)
			fmt.Fprintf(&said, "%v %+v %#v\n", err, err, err)
		}
	}
	for _, piece := range []string{"sampleton", "madeup", "5550199", "sampleville", "http://", "127.0.0.1"} {
		require.NotContains(t, strings.ToLower(said.String()), piece)
	}
}

// Not parallel: it counts goroutines.
func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	server, err := uspstest.New(imitationOptions)
	require.NoError(t, err)
	base, err := server.Start()
	require.NoError(t, err)
	c := carrier(t, usps.Config{BaseURL: base})
	server.Fail(imitation.Buy, imitation.DropAfterWork, 1)
	_, err = c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	_, err = c.Quote(t.Context(), carriertest.Shipment())
	require.NoError(t, err)
	c.CloseIdleConnections()
	require.NoError(t, server.Close())
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		require.False(t, time.Now().After(deadline), "goroutines are left")
	}
}
