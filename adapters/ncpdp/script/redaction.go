package script

import (
	"fmt"
	"io"
	"log/slog"
)

// String names kind and version, and nothing of what the message says.
func (m *Message) String() string {
	if !m.exists() {
		return "no message"
	}
	name := "unknown kind"
	if m.Kind().Known() {
		name = string(m.Kind())
	}
	return joined(name, " ", string(m.version))
}

// Format prints String for every verb, so that no log gets a message by %+v.
func (m *Message) Format(s fmt.State, _ rune) { write(s, m.String()) }

// LogValue is String.
func (m *Message) LogValue() slog.Value { return slog.StringValue(m.String()) }

// Format prints the path for every verb, with "*" for a name that we have not seen, which may be anything.
func (n Node) Format(s fmt.State, _ rune) { write(s, n.e.told()) }

// LogValue is what Format prints.
func (n Node) LogValue() slog.Value { return slog.StringValue(n.e.told()) }

// Format prints the tag for every verb.
func (s Segment) Format(f fmt.State, _ rune) { write(f, s.Tag) }

// LogValue is the tag.
func (s Segment) LogValue() slog.Value { return slog.StringValue(s.Tag) }

// Format prints the name for every verb, and "/*" for one that we have not seen.
func (t Tag) Format(s fmt.State, _ rune) { write(s, t.label()) }

// LogValue is the name.
func (t Tag) LogValue() slog.Value { return slog.StringValue(t.label()) }

func (t Tag) label() string { return known([]string{t.Name}) }

// Format prints the number of changes for every verb.
func (e Edit) Format(s fmt.State, _ rune) {
	n := 0
	if e.exists() {
		n = len(*e.cuts)
	}
	write(s, itoa(n)+" changes")
}

// Format prints nothing of the blocks for any verb: a certificate names a person.
func (b SignatureBlock) Format(s fmt.State, _ rune) { write(s, "signature block") }

// LogValue is "signature block".
func (b SignatureBlock) LogValue() slog.Value { return slog.StringValue("signature block") }

// MarshalText is what Format prints, for loggers that write JSON.
func (n Node) MarshalText() ([]byte, error) { return []byte(n.e.told()), nil }

// MarshalText is what Format prints, for loggers that write JSON.
func (t Tag) MarshalText() ([]byte, error) { return []byte(t.label()), nil }

// MarshalText is what Format prints, for loggers that write JSON.
func (b SignatureBlock) MarshalText() ([]byte, error) { return []byte("signature block"), nil }

// write cannot tell fmt of an error, and need not.
func write(w io.Writer, s string) { _, _ = io.WriteString(w, s) }
