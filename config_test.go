package mailrx_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/shipping"
)

func TestAConfigThatLacksSomethingNamesIt(t *testing.T) {
	t.Parallel()
	whole := newWorld(t).config
	for _, c := range []struct {
		name, want string
		change     func(*mailrx.Config)
	}{
		{"no site", "lacks Site.ID", func(c *mailrx.Config) { c.Site.ID = "" }},
		{"no zone", "lacks Zone", func(c *mailrx.Config) { c.Zone = nil }},
		{"no address to send from", "lacks From", func(c *mailrx.Config) { c.From = shipping.Address{} }},
		{"half an address to send from", "From: ", func(c *mailrx.Config) { c.From.City = c.From.Name }},
		{"no store", "lacks Store", func(c *mailrx.Config) { c.Store = nil }},
		{"no people", "lacks People", func(c *mailrx.Config) { c.People = nil }},
		{"no vault", "lacks Vault", func(c *mailrx.Config) { c.Vault = nil }},
		{"no drugs", "lacks Drugs", func(c *mailrx.Config) { c.Drugs = nil }},
		{"no payer", "lacks Coverage", func(c *mailrx.Config) { c.Coverage = nil }},
		{"no bank", "lacks Payments", func(c *mailrx.Config) { c.Payments = nil }},
		{"no notifier", "lacks Notifier", func(c *mailrx.Config) { c.Notifier = nil }},
		{"no gateway", "lacks Gateway", func(c *mailrx.Config) { c.Gateway = nil }},
		{"no shelf", "lacks Stock", func(c *mailrx.Config) { c.Stock = nil }},
		{"no licences", "lacks Licences", func(c *mailrx.Config) { c.Licences = nil }},
		{"no desk", "lacks Desk", func(c *mailrx.Config) { c.Desk = nil }},
		{"no clock", "lacks Clock", func(c *mailrx.Config) { c.Clock = nil }},
		{"a rule of 400 percent", "TooSoon", func(c *mailrx.Config) { c.TooSoon = refill.Policy{Percent: 400} }},
		{"a lead of less than no days", "LeadDays", func(c *mailrx.Config) { c.LeadDays = -1 }},
		{"a lease that is over before it begins", "Lease", func(c *mailrx.Config) { c.Lease = -time.Second }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			config := whole
			c.change(&config)
			s, err := mailrx.New(config)
			require.ErrorContains(t, err, c.want)
			require.Nil(t, s)
		})
	}
}

func TestWhatIsOptionalMayBeLeftOut(t *testing.T) {
	t.Parallel()
	config := newWorld(t).config
	config.Fault = nil
	_, err := mailrx.New(config)
	require.NoError(t, err)
}
