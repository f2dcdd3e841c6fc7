package shipping_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/shipping"
)

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
