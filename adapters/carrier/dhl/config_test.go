package dhl_test

import (
	"net/http"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	good := dhl.Config{Enabled: true, Username: "an app", Password: carriercheck.Secret, Account: "123456789"}
	carriercheck.NamesWhatIsWrong(t, dhl.New, good, map[string]func(*dhl.Config){
		"Enabled is false: DHL Express is off": func(c *dhl.Config) { c.Enabled = false },
		"Username is missing":                  func(c *dhl.Config) { c.Username = "" },
		"or holds a colon":                     func(c *dhl.Config) { c.Username = "an:app" },
		"Password is missing":                  func(c *dhl.Config) { c.Password = "" },
		"Account is no shipper account":        func(c *dhl.Config) { c.Account = "" },
		"up to twelve letters and digits":      func(c *dhl.Config) { c.Account = "1234567890123" },
		"LabelFormat":                          func(c *dhl.Config) { c.LabelFormat = "GIF" },
		"Services[1]":                          func(c *dhl.Config) { c.Services = []shipping.Service{dhl.Express1200, "ups_ground"} },
		"the base must be https":               func(c *dhl.Config) { c.BaseURL = "http://express.api.dhl.com" },
		"with no path":                         func(c *dhl.Config) { c.BaseURL = "https://express.api.dhl.com/mydhlapi" },
	})
}

func TestCredentialsArePrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := dhl.Config{Enabled: true, Username: "very-private", Password: carriercheck.Secret, Account: "123456789"}
	carriercheck.PrintsNoSecret(t, dhl.New, cfg, "very-private", "dmVyeS1wcml2YXRl")
}

func TestWithoutABaseItSpeaksToDHL(t *testing.T) {
	t.Parallel()
	carriercheck.SpeaksTo(t, "https://express.api.dhl.com", func(way http.RoundTripper) (carriercheck.Carrier, error) {
		return dhl.New(dhl.Config{Enabled: true, Username: "an app", Password: carriercheck.Secret, Account: "123456789",
			Transport: way, Sleep: carriercheck.NoWait})
	})
}
