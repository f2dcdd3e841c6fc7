package shipping_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/shipping"
)

var classes = []error{
	shipping.ErrOutcomeUnknown, shipping.ErrNotFound, shipping.ErrInvalid, shipping.ErrAuth,
	shipping.ErrThrottled, shipping.ErrUnavailable, shipping.ErrRefused, shipping.ErrUnsupported,
}

func TestAFaultIsOfItsClassAndNoOther(t *testing.T) {
	t.Parallel()
	for _, class := range classes {
		err := fmt.Errorf("order k3q9: %w", &shipping.Error{Carrier: "ups", Op: "buy", Class: class})
		for _, other := range classes {
			require.Equal(t, class == other, errors.Is(err, other), "%v is %v", class, other)
		}
		require.Equal(t, class, shipping.ClassOf(err))
		var fault *shipping.Error
		require.ErrorAs(t, err, &fault)
		repeatable := class == shipping.ErrThrottled || class == shipping.ErrUnavailable
		require.Equal(t, repeatable, fault.Repeatable(), "%v", class)
	}
	require.NoError(t, shipping.ClassOf(errors.New("anything")))
	require.NoError(t, shipping.ClassOf(nil))
}

func TestAFaultSaysWhatWhereAndWhoCanAct(t *testing.T) {
	t.Parallel()
	for want, e := range map[string]shipping.Error{
		"ups: buy: invalid input [120802] HTTP 400 at ShipTo.Address: address not recognized (pharmacy can act)": {
			Op: "buy", Class: shipping.ErrInvalid, Code: "120802", HTTPStatus: 400, Field: "ShipTo.Address", Text: "address not recognized"},
		"ups: track: too many calls HTTP 429, again in 1m0s (carrier can act)": {
			Op: "track", Class: shipping.ErrThrottled, HTTPStatus: 429, RetryAfter: time.Minute},
		"ups: buy: outcome unknown, the answer was lost (host can act)": {Op: "buy", Class: shipping.ErrOutcomeUnknown},
		"ups: quote: unclassified (host can act)":                       {Op: "quote"},
	} {
		e.Carrier = "ups"
		require.EqualError(t, &e, want)
		require.Equal(t, want, fmt.Sprintf("%#v", &e))
	}
	require.EqualError(t, &shipping.Error{Op: "address", Class: shipping.ErrUnsupported}, "desk: address: not supported (host can act)")
	require.Equal(t, reason.Host, (&shipping.Error{Class: shipping.ErrAuth}).Who())
}

func TestAFaultRemembersThatTheCallEnded(t *testing.T) {
	t.Parallel()
	err := error(&shipping.Error{Class: shipping.ErrOutcomeUnknown, Cause: context.DeadlineExceeded})
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
	require.NotErrorIs(t, err, context.Canceled)
	require.NotErrorIs(t, &shipping.Error{Class: shipping.ErrAuth}, context.Canceled)
}
