package shipping_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// bare is a carrier without optional interfaces, full is one with all of them.
func bare() *carrier { return &carrier{code: "pigeon", label: label()} }
func full() able     { return able{carrier: &carrier{code: "ups", label: label()}, can: everything} }

func TestAPurchaseIsPreparedStoredAndBought(t *testing.T) {
	t.Parallel()
	usps := full()
	d := desk(t, usps, bare())
	stored, err := d.Prepare(t.Context(), "ups", purchase())
	require.NoError(t, err)
	l, err := d.BuyPrepared(t.Context(), "ups", purchase(), stored)
	require.NoError(t, err)
	require.Equal(t, label(), l)
	require.Equal(t, 2, usps.calls)

	usps.err = errors.New("oops " + plantedName)
	_, err = d.BuyPrepared(t.Context(), "ups", purchase(), stored)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, "without a class nobody knows")
	require.False(t, shows(err.Error()))
	usps.err, usps.label.Tracking = nil, ""
	_, err = d.BuyPrepared(t.Context(), "ups", purchase(), stored)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, "a label that cannot be known again")
}

func TestALabelForTheWayBackIsAPurchase(t *testing.T) {
	t.Parallel()
	ups, p := full(), purchase()
	p.Shipment.From, p.Shipment.To = home(), pharmacy()
	l, err := desk(t, ups).BuyReturn(t.Context(), "ups", p)
	require.NoError(t, err)
	require.Equal(t, label(), l)
	ups.err = context.DeadlineExceeded
	_, err = desk(t, ups).BuyReturn(t.Context(), "ups", p)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

// calls are the operations that a carrier may lack, each with a sound input.
func calls(d *shipping.Desk, c shipping.CarrierCode, ctx context.Context, p shipping.Purchase) map[string]error {
	_, prepare := d.Prepare(ctx, c, p)
	_, buy := d.BuyPrepared(ctx, c, p, prepared())
	_, back := d.BuyReturn(ctx, c, p)
	return map[string]error{"prepare": prepare, "buy": buy, "return": back}
}

func TestWhatACarrierLacksIsUnsupported(t *testing.T) {
	t.Parallel()
	pigeon := bare()
	d := desk(t, pigeon)
	for _, code := range []shipping.CarrierCode{"pigeon", "fedex"} {
		for op, err := range calls(d, code, t.Context(), purchase()) {
			require.ErrorIs(t, err, shipping.ErrUnsupported, op)
		}
		for op, err := range dockCalls(d, code, t.Context()) {
			require.ErrorIs(t, err, shipping.ErrUnsupported, op)
		}
	}
	_, err := d.VoidLabel(t.Context(), "fedex", wholeNumber)
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	_, err = d.Doubt("fedex", "k3q9-1", sentAt)
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	require.Zero(t, pigeon.calls)
}

func TestNothingFaultyReachesTheOptionalInterfaces(t *testing.T) {
	t.Parallel()
	ups := full()
	d := desk(t, ups)
	weightless, boxed := purchase(), purchase()
	weightless.Shipment.Parcel.Grams = 0
	boxed.Shipment.To.Street1 = secret.New("PO Box 12")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for want, err := range map[error]map[string]error{
		shipping.ErrInvalid:     calls(d, "ups", t.Context(), weightless),
		shipping.ErrRefused:     calls(d, "ups", t.Context(), boxed),
		shipping.ErrUnavailable: calls(d, "ups", ended, purchase()),
	} {
		for op, err := range err {
			require.ErrorIs(t, err, want, op)
		}
	}
	_, err := d.Manifest(t.Context(), "ups", shipping.ManifestRequest{})
	require.ErrorIs(t, err, shipping.ErrInvalid)
	_, err = d.SchedulePickup(t.Context(), "ups", shipping.PickupRequest{})
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Zero(t, ups.calls)
}

func TestAVoidTellsHowTheLabelDied(t *testing.T) {
	t.Parallel()
	ups := full()
	ups.voiding = shipping.Voiding{Outcome: shipping.VoidRefund, Reference: "d-1"}
	d := desk(t, ups, bare())
	v, err := d.VoidLabel(t.Context(), "ups", wholeNumber)
	require.NoError(t, err)
	require.Equal(t, ups.voiding, v)
	v, err = d.VoidLabel(t.Context(), "pigeon", wholeNumber)
	require.NoError(t, err)
	require.Equal(t, shipping.VoidUnknown, v.Outcome, "dead, and nobody says how")
}
