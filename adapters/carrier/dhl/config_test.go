package dhl_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/dhl"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	good := dhl.Config{Enabled: true, Username: "an app", Password: "very-secret", Account: "123456789"}
	_, err := dhl.New(good)
	require.NoError(t, err)
	for field, spoil := range map[string]func(*dhl.Config){
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
	} {
		c := good
		spoil(&c)
		_, err := dhl.New(c)
		require.ErrorContains(t, err, field)
		require.NotContains(t, err.Error(), "very-secret")
	}
}

func TestCredentialsArePrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := dhl.Config{Enabled: true, Username: "very-private", Password: "very-secret", Account: "123456789"}
	c, err := dhl.New(cfg)
	require.NoError(t, err)
	var out bytes.Buffer
	for _, v := range []any{cfg, &cfg, c, []dhl.Config{cfg}, map[string]any{"c": cfg}, struct{ C dhl.Config }{cfg}, struct{ C *dhl.Carrier }{c}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v)
	}
	//lint:ignore SA1026 a host may try to log anything as JSON
	text, _ := json.Marshal(cfg) // an error for its functions, or without the secret
	out.Write(text)
	for _, secret := range []string{"very-private", "very-secret", "766572792d736563726574", "dmVyeS1wcml2YXRl"} {
		require.NotContains(t, out.String(), secret)
	}
}
