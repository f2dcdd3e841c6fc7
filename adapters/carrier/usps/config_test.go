package usps_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/usps"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	good := usps.Config{ClientID: "id", ClientSecret: "very-secret", CRID: "12345678", MID: "123456", Account: "1000000001"}
	_, err := usps.New(good)
	require.NoError(t, err)
	permit := good
	permit.AccountType, permit.PermitZIP = "PERMIT", "63101"
	_, err = usps.New(permit)
	require.NoError(t, err)
	for field, spoil := range map[string]func(*usps.Config){
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
	} {
		c := good
		spoil(&c)
		_, err := usps.New(c)
		require.ErrorContains(t, err, field)
		require.NotContains(t, err.Error(), "very-secret")
	}
}

func TestCredentialsArePrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := usps.Config{ClientID: "very-private", ClientSecret: "very-secret", CRID: "12345678", MID: "123456", Account: "1000000001"}
	c, err := usps.New(cfg)
	require.NoError(t, err)
	var out bytes.Buffer
	for _, v := range []any{cfg, &cfg, c, []usps.Config{cfg}, map[string]any{"c": cfg}, struct{ C usps.Config }{cfg}, struct{ C *usps.Carrier }{c}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v)
	}
	//lint:ignore SA1026 a host may try to log anything as JSON
	text, _ := json.Marshal(cfg) // an error for its functions, or without the secret
	out.Write(text)
	for _, secret := range []string{"very-private", "very-secret", "1000000001", "766572792d736563726574"} {
		require.NotContains(t, out.String(), secret)
	}
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
