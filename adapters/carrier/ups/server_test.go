package ups_test

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/shipping"
)

var tokens = map[string]string{"/security/v1/oauth/token": `{"access_token":"t","expires_in":"14399"}`}

// answering is a carrier whose UPS always answers so.
func answering(t testing.TB, status int, body string, header ...string) (*ups.Carrier, *carriercheck.Canned) {
	t.Helper()
	return answeringAs(t, ups.Config{}, status, body, header...)
}

func answeringAs(t testing.TB, cfg ups.Config, status int, body string, header ...string) (*ups.Carrier, *carriercheck.Canned) {
	t.Helper()
	server := &carriercheck.Canned{Status: status, Body: body, Header: header, Aside: tokens}
	cfg.BaseURL = server.Open(t)
	return carrier(t, cfg), server
}

var answered = carriercheck.Answered{
	Purchase: purchase(nil),
	Open: func(t testing.TB, status int, body string, header ...string) (shipping.Carrier, *carriercheck.Canned) {
		return answering(t, status, body, header...)
	},
}

func purchase(change func(*shipping.Purchase)) shipping.Purchase {
	p := shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: ups.Ground}
	if change != nil {
		change(&p)
	}
	return p
}
