package ups_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/ups"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	good := ups.Config{ClientID: "id", ClientSecret: "very-secret", Account: "A1B2C3"}
	_, err := ups.New(good)
	require.NoError(t, err)
	for field, spoil := range map[string]func(*ups.Config){
		"ClientID is missing":          func(c *ups.Config) { c.ClientID = "" },
		"ClientSecret is missing":      func(c *ups.Config) { c.ClientSecret = "" },
		"Account is missing":           func(c *ups.Config) { c.Account = "" },
		"Account is no shipper":        func(c *ups.Config) { c.Account = "A1B2C" },
		"Account is no shipper number": func(c *ups.Config) { c.Account = "A1B-C3" },
		"LabelFormat":                  func(c *ups.Config) { c.LabelFormat = "PDF" },
		"Services[1]":                  func(c *ups.Config) { c.Services = []shipping.Service{ups.Ground, "fedex_ground"} },
		"the base must be https":       func(c *ups.Config) { c.BaseURL = "http://onlinetools.ups.com" },
	} {
		c := good
		spoil(&c)
		_, err := ups.New(c)
		require.ErrorContains(t, err, field)
		require.NotContains(t, err.Error(), "very-secret")
	}
}

func TestCredentialsArePrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := ups.Config{ClientID: "very-private", ClientSecret: "very-secret", Account: "A1B2C3"}
	c, err := ups.New(cfg)
	require.NoError(t, err)
	var out bytes.Buffer
	for _, v := range []any{cfg, &cfg, c, []ups.Config{cfg}, map[string]any{"c": cfg}, struct{ C ups.Config }{cfg}, struct{ C *ups.Carrier }{c}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v)
	}
	//lint:ignore SA1026 a host may try to log anything as JSON
	text, _ := json.Marshal(cfg) // an error for its functions, or without the secret
	out.Write(text)
	require.NotContains(t, out.String(), "very-private")
	require.NotContains(t, out.String(), "very-secret")
	require.NotContains(t, out.String(), "766572792d736563726574", "nor in hexadecimal")
}
