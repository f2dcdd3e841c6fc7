package carriercheck

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/shipping"
)

// Secret is the secret of a Config under test.
const Secret = "very-secret"

// NamesWhatIsWrong makes an adapter of a Config that is good, and of copies spoiled one at a time: the error says what the
// key of spoil says, and tells no Secret.
func NamesWhatIsWrong[Config, Adapter any](t testing.TB, make func(Config) (Adapter, error), good Config, spoil map[string]func(*Config)) {
	t.Helper()
	if _, err := make(good); err != nil {
		t.Fatal(err)
	}
	for says, change := range spoil {
		c := good
		change(&c)
		_, err := make(c)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Fatalf("%T: got %v, want an error that says %q", good, err, says)
		}
		if strings.Contains(err.Error(), Secret) {
			t.Fatalf("%T: the secret stands in an error", good)
		}
	}
}

// PrintsNoSecret prints a Config and the adapter made of it, alone and within other values, in every way that a program may
// print them: neither Secret may be there nor another of secrets.
func PrintsNoSecret[Config, Adapter any](t testing.TB, make func(Config) (*Adapter, error), cfg Config, secrets ...string) {
	t.Helper()
	adapter, err := make(cfg)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, v := range []any{cfg, &cfg, adapter, []Config{cfg}, map[string]any{"c": cfg}, struct{ C Config }{cfg}, struct{ C *Adapter }{adapter}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v)
	}
	text, _ := json.Marshal(cfg) // an error for its functions, or without the secret
	out.Write(text)
	for _, secret := range slices.Concat(secrets, []string{Secret}) {
		if strings.Contains(out.String(), secret) {
			t.Fatalf("%T: %q is printed", cfg, secret)
		}
		if strings.Contains(out.String(), fmt.Sprintf("%x", secret)) {
			t.Fatalf("%T: %q is printed in hexadecimal", cfg, secret)
		}
	}
}

// SpeaksTo asks for prices through a transport that reaches nobody: the adapter of a Config without a base speaks to the
// carrier itself, which is base.
func SpeaksTo(t testing.TB, base string, make func(http.RoundTripper) (Carrier, error)) {
	t.Helper()
	var to hosts
	c, err := make(&to)
	if err != nil {
		t.Fatal(err)
	}
	j := of(t, c)
	for _, s := range []shipping.Shipment{carriertest.Shipment(), carriertest.ShipmentAbroad()} {
		if _, err = c.Quote(t.Context(), s); len(to) > 0 { // else it does not carry there
			break
		}
	}
	j.is(err, shipping.ErrUnavailable, "a call that reaches nobody")
	for _, host := range to {
		j.same(host, base, "where it speaks to")
	}
}

// hosts are where requests were to go.
type hosts []string

// RoundTrip notes where a request was to go, and reaches nobody.
func (h *hosts) RoundTrip(r *http.Request) (*http.Response, error) {
	*h = append(*h, r.URL.Scheme+"://"+r.URL.Host)
	return nil, errors.New("nobody is reached")
}
