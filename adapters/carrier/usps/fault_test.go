package usps_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func TestAnAddressHasItsVerdict(t *testing.T) {
	t.Parallel()
	body := carriercheck.File(t, "address.json")
	here := carriertest.Shipment().To
	here.Street1 = secret.New("742 Madeup Ter.")
	for _, tc := range []struct {
		name, body string
		status     int
		asked      shipping.Address
		want       shipping.AddressVerdict
		suggested  int
	}{
		{"as it is written, but for capitals and points", body, 200, here, shipping.AddressDeliverable, 0},
		{"as USPS writes it", body, 200, carriertest.Shipment().To, shipping.AddressCorrected, 1},
		{"the apartment is missing", strings.Replace(body, `"DPVConfirmation": "Y"`, `"DPVConfirmation": "D"`, 1), 200, here, shipping.AddressUnit, 1},
		{"the apartment is wrong", strings.Replace(body, `"DPVConfirmation": "Y"`, `"DPVConfirmation": "S"`, 1), 200, here, shipping.AddressUnit, 1},
		{"more is needed", strings.Replace(body, `{"code": "", "text": ""}`, `{"code": "32", "text": "x"}`, 1), 200, here, shipping.AddressUnit, 1},
		{"nobody delivers there", strings.Replace(body, `"DPVConfirmation": "Y"`, `"DPVConfirmation": "N"`, 1), 200, here, shipping.AddressUndeliverable, 0},
		{"USPS does not say", strings.Replace(body, `"DPVConfirmation": "Y"`, `"DPVConfirmation": ""`, 1), 200, here, shipping.AddressUnknown, 0},
		{"there is none", `{"error":{"code":"404","errors":[]}}`, 404, here, shipping.AddressUndeliverable, 0},
		{"there is none, by its code", `{"error":{"code":"400","errors":[{"code":"010005"}]}}`, 400, here, shipping.AddressUndeliverable, 0},
		{"there are several", `{"error":{"code":"400","errors":[{"code":"010006"}]}}`, 400, here, shipping.AddressAmbiguous, 0},
	} {
		c, _ := answering(t, tc.status, tc.body)
		got, err := c.CheckAddress(t.Context(), tc.asked)
		require.NoError(t, err, tc.name)
		require.Equal(t, tc.want, got.Verdict, tc.name)
		require.Len(t, got.Suggested, tc.suggested, tc.name)
		if tc.suggested == 1 {
			require.Equal(t, "65101-1234", got.Suggested[0].ZIP.Reveal())
			require.Equal(t, carriertest.PlantedName, got.Suggested[0].Name.Reveal())
			require.Equal(t, drug.Yes, got.Residential)
		}
	}
	c, _ := answering(t, 400, `{"error":{"code":"400","errors":[{"code":"160999"}]}}`)
	_, err := c.CheckAddress(t.Context(), here)
	require.ErrorIs(t, err, shipping.ErrInvalid, "a refusal of the request is no verdict")
}

func TestALabelDiesInMoreThanOneWay(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name   string
		status int
		body   string
		want   shipping.Voiding
		class  error
	}{
		{"never manifested", 200, `{"trackingNumber":"9334612345678900000015","status":"CANCELED"}`, shipping.Voiding{Outcome: shipping.VoidDone}, nil},
		{"a refund is asked for", 200, `{"status":"DISPUTED","disputeId":104660}`, shipping.Voiding{Outcome: shipping.VoidRefund, Reference: "104660"}, nil},
		{"void before", 400, fault("160186"), shipping.Voiding{}, nil},
		{"on a SCAN form", 400, fault("160174"), shipping.Voiding{}, shipping.ErrRefused},
		{"used", 400, fault("160184"), shipping.Voiding{}, shipping.ErrRefused},
		{"unknown", 400, fault("160185"), shipping.Voiding{}, shipping.ErrNotFound},
		{"a status of nobody", 200, `{"status":"PENDING"}`, shipping.Voiding{}, shipping.ErrUnavailable},
	} {
		c, _ := answering(t, tc.status, tc.body)
		got, err := c.VoidLabel(t.Context(), "9334612345678900000015")
		require.Equal(t, tc.class, shipping.ClassOf(err), tc.name)
		require.Equal(t, tc.want, got, tc.name)
	}
	c, server := answering(t, 200, "{}")
	require.ErrorIs(t, c.Void(t.Context(), "../payments"), shipping.ErrInvalid)
	require.Empty(t, server.Sent())
}

func fault(code string) string {
	return `{"apiVersion":"/labels/v3","error":{"code":"400","message":"Bad Request","errors":[{"title":"Bad Request","detail":"Testa Sampleton","code":"` +
		code + `","source":{"parameter":"toAddress.city","example":"Testa Sampleton"}}]}}`
}

func TestAnErrorTellsCodeAndFieldAndNoneOfTheWords(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 400, fault("160155"))
	_, err := c.Buy(t.Context(), purchase(nil))
	require.EqualError(t, err, "usps: buy: refused [160155] HTTP 400 at toAddress.city: the service is not sold with these extra services (pharmacy can act)")
	for _, body := range []string{
		`{"error":{"code":"Testa Sampleton","errors":[{"code":"Sampleton","source":{"parameter":"Sampleton"}}]}}`,
		`{"error":"Sampleton","error_description":"Testa Sampleton"}`, `{"error":{"errors":[{"source":"Testa Sampleton"}]}}`,
		`{"error":{"errors":[{"source":{"parameter":"toAddress.Testa Sampleton"}}]}}`, `{"error":{"errors":[{"source":{"parameter":"toAddress.Sampleton"}}]}}`,
		`{"error":{"errors":[{"source":{"parameter":"toAddress[Sampleton]"}}]}}`, "<html>Testa Sampleton</html>",
	} {
		c, _ := answering(t, 400, body)
		_, err := c.Buy(t.Context(), purchase(nil))
		require.ErrorIs(t, err, shipping.ErrInvalid)
		require.NotContains(t, fmt.Sprintf("%v %+v %#v", err, err, errors.Unwrap(err)), "Sampleton")
	}
}

func TestStatusesWithoutACode(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]error{
		400: shipping.ErrInvalid, 401: shipping.ErrAuth, 403: shipping.ErrAuth, 404: shipping.ErrNotFound, 405: shipping.ErrUnsupported,
		429: shipping.ErrThrottled, 500: shipping.ErrOutcomeUnknown, 501: shipping.ErrOutcomeUnknown, 502: shipping.ErrOutcomeUnknown, 503: shipping.ErrOutcomeUnknown,
	} {
		c, _ := answering(t, status, "")
		_, err := c.Buy(t.Context(), purchase(nil))
		require.Equal(t, want, shipping.ClassOf(err), status)
	}
}

func TestRetryAfterIsInSeconds(t *testing.T) {
	t.Parallel()
	c, _ := answering(t, 429, "{}", "Retry-After", "1800")
	_, err := c.Quote(t.Context(), carriertest.Shipment())
	var e *shipping.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, shipping.ErrThrottled, e.Class)
	require.Equal(t, 30*time.Minute, e.RetryAfter)
}
