package shipping_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// bare is a carrier without optional interfaces, full is one with all of them.
func bare() *carrier { return &carrier{code: "pigeon", label: label()} }
func full() able     { return able{carrier: &carrier{code: "ups", label: label()}, can: everything} }

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

// walker tracks one by one and counts how many are asked for at once.
type walker struct {
	*carrier
	now, most atomic.Int64
	hold      chan struct{}
}

func (w *walker) Track(_ context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	if at := w.now.Add(1); at > w.most.Load() {
		w.most.Store(at)
	}
	<-w.hold
	w.now.Add(-1)
	return shipping.Tracking{Number: n}, nil
}

func TestManyParcelsAreTrackedInOrder(t *testing.T) {
	t.Parallel()
	batch := full()
	batch.tracked = []shipping.Tracked{{Tracking: shipping.Tracking{Number: "a"}}, {Err: of(shipping.ErrNotFound)}}
	single := &walker{carrier: &carrier{code: "pigeon"}, hold: make(chan struct{})}
	close(single.hold)
	parcels := []shipping.ParcelRef{{"ups", "a"}, {"pigeon", "p1"}, {"ups", "b"}, {"fedex", "f"}, {"ups", "c"}}
	for i := range 100 {
		parcels = append(parcels, shipping.ParcelRef{Carrier: "pigeon", Number: shipping.TrackingNumber(fmt.Sprint("q", i))})
	}
	got := desk(t, batch, single).TrackAll(t.Context(), parcels)
	require.Len(t, got, len(parcels))
	require.Equal(t, 1, batch.calls, "one call for three numbers")
	require.Equal(t, batch.tracked[0], got[0])
	require.ErrorIs(t, got[2].Err, shipping.ErrNotFound, "one that fails does not spoil the others")
	require.ErrorIs(t, got[4].Err, shipping.ErrUnavailable, "an answer that is missing")
	require.ErrorIs(t, got[3].Err, shipping.ErrUnsupported, "a carrier that the desk lacks")
	require.Equal(t, shipping.TrackingNumber("p1"), got[1].Tracking.Number)
	for i, p := range parcels[5:] {
		require.Equal(t, p.Number, got[5+i].Tracking.Number)
	}
	require.LessOrEqual(t, single.most.Load(), int64(8))
	require.Empty(t, desk(t, batch).TrackAll(t.Context(), nil))

	batch.err = of(shipping.ErrThrottled)
	got = desk(t, batch).TrackAll(t.Context(), parcels[:1:1])
	require.NoError(t, got[0].Err, "what came before the fault stands")
	batch.tracked = nil
	got = desk(t, batch).TrackAll(t.Context(), parcels[:1:1])
	require.ErrorIs(t, got[0].Err, shipping.ErrThrottled)
}

func TestAPlanAsksOnlyWhoCanCarry(t *testing.T) {
	t.Parallel()
	ups, usps, pigeon := full(), full(), bare()
	ups.quotes = []shipping.Quote{quote("ups", "ups_ground", 900, day(11, 30))}
	usps.carrier = &carrier{code: "usps"}
	usps.can.AdultAsked = false
	pigeon.err = of(shipping.ErrUnavailable)
	p, err := desk(t, usps, ups, pigeon).Plan(t.Context(), request(adult))
	require.NoError(t, err)
	require.Equal(t, []shipping.Service{"ups_ground"}, services(p.Choices))
	require.Len(t, p.Left, 1)
	require.Equal(t, shipping.USPS, p.Left[0].Carrier)
	require.Zero(t, usps.calls)
	require.ErrorIs(t, p.Fault, shipping.ErrUnavailable, "who could not be asked is told")

	ups.calls = 0
	p, err = desk(t, ups).Plan(t.Context(), request(leavingOn(day(11, 23))))
	require.NoError(t, err)
	require.True(t, p.Release.Failed())
	p, err = desk(t, ups).Plan(t.Context(), request(poBox))
	require.NoError(t, err)
	require.Len(t, p.Left, 1)
	_, err = desk(t, ups).Plan(t.Context(), shipping.PlanRequest{})
	require.ErrorIs(t, err, shipping.ErrInvalid)
	require.Zero(t, ups.calls)
}

func remember(stored *[]shipping.Service) func(shipping.Intent) error {
	return func(in shipping.Intent) error { *stored = append(*stored, in.Choice.Quote.Service); return nil }
}

func TestAPlanStoresTheBytesOfACarrierWithKeysOfItsOwn(t *testing.T) {
	t.Parallel()
	ups := full()
	var stored []shipping.Intent
	l, tried, err := desk(t, ups).BuyPlan(t.Context(), request().Choose(offers), purchase(), func(in shipping.Intent) error {
		require.Equal(t, 1, ups.calls, "prepared, and not yet bought")
		stored = append(stored, in)
		return nil
	})
	require.NoError(t, err)
	require.Equal(t, label().ID, l.ID)
	require.Len(t, tried, 1)
	require.Equal(t, prepared(), stored[0].Prepared)

	keyless := full()
	keyless.keyless = true
	_, _, err = desk(t, keyless).BuyPlan(t.Context(), request().Choose(offers[1:2]), purchase(), nil)
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.Equal(t, 1, keyless.calls, "without a key nothing is bought")

	ups.err = errors.New("oops")
	_, tried, err = desk(t, ups).BuyPlan(t.Context(), request().Choose(offers[1:2]), purchase(), nil)
	require.ErrorIs(t, err, shipping.ErrUnavailable, "what was not prepared was not bought")
	require.Len(t, tried, 1)
}

func TestADeskFallsBackAndBuysOnce(t *testing.T) {
	t.Parallel()
	ups, fedex := &carrier{code: "ups", err: of(shipping.ErrUnavailable)}, &carrier{code: "fedex", label: label()}
	usps := &carrier{code: "usps", label: label()}
	d, plan := desk(t, ups, fedex, usps), request().Choose(offers)
	var stored []shipping.Service
	l, tried, err := d.BuyPlan(t.Context(), plan, purchase(), remember(&stored))
	require.NoError(t, err)
	require.Equal(t, shipping.FedEx, l.Carrier)
	require.Len(t, tried, 2)
	require.Equal(t, []shipping.Service{"ups_ground", "fedex_2_day"}, stored, "each is stored before it is tried")
	require.Equal(t, []int{1, 1, 0}, []int{ups.calls, fedex.calls, usps.calls})
}

func TestADeskNeverFallsBackAfterALostAnswer(t *testing.T) {
	t.Parallel()
	ups, fedex := &carrier{code: "ups", err: of(shipping.ErrOutcomeUnknown)}, &carrier{code: "fedex", label: label()}
	var stored []shipping.Service
	_, tried, err := desk(t, ups, fedex).BuyPlan(t.Context(), request().Choose(offers), purchase(), remember(&stored))
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.Len(t, tried, 1)
	require.Zero(t, fedex.calls)
}

func TestADeskBuysNothingThatCouldNotBeStored(t *testing.T) {
	t.Parallel()
	ups, full := &carrier{code: "ups", label: label()}, errors.New("the disk is full")
	d := desk(t, ups)
	_, _, err := d.BuyPlan(t.Context(), request().Choose(offers), purchase(), func(shipping.Intent) error { return full })
	require.ErrorIs(t, err, full)
	_, _, err = d.BuyPlan(t.Context(), shipping.Plan{}, purchase(), nil)
	require.ErrorIs(t, err, shipping.ErrRefused, "a plan without a choice")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	var stored []shipping.Service
	_, tried, err := d.BuyPlan(ended, request().Choose(offers), purchase(), remember(&stored))
	require.ErrorIs(t, err, context.Canceled)
	require.Len(t, tried, 1, "a call that has ended asks nobody else")
	require.Zero(t, ups.calls)
}

func TestALookHearsWhatTheCarrierKnows(t *testing.T) {
	t.Parallel()
	ups, dhl := full(), finder{&carrier{code: "dhl", label: label()}}
	ups.found = []shipping.Label{withID("a", nil), withID("b", nil)}
	d, now := desk(t, ups, dhl, bare()), sentAt.Add(time.Minute)

	doubt, err := d.Doubt("ups", "k3q9-1", sentAt)
	require.NoError(t, err)
	require.Equal(t, everything, doubt.Capabilities)
	doubt, err = d.Look(t.Context(), doubt, now)
	require.NoError(t, err)
	s := doubt.Settle(now)
	require.Equal(t, shipping.LabelID("a"), s.Adopt.ID)
	require.Equal(t, []shipping.LabelID{"b"}, s.Strays)

	doubt, err = d.Doubt("dhl", "k3q9-1", sentAt)
	require.NoError(t, err)
	require.Equal(t, shipping.FindsLabel, doubt.Capabilities.Find, "a carrier that declares nothing shows it")
	doubt, err = d.Look(t.Context(), doubt, now)
	require.NoError(t, err)
	require.Equal(t, shipping.SettleAdopt, doubt.Settle(now).Step)

	dhl.err = of(shipping.ErrNotFound)
	doubt, err = d.Look(t.Context(), doubt, now)
	require.NoError(t, err, "a no is an answer")
	require.Equal(t, shipping.SettleLook, doubt.Settle(now).Step)
	dhl.err = of(shipping.ErrUnavailable)
	doubt, err = d.Look(t.Context(), doubt, now)
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.Equal(t, shipping.SettleByPerson, doubt.Settle(now.Add(time.Hour)).Step)
	dhl.err = nil
	doubt, err = d.Look(t.Context(), doubt, now)
	require.NoError(t, err)
	require.False(t, doubt.Failed, "an answer ends the silence")

	doubt, err = d.Doubt("pigeon", "k3q9-1", sentAt)
	require.NoError(t, err)
	doubt.Capabilities.Find = shipping.FindsLabel // it says so, and cannot
	doubt, err = d.Look(t.Context(), doubt, now)
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	require.Equal(t, shipping.SettleByPerson, doubt.Settle(now).Step)
}
