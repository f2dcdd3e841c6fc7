package dhl_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/dhltest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	carriertest.Run(t, carriertest.Harness{
		Service:  dhl.ExpressWorldwide,
		Shipment: carriertest.ShipmentAbroad,
		Features: carriertest.Features{NoPrepare: true, NoVoid: true},
		Open: func(t testing.TB) carriertest.Subject {
			server, base := standIn(t, imitationOptions)
			return carriertest.Subject{
				Carrier:  carrier(t, dhl.Config{BaseURL: base, Password: "the secret"}),
				Stranger: carrier(t, dhl.Config{BaseURL: base, Password: "another secret"}),
				Wire:     server,
				Books:    server,
			}
		},
	})
}

var imitationOptions = dhltest.Options{Username: "an app", Password: "the secret"}

// standIn is a started imitation that closes with the test.
func standIn(t testing.TB, o dhltest.Options) (*dhltest.Server, string) {
	t.Helper()
	server, err := dhltest.New(o)
	require.NoError(t, err)
	return server, carriercheck.Start(t, server.Site)
}

// carrier fills in what every test has alike: credentials, account, and waits that end at once.
func carrier(t testing.TB, c dhl.Config) *dhl.Carrier {
	t.Helper()
	c.Enabled, c.Username, c.Account = true, "an app", "123456789"
	if c.Password == "" {
		c.Password = "the secret"
	}
	c.MaxWait = time.Second
	c.Sleep = carriercheck.NoWait
	made, err := dhl.New(c)
	require.NoError(t, err)
	t.Cleanup(made.CloseIdleConnections)
	return made
}
