package shipping_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

func desk(t *testing.T, cs ...shipping.Carrier) *shipping.Desk {
	t.Helper()
	d, err := shipping.NewDesk(shipping.DeskConfig{Carriers: cs})
	require.NoError(t, err)
	return d
}

func TestADeskNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	for want, cs := range map[string][]shipping.Carrier{
		"Carriers is empty":                     nil,
		"Carriers[1] is nil":                    {&carrier{code: "ups"}, nil},
		`Carriers[0] has the code ""`:           {&carrier{}},
		`Carriers[1] has the code "ups", which`: {&carrier{code: "ups"}, &carrier{code: "ups"}},
	} {
		_, err := shipping.NewDesk(shipping.DeskConfig{Carriers: cs})
		require.ErrorContains(t, err, want)
	}
}

func TestQuotesComeFromEveryCarrierCheapestFirst(t *testing.T) {
	t.Parallel()
	ups := &carrier{code: "ups", quotes: []shipping.Quote{quote("ups", "ups_next_day_air", 4000, cal.Date{}), quote("ups", "ups_ground", 900, day(time.November, 30))}}
	usps := &carrier{code: "usps", quotes: []shipping.Quote{quote("usps", "usps_ground_advantage", 900, day(time.November, 28))}}
	qs, err := desk(t, ups, usps).Quotes(t.Context(), shipment())
	require.NoError(t, err)
	require.Equal(t, []shipping.Quote{usps.quotes[0], ups.quotes[1], ups.quotes[0]}, qs)
}

func TestQuotesGiveWhatCameAndJoinTheFaults(t *testing.T) {
	t.Parallel()
	down := &carrier{code: "fedex", err: &shipping.Error{Carrier: "fedex", Op: "quote", Class: shipping.ErrUnavailable}}
	out := &carrier{code: "pigeon", err: &shipping.Error{Carrier: "pigeon", Op: "quote", Class: shipping.ErrAuth}}
	ups := &carrier{code: "ups", quotes: []shipping.Quote{quote("ups", "ups_ground", 900, cal.Date{})}}
	qs, err := desk(t, down, ups, out).Quotes(t.Context(), shipment())
	require.Len(t, qs, 1)
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.ErrorIs(t, err, shipping.ErrAuth)
}

func TestACarrierThatMayNotCarryIsNotAsked(t *testing.T) {
	t.Parallel()
	ups := &carrier{code: "ups"}
	usps := &carrier{code: "usps", quotes: []shipping.Quote{quote("usps", "usps_priority_mail", 900, cal.Date{})}}
	s := changed([]change{poBox})
	qs, err := desk(t, ups, usps).Quotes(t.Context(), s)
	require.NoError(t, err, "that another carrier may not is no fault")
	require.Len(t, qs, 1)
	require.Zero(t, ups.calls)

	_, err = desk(t, ups).Quotes(t.Context(), s)
	var refused *shipping.Refused
	require.ErrorAs(t, err, &refused, "nobody may: the reasons are the error")
	require.Zero(t, ups.calls)
}

func TestAServiceThatMayNotCarryIsNotQuoted(t *testing.T) {
	t.Parallel()
	ups := &carrier{code: "ups", quotes: []shipping.Quote{quote("ups", "ups_next_day_air", 100, cal.Date{}), quote("ups", "ups_ground", 900, cal.Date{})}}
	qs, err := desk(t, ups).Quotes(t.Context(), changed([]change{aerosol}))
	require.NoError(t, err)
	require.Len(t, qs, 1)
	require.Equal(t, shipping.Service("ups_ground"), qs[0].Service)
}

func TestNothingInvalidReachesACarrier(t *testing.T) {
	t.Parallel()
	ups := finder{&carrier{code: "ups", label: label()}}
	d := desk(t, ups)
	weightless := purchase()
	weightless.Shipment.Parcel.Grams = 0
	_, err := d.Quotes(t.Context(), weightless.Shipment)
	require.ErrorIs(t, err, shipping.ErrInvalid)
	_, err = d.Buy(t.Context(), "ups", weightless)
	require.ErrorIs(t, err, shipping.ErrInvalid)

	boxed := purchase()
	poBox(&boxed.Shipment)
	_, err = d.Buy(t.Context(), "ups", boxed)
	require.ErrorIs(t, err, shipping.ErrRefused)

	spray := purchase()
	aerosol(&spray.Shipment)
	spray.Service = "ups_next_day_air"
	_, err = d.Buy(t.Context(), "ups", spray)
	require.ErrorIs(t, err, shipping.ErrRefused)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = d.Buy(ctx, "ups", purchase())
	require.ErrorIs(t, err, shipping.ErrUnavailable)
	require.ErrorIs(t, err, context.Canceled)
	require.Zero(t, ups.calls)
}

func TestALabelIsBoughtWithOneCall(t *testing.T) {
	t.Parallel()
	ups := &carrier{code: "ups", label: label()}
	ups.label.Carrier, ups.label.Key = "", ""
	l, err := desk(t, ups).Buy(t.Context(), "ups", purchase())
	require.NoError(t, err)
	require.Equal(t, label(), l, "the desk fills in carrier and key")
	require.Equal(t, 1, ups.calls)
}

func TestEveryFaultOfAPurchaseHasAClassAndIsNotRepeated(t *testing.T) {
	t.Parallel()
	leaky := &url.Error{Op: "Post", URL: "https://carrier.example/label?name=" + plantedName, Err: errors.New("EOF")}
	for name, c := range map[string]struct {
		err  error
		want error
	}{
		"a lost answer":                       {&shipping.Error{Class: shipping.ErrOutcomeUnknown}, shipping.ErrOutcomeUnknown},
		"a throttled call":                    {&shipping.Error{Class: shipping.ErrThrottled}, shipping.ErrThrottled},
		"a dead line":                         {&shipping.Error{Class: shipping.ErrUnavailable}, shipping.ErrUnavailable},
		"a deadline without a class":          {fmt.Errorf("buying: %w", context.DeadlineExceeded), shipping.ErrOutcomeUnknown},
		"a cancel without a class":            {context.Canceled, shipping.ErrOutcomeUnknown},
		"a transport error":                   {leaky, shipping.ErrOutcomeUnknown},
		"an adapter that says nothing":        {errors.New("oops " + plantedName), shipping.ErrOutcomeUnknown},
		"a deadline that the adapter classed": {&shipping.Error{Class: shipping.ErrUnavailable, Cause: context.DeadlineExceeded}, shipping.ErrUnavailable},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ups := &carrier{code: "ups", err: c.err}
			_, err := desk(t, ups).Buy(t.Context(), "ups", purchase())
			require.Equal(t, c.want, shipping.ClassOf(err))
			require.Equal(t, 1, ups.calls)
			require.False(t, shows(fmt.Sprintf("%v %+v %#v", err, err, err)))
			for _, ended := range []error{context.Canceled, context.DeadlineExceeded} {
				require.Equal(t, errors.Is(c.err, ended), errors.Is(err, ended))
			}
		})
	}
}

func TestALabelThatCannotBeKnownAgainIsAnUnknownOutcome(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*shipping.Label){
		"no id":              func(l *shipping.Label) { l.ID = "" },
		"no tracking number": func(l *shipping.Label) { l.Tracking = "" },
		"another key":        func(l *shipping.Label) { l.Key = "another" },
	} {
		ups := &carrier{code: "ups", label: label()}
		change(&ups.label)
		_, err := desk(t, ups).Buy(t.Context(), "ups", purchase())
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown, name)
	}
}

func TestALabelIsLookedForWhereTheCarrierCanTell(t *testing.T) {
	t.Parallel()
	ups := finder{&carrier{code: "ups", label: label()}}
	d := desk(t, ups, &carrier{code: "pigeon"})
	l, err := d.Find(t.Context(), "ups", "k3q9-1")
	require.NoError(t, err)
	require.Equal(t, label(), l)
	_, err = d.Find(t.Context(), "pigeon", "k3q9-1")
	require.ErrorIs(t, err, shipping.ErrUnsupported)
}

func TestVoidAndTrackAskTheCarrier(t *testing.T) {
	t.Parallel()
	ups := &carrier{code: "ups"}
	d := desk(t, ups)
	require.NoError(t, d.Void(t.Context(), "ups", wholeNumber))
	tr, err := d.Track(t.Context(), "ups", wholeNumber)
	require.NoError(t, err)
	require.Equal(t, shipping.InTransit, tr.Status)
	require.Equal(t, 2, ups.calls)
}

func TestACarrierThatTheDeskLacksIsNamed(t *testing.T) {
	t.Parallel()
	d := desk(t, &carrier{code: "ups"})
	_, buy := d.Buy(t.Context(), "fedex", purchase())
	_, find := d.Find(t.Context(), "fedex", "k")
	_, track := d.Track(t.Context(), "fedex", "n")
	for op, err := range map[string]error{"buy": buy, "find": find, "void": d.Void(t.Context(), "fedex", "i"), "track": track} {
		require.ErrorIs(t, err, shipping.ErrUnsupported)
		require.ErrorContains(t, err, "fedex: "+op+": not supported: the desk has no such carrier")
	}
}
