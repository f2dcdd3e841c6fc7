package place

import (
	"errors"
	"strings"
)

// ErrZIP is the error of ParseZIP. It does not repeat the text: a ZIP of a patient is patient data.
var ErrZIP = errors.New("place: a ZIP code is 5 digits, 9 digits, or 5 digits, a hyphen and 4")

// ZIP is a ZIP code, "63166" or "63166-9967". The zero value is unknown. It says where mail goes, not which state
// is meant: a few ZIP codes serve two.
type ZIP string

// ParseZIP reads "63166", "63166-9967" or "631669967", spaces around it ignored, and gives the hyphenated form.
// Anything else is ErrZIP: no digit is guessed, and leading zeros are never added.
func ParseZIP(s string) (ZIP, error) {
	s = strings.TrimSpace(s)
	if len(s) == 10 && s[5] == '-' {
		s = s[:5] + s[6:]
	}
	if len(s) != 5 && len(s) != 9 || strings.Trim(s, "0123456789") != "" {
		return "", ErrZIP
	}
	if len(s) == 9 {
		return ZIP(s[:5] + "-" + s[5:]), nil
	}
	return ZIP(s), nil
}

// Five is the five-digit part, "63166"; empty where z is unknown or malformed.
func (z ZIP) Five() string {
	if !z.Valid() {
		return ""
	}
	return string(z[:5])
}

// Plus4 is the four digits after the hyphen, "9967"; empty where there are none or z is malformed.
func (z ZIP) Plus4() string {
	if !z.Valid() || len(z) == 5 {
		return ""
	}
	return string(z[6:])
}

// Valid reports whether z has one of the two forms that ParseZIP gives. The zero value has not.
func (z ZIP) Valid() bool {
	parsed, err := ParseZIP(string(z))
	return err == nil && parsed == z
}

// UnmarshalText reads a code as ParseZIP does; the empty text is the unknown code.
func (z *ZIP) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*z = ""
		return nil
	}
	*z, err = ParseZIP(string(text))
	return err
}
