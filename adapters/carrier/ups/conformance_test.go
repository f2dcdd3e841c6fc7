package ups_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/adapters/carrier/upstest"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	carriertest.Run(t, carriertest.Harness{
		Service:  ups.Ground,
		Features: carriertest.Features{NoPrepare: true},
		Open: func(t testing.TB) carriertest.Subject {
			server, base := standIn(t, imitationOptions)
			return carriertest.Subject{
				Carrier:  carrier(t, ups.Config{BaseURL: base, ClientSecret: "the secret"}),
				Stranger: carrier(t, ups.Config{BaseURL: base, ClientSecret: "another secret"}),
				Wire:     server,
				Books:    server,
			}
		},
	})
}

var imitationOptions = upstest.Options{ClientID: "an id", ClientSecret: "the secret"}

// standIn is a started imitation that closes with the test.
func standIn(t testing.TB, o upstest.Options) (*upstest.Server, string) {
	t.Helper()
	server, err := upstest.New(o)
	require.NoError(t, err)
	return server, carriercheck.Start(t, server.Site)
}

// carrier fills in what every test has alike: credentials, account, and waits that end at once.
func carrier(t testing.TB, c ups.Config) *ups.Carrier {
	t.Helper()
	c.ClientID, c.Account = "an id", "A1B2C3"
	if c.ClientSecret == "" {
		c.ClientSecret = "the secret"
	}
	c.MaxWait = time.Second
	c.Sleep = carriercheck.NoWait
	made, err := ups.New(c)
	require.NoError(t, err)
	t.Cleanup(made.CloseIdleConnections)
	return made
}
