package dhl

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// Whatever shape DHL chooses for an element, what is read is the same.
func TestShapesOfDHLReadAlike(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"rates.json", "ship.json", "track.json"} {
		body, err := os.ReadFile("testdata/" + name)
		require.NoError(t, err)
		sameInEveryShape(t, name, body)
	}
}

func TestRecordedBodiesReadAlikeInEveryShape(t *testing.T) {
	t.Parallel()
	for _, part := range []string{"/rate/", "/ship/", "/track/", "/error/", "/address/", "/pickup/", "/other/"} {
		for name, body := range samples(t, part) {
			if json.Valid(body) {
				sameInEveryShape(t, name, body)
			}
		}
	}
}

func sameInEveryShape(t *testing.T, name string, body []byte) {
	t.Helper()
	want := decodeAll(body)
	for shape, change := range map[string]func(any) any{
		"objects in arrays of one":  wrapped,
		"arrays of one as objects":  unwrapped,
		"numbers for strings":       numbered,
		"null for the empty string": nulled,
	} {
		var v any
		require.NoError(t, json.Unmarshal(body, &v))
		changed, err := json.Marshal(change(v))
		require.NoError(t, err)
		require.Equal(t, want, decodeAll(changed), "%s, %s", name, shape)
	}
}

func wrapped(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, m := range v {
			m = wrapped(m)
			if o, ok := m.(map[string]any); ok {
				m = []any{o}
			}
			v[name] = m
		}
	case []any:
		for i := range v {
			v[i] = wrapped(v[i])
		}
	}
	return v
}

func unwrapped(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, m := range v {
			v[name] = unwrapped(m)
		}
	case []any:
		if len(v) == 1 {
			return unwrapped(v[0])
		}
		for i := range v {
			v[i] = unwrapped(v[i])
		}
	}
	return v
}

// numbered writes a string that is a JSON number as that number; "010" is none, and a name is none.
func numbered(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, m := range v {
			v[name] = numbered(m)
		}
	case []any:
		for i := range v {
			v[i] = numbered(v[i])
		}
	case string:
		var n json.Number
		if json.Unmarshal([]byte(v), &n) == nil {
			return n
		}
	}
	return v
}

func nulled(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, m := range v {
			v[name] = nulled(m)
		}
	case []any:
		for i := range v {
			v[i] = nulled(v[i])
		}
	case string:
		if v == "" {
			return nil
		}
	}
	return v
}
