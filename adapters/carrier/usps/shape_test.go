package usps

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Whatever shape USPS chooses for an element, what is read is the same.
func TestShapesOfUSPSReadAlike(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"options.json", "label.json", "track.json", "address.json"} {
		body, err := os.ReadFile("testdata/" + name)
		require.NoError(t, err)
		sameInEveryShape(t, name, body)
	}
}

func TestRecordedBodiesReadAlikeInEveryShape(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "") {
		if json.Valid(body) && !strings.Contains(name, "equest") {
			sameInEveryShape(t, name, body)
		}
	}
}

func sameInEveryShape(t *testing.T, name string, body []byte) {
	t.Helper()
	want := decodeAll(body)
	for shape, change := range map[string]func(any) any{
		"objects in arrays of one": wrapped,
		"arrays of one as objects": unwrapped,
		"strings for numbers":      worded,
		"numbers for strings":      numbered,
	} {
		d := json.NewDecoder(strings.NewReader(string(body)))
		d.UseNumber()
		var v any
		require.NoError(t, d.Decode(&v))
		changed, err := json.Marshal(change(v))
		require.NoError(t, err)
		require.Equal(t, want, decodeAll(changed), "%s, %s", name, shape)
	}
}

func each(v any, change func(any) any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, m := range v {
			v[name] = change(m)
		}
	case []any:
		for i := range v {
			v[i] = change(v[i])
		}
	}
	return v
}

func wrapped(v any) any {
	_, list := v.([]any)
	return each(v, func(m any) any {
		m = wrapped(m)
		if _, object := m.(map[string]any); object && !list {
			return []any{m}
		}
		return m
	})
}

func unwrapped(v any) any {
	if list, ok := v.([]any); ok && len(list) == 1 {
		return unwrapped(list[0])
	}
	return each(v, unwrapped)
}

// worded writes a number as a string.
func worded(v any) any {
	if n, ok := v.(json.Number); ok {
		return n.String()
	}
	return each(v, worded)
}

// numbered writes a string that is a JSON number as that number; "010" is none, and a name is none.
func numbered(v any) any {
	var n json.Number
	if s, ok := v.(string); ok && s != "" && json.Unmarshal([]byte(s), &n) == nil {
		return n
	}
	return each(v, numbered)
}
