package uspstest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func TestAManifestTakesAllOrNone(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	one, two := d.buy(t, "k-1", usps.GroundAdvantage), d.buy(t, "k-2", usps.GroundAdvantage)
	dead := d.buy(t, "k-3", usps.GroundAdvantage)
	require.NoError(t, d.Carrier.Void(t.Context(), dead.ID))
	ask := func(ns ...shipping.TrackingNumber) error {
		_, err := d.Carrier.Manifest(t.Context(), shipping.ManifestRequest{Key: "form-1", On: cal.Of(2026, 11, 24),
			From: carriertest.Shipment().From, Parcels: ns})
		return err
	}
	require.ErrorIs(t, ask(one.Tracking, dead.Tracking), shipping.ErrRefused)
	require.NoError(t, d.Carrier.Void(t.Context(), one.ID), "a form that was refused holds nothing")
	require.NoError(t, ask(two.Tracking))
	require.ErrorIs(t, d.Carrier.Void(t.Context(), two.ID), shipping.ErrRefused)
}

func TestALabelInTheNightlyManifestIsDisputed(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	l := d.buy(t, "k-1", usps.PriorityMail)
	d.TakeManifest(l.Tracking)
	voiding, err := d.VoidLabel(t.Context(), l.ID)
	require.NoError(t, err)
	require.Equal(t, shipping.VoidRefund, voiding.Outcome)
	require.Zero(t, d.Labels())
}

func TestACollectionHasAVersion(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	p, err := d.SchedulePickup(t.Context(), shipping.PickupRequest{Key: "pickup-1", From: carriertest.Shipment().From,
		On: cal.Of(2026, 11, 25), Ready: 9 * 60, Close: 17 * 60, Parcels: 1, Grams: 400, Service: usps.PriorityMail})
	require.NoError(t, err)
	require.Equal(t, 1, d.Collections())
	d.ChangeCollection(p.ID)
	require.NoError(t, d.CancelPickup(t.Context(), p))
	require.Zero(t, d.Collections())
}

func TestAddressesByTheirNumber(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	a := carriertest.Shipment().To
	a.Street1 = secret.New("406 Madeup Terrace")
	answer, err := d.CheckAddress(t.Context(), a)
	require.NoError(t, err)
	require.Equal(t, shipping.AddressUnit, answer.Verdict)
	a.Street2 = secret.New("Apt 4B")
	answer, err = d.CheckAddress(t.Context(), a)
	require.NoError(t, err)
	require.Equal(t, shipping.AddressDeliverable, answer.Verdict)
}

func TestPaymentTokensEnd(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	d.buy(t, "k-1", usps.PriorityMail)
	d.ExpirePayments()
	d.buy(t, "k-2", usps.PriorityMail)
	require.Equal(t, []int{2, 2}, []int{d.Payments(), d.Labels()})
}

func TestALabelForTheWayBackIsMarked(t *testing.T) {
	t.Parallel()
	d := openToday(t)
	p := purchase("back-1", usps.GroundAdvantage)
	p.Shipment.From, p.Shipment.To = p.Shipment.To, p.Shipment.From
	l, err := d.BuyReturn(t.Context(), p)
	require.NoError(t, err)
	require.True(t, d.LabelsByReference("back-1")[0].Return)
	require.ErrorIs(t, d.Carrier.Void(t.Context(), l.ID), shipping.ErrRefused)
}
