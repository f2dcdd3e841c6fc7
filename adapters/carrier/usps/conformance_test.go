package usps_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/adapters/carrier/uspstest"
)

// USPS keeps our key as a customer's reference and gives no way to look it up: it finds a label by its own key only, and
// that is a replay of the prepared purchase (TestAPreparedPurchase…).
func TestConformance(t *testing.T) {
	t.Parallel()
	carriertest.Run(t, carriertest.Harness{
		Service:  usps.GroundAdvantage,
		Features: carriertest.Features{NoFindLabel: true},
		Open: func(t testing.TB) carriertest.Subject {
			server, base := standIn(t, imitationOptions)
			return carriertest.Subject{
				Carrier:  carrier(t, usps.Config{BaseURL: base}),
				Stranger: carrier(t, usps.Config{BaseURL: base, ClientSecret: "another secret"}),
				Wire:     server,
				Books:    server,
			}
		},
	})
}

func TestConformanceWithMultipartAnswers(t *testing.T) {
	t.Parallel()
	carriertest.Run(t, carriertest.Harness{
		Service:  usps.PriorityMail,
		Features: carriertest.Features{NoFindLabel: true},
		Open: func(t testing.TB) carriertest.Subject {
			options := imitationOptions
			options.Multipart = true
			server, base := standIn(t, options)
			return carriertest.Subject{
				Carrier:  carrier(t, usps.Config{BaseURL: base}),
				Stranger: carrier(t, usps.Config{BaseURL: base, ClientSecret: "another secret"}),
				Wire:     server,
				Books:    server,
			}
		},
	})
}

var imitationOptions = uspstest.Options{ClientID: "an id", ClientSecret: "the secret"}

// standIn is a started imitation that closes with the test.
func standIn(t testing.TB, o uspstest.Options) (*uspstest.Server, string) {
	t.Helper()
	server, err := uspstest.New(o)
	require.NoError(t, err)
	return server, carriercheck.Start(t, server.Site)
}

// carrier fills in what every test has alike: credentials, account, no quota, and waits that end at once.
func carrier(t testing.TB, c usps.Config) *usps.Carrier {
	t.Helper()
	c.ClientID, c.CRID, c.MID, c.Account = "an id", "12345678", "123456789", "1000000001"
	if c.ClientSecret == "" {
		c.ClientSecret = "the secret"
	}
	if c.Limiter == nil {
		c.Limiter = uspstest.Unlimited{}
	}
	if c.MaxWait == 0 {
		c.MaxWait = time.Second
	}
	c.Sleep = carriercheck.NoWait
	made, err := usps.New(c)
	require.NoError(t, err)
	t.Cleanup(made.CloseIdleConnections)
	return made
}
