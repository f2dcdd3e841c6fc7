package stream

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/mailrx/mailrx/pharmacy"
)

// recordJSON is a record in an export. Data stands as JSON where it survives that byte for byte, which is what
// Codec.Encode gives; any other bytes stand in base64 under "bytes".
type recordJSON struct {
	Stream  ID              `json:"stream"`
	Version int             `json:"version"`
	At      time.Time       `json:"at"`
	Name    Name            `json:"name"`
	Schema  int             `json:"schema"`
	Data    json.RawMessage `json:"data,omitempty"`
	Bytes   []byte          `json:"bytes,omitempty"`
	Actor   pharmacy.Actor  `json:"actor"`
	Key     Key             `json:"key,omitempty"`
	Print   digest          `json:"print,omitzero"`
	Prev    digest          `json:"prev,omitzero"`
	Hash    digest          `json:"hash"`
}

// MarshalJSON gives the record for an export. What UnmarshalJSON reads from it has the same hash, also where the
// export was indented in between.
//
// Text that is no UTF-8 and a role without a name are errors, for JSON would change them.
func (r Record) MarshalJSON() ([]byte, error) {
	if !utf8.ValidString(string(r.Name) + string(r.Key) + r.Actor.ID) {
		return nil, fmt.Errorf("stream: record %s version %d: name, key or actor is no UTF-8", r.Stream, r.Version)
	}
	out := recordJSON{
		Stream: r.Stream, Version: r.Version, At: r.At.UTC(), Name: r.Name, Schema: r.Schema,
		Actor: r.Actor, Key: r.Key, Print: r.Print, Prev: r.Prev, Hash: r.Hash,
	}
	if canonical(r.Data) {
		out.Data = r.Data
	} else {
		out.Bytes = r.Data
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON gives. It checks the form; Verify checks the chain.
func (r *Record) UnmarshalJSON(data []byte) error {
	var in recordJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return fmt.Errorf("stream: record: %w", err)
	}
	if in.Data != nil && in.Bytes != nil {
		return errors.New(`stream: record has both "data" and "bytes"`)
	}
	*r = Record{
		Stream: in.Stream, Version: in.Version, At: in.At.UTC(), Name: in.Name, Schema: in.Schema,
		Actor: in.Actor, Key: in.Key, Print: in.Print, Prev: in.Prev, Hash: in.Hash,
	}
	switch {
	case in.Data != nil:
		r.Data = compact(in.Data)
	case len(in.Bytes) > 0:
		r.Data = in.Bytes
	}
	return nil
}

// canonical reports whether data is JSON as json.Marshal writes it: without spaces, and with the signs escaped that
// it escapes.
func canonical(data []byte) bool {
	return len(data) > 0 && json.Valid(data) && bytes.Equal(compact(data), data)
}

// compact brings valid JSON into the form that json.Marshal writes.
func compact(data []byte) []byte {
	b, err := json.Marshal(json.RawMessage(data))
	if err != nil {
		return data
	}
	return b
}

// digest is a hash in hexadecimal digits.
type digest [32]byte

// MarshalText is the hexadecimal form.
func (d digest) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(d[:])), nil }

// UnmarshalText reads the hexadecimal form.
func (d *digest) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != len(d) {
		return errors.New("a hash is 64 hexadecimal digits")
	}
	copy(d[:], b)
	return nil
}
