package formulary

import (
	"bytes"
	"fmt"
	"strconv"
)

// Count is a number that may be absent: none is not unknown. The zero value is absent.
type Count struct {
	N   int32
	Set bool
}

// CountOf is the known number n, or the nearest one that a count holds.
func CountOf(n int) Count { return Count{N: echo(n), Set: true} }

// IsZero reports whether c is absent, so that JSON can leave it out. The number 0 is not absent.
func (c Count) IsZero() bool { return !c.Set }

// MarshalJSON gives the number, and null where c is absent.
func (c Count) MarshalJSON() ([]byte, error) {
	if !c.Set {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(c.N), 10), nil
}

// UnmarshalJSON reads what MarshalJSON gives.
func (c *Count) UnmarshalJSON(token []byte) error {
	if bytes.Equal(token, []byte("null")) {
		*c = Count{}
		return nil
	}
	n, err := strconv.ParseInt(string(token), 10, 32)
	if err != nil {
		return fmt.Errorf("formulary: a whole number is needed")
	}
	*c = Count{N: int32(n), Set: true}
	return nil
}

// Sex is a person's sex as a plan's edits use it. The zero value is unknown.
type Sex uint8

// The sexes of edits. Numbers and texts are permanent.
const (
	SexUnknown Sex = iota
	Female
	Male
	sexCount = iota
)

var sexTexts = [sexCount]string{"", "female", "male"}

// String is "female" or "male"; empty where it is unknown.
func (s Sex) String() string {
	if s < sexCount {
		return sexTexts[s]
	}
	return fmt.Sprintf("sex(%d)", uint8(s))
}

// MarshalText gives the text form; a number without a meaning is an error.
func (s Sex) MarshalText() ([]byte, error) {
	if s >= sexCount {
		return nil, fmt.Errorf("formulary: %d is no sex of an edit", uint8(s))
	}
	return []byte(sexTexts[s]), nil
}

// UnmarshalText reads what MarshalText gives.
func (s *Sex) UnmarshalText(text []byte) error {
	for i, t := range sexTexts {
		if t == string(text) {
			*s = Sex(i)
			return nil
		}
	}
	return fmt.Errorf(`formulary: "female" or "male" is needed`)
}
