package usps_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/shipping"
)

const paymentPath = "/payments/v3/payment-authorization"

var tokens = map[string]string{
	"/oauth2/v3/token": `{"access_token":"t","expires_in":"28800","scope":"labels"}`,
	paymentPath:        `{"paymentAuthorizationToken":"p"}`,
}

// noon of the day that the tests are dated, at the site.
func noon() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

// answering is a carrier whose USPS always answers so.
func answering(t testing.TB, status int, body string, header ...string) (*usps.Carrier, *carriercheck.Canned) {
	t.Helper()
	return answeringAs(t, usps.Config{Now: noon}, status, body, header...)
}

func answeringAs(t testing.TB, cfg usps.Config, status int, body string, header ...string) (*usps.Carrier, *carriercheck.Canned) {
	t.Helper()
	server := &carriercheck.Canned{Status: status, Body: body, Header: header, Aside: tokens}
	cfg.BaseURL = server.Open(t)
	return carrier(t, cfg), server
}

func purchase(change func(*shipping.Purchase)) shipping.Purchase {
	p := shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: usps.GroundAdvantage}
	if change != nil {
		change(&p)
	}
	return p
}
