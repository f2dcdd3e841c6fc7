package dhl_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

// stand is DHL and its imitation, for what every carrier of this module must show.
var stand = carriercheck.Stand{
	Purchase: purchase(nil),
	NoVoid:   true,
	Open: func(t testing.TB) carriercheck.Opened {
		server, base := standIn(t, imitationOptions)
		return carriercheck.Opened{Site: server.Site, Base: base}
	},
	Carrier: func(t testing.TB, base string, l carriercheck.Limiter) carriercheck.Carrier {
		return carrier(t, dhl.Config{BaseURL: base, Limiter: l})
	},
}

// A thousand purchases, each bought under a random script of faults, with a restart of both sides in between: whatever
// happens, there is one live label in the books for each.
func TestAThousandFaultScriptsLeaveOneLabelAPurchase(t *testing.T) {
	t.Parallel()
	carriercheck.FaultScripts(t, stand)
}

// There is no token to ask for: five hundred callers make five hundred calls and not one more.
func TestFiveHundredCallersMakeFiveHundredCalls(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, dhl.Config{BaseURL: base, Limiter: carriercheck.Unlimited{}})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	carriercheck.Together(t, func() error { _, err := c.Track(t.Context(), label.Tracking); return err })
	require.Len(t, server.URLs(), 1+carriercheck.Callers)
}

func TestQuotasAreOfCarrierFamilyAndAccount(t *testing.T) {
	t.Parallel()
	carriercheck.Quotas(t, stand, "dhl:rates:123456789", "dhl:shipments:123456789", "dhl:tracking:123456789",
		"dhl:tracking:123456789", "dhl:address:123456789")
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

func TestNothingIsLeftRunning(t *testing.T) {
	t.Parallel()
	carriercheck.NothingIsLeft(t, stand)
}
