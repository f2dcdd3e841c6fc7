package carriercheck

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

// shapes are the ways in which one answer may be written: carriers write a list of one as its element, numbers as strings
// and an absent value as an empty string, and each of them the other way round on another day.
var shapes = []struct {
	name   string
	change func(any) any
}{
	{"objects in arrays of one", wrapped},
	{"arrays of one as objects", unwrapped},
	{"numbers for strings", numbered},
	{"strings for numbers", quoted},
	{"null for the empty string", nulled},
	{"words for flags", worded},
}

// ReadAlike decodes body in every shape: what is read must be the same. It is for answers that are JSON.
func ReadAlike(t testing.TB, name string, body []byte, decode func([]byte) any) {
	t.Helper()
	want := decode(body)
	for _, shape := range shapes {
		d := json.NewDecoder(bytes.NewReader(body))
		d.UseNumber() // 9.10 stays so
		var v any
		if err := d.Decode(&v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		changed, err := json.Marshal(shape.change(v))
		if err != nil {
			t.Fatalf("%s, %s: %v", name, shape.name, err)
		}
		if got := decode(changed); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s reads otherwise in the shape %q:\n%+v\nand not\n%+v", name, shape.name, got, want)
		}
	}
}

// each changes the members of an object and the elements of an array.
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

// numbered writes a string that is a JSON number as that number; "010" is none, and a name is none.
func numbered(v any) any {
	var n json.Number
	if s, ok := v.(string); ok && json.Unmarshal([]byte(s), &n) == nil {
		return n
	}
	return each(v, numbered)
}

func quoted(v any) any {
	if n, ok := v.(json.Number); ok {
		return n.String()
	}
	return each(v, quoted)
}

func nulled(v any) any {
	if v == "" {
		return nil
	}
	return each(v, nulled)
}

// worded writes true as "true".
func worded(v any) any {
	switch v {
	case true:
		return "true"
	case false:
		return "false"
	}
	return each(v, worded)
}
