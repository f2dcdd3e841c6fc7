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
		{"an input that FedEx does not take", 400, coded("PACKAGE.NULLOREMPTY.REQUIRED"), shipping.ErrInvalid, "PACKAGE.NULLOREMPTY.REQUIRED", nil},
		{"a service that does not run there", 400, coded("SERVICETYPE.NOT.ALLOWED"), shipping.ErrRefused, "SERVICETYPE.NOT.ALLOWED", nil},
		{"credentials", 401, coded("NOT.AUTHORIZED.ERROR"), shipping.ErrAuth, "NOT.AUTHORIZED.ERROR", nil},
		{"a right that is missing", 403, coded("FORBIDDEN.ERROR"), shipping.ErrAuth, "FORBIDDEN.ERROR", nil},
		{"a right that is missing, with a 400", 400, coded("SHIPMENT.USER.UNAUTHORIZED"), shipping.ErrAuth, "SHIPMENT.USER.UNAUTHORIZED", nil},
		{"too many calls", 429, coded("SOME.NEW.CODE"), shipping.ErrThrottled, "SOME.NEW.CODE", []string{"Retry-After", "120"}},
		{"a code that we do not know", 400, coded("BALLOON.COLOR.INVALID"), shipping.ErrInvalid, "BALLOON.COLOR.INVALID", nil},
		{"a code that we do not know, with a 422", 422, coded("BALLOON.COLOR.INVALID"), shipping.ErrInvalid, "BALLOON.COLOR.INVALID", nil},
		{"one error that is not in a list", 400, `{"errors":{"code":"SERVICETYPE.NOT.ALLOWED"}}`, shipping.ErrRefused, "SERVICETYPE.NOT.ALLOWED", nil},
		{"the gateway's own shape", 404, `{"error":"NOT.FOUND.ERROR","error_detail":"Madeup"}`, shipping.ErrNotFound, "NOT.FOUND.ERROR", nil},
		{"a code that is prose", 400, coded("742 Madeup Terrace"), shipping.ErrInvalid, "", nil},
		{"a code that is a name", 400, coded("Madeup"), shipping.ErrInvalid, "", nil},
		{"a fault within FedEx", 500, coded("INTERNAL.SERVER.ERROR"), shipping.ErrOutcomeUnknown, "INTERNAL.SERVER.ERROR", nil},
		{"a fault within FedEx that looks like ours", 400, coded("INTERNAL.SERVER.ERROR"), shipping.ErrOutcomeUnknown, "INTERNAL.SERVER.ERROR", nil},
		{"an error within a success", 200, coded("SERVICETYPE.NOT.ALLOWED"), shipping.ErrOutcomeUnknown, "SERVICETYPE.NOT.ALLOWED", nil},
		{"half", 200, `{"output":{"transactionShipments":[{`, shipping.ErrOutcomeUnknown, "", nil},
		{"a job that is put off", 200, `{"output":{"jobId":"89sxxxxx233ae24ff31xxxxx"}}`, shipping.ErrOutcomeUnknown, "", nil},
		{"a label without a number", 200, `{"output":{"transactionShipments":[{"pieceResponses":[{}]}]}}`, shipping.ErrOutcomeUnknown, "", nil},
		{"a label without an image", 200, `{"output":{"transactionShipments":[{"pieceResponses":[{"trackingNumber":"794900000011"}]}]}}`, shipping.ErrOutcomeUnknown, "", nil},
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
