package stream

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// Entry is one row of a codec table: a name, its type, and the way from every older schema. Row makes it.
type Entry struct {
	Name    Name
	Schema  int                                 // current, from 1
	Upgrade []func(data []byte) ([]byte, error) // Upgrade[i] turns data of schema i+1 into schema i+2
	typ     reflect.Type                        // of the values that Encode takes and Decode gives
	decode  func(data []byte) (Named, error)    // data of the current schema
}

// Row makes the entry of T at a schema version. T is a struct, not a pointer. Data of older schemas is brought up by
// upgrade, one function for each step, so a row at schema 3 has two: old events decode for ever. An upgrade function is
// pure and never changes the bytes it is given. NewCodec says what is wrong with a row.
func Row[T Named](schema int, upgrade ...func([]byte) ([]byte, error)) Entry {
	e := Entry{Schema: schema, Upgrade: upgrade, typ: reflect.TypeFor[T](), decode: decodeAs[T]}
	if e.typ.Kind() == reflect.Struct {
		var zero T
		e.Name = zero.Name()
	}
	return e
}

func decodeAs[T Named](data []byte) (Named, error) {
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		return nil, err
	}
	return v, nil
}

// Codec is a table of names and their types. It writes values with encoding/json and reads data of every schema there
// has been. Fields of the data that the type does not have are left out. Immutable, safe for concurrent use.
type Codec struct{ rows map[Name]Entry }

// NewCodec puts tables together, a table from each machine. The error lists every row that is wrong: a type that is
// no struct, a malformed or repeated name, a missing upgrade, a field that would hold patient text.
func NewCodec(tables ...[]Entry) (*Codec, error) {
	c := &Codec{rows: make(map[Name]Entry)}
	var faults []error
	for _, table := range tables {
		for _, e := range table {
			if err := e.check(); err != nil {
				faults = append(faults, err)
				continue
			}
			if _, twice := c.rows[e.Name]; twice {
				faults = append(faults, fmt.Errorf("stream: the name %q stands in the table twice", e.Name))
				continue
			}
			c.rows[e.Name] = e
		}
	}
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	return c, nil
}

// Has reports whether the table has the name.
func (c *Codec) Has(name Name) bool {
	_, found := c.rows[name]
	return found
}

// Encode gives the name, the current schema and the data of n: compact JSON, the same bytes for the same value. A name
// that is not in the table is an *UnknownNameError; a value of another type than the table's, a pointer for instance,
// is an error.
func (c *Codec) Encode(n Named) (name Name, schema int, data []byte, err error) {
	typ := reflect.TypeOf(n)
	if typ == nil || typ.Kind() != reflect.Struct {
		return "", 0, nil, fmt.Errorf("stream: encode: %v is no struct; streams hold values, not pointers", typ)
	}
	name = n.Name()
	e, found := c.rows[name]
	if !found {
		return "", 0, nil, &UnknownNameError{Name: name}
	}
	if typ != e.typ {
		return "", 0, nil, fmt.Errorf("stream: encode %s: the table says %v, the value is %v", name, e.typ, typ)
	}
	data, err = json.Marshal(n)
	if err != nil {
		return "", 0, nil, fmt.Errorf("stream: encode %s: %w", name, err)
	}
	if !isObject(data) {
		return "", 0, nil, fmt.Errorf("stream: encode %s: %v is not written as a JSON object", name, e.typ)
	}
	return name, e.Schema, data, nil
}

// Decode gives the value, not a pointer, that data of a schema holds. A name that is not in the table is an
// *UnknownNameError; a schema that is newer than the table's is a *NewerSchemaError: the data was written by a later
// version of the program. Data that does not fit is an error that names the event and the schema.
func (c *Codec) Decode(name Name, schema int, data []byte) (Named, error) {
	e, found := c.rows[name]
	switch {
	case !found:
		return nil, &UnknownNameError{Name: name}
	case schema > e.Schema:
		return nil, &NewerSchemaError{Name: name, Schema: schema, Current: e.Schema}
	case schema < 1:
		return nil, fmt.Errorf("stream: decode %s: schema %d; schemas count from 1", name, schema)
	}
	current, err := e.upgrade(schema, data)
	if err != nil {
		return nil, err
	}
	if !isObject(current) {
		return nil, fmt.Errorf("stream: decode %s schema %d: the data is no JSON object", name, schema)
	}
	n, err := e.decode(current)
	if err != nil {
		return nil, fmt.Errorf("stream: decode %s schema %d: %w", name, schema, err)
	}
	return n, nil
}

// upgrade brings data from a schema to the current one.
func (e Entry) upgrade(schema int, data []byte) (_ []byte, err error) {
	for s := schema; s < e.Schema; s++ {
		data, err = e.Upgrade[s-1](data)
		if err != nil {
			return nil, fmt.Errorf("stream: decode %s: from schema %d to %d: %w", e.Name, s, s+1, err)
		}
	}
	return data, nil
}

// isObject keeps "null" out, which encoding/json would read as the zero value.
func isObject(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("{"))
}

// UnknownNameError is the error of a name that is not in the table: another program wrote it, or a table is missing.
type UnknownNameError struct{ Name Name }

// Error names the name.
func (e *UnknownNameError) Error() string {
	return fmt.Sprintf("stream: no type is known by the name %q; is its machine's table in the codec?", e.Name)
}

// NewerSchemaError is the error of data that a later version of the program wrote.
type NewerSchemaError struct {
	Name            Name
	Schema, Current int // of the data, and the newest that the table knows
}

// Error names the name and both schemas.
func (e *NewerSchemaError) Error() string {
	return fmt.Sprintf("stream: %s has schema %d, this program knows up to %d: a later version wrote it", e.Name, e.Schema, e.Current)
}
