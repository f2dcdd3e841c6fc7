package formulary

import (
	"errors"
	"strconv"
	"strings"
)

// Band is a span of days' supply, both ends counted: "1-30", "31-60", "61-90". The zero value is missing.
type Band struct{ Min, Max int }

// maxDays is the longest days' supply that a claim can say (NCPDP 405-D5 has three digits; second-hand).
const maxDays = 999

var errBand = errors.New(`a band of days is written "31-60"`)

// ParseBand reads "31-60", or "30" for a single day. It does not judge the numbers; Compile does.
func ParseBand(s string) (Band, error) {
	first, last, two := strings.Cut(s, "-")
	if !two {
		last = first
	}
	lo, err := bandEnd(first)
	if err != nil {
		return Band{}, err
	}
	hi, err := bandEnd(last)
	return Band{Min: lo, Max: hi}, err
}

func bandEnd(s string) (int, error) {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil {
		return 0, errBand
	}
	return int(n), nil
}

// Holds reports whether a supply of days lies in b.
func (b Band) Holds(days int) bool { return b.Min <= days && days <= b.Max }

// Valid reports whether b lies within 1 to 999 days and is not empty.
func (b Band) Valid() bool { return 1 <= b.Min && b.Min <= b.Max && b.Max <= maxDays }

func (b Band) overlaps(c Band) bool { return b.Min <= c.Max && c.Min <= b.Max }

// String is "31-60".
func (b Band) String() string { return strconv.Itoa(b.Min) + "-" + strconv.Itoa(b.Max) }

// MarshalText gives String; a band below zero has no text.
func (b Band) MarshalText() ([]byte, error) {
	if b.Min < 0 || b.Max < 0 {
		return nil, errBand
	}
	return []byte(b.String()), nil
}

// UnmarshalText reads what ParseBand reads.
func (b *Band) UnmarshalText(text []byte) (err error) {
	*b, err = ParseBand(string(text))
	return err
}
