package network

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
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
	d := json.NewDecoder(bytes.NewReader(raw))
	if open, _ := d.Token(); open != json.Delim('{') {
		faults.add(path, DocValue, "an object is needed here")
		return o
	}
	for d.More() {
		key, _ := d.Token()
		f := field{key: key.(string)}
		if d.Decode(&f.raw) != nil {
			break
		}
		if len(o.fields) == maxFields {
			faults.add(path, DocValue, "the object has more fields than any of the form")
			break
		}
		if o.find(f.key) != nil {
			faults.add(o.at(f.key), DocTwice, strconv.Quote(short(f.key)))
			continue
		}
		o.fields = append(o.fields, f)
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
	if err := json.Unmarshal(raw, into); err != nil {
		o.faults.add(o.at(key), DocValue, readable(err))
	}
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
	var all []json.RawMessage
	if err := json.Unmarshal(raw, &all); err != nil {
		o.faults.add(o.at(key), DocValue, "a list is needed here")
		return
	}
	for i, e := range all {
		element(e, at(o.at(key), i))
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

// lineAndColumn is the line and column of a byte, both counted from 1; the column counts bytes.
func lineAndColumn(data []byte, offset int) string {
	before := data[:max(0, min(offset, len(data)))]
	line := bytes.Count(before, []byte{'\n'}) + 1
	return fmt.Sprintf("line %d, column %d", line, len(before)-bytes.LastIndexByte(before, '\n'))
}
