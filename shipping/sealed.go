package shipping

import (
	"encoding/json"
	"fmt"
	"log/slog"
)

// Sealed is bytes that show name and address in clear: the image of a label (ZPL is plain text), a request ready to be
// sent. fmt, slog and JSON show how many there are, at every depth of exported fields (not through an unexported field
// and not through %p, which ask no method). A program that prints or stores the bytes converts them:
// []byte(label.Image).
type Sealed []byte

// String is "[sealed, 2048 bytes]"; empty where there are none.
func (s Sealed) String() string {
	if len(s) == 0 {
		return ""
	}
	return fmt.Sprintf("[sealed, %d bytes]", len(s))
}

// Format gives String for every verb but %p, which asks no method.
func (s Sealed) Format(f fmt.State, _ rune) { fmt.Fprint(f, s.String()) }

// LogValue gives String.
func (s Sealed) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalJSON gives String. Nothing reads it back.
func (s Sealed) MarshalJSON() ([]byte, error) { return json.Marshal(s.String()) }
