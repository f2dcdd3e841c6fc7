package loosejson

import (
	"encoding/json"
	"testing"
)

var shapes = []string{
	`{"a":[{"b":"x"},{"b":[1.50,true,null,""]}],"c":"\u0078\\\"","a":{}}`, `[[],{},"",0]`, `{"error":{"errors":[{"code":"1"}]}}`,
}

// FuzzValue walks a body and compares with encoding/json, which reads the same members.
func FuzzValue(f *testing.F) {
	for _, body := range shapes {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		root, err := Parse(body)
		if err != nil {
			return
		}
		walk(t, root, 0)
	})
}

func walk(t *testing.T, v Value, depth int) {
	v = v[:v.after(0)]
	if !json.Valid(v) {
		t.Fatalf("no value: %q", []byte(v))
	}
	if depth > 50 {
		return
	}
	_ = v.Text()
	if v[0] == '{' {
		var want map[string]json.RawMessage
		if err := json.Unmarshal(v, &want); err != nil {
			t.Skip() // a name that encoding/json does not take
		}
		got := map[string]Value{}
		for name, m := range v.Members() {
			got[string(name)] = m
			walk(t, m, depth+1)
		}
		if utf8Names(want) && len(got) != len(want) {
			t.Fatalf("%d members, want %d", len(got), len(want))
		}
	}
	if v[0] == '[' {
		var want []json.RawMessage
		if err := json.Unmarshal(v, &want); err != nil {
			t.Fatal(err)
		}
		n := 0
		for e := range v.Elements() {
			if n >= len(want) || string(e[:e.after(0)]) != string(want[n]) {
				t.Fatalf("element %d is %q", n, []byte(e))
			}
			n++
			walk(t, e, depth+1)
		}
		if n != len(want) {
			t.Fatalf("%d elements, want %d", n, len(want))
		}
	}
}

// utf8Names reports whether no name had to be mended by encoding/json.
func utf8Names(members map[string]json.RawMessage) bool {
	for name := range members {
		for _, r := range name {
			if r == '�' {
				return false
			}
		}
	}
	return true
}
