package dhl_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/dhltest"
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
	base, err := server.Start()
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, server.Close()) })
	return server, base
}

// carrier fills in what every test has alike: credentials, account, and waits that end at once.
func carrier(t testing.TB, c dhl.Config) *dhl.Carrier {
	t.Helper()
	c.Enabled, c.Username, c.Account = true, "an app", "123456789"
	if c.Password == "" {
		c.Password = "the secret"
	}
	c.MaxWait = time.Second
	c.Sleep = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
	made, err := dhl.New(c)
	require.NoError(t, err)
	t.Cleanup(made.CloseIdleConnections)
	return made
}
