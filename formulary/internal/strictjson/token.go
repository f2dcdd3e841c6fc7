package strictjson

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// quoted reads the string at the current place; the caller has seen its quotation mark.
func (r *Reader) quoted() string {
	start := r.at
	plain := true
	for r.at++; r.data[r.at] != '"'; r.at++ {
		switch c := r.data[r.at]; {
		case c == '\\':
			plain = false
			r.at++
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	r.at++
	if plain {
		return string(r.data[start+1 : r.at-1])
	}
	var s string
	if err := json.Unmarshal(r.data[start:r.at], &s); err != nil {
		r.Fault(start, err.Error())
	}
	return s
}

// maxKeys bounds the keys that are kept: a document form has fewer, a hostile document may have more.
const maxKeys = 256

// key is quoted for the name of a field.
func (r *Reader) key() string {
	start := r.at
	end := start + 1
	for r.data[end] != '"' && r.data[end] != '\\' {
		end++
	}
	if known, ok := r.keys[string(r.data[start+1:end])]; ok && r.data[end] == '"' {
		r.at = end + 1
		return known
	}
	key := r.quoted()
	if len(r.keys) < maxKeys {
		r.keys[key] = key
	}
	return key
}

// skip passes over one value, however deep.
func (r *Reader) skip() {
	for depth := 0; ; {
		switch r.next() {
		case '{', '[':
			depth++
			r.at++
		case '}', ']':
			depth--
			r.at++
		case '"':
			r.quoted()
		default:
			r.bare()
		}
		if depth == 0 {
			return
		}
	}
}

// bare reads a number, true, false or null.
func (r *Reader) bare() string {
	start := r.at
	for r.at < len(r.data) && !strings.ContainsRune(" \t\r\n,:]}", rune(r.data[r.at])) {
		r.at++
	}
	return string(r.data[start:r.at])
}

func (r *Reader) wrong(wanted string) {
	if r.next() == 'n' {
		r.Fault(r.at, "null is no value; leave the field out")
	} else {
		r.Fault(r.at, wanted+" is needed here")
	}
	r.skip()
}
