package carriercheck

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
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
	for _, secret := range append(secrets, Secret) {
		if strings.Contains(out.String(), secret) {
			t.Fatalf("%T: %q is printed", cfg, secret)
		}
		if strings.Contains(out.String(), fmt.Sprintf("%x", secret)) {
			t.Fatalf("%T: %q is printed in hexadecimal", cfg, secret)
		}
	}
}
