package carriercheck

import (
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"
)

var update = flag.Bool("update", false, "write golden files")

// File is a file of testdata.
func File(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Golden compares JSON with a file of testdata; -update writes it.
func Golden(t testing.TB, name, got string) {
	t.Helper()
	sent := parsed(t, got)
	if *update {
		text, err := json.MarshalIndent(sent, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("testdata/"+name, append(text, '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(sent, parsed(t, File(t, name))) {
		t.Fatalf("what is sent is not what %s holds:\n%s", name, got)
	}
}

func parsed(t testing.TB, text string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	return v
}
