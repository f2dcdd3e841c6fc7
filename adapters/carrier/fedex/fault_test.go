package fedex_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

func TestEveryEndOfAPurchaseHasItsClass(t *testing.T) {
	t.Parallel()
	coded := func(code string) string {
		return `{"transactionId":"t","errors":[{"code":"` + code + `","message":"742 Madeup Terrace is unknown"}]}`
	}
	carriercheck.Ends(t, answered, []carriercheck.End{
		{Name: "an input that FedEx does not take", Status: 400, Body: coded("PACKAGE.NULLOREMPTY.REQUIRED"),
			Class: shipping.ErrInvalid, Code: "PACKAGE.NULLOREMPTY.REQUIRED"},
		{Name: "a service that does not run there", Status: 400, Body: coded("SERVICETYPE.NOT.ALLOWED"),
			Class: shipping.ErrRefused, Code: "SERVICETYPE.NOT.ALLOWED"},
		{Name: "credentials", Status: 401, Body: coded("NOT.AUTHORIZED.ERROR"),
			Class: shipping.ErrAuth, Code: "NOT.AUTHORIZED.ERROR"},
		{Name: "a right that is missing", Status: 403, Body: coded("FORBIDDEN.ERROR"),
			Class: shipping.ErrAuth, Code: "FORBIDDEN.ERROR"},
		{Name: "a right that is missing, with a 400", Status: 400, Body: coded("SHIPMENT.USER.UNAUTHORIZED"),
			Class: shipping.ErrAuth, Code: "SHIPMENT.USER.UNAUTHORIZED"},
		{Name: "too many calls", Status: 429, Body: coded("SOME.NEW.CODE"),
			Class: shipping.ErrThrottled, Code: "SOME.NEW.CODE", Header: []string{"Retry-After", "120"}},
		{Name: "a code that we do not know", Status: 400, Body: coded("BALLOON.COLOR.INVALID"),
			Class: shipping.ErrInvalid, Code: "BALLOON.COLOR.INVALID"},
		{Name: "a code that we do not know, with a 422", Status: 422, Body: coded("BALLOON.COLOR.INVALID"),
			Class: shipping.ErrInvalid, Code: "BALLOON.COLOR.INVALID"},
		{Name: "one error that is not in a list", Status: 400, Body: `{"errors":{"code":"SERVICETYPE.NOT.ALLOWED"}}`,
			Class: shipping.ErrRefused, Code: "SERVICETYPE.NOT.ALLOWED"},
		{Name: "the gateway's own shape", Status: 404, Body: `{"error":"NOT.FOUND.ERROR","error_detail":"Madeup"}`,
			Class: shipping.ErrNotFound, Code: "NOT.FOUND.ERROR"},
		{Name: "a code that is prose", Status: 400, Body: coded("742 Madeup Terrace"), Class: shipping.ErrInvalid},
		{Name: "a code that is a name", Status: 400, Body: coded("Madeup"), Class: shipping.ErrInvalid},
		{Name: "a fault within FedEx", Status: 500, Body: coded("INTERNAL.SERVER.ERROR"),
			Class: shipping.ErrOutcomeUnknown, Code: "INTERNAL.SERVER.ERROR"},
		{Name: "a fault within FedEx that looks like ours", Status: 400, Body: coded("INTERNAL.SERVER.ERROR"),
			Class: shipping.ErrOutcomeUnknown, Code: "INTERNAL.SERVER.ERROR"},
		{Name: "an error within a success", Status: 200, Body: coded("SERVICETYPE.NOT.ALLOWED"),
			Class: shipping.ErrOutcomeUnknown, Code: "SERVICETYPE.NOT.ALLOWED"},
		{Name: "half", Status: 200, Body: `{"output":{"transactionShipments":[{`, Class: shipping.ErrOutcomeUnknown},
		{Name: "a job that is put off", Status: 200, Body: `{"output":{"jobId":"89sxxxxx233ae24ff31xxxxx"}}`,
			Class: shipping.ErrOutcomeUnknown},
		{Name: "a label without a number", Status: 200, Body: `{"output":{"transactionShipments":[{"pieceResponses":[{}]}]}}`,
			Class: shipping.ErrOutcomeUnknown},
		{Name: "a label without an image", Status: 200, Body: `{"output":{"transactionShipments":[{"pieceResponses":[{"trackingNumber":"794900000011"}]}]}}`,
			Class: shipping.ErrOutcomeUnknown},
	})
}

func TestAFaultNamesTheParameterAndNotItsValue(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 400, `{"errors":[{"code":"BALLOON.COLOR.INVALID","parameterList":[{"key":"RECIPIENT.CITY","value":"Sampleville"}],"message":"x"}]}`)
	_, err := c.Quote(t.Context(), carriertest.Shipment())
	require.ErrorContains(t, err, "at RECIPIENT.CITY")
	require.NotContains(t, err.Error(), "Sampleville")
}

func TestAThrottleUntilMidnightGoesToTheCaller(t *testing.T) {
	t.Parallel()
	midnight := time.Now().UTC().Truncate(24 * time.Hour).Add(24 * time.Hour)
	c, server := answering(t, 429, `{"errors":[{"code":"X.Y"}]}`, "Retry-After", midnight.Format("Mon, 02 Jan 2006 15:04:05 GMT"))
	_, err := c.Quote(t.Context(), carriertest.Shipment())
	require.ErrorIs(t, err, shipping.ErrThrottled)
	var e *shipping.Error
	require.ErrorAs(t, err, &e)
	require.InDelta(t, time.Until(midnight).Seconds(), e.RetryAfter.Seconds(), 5)
	require.Len(t, server.Sent(), 1)
}

func TestAWrongClientIsSaidOfEveryCall(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, fedex.Config{BaseURL: base, ClientSecret: "another secret"})
	_, err := c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrAuth)
	require.ErrorContains(t, err, "fedex: buy: credentials not accepted [NOT.AUTHORIZED.ERROR]")
	require.NotContains(t, err.Error(), "another secret")
	require.Zero(t, server.Calls("buy"))
}

// FedEx answers a storm of token requests with 403 for ten minutes, and more requests may prolong it.
func TestAfterABanNoTokenIsAskedForTenMinutes(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	c := carrier(t, fedex.Config{BaseURL: base, Now: func() time.Time { return now }})
	server.BanTokens(1)
	_, err := c.Quote(t.Context(), carriertest.Shipment())
	require.ErrorIs(t, err, shipping.ErrThrottled, "the credentials may be right")
	var e *shipping.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, 10*time.Minute, e.RetryAfter)
	require.Equal(t, "quote", e.Op)
	asked := len(server.URLs())
	for range 20 {
		_, err = c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrThrottled)
	}
	require.Len(t, server.URLs(), asked, "nobody asks again")
	require.Zero(t, server.Purchases())
}
