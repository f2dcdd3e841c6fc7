package strictjson

import (
	"encoding"
	"strconv"
)

// Text reads a string.
func (r *Reader) Text(into *string) {
	if r.next() != '"' {
		r.wrong("a text in quotation marks")
		return
	}
	*into = r.quoted()
}

// Integer reads a whole number.
func (r *Reader) Integer(into *int) {
	if c := r.next(); c != '-' && (c < '0' || c > '9') {
		r.wrong("a whole number")
		return
	}
	at := r.at
	n, err := strconv.Atoi(r.bare())
	if err != nil {
		r.Fault(at, "a whole number is needed here")
		return
	}
	*into = n
}

// Number reads a coordinate or a distance, which alone may be floating point.
func (r *Reader) Number(into *float64) {
	if c := r.next(); c != '-' && (c < '0' || c > '9') {
		r.wrong("a number")
		return
	}
	at := r.at
	n, err := strconv.ParseFloat(r.bare(), 64)
	if err != nil {
		r.Fault(at, "a number that is not too large is needed here")
		return
	}
	*into = n
}

// Boolean reads true or false.
func (r *Reader) Boolean(into *bool) {
	if c := r.next(); c != 't' && c != 'f' {
		r.wrong("true or false")
		return
	}
	*into = r.bare() == "true"
}

// Form reads a string by the text form of what it stands for.
func (r *Reader) Form(into encoding.TextUnmarshaler) {
	at, s, ok := r.text()
	if !ok {
		return
	}
	if err := into.UnmarshalText([]byte(s)); err != nil {
		r.Fault(at, Short(err.Error()))
	}
}

func (r *Reader) text() (at int, s string, ok bool) {
	before := len(r.faults)
	at = r.At()
	r.Text(&s)
	return at, s, len(r.faults) == before
}

// Parse reads a string with the parser of its kind; into is left alone where the string cannot be read.
func Parse[T any](r *Reader, into *T, parse func(string) (T, error)) {
	at, s, ok := r.text()
	if !ok {
		return
	}
	v, err := parse(s)
	if err != nil {
		r.Fault(at, err.Error())
		return
	}
	*into = v
}

// Each reads a list, one element at a time.
func Each[T any](r *Reader, list *[]T, element func(*T)) {
	r.Array(func() {
		var v T
		element(&v)
		*list = append(*list, v)
	})
}
