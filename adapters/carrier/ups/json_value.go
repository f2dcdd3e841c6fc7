package ups

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
)

// value is one JSON value inside an answer, read where it lies. It is how this package lives with UPS's shapes: an
// element is an object or an array of one or many, whatever the version (UPS-API/api-documentation issues 3, 14, 78,
// 138, 155, 157, 160); a number is a string or a number; an empty element is null, {} or "". The empty value is
// absent, and everything asked of it is absent too.
//
// The bytes begin with the value and may go on after it: where a value ends is found when somebody asks, for most are
// never passed.
type value []byte

var errNotJSON = errors.New("ups: the answer is no JSON")

// parse checks the whole body once; what follows need not check again.
func parse(body []byte) (value, error) {
	if !json.Valid(body) {
		return nil, errNotJSON
	}
	return value(bytes.TrimSpace(body)), nil
}

// elements are those of an array, or the value itself where it is none. null and the empty string are no elements.
func (v value) elements() iter.Seq[value] {
	return func(yield func(value) bool) {
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

// members are the names and values of an object, or of the first element of an array.
func (v value) members() iter.Seq2[[]byte, value] {
	return func(yield func([]byte, value) bool) {
		o := v.first()
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

// first is the first element of an array, or the value itself.
func (v value) first() value {
	for e := range v.elements() {
		return e
	}
	return nil
}

// get is the member at the end of a path of names; the first of a name counts.
func (v value) get(path ...string) value {
	for _, name := range path {
		v = v.member(name)
	}
	return v
}

func (v value) member(name string) value {
	for n, m := range v.members() {
		if string(n) == name {
			return m
		}
	}
	return nil
}

// text is a string without its quotes, or a number or boolean as it is written; "" for null, objects and arrays but
// an array's first element.
func (v value) text() string {
	e := v
	if len(e) > 0 && e[0] == '[' {
		e = v.first()
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
func (v value) unquoted() []byte {
	v = v[:v.after(0)]
	if bytes.IndexByte(v, '\\') < 0 {
		return v[1 : len(v)-1]
	}
	var s string
	_ = json.Unmarshal(v, &s)
	return []byte(s)
}

// token is where the next value or name starts, at or after i: past spaces, commas and colons.
func (v value) token(i int) int {
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
func (v value) after(i int) int {
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

func (v value) afterString(i int) int {
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

func (v value) afterNested(i int) int {
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
