package fedex_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	carriertest.Run(t, carriertest.Harness{
		Service:  fedex.HomeDelivery,
		Features: carriertest.Features{NoPrepare: true},
		Open: func(t testing.TB) carriertest.Subject {
			server, base := standIn(t, imitationOptions)
			return carriertest.Subject{
				Carrier:  carrier(t, fedex.Config{BaseURL: base, ClientSecret: "the secret"}),
				Stranger: carrier(t, fedex.Config{BaseURL: base, ClientSecret: "another secret"}),
				Wire:     server,
				Books:    server,
			}
		},
	})
}

var imitationOptions = fedextest.Options{ClientID: "an id", ClientSecret: "the secret"}

// standIn is a started imitation that closes with the test.
func standIn(t testing.TB, o fedextest.Options) (*fedextest.Server, string) {
	t.Helper()
	server, err := fedextest.New(o)
	require.NoError(t, err)
	base, err := server.Start()
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, server.Close()) })
	return server, base
}

// carrier fills in what every test has alike: credentials, account, and waits that end at once.
func carrier(t testing.TB, c fedex.Config) *fedex.Carrier {
	t.Helper()
	c.ClientID, c.Account = "an id", "740561073"
	if c.ClientSecret == "" {
		c.ClientSecret = "the secret"
	}
	c.MaxWait = time.Second
	c.Sleep = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
	made, err := fedex.New(c)
	require.NoError(t, err)
	t.Cleanup(made.CloseIdleConnections)
	return made
}
