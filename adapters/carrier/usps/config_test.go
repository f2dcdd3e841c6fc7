package usps_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	good := usps.Config{ClientID: "id", ClientSecret: carriercheck.Secret, CRID: "12345678", MID: "123456", Account: "1000000001"}
	permit := good
	permit.AccountType, permit.PermitZIP = "PERMIT", "63101"
	_, err := usps.New(permit)
	require.NoError(t, err)
	carriercheck.NamesWhatIsWrong(t, usps.New, good, map[string]func(*usps.Config){
		"ClientID is missing":     func(c *usps.Config) { c.ClientID = "" },
		"ClientSecret is missing": func(c *usps.Config) { c.ClientSecret = "" },
		"CRID is no":              func(c *usps.Config) { c.CRID = "" },
		"CRID is no Customer":     func(c *usps.Config) { c.CRID = "12 34" },
		"Config.MID is no":        func(c *usps.Config) { c.MID = "1234567" },
		"ManifestMID is no":       func(c *usps.Config) { c.ManifestMID = "x" },
		"Account is missing":      func(c *usps.Config) { c.Account = "" },
		"AccountType":             func(c *usps.Config) { c.AccountType = "CASH" },
		"PermitZIP":               func(c *usps.Config) { c.AccountType = "PERMIT" },
		"LabelFormat":             func(c *usps.Config) { c.LabelFormat = "BMP" },
		"Services[1]":             func(c *usps.Config) { c.Services = []shipping.Service{usps.PriorityMail, "fedex_ground"} },
		"the base must be https":  func(c *usps.Config) { c.BaseURL = "http://apis.usps.com" },
	})
}

func TestCredentialsArePrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := usps.Config{ClientID: "very-private", ClientSecret: carriercheck.Secret, CRID: "12345678", MID: "123456", Account: "1000000001"}
	carriercheck.PrintsNoSecret(t, usps.New, cfg, "very-private", "1000000001")
}

func TestOnlyTheServicesAskedForAreQuotedAndBought(t *testing.T) {
	t.Parallel()
	_, base := standIn(t, imitationOptions)
	c := carrier(t, usps.Config{BaseURL: base, Services: []shipping.Service{usps.PriorityMail}})
	quotes, err := c.Quote(t.Context(), purchase(nil).Shipment)
	require.NoError(t, err)
	require.Len(t, quotes, 1)
	require.Equal(t, usps.PriorityMail, quotes[0].Service)
	_, err = c.Buy(t.Context(), purchase(nil))
	require.ErrorIs(t, err, shipping.ErrUnsupported)
	aerosol := purchase(nil).Shipment
	aerosol.Parcel.Aerosol = true
	_, err = c.Quote(t.Context(), aerosol)
	require.ErrorIs(t, err, shipping.ErrRefused, "Priority Mail takes no aerosol")
}

func TestWithoutABaseItSpeaksToUSPS(t *testing.T) {
	t.Parallel()
	carriercheck.SpeaksTo(t, "https://apis.usps.com", func(way http.RoundTripper) (carriercheck.Carrier, error) {
		return usps.New(usps.Config{ClientID: "id", ClientSecret: carriercheck.Secret, CRID: "12345678", MID: "123456", Account: "1000000001",
			Transport: way, Sleep: carriercheck.NoWait})
	})
}
