package carrierhttp_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

var pigeon = &carrierhttp.Dialect{
	Carrier: "pigeon",
	Texts:   map[string]string{"P1": "the loft is full"},
	Classes: map[string]error{"P1": shipping.ErrRefused, "P2": shipping.ErrUnavailable},
	Read: func(resp *carrierhttp.Response) (code, field string) {
		return carrierhttp.TidyCode(string(resp.Body)), "to.zip"
	},
}

var (
	buying  = carrierhttp.Call{Op: "buy"}
	reading = carrierhttp.Call{Op: "track", Repeatable: true}
)

func TestARefusalHasTheClassOfItsCodeElseOfItsStatus(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name   string
		call   carrierhttp.Call
		status int
		body   string
		want   error
	}{
		{"a known code", buying, 400, "P1", shipping.ErrRefused},
		{"a purchase that failed inside the carrier may have worked", buying, 400, "P2", shipping.ErrOutcomeUnknown},
		{"a read that failed inside the carrier did nothing", reading, 400, "P2", shipping.ErrUnavailable},
		{"a purchase answered with 502 may have worked", buying, 502, "", shipping.ErrOutcomeUnknown},
		{"a purchase answered with a redirect may have worked", buying, 302, "", shipping.ErrOutcomeUnknown},
		{"a purchase that timed out there may have worked", buying, 408, "", shipping.ErrOutcomeUnknown},
		{"unknown code, bad request", buying, 400, "P9", shipping.ErrInvalid},
		{"no permission", buying, 403, "", shipping.ErrAuth},
		{"not found", reading, 404, "", shipping.ErrNotFound},
		{"no such method", reading, 405, "", shipping.ErrUnsupported},
		{"too many", buying, 429, "", shipping.ErrThrottled},
		{"down", reading, 503, "", shipping.ErrUnavailable},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			e := pigeon.Refusal(tc.call, &carrierhttp.Response{Status: tc.status, Body: []byte(tc.body), RetryAfter: time.Minute})
			require.ErrorIs(t, e, tc.want)
			require.Equal(t, tc.status, e.HTTPStatus)
			require.Equal(t, tc.call.Op, e.Op)
			require.Equal(t, "to.zip", e.Field)
			require.Equal(t, time.Minute, e.RetryAfter)
		})
	}
	require.Equal(t, "pigeon: buy: refused [P1] HTTP 400 at to.zip: the loft is full (pharmacy can act)",
		pigeon.Refusal(buying, &carrierhttp.Response{Status: 400, Body: []byte("P1")}).Error())
}

func TestNoAnswerToAPurchaseIsAnUnknownOutcomeOnceItWasSent(t *testing.T) {
	t.Parallel()
	require.ErrorIs(t, pigeon.NoAnswer(buying, &carrierhttp.Failure{Sent: true}), shipping.ErrOutcomeUnknown)
	require.ErrorIs(t, pigeon.NoAnswer(reading, &carrierhttp.Failure{Sent: true}), shipping.ErrUnavailable)
	require.ErrorIs(t, pigeon.NoAnswer(buying, &carrierhttp.Failure{}), shipping.ErrUnavailable)
	require.ErrorIs(t, pigeon.NoAnswer(buying, &carrierhttp.Failure{Paused: true}), shipping.ErrThrottled)
	require.ErrorIs(t, pigeon.NoAnswer(buying, errors.New("a loft at 742 Madeup Terrace")), shipping.ErrUnavailable)
	require.NotContains(t, pigeon.NoAnswer(buying, errors.New("a loft at 742 Madeup Terrace")).Error(), "Madeup")

	refused := pigeon.NoAnswer(buying, pigeon.Fault("token", shipping.ErrAuth, "no such loft"))
	require.ErrorIs(t, refused, shipping.ErrAuth)
	require.ErrorContains(t, refused, "pigeon: buy: ")
	require.NotErrorIs(t, refused, context.Canceled)
}

func TestASuccessThatIsNoAnswer(t *testing.T) {
	t.Parallel()
	require.ErrorIs(t, pigeon.Unreadable(buying, 200, "half"), shipping.ErrOutcomeUnknown)
	require.ErrorIs(t, pigeon.Unreadable(reading, 200, "half"), shipping.ErrUnavailable)
}

func TestACodeIsShownOnlyWhereItIsOne(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"TRACKING.TRACKINGNUMBER.NOTFOUND": "TRACKING.TRACKINGNUMBER.NOTFOUND", "120-A_1": "120-A_1", "": "",
		"Testa Sampleton": "", "é": "", string(make([]byte, 65)): "",
	} {
		require.Equal(t, want, carrierhttp.TidyCode(code))
	}
}
