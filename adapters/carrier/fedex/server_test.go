package fedex_test

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

var tokens = map[string]string{"/oauth/token": `{"access_token":"t","expires_in":3600}`}

// answering is a carrier whose FedEx always answers so.
func answering(t testing.TB, status int, body string, header ...string) (*fedex.Carrier, *carriercheck.Canned) {
	t.Helper()
	return answeringAs(t, fedex.Config{}, status, body, header...)
}

func answeringAs(t testing.TB, cfg fedex.Config, status int, body string, header ...string) (*fedex.Carrier, *carriercheck.Canned) {
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
	p := shipping.Purchase{Key: "k-1", Shipment: carriertest.Shipment(), Service: fedex.HomeDelivery}
	if change != nil {
		change(&p)
	}
	return p
}
