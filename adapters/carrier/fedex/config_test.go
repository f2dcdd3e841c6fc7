package fedex_test

import (
	"net/http"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	good := fedex.Config{ClientID: "id", ClientSecret: carriercheck.Secret, Account: "740561073"}
	carriercheck.NamesWhatIsWrong(t, fedex.New, good, map[string]func(*fedex.Config){
		"ClientID is missing":          func(c *fedex.Config) { c.ClientID = "" },
		"ClientSecret is missing":      func(c *fedex.Config) { c.ClientSecret = "" },
		"Account is missing":           func(c *fedex.Config) { c.Account = "" },
		"Account is no account":        func(c *fedex.Config) { c.Account = "7405610731" },
		"Account is no account number": func(c *fedex.Config) { c.Account = "740-561" },
		"LabelFormat":                  func(c *fedex.Config) { c.LabelFormat = "GIF" },
		"Services[1]":                  func(c *fedex.Config) { c.Services = []shipping.Service{fedex.Ground, "ups_ground"} },
		"the base must be https":       func(c *fedex.Config) { c.BaseURL = "http://apis.fedex.com" },
	})
}

func TestCredentialsArePrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := fedex.Config{ClientID: "very-private", ClientSecret: carriercheck.Secret, Account: "740561073"}
	carriercheck.PrintsNoSecret(t, fedex.New, cfg, "very-private")
}

func TestWithoutABaseItSpeaksToFedEx(t *testing.T) {
	t.Parallel()
	carriercheck.SpeaksTo(t, "https://apis.fedex.com", func(way http.RoundTripper) (carriercheck.Carrier, error) {
		return fedex.New(fedex.Config{ClientID: "id", ClientSecret: carriercheck.Secret, Account: "740561073",
			Transport: way, Sleep: carriercheck.NoWait})
	})
}
