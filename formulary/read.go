package formulary

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// reader walks a JSON text that is known to be well formed, keeps the JSON pointer of where it is, and collects
// faults instead of stopping at the first. encoding/json would name neither the place of an unknown field nor more
// than one fault.
type reader struct {
	data   []byte
	at     int
	path   []byte
	faults Faults
	mark   position
	keys   map[string]string // those that were read, so that each is made once
}

// position is a byte offset with its line and column, both counted from 1; the column counts characters.
type position struct{ offset, line, column int }

// newReader refuses a text that is not JSON.
func newReader(data []byte) (*reader, Faults) {
	r := &reader{data: data, mark: position{0, 1, 1}, keys: map[string]string{}}
	var raw json.RawMessage
	err := json.Unmarshal(data, &raw)
	if err == nil {
		return r, nil
	}
	at := 0
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		at = max(0, int(syntax.Offset)-1) // the last byte that was read
	}
	r.fault(DocSyntax, at, err.Error())
	return nil, r.faults
}

func (r *reader) fault(rule *reason.Rule, at int, detail string) {
	line, column := r.place(at)
	detail = fmt.Sprintf("line %d, column %d: %s", line, column, detail)
	r.faults = append(r.faults, Fault{Pointer: string(r.path), Rule: rule, Detail: detail})
}

// place goes on from the last place that was asked for, so that many faults cost one pass over the text.
func (r *reader) place(at int) (line, column int) {
	if at < r.mark.offset {
		r.mark = position{0, 1, 1}
	}
	m := &r.mark
	for m.offset < at {
		c, size := utf8.DecodeRune(r.data[m.offset:])
		m.offset += size
		m.column++
		if c == '\n' {
			m.line, m.column = m.line+1, 1
		}
	}
	return m.line, m.column
}

// next is the first byte of the next token, 0 at the end.
func (r *reader) next() byte {
	for ; r.at < len(r.data); r.at++ {
		switch c := r.data[r.at]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
		default:
			return c
		}
	}
	return 0
}

// under runs read one step further down the pointer.
func (r *reader) under(token string, read func()) {
	n := len(r.path)
	r.path = append(append(r.path, '/'), escapePointer(short(token))...)
	read()
	r.path = r.path[:n]
}

// short is what a fault repeats of a document: at most 60 bytes, on one line.
func short(s string) string {
	const most = 60
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

func escapePointer(token string) string {
	if !strings.ContainsAny(token, "~/") {
		return token
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(token)
}

// object calls field for each key; field reads the value and reports true, or reports false for a key that it does
// not know.
func (r *reader) object(field func(key string) bool) {
	if r.next() != '{' {
		r.wrong("an object")
		return
	}
	var room [16]string
	seen := room[:0]
	for r.at++; r.next() != '}'; {
		at := r.at
		key := r.key()
		r.under(key, func() {
			switch {
			case slices.Contains(seen, key):
				r.fault(DocTwice, at, strconv.Quote(short(key)))
				r.skip()
			case field(key):
				seen = append(seen, key)
			default:
				r.fault(DocField, at, strconv.Quote(short(key)))
				r.skip()
			}
		})
	}
	r.at++
}

// array calls item for each element.
func (r *reader) array(item func()) {
	if r.next() != '[' {
		r.wrong("a list")
		return
	}
	r.at++
	for i := 0; r.next() != ']'; i++ {
		r.under(strconv.Itoa(i), item)
	}
	r.at++
}

// quoted reads the string at the current place; the caller has seen its quotation mark.
func (r *reader) quoted() string {
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
		r.fault(DocValue, start, err.Error())
	}
	return s
}

// maxKeys bounds the keys that are kept: a document form has fewer, a hostile document may have more.
const maxKeys = 256

// key is quoted for the name of a field.
func (r *reader) key() string {
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
func (r *reader) skip() {
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
func (r *reader) bare() string {
	start := r.at
	for r.at < len(r.data) && !strings.ContainsRune(" \t\r\n,:]}", rune(r.data[r.at])) {
		r.at++
	}
	return string(r.data[start:r.at])
}

func (r *reader) wrong(wanted string) {
	r.fault(DocValue, r.at, wanted+" is needed here")
	r.skip()
}
