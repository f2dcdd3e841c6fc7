package strictjson

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"
)

// A Reader walks over a JSON text, keeps the JSON pointer of where it is, and collects faults instead of stopping at the
// first. [Read] makes one. Its methods read the value that comes next; what is of another kind is a fault, and is
// passed over.
type Reader struct {
	data   []byte
	at     int
	path   []byte
	faults []Fault
	mark   position
	keys   map[string]string // those that were read, so that each is made once
}

// position is a byte offset with its line and column, both counted from 1; the column counts characters.
type position struct{ offset, line, column int }

// Read reads a text with the function that knows its form, and gives the faults in the order in which they were found;
// none: the text was read whole; at most [MaxFaults]. A text that is not JSON is one fault, and is not read.
func Read(data []byte, form func(*Reader)) []Fault {
	r := &Reader{data: data, mark: position{0, 1, 1}, keys: map[string]string{}}
	var raw json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		at := 0
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			at = max(0, int(syntax.Offset)-1) // the last byte that was read
		}
		r.fault(Syntax, at, err.Error())
		return r.faults
	}
	form(r)
	return r.faults
}

// Fault records that the value that was read from at on, see [Reader.At], cannot be taken.
func (r *Reader) Fault(at int, detail string) { r.fault(Value, at, detail) }

// MaxFaults bounds the faults that are kept: who sees so many has sent another document.
const MaxFaults = 1000

func (r *Reader) fault(kind Kind, at int, detail string) {
	if len(r.faults) == MaxFaults {
		return
	}
	line, column := r.place(at)
	detail = fmt.Sprintf("line %d, column %d: %s", line, column, detail)
	r.faults = append(r.faults, Fault{Pointer: string(r.path), Kind: kind, Detail: detail})
}

// At is where the next value begins, for a [Reader.Fault] that is found once it was read.
func (r *Reader) At() int {
	r.next()
	return r.at
}

// Lack records that the object that was read from at on lacks a field whose absence would be taken for something else.
func (r *Reader) Lack(at int, key, what string) { r.under(key, func() { r.fault(Missing, at, what) }) }

// Faults is how many faults were found so far.
func (r *Reader) Faults() int { return len(r.faults) }

// place goes on from the last place that was asked for, so that many faults cost one pass over the text.
func (r *Reader) place(at int) (line, column int) {
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
func (r *Reader) next() byte {
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
func (r *Reader) under(token string, read func()) {
	n := len(r.path)
	r.path = append(append(r.path, '/'), Escape(Short(token))...)
	read()
	r.path = r.path[:n]
}

// Object reads an object: it calls field for each key; field reads the value and reports true, or reports false for a key that it does
// not know.
func (r *Reader) Object(field func(key string) bool) {
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
				r.fault(Twice, at, strconv.Quote(Short(key)))
				r.skip()
			case field(key):
				seen = append(seen, key)
			default:
				r.fault(Unknown, at, strconv.Quote(Short(key)))
				r.skip()
			}
		})
	}
	r.at++
}

// Array reads a list: it calls item for each element, which reads it.
func (r *Reader) Array(item func()) {
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
