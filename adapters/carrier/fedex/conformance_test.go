package fedex_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/fedextest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
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
	return server, carriercheck.Start(t, server.Site)
}

// carrier fills in what every test has alike: credentials, account, and waits that end at once.
func carrier(t testing.TB, c fedex.Config) *fedex.Carrier {
	t.Helper()
	c.ClientID, c.Account = "an id", "740561073"
	if c.ClientSecret == "" {
		c.ClientSecret = "the secret"
	}
	c.MaxWait = time.Second
	c.Sleep = carriercheck.NoWait
	made, err := fedex.New(c)
	require.NoError(t, err)
	t.Cleanup(made.CloseIdleConnections)
	return made
}
