package loosejson

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
)

// Value is one JSON value inside an answer, read where it lies. The empty Value is absent, and everything asked of it is
// absent too.
//
// The bytes begin with the value and may go on after it: where a value ends is found when somebody asks, for most are
// never passed.
type Value []byte

// ErrSyntax is a body that is no JSON.
var ErrSyntax = errors.New("the answer is no JSON")

// Parse checks the whole body once; what follows need not check again.
func Parse(body []byte) (Value, error) {
	if !json.Valid(body) {
		return nil, ErrSyntax
	}
	return Value(bytes.TrimSpace(body)), nil
}

// Elements are those of an array, or the value itself where it is none. null and the empty string are no elements.
func (v Value) Elements() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if len(v) > 0 && v[0] != '[' {
			if v[0] != 'n' && !bytes.HasPrefix(v, []byte(`""`)) {
				yield(v)
			}
			return
		}
		for i := v.token(1); i < len(v) && v[i] != ']'; i = v.token(v.after(i)) {
			if !yield(v[i:]) {
				return
			}
		}
	}
}

// Members are the names and values of an object, or of the first element of an array.
func (v Value) Members() iter.Seq2[[]byte, Value] {
	return func(yield func([]byte, Value) bool) {
		o := v.First()
		if len(o) == 0 || o[0] != '{' {
			return
		}
		for i := o.token(1); i < len(o) && o[i] == '"'; {
			name := o[i:]
			i = o.token(o.after(i))
			if !yield(name.unquoted(), o[i:]) {
				return
			}
			i = o.token(o.after(i))
		}
	}
}

// First is the first element of an array, or the value itself.
func (v Value) First() Value {
	for e := range v.Elements() {
		return e
	}
	return nil
}

// Get is the member at the end of a path of names; the first of a name counts.
func (v Value) Get(path ...string) Value {
	for _, name := range path {
		v = v.member(name)
	}
	return v
}

func (v Value) member(name string) Value {
	for n, m := range v.Members() {
		if string(n) == name {
			return m
		}
	}
	return nil
}

// Text is a string without its quotes, or a number or boolean as it is written; "" for null, objects and arrays but
// an array's first element.
func (v Value) Text() string {
	e := v
	if len(e) > 0 && e[0] == '[' {
		e = v.First()
	}
	if len(e) == 0 {
		return ""
	}
	switch e[0] {
	case '"':
		return string(e.unquoted())
	case 'n', '{', '[':
		return ""
	}
	return string(e[:e.after(0)])
}

// unquoted is the inside of a string, in place where nothing in it is escaped.
func (v Value) unquoted() []byte {
	v = v[:v.after(0)]
	if bytes.IndexByte(v, '\\') < 0 {
		return v[1 : len(v)-1]
	}
	var s string
	_ = json.Unmarshal(v, &s)
	return []byte(s)
}

// token is where the next value or name starts, at or after i: past spaces, commas and colons.
func (v Value) token(i int) int {
	for i < len(v) {
		switch v[i] {
		case ' ', '\t', '\n', '\r', ',', ':':
			i++
		default:
			return i
		}
	}
	return i
}

// after is the end of the value that starts at i.
func (v Value) after(i int) int {
	switch v[i] {
	case '"':
		return v.afterString(i)
	case '{', '[':
		return v.afterNested(i)
	}
	for i < len(v) && bytes.IndexByte([]byte(",:]} \t\r\n"), v[i]) < 0 {
		i++
	}
	return i
}

func (v Value) afterString(i int) int {
	for i++; ; i++ {
		i += bytes.IndexByte(v[i:], '"')
		slashes := 0
		for v[i-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i + 1
		}
	}
}

func (v Value) afterNested(i int) int {
	for depth := 0; ; {
		switch v[i] {
		case '"':
			i = v.afterString(i)
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		i++
		if depth == 0 {
			return i
		}
	}
}
