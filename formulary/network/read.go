package network

import (
	"encoding"
	"encoding/json"
	"errors"
	"strconv"
)

// object is one JSON object of a document that is read: its fields in order, each of which somebody must take.
// encoding/json alone would name neither the place of an unknown field nor more than one fault.
type object struct {
	path   string
	fields []field
	faults *Faults
}

type field struct {
	key   string
	raw   json.RawMessage
	taken bool
}

// maxFields bounds the work that one object can ask for.
const maxFields = 64

// readObject splits raw, which is known to be JSON, into fields. A value of another kind is a fault and has no
// fields.
func readObject(raw json.RawMessage, path string, faults *Faults) *object {
	o := &object{path: path, faults: faults}
	s := scanner{data: raw}
	if !s.open('{') {
		faults.add(path, DocValue, "an object is needed here")
		return o
	}
	o.fields = make([]field, 0, 8)
	for s.more('}') {
		f := field{key: text(s.value())}
		s.at = s.next() + 1 // the colon
		f.raw = s.value()
		switch {
		case len(o.fields) == maxFields:
			faults.add(path, DocValue, "the object has more fields than any of the form")
			return o
		case o.find(f.key) != nil:
			faults.add(o.at(f.key), DocTwice, strconv.Quote(short(f.key)))
		default:
			o.fields = append(o.fields, f)
		}
	}
	return o
}

func (o *object) at(key string) string { return o.path + "/" + pointerEscapes.Replace(short(key)) }

func (o *object) find(key string) *field {
	for i := range o.fields {
		if o.fields[i].key == key {
			return &o.fields[i]
		}
	}
	return nil
}

// take is the text of a field; nil where it is not there.
func (o *object) take(key string) json.RawMessage {
	f := o.find(key)
	if f == nil {
		return nil
	}
	f.taken = true
	if string(f.raw) == "null" {
		o.faults.add(o.at(key), DocValue, "null is no value; leave the field out")
		return nil
	}
	return f.raw
}

// read reads a field where it is there, by the form of the value that into points at.
func (o *object) read(key string, into any) {
	raw := o.take(key)
	if raw == nil {
		return
	}
	if err := decode(raw, into); err != nil {
		o.faults.add(o.at(key), DocValue, readable(err))
	}
}

// decode is json.Unmarshal, with a short way for the texts that most values are.
func decode(raw json.RawMessage, into any) error {
	if plain(raw) {
		switch v := into.(type) {
		case *string:
			*v = string(raw[1 : len(raw)-1])
			return nil
		case encoding.TextUnmarshaler:
			return v.UnmarshalText(raw[1 : len(raw)-1])
		}
	}
	return json.Unmarshal(raw, into)
}

// readable says what encoding/json says without the names of Go's types.
func readable(err error) string {
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return "this does not belong here: " + short(wrong.Value)
	}
	return short(err.Error())
}

// need is read for a number whose absence would be taken for zero.
func (o *object) need(key string, into any) {
	if o.find(key) == nil {
		o.faults.add(o.at(key), DocMissing, "a number")
	}
	o.read(key, into)
}

// object reads a field that is an object itself and reports whether it is there.
func (o *object) object(key string, read func(*object)) bool {
	raw := o.take(key)
	if raw != nil {
		inside(raw, o.at(key), o.faults, read)
	}
	return raw != nil
}

// inside reads one object whole: what nobody takes is a fault.
func inside(raw json.RawMessage, path string, faults *Faults, read func(*object)) {
	o := readObject(raw, path, faults)
	read(o)
	for _, f := range o.fields {
		if !f.taken {
			faults.add(o.at(f.key), DocField, strconv.Quote(short(f.key)))
		}
	}
}

// list reads a field that is a list, one element at a time.
func (o *object) list(key string, element func(raw json.RawMessage, path string)) {
	raw := o.take(key)
	if raw == nil {
		return
	}
	s := scanner{data: raw}
	if !s.open('[') {
		o.faults.add(o.at(key), DocValue, "a list is needed here")
		return
	}
	for i := 0; s.more(']'); i++ {
		element(s.value(), at(o.at(key), i))
	}
}

// each reads a list of objects.
func each[T any](o *object, key string, into *[]T, read func(*object, *T)) {
	o.list(key, func(raw json.RawMessage, path string) {
		var v T
		inside(raw, path, o.faults, func(e *object) { read(e, &v) })
		*into = append(*into, v)
	})
}
