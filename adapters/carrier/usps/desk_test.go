package usps_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func manifestOf(ns ...shipping.TrackingNumber) shipping.ManifestRequest {
	return shipping.ManifestRequest{Key: "form-1", On: cal.Of(2026, 11, 24), From: carriertest.Shipment().From, Parcels: ns}
}

func pickupRequest() shipping.PickupRequest {
	return shipping.PickupRequest{Key: "pickup-1", From: carriertest.Shipment().From, On: cal.Of(2026, 11, 25), Ready: 9 * 60,
		Close: 17 * 60, Parcels: 3, Grams: 1200, Service: usps.GroundAdvantage}
}

func TestALabelOnAManifestStays(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	one, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	form, err := c.Manifest(t.Context(), manifestOf(one.Tracking))
	require.NoError(t, err)
	require.NotEmpty(t, form.ID)
	require.Equal(t, "PDF", form.Format)
	require.Equal(t, "%PDF", string(form.Image[:4]))
	require.ErrorIs(t, c.Void(t.Context(), one.ID), shipping.ErrRefused)
	_, err = c.Manifest(t.Context(), manifestOf(one.Tracking))
	require.ErrorIs(t, err, shipping.ErrRefused, "it is on a form already")
	_, err = c.Manifest(t.Context(), manifestOf("9334612345678900009999"))
	require.ErrorIs(t, err, shipping.ErrNotFound)
	_, err = c.Manifest(t.Context(), manifestOf("a number"))
	require.ErrorIs(t, err, shipping.ErrInvalid)
	_, err = c.Manifest(t.Context(), manifestOf())
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Equal(t, 3, server.Calls(imitation.Manifest))
}

func TestAManifestIsAskedForOnce(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	one, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	server.Fail(imitation.Manifest, imitation.DropAfterWork, 1)
	_, err = c.Manifest(t.Context(), manifestOf(one.Tracking))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Equal(t, 1, server.Calls(imitation.Manifest))
}

func TestALabelThatUSPSManifestedIsDisputed(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	one, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	server.TakeManifest(one.Tracking)
	voiding, err := c.VoidLabel(t.Context(), one.ID)
	require.NoError(t, err)
	require.Equal(t, shipping.VoidRefund, voiding.Outcome)
	require.NotEmpty(t, voiding.Reference)
	voiding, err = c.VoidLabel(t.Context(), one.ID)
	require.NoError(t, err, "void before is success")
	require.Equal(t, shipping.VoidUnknown, voiding.Outcome)
}

func TestACollectionIsCalledOffUnderItsETag(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	for name, spoil := range map[string]func(*shipping.Pickup){
		"as it was given":          func(*shipping.Pickup) {},
		"its version lost":         func(p *shipping.Pickup) { p.Version = "" },
		"changed by somebody else": func(p *shipping.Pickup) { server.ChangeCollection(p.ID) },
	} {
		p, err := c.SchedulePickup(t.Context(), pickupRequest())
		require.NoError(t, err, name)
		require.NotEmpty(t, p.Version, name)
		require.Equal(t, "2026-11-25", p.On.String(), name)
		require.Equal(t, 1, server.Collections(), name)
		spoil(&p)
		require.NoError(t, c.CancelPickup(t.Context(), p), name)
		require.Zero(t, server.Collections(), name)
		require.NoError(t, c.CancelPickup(t.Context(), p), "%s: off already is success", name)
	}
	require.ErrorIs(t, c.CancelPickup(t.Context(), shipping.Pickup{ID: "../labels"}), shipping.ErrInvalid)
}

func TestACollectionIsAPurchase(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	server.Fail(imitation.Pickup, imitation.DropAfterWork, 1)
	_, err := c.SchedulePickup(t.Context(), pickupRequest())
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Equal(t, 1, server.Calls(imitation.Pickup))
	r := pickupRequest()
	r.From.Phone = secret.Text{}
	_, err = c.SchedulePickup(t.Context(), r)
	require.ErrorIs(t, err, shipping.ErrInvalid, "USPS wants a telephone number")
}

func TestTheWayBack(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	label, err := c.BuyReturn(t.Context(), purchase(func(p *shipping.Purchase) {
		p.Key = "back-1"
		p.Shipment.From, p.Shipment.To = p.Shipment.To, p.Shipment.From
	}))
	require.NoError(t, err)
	require.Equal(t, usps.GroundAdvantage, label.Service)
	require.True(t, server.LabelsByReference("back-1")[0].Return)
	require.ErrorIs(t, c.Void(t.Context(), label.ID), shipping.ErrRefused, "USPS voids no label for the way back")
	server.Fail(imitation.Return, imitation.DropAfterWork, 1)
	_, err = c.BuyReturn(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Equal(t, 2, server.Calls(imitation.Return))
}

func TestAddressesOfTheImitation(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	for street, want := range map[string]shipping.AddressVerdict{
		"742 Madeup Terrace": shipping.AddressDeliverable, "404 Madeup Terrace": shipping.AddressUndeliverable,
		"405 Madeup Terrace": shipping.AddressAmbiguous, "406 Madeup Terrace": shipping.AddressUnit,
	} {
		a := carriertest.Shipment().To
		a.Street1 = secret.New(street)
		got, err := c.CheckAddress(t.Context(), a)
		require.NoError(t, err)
		require.Equal(t, want, got.Verdict, street)
	}
	abroad := carriertest.Shipment().To
	abroad.Country, abroad.State = "CA", ""
	_, err := c.CheckAddress(t.Context(), abroad)
	require.ErrorIs(t, err, shipping.ErrUnsupported)
}

// A day at the desk, with what was stored sent again after all answers were lost.
func TestTheDeskShipsByUSPS(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{carrier(t, usps.Config{BaseURL: base})}})
	require.NoError(t, err)
	ctx := t.Context()
	quotes, err := desk.Quotes(ctx, carriertest.Shipment())
	require.NoError(t, err)
	best, ok := shipping.Choose(quotes, carriertest.Shipment())
	require.True(t, ok)
	require.Equal(t, usps.GroundAdvantage, best.Service)
	p := purchase(func(p *shipping.Purchase) { p.Service = best.Service })
	stored, err := desk.Prepare(ctx, shipping.USPS, p)
	require.NoError(t, err)
	server.Fail(imitation.Buy, imitation.DropAfterWork, 3)
	_, err = desk.BuyPrepared(ctx, shipping.USPS, p, stored)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	doubt, err := desk.Doubt(shipping.USPS, p.Key, noon())
	require.NoError(t, err)
	doubt.Stored = true
	require.Equal(t, shipping.SettleAgain, doubt.Settle(noon()).Step)
	label, err := desk.BuyPrepared(ctx, shipping.USPS, p, stored)
	require.NoError(t, err)
	require.Equal(t, best.Price, label.Price)
	doubt.Stored = false
	require.Equal(t, shipping.SettleByPerson, doubt.Settle(noon()).Step, "without what was stored nobody but a person can look")
	tracking, err := desk.Track(ctx, shipping.USPS, label.Tracking)
	require.NoError(t, err)
	require.Equal(t, shipping.LabelCreated, tracking.Status)
	voiding, err := desk.VoidLabel(ctx, shipping.USPS, label.ID)
	require.NoError(t, err)
	require.Equal(t, shipping.VoidDone, voiding.Outcome)
	require.Equal(t, []int{1, 0}, []int{server.Purchases(), server.Labels()})
}
