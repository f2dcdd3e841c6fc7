package shipping_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

// TestAnAddressIsAskedAboutInOrderOfPreference is feature 102.
func TestAnAddressIsAskedAboutInOrderOfPreference(t *testing.T) {
	t.Parallel()
	knows := func(c shipping.CarrierCode, v shipping.AddressVerdict) able {
		return able{carrier: &carrier{code: c}, answer: shipping.AddressAnswer{Verdict: v}}
	}
	first, second := knows("usps", shipping.AddressUnit), knows("ups", shipping.AddressDeliverable)
	a, err := desk(t, bare(), first, second).CheckAddress(t.Context(), home())
	require.NoError(t, err)
	require.Equal(t, shipping.AddressUnit, a.Verdict)
	require.Zero(t, second.calls, "who knows ends the round")

	first.err = of(shipping.ErrUnavailable)
	a, err = desk(t, first, second).CheckAddress(t.Context(), home())
	require.NoError(t, err, "another one knows")
	require.Equal(t, shipping.AddressDeliverable, a.Verdict)

	a, err = desk(t, knows("usps", shipping.AddressUnknown), second).CheckAddress(t.Context(), home())
	require.NoError(t, err)
	require.Equal(t, shipping.AddressDeliverable, a.Verdict)
	a, err = desk(t, first, knows("ups", shipping.AddressUnknown)).CheckAddress(t.Context(), home())
	require.NoError(t, err)
	require.Equal(t, shipping.AddressUnknown, a.Verdict, "nobody knows")

	_, err = desk(t, first).CheckAddress(t.Context(), home())
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	_, err = desk(t, bare()).CheckAddress(t.Context(), home())
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	second.calls = 0
	_, err = desk(t, second).CheckAddress(t.Context(), shipping.Address{})
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Zero(t, second.calls)
}

func dockCalls(d *shipping.Desk, c shipping.CarrierCode, ctx context.Context) map[string]error {
	_, manifest := d.Manifest(ctx, c, manifestRequest())
	_, pickup := d.SchedulePickup(ctx, c, pickupRequest())
	return map[string]error{"manifest": manifest, "pickup": pickup, "cancel": d.CancelPickup(ctx, c, shipping.Pickup{ID: "p-1"})}
}

func manifestRequest() shipping.ManifestRequest {
	return shipping.ManifestRequest{Key: "day-1", On: day(11, 24), From: pharmacy(), Parcels: []shipping.TrackingNumber{wholeNumber}}
}

func pickupRequest() shipping.PickupRequest {
	return shipping.PickupRequest{Key: "pickup-1", From: pharmacy(), On: day(11, 25), Ready: 9 * 60, Close: 17 * 60, Parcels: 3, Grams: 1200}
}

func TestTheDockIsServedOnce(t *testing.T) {
	t.Parallel()
	ups := full()
	d := desk(t, ups)
	for op, err := range dockCalls(d, "ups", t.Context()) {
		require.NoError(t, err, op)
	}
	require.Equal(t, 3, ups.calls)
	ups.err = errors.New("oops")
	for op, err := range dockCalls(d, "ups", t.Context()) {
		require.Equal(t, op != "cancel", errors.Is(err, shipping.ErrOutcomeUnknown), "%s: a purchase without a class is unknown", op)
	}
}
