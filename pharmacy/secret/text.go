package secret

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
)

// Placeholder is what a set Text prints as.
const Placeholder = "[redacted]"

// ErrPlaceholder is the error of reading a placeholder as if it were the text: the source was printed, not stored.
var ErrPlaceholder = errors.New("secret: the text was redacted where it was written; the text itself is not here")

// ErrNotString is the error of reading a Text from JSON that is no string. It does not repeat the input.
var ErrNotString = errors.New("secret: patient text must be a JSON string")

// ErrGob is the error of encoding a Text with encoding/gob, which has no place for a placeholder.
var ErrGob = errors.New("secret: patient text is not encoded with gob")

// Text is patient text that prints as Placeholder, at every depth of every value that holds it. The zero value is
// absent and prints as the empty text. Copies share the text, which never changes. Safe for concurrent use.
//
// Compare with Equal: == compares pointers, and is false for two Texts made of the same text.
type Text struct{ p *string }

// New hides s. New("") is absent.
func New(s string) Text {
	if s == "" {
		return Text{}
	}
	return Text{&s}
}

// Reveal is the text itself, "" where it is absent. It is the one way out: to find who sees patient text, search for
// its callers.
func (t Text) Reveal() string {
	if t.p == nil {
		return ""
	}
	return *t.p
}

// IsSet reports whether there is a text.
func (t Text) IsSet() bool { return t.p != nil }

// Equal reports whether t and u hide the same text, or are both absent. The time it takes tells the lengths and
// nothing else.
func (t Text) Equal(u Text) bool {
	return subtle.ConstantTimeCompare([]byte(t.Reveal()), []byte(u.Reveal())) == 1
}

// String is Placeholder, or "" where the text is absent.
func (t Text) String() string {
	if t.p == nil {
		return ""
	}
	return Placeholder
}

// GoString is what String is.
func (t Text) GoString() string { return t.String() }

// Format writes what String gives, whatever the verb, the flags and the width.
func (t Text) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, t.String()) }

// LogValue is what String is, for log/slog.
func (t Text) LogValue() slog.Value { return slog.StringValue(t.String()) }

// MarshalText gives what String gives. It serves encoding/json for map keys, encoding/xml, and flags.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// MarshalJSON gives what String gives, as a JSON string. A stored Text must be revealed by who stores it.
func (t Text) MarshalJSON() ([]byte, error) { return json.Marshal(t.String()) }

// GobEncode is ErrGob.
func (t Text) GobEncode() ([]byte, error) { return nil, ErrGob }

// UnmarshalText takes text as it is; "" is absent, and Placeholder is ErrPlaceholder.
func (t *Text) UnmarshalText(text []byte) error {
	if string(text) == Placeholder {
		return ErrPlaceholder
	}
	*t = New(string(text))
	return nil
}

// UnmarshalJSON takes a JSON string; "" and null are absent. Anything else is ErrNotString, Placeholder is
// ErrPlaceholder.
func (t *Text) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*t = Text{}
		return nil
	}
	var s string
	if json.Unmarshal(data, &s) != nil {
		return ErrNotString
	}
	return t.UnmarshalText([]byte(s))
}
