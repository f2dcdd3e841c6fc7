package stream

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
)

// Kind of machine: "order", "auto", "renewal". A lower-case word of at most 32 letters, digits and underscores,
// beginning with a letter. Kinds are permanent.
type Kind string

// ID names one stream: the machine it runs and a name within the kind. Comparable; the zero value names none.
//
// A name is 1 to 128 letters, digits and the signs "-_.:~". It is made by Derive, or is an opaque reference of the
// host's; it stands in logs and keys, so it is never made of a person's name or birth date.
type ID struct {
	Kind Kind
	Name string
}

// ErrID is the error of reading or writing a malformed ID. It does not repeat the text.
var ErrID = errors.New(`stream: an ID is "kind/name", the kind a lower-case word, the name of letters, digits and -_.:~`)

const (
	maxKind = 32
	maxName = 128
)

// ParseID reads the form that String gives, "order/k3q…". Anything else, the empty text too, is ErrID.
func ParseID(s string) (ID, error) {
	kind, name, _ := strings.Cut(s, "/")
	id := ID{Kind(kind), name}
	if !id.Valid() {
		return ID{}, ErrID
	}
	return id, nil
}

// Derive is the ID of a stream that is known by its parts: the same kind and parts always give the same stream, and
// different parts different ones ("a", "bc" is not "ab", "c"). The name is the first 130 bits of SHA-256 over the
// length-prefixed parts, as 26 lower-case letters and digits 2 to 7.
//
// The name is no disguise: who can guess the parts can tell the name. Parts are opaque references.
func Derive(k Kind, parts ...string) ID {
	const chars = 26
	var data []byte
	for _, p := range parts {
		data = appendField(data, p)
	}
	sum := sha256.Sum256(data)
	return ID{k, strings.ToLower(base32.StdEncoding.EncodeToString(sum[:20]))[:chars]}
}

// IsSet reports whether i names a stream.
func (i ID) IsSet() bool { return i != ID{} }

// Valid reports whether i has the form that ParseID reads. The zero value has not.
func (i ID) Valid() bool {
	return i.Kind.valid() && len(i.Name) <= maxName && i.Name != "" && only(i.Name, isNameByte)
}

// String is "order/k3q…", "" for the zero value.
func (i ID) String() string {
	if !i.IsSet() {
		return ""
	}
	return string(i.Kind) + "/" + i.Name
}

// MarshalText gives what String gives; a malformed ID is ErrID.
func (i ID) MarshalText() ([]byte, error) {
	if i.IsSet() && !i.Valid() {
		return nil, ErrID
	}
	return []byte(i.String()), nil
}

// UnmarshalText reads what MarshalText gives; the empty text is the zero value.
func (i *ID) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*i = ID{}
		return nil
	}
	*i, err = ParseID(string(text))
	return err
}

// Key is the idempotency key of a command: a command that comes again under its key is done once. The zero value is no
// key.
type Key string

// TaskKey is the key of the n-th piece of work that the record of a version left: "order/k3q…/7/1". The host makes
// the call of a port, or the command to another stream, under it.
func TaskKey(s ID, version, n int) Key {
	return Key(s.String() + "/" + strconv.Itoa(version) + "/" + strconv.Itoa(n))
}

// Ref is something in the world that belongs to one stream at a time: a sender's message ID, an open-fill lock. A taken
// Ref leads to its stream. The kind is a lower-case word, as a Kind is; the value is opaque and no patient data.
type Ref struct{ Kind, Value string }

// String is "kind:value".
func (r Ref) String() string { return r.Kind + ":" + r.Value }

func (k Kind) valid() bool {
	return k != "" && len(k) <= maxKind && isLower(k[0]) && only(string(k), isWordByte)
}

func only(s string, ok func(byte) bool) bool {
	for i := range len(s) {
		if !ok(s[i]) {
			return false
		}
	}
	return true
}

func isLower(c byte) bool    { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool    { return '0' <= c && c <= '9' }
func isWordByte(c byte) bool { return isLower(c) || isDigit(c) || c == '_' }
func isNameByte(c byte) bool {
	return isWordByte(c) || 'A' <= c && c <= 'Z' || strings.IndexByte("-.:~", c) >= 0
}

// appendField appends s after its length, so that fields in a row can be told apart whatever they hold.
func appendField[T string | []byte](b []byte, s T) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(len(s)))
	return append(b, s...)
}
