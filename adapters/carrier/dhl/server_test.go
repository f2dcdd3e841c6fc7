package dhl_test

import (
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

// noon of the day on which the tests buy, in the zone of the dock.
var noon = time.Date(2026, 11, 24, 18, 0, 0, 0, time.UTC)

var central = time.FixedZone("", -6*60*60)

// answering is a carrier whose DHL always answers so.
func answering(t testing.TB, status int, body string, header ...string) (*dhl.Carrier, *carriercheck.Canned) {
	t.Helper()
	return answeringAs(t, dhl.Config{Zone: central, Now: func() time.Time { return noon }}, status, body, header...)
}

func answeringAs(t testing.TB, cfg dhl.Config, status int, body string, header ...string) (*dhl.Carrier, *carriercheck.Canned) {
	t.Helper()
	server := &carriercheck.Canned{Status: status, Body: body, Header: header}
	cfg.BaseURL = server.Open(t)
	return carrier(t, cfg), server
}

func purchase(change func(*shipping.Purchase)) shipping.Purchase {
	p := shipping.Purchase{Key: "k-1", Shipment: carriertest.ShipmentAbroad(), Service: dhl.ExpressWorldwide}
	if change != nil {
		change(&p)
	}
	return p
}
