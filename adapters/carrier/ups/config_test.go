package ups_test

import (
	"net/http"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	good := ups.Config{ClientID: "id", ClientSecret: carriercheck.Secret, Account: "A1B2C3"}
	carriercheck.NamesWhatIsWrong(t, ups.New, good, map[string]func(*ups.Config){
		"ClientID is missing":          func(c *ups.Config) { c.ClientID = "" },
		"ClientSecret is missing":      func(c *ups.Config) { c.ClientSecret = "" },
		"Account is missing":           func(c *ups.Config) { c.Account = "" },
		"Account is no shipper":        func(c *ups.Config) { c.Account = "A1B2C" },
		"Account is no shipper number": func(c *ups.Config) { c.Account = "A1B-C3" },
		"LabelFormat":                  func(c *ups.Config) { c.LabelFormat = "PDF" },
		"Services[1]":                  func(c *ups.Config) { c.Services = []shipping.Service{ups.Ground, "fedex_ground"} },
		"the base must be https":       func(c *ups.Config) { c.BaseURL = "http://onlinetools.ups.com" },
	})
}

func TestCredentialsArePrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := ups.Config{ClientID: "very-private", ClientSecret: carriercheck.Secret, Account: "A1B2C3"}
	carriercheck.PrintsNoSecret(t, ups.New, cfg, "very-private")
}

func TestWithoutABaseItSpeaksToUPS(t *testing.T) {
	t.Parallel()
	carriercheck.SpeaksTo(t, "https://onlinetools.ups.com", func(way http.RoundTripper) (carriercheck.Carrier, error) {
		return ups.New(ups.Config{ClientID: "id", ClientSecret: carriercheck.Secret, Account: "A1B2C3",
			Transport: way, Sleep: carriercheck.NoWait})
	})
}
