package fedex_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/fedex"
	"github.com/mailrx/mailrx/shipping"
)

func TestTheConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	good := fedex.Config{ClientID: "id", ClientSecret: "very-secret", Account: "740561073"}
	_, err := fedex.New(good)
	require.NoError(t, err)
	for field, spoil := range map[string]func(*fedex.Config){
		"ClientID is missing":          func(c *fedex.Config) { c.ClientID = "" },
		"ClientSecret is missing":      func(c *fedex.Config) { c.ClientSecret = "" },
		"Account is missing":           func(c *fedex.Config) { c.Account = "" },
		"Account is no account":        func(c *fedex.Config) { c.Account = "7405610731" },
		"Account is no account number": func(c *fedex.Config) { c.Account = "740-561" },
		"LabelFormat":                  func(c *fedex.Config) { c.LabelFormat = "GIF" },
		"Services[1]":                  func(c *fedex.Config) { c.Services = []shipping.Service{fedex.Ground, "ups_ground"} },
		"the base must be https":       func(c *fedex.Config) { c.BaseURL = "http://apis.fedex.com" },
	} {
		c := good
		spoil(&c)
		_, err := fedex.New(c)
		require.ErrorContains(t, err, field)
		require.NotContains(t, err.Error(), "very-secret")
	}
}

func TestCredentialsArePrintedNowhere(t *testing.T) {
	t.Parallel()
	cfg := fedex.Config{ClientID: "very-private", ClientSecret: "very-secret", Account: "740561073"}
	c, err := fedex.New(cfg)
	require.NoError(t, err)
	var out bytes.Buffer
	for _, v := range []any{cfg, &cfg, c, []fedex.Config{cfg}, map[string]any{"c": cfg}, struct{ C fedex.Config }{cfg}, struct{ C *fedex.Carrier }{c}} {
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
