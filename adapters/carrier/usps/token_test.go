package usps_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
	"github.com/mailrx/mailrx/shipping"
)

func TestFiveHundredCallersWithExpiredTokensMakeOneCallForEach(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	label, err := c.Buy(t.Context(), purchase(nil))
	require.NoError(t, err)
	require.Equal(t, []int{1, 1}, []int{server.Tokens(), server.Payments()})
	server.ExpireTokens()
	carriercheck.Together(t, func() error { _, err := c.Track(t.Context(), label.Tracking); return err })
	require.Equal(t, []int{2, 1}, []int{server.Tokens(), server.Payments()})
	server.ExpirePayments()
	carriercheck.Together(t, func() error { return c.Void(t.Context(), label.ID) })
	require.Equal(t, []int{2, 2}, []int{server.Tokens(), server.Payments()})
	server.ExpirePayments()
	server.ExpireTokens()
	carriercheck.Together(t, func() error { return c.Void(t.Context(), label.ID) })
	require.Equal(t, []int{3, 3}, []int{server.Tokens(), server.Payments()})
}

// A 401 that names nothing may be of either token: the application's is got anew first, then the payment's, and then
// USPS is believed.
func TestA401ThatNamesNothingRenewsBothAndEnds(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", `{"error":{"code":"401"}}`} {
		c, server := answering(t, 401, body)
		_, err := c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrAuth)
		require.Len(t, server.Sent(), 3)
		_, err = c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrAuth)
		require.Less(t, len(server.Sent()), 7, "no loop")
	}
}

func TestAnEmptyScopeIsExplained(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, uspstest.Options{Unapproved: true})
	c := carrier(t, usps.Config{BaseURL: base})
	for _, call := range []func() error{
		func() error { _, err := c.Quote(t.Context(), carriertest.Shipment()); return err },
		func() error { _, err := c.Buy(t.Context(), purchase(nil)); return err },
	} {
		err := call()
		require.ErrorIs(t, err, shipping.ErrAuth)
		require.ErrorContains(t, err, "the application is not approved")
	}
	require.Zero(t, server.Calls(imitation.Quote))
}

func TestWrongCredentialsSayWhichKind(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base, ClientSecret: "another secret"})
	_, err := c.Track(t.Context(), "9334612345678900000015")
	require.EqualError(t, err, "usps: track: credentials not accepted [invalid_client] HTTP 401: the client id or its secret is not known to USPS (host can act)")
}

func TestAPaymentAccountThatFailsIsNoAddressFault(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base})
	server.Fail("payment", imitation.Down, 100)
	_, err := c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrUnavailable, "nothing was bought, and it may be tried again")
	require.Zero(t, server.Calls(imitation.Buy))
}

func TestThePaymentAccountIsNamedAsUSPSWants(t *testing.T) {
	t.Parallel()
	owner := `{"roleName":"LABEL_OWNER","CRID":"12345678","MID":"123456789","manifestMID":"987654321"}`
	for _, tc := range []struct {
		cfg  usps.Config
		want string
	}{
		{usps.Config{ManifestMID: "987654321"}, `{"roleName":"PAYER","CRID":"12345678","MID":"123456789","manifestMID":"987654321","accountType":"EPS","accountNumber":"1000000001"}`},
		{usps.Config{ManifestMID: "987654321", AccountType: "PERMIT", PermitZIP: "63101"},
			`{"roleName":"PAYER","CRID":"12345678","MID":"123456789","manifestMID":"987654321","accountType":"PERMIT","permitNumber":"1000000001","permitZIP":"63101"}`},
	} {
		c, server := answeringAs(t, tc.cfg, 200, "{}")
		_, err := c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrOutcomeUnknown)
		payment := server.Asides()[1]
		require.Equal(t, paymentPath, payment.Path)
		require.JSONEq(t, `{"roles":[`+tc.want+`,`+owner+`]}`, payment.Body)
	}
}

func TestATokenOfNothingIsAFault(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{"nothing": "{}", "HTML": "<html>", "a token with a break": `{"access_token":"a\nb","scope":"x"}`} {
		web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }))
		t.Cleanup(web.Close)
		_, err := carrier(t, usps.Config{BaseURL: web.URL}).Quote(t.Context(), carriertest.Shipment())
		require.ErrorIs(t, err, shipping.ErrUnavailable, name)
	}
}

func TestAPaymentTokenIsKeptForFortyFiveMinutes(t *testing.T) {
	t.Parallel()
	server, base := standIn(t, imitationOptions)
	now := noon()
	c := carrier(t, usps.Config{BaseURL: base, Now: func() time.Time { return now }})
	for _, step := range []struct {
		after time.Duration
		want  int
	}{{0, 1}, {44 * time.Minute, 1}, {2 * time.Minute, 2}} {
		now = now.Add(step.after)
		_, err := c.Buy(t.Context(), purchase(nil))
		require.NoError(t, err)
		require.Equal(t, []int{1, step.want}, []int{server.Tokens(), server.Payments()}, step.after)
	}
}
