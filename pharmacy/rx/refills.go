package rx

import (
	"errors"
	"strconv"
)

// Refills are the fills that a prescriber allows beyond the first one: absent, a count, or PRN (as needed, until the
// prescription expires). No number stands in for absent or PRN. The zero value is absent; it is comparable.
type Refills struct {
	kind uint8
	n    int
}

const (
	refillsAbsent uint8 = iota
	refillsCount
	refillsPRN
)

// MaxRefills is the highest count: two digits in messages and claims.
const MaxRefills = 99

var errRefills = errors.New("rx: refills: a count from 0 to 99 or PRN is needed")

// RefillCount is n refills. An n below 0 or above MaxRefills gives absent; use ParseRefills where the number comes from
// outside.
func RefillCount(n int) Refills {
	if n < 0 || n > MaxRefills {
		return Refills{}
	}
	return Refills{refillsCount, n}
}

// PRN is as many refills as needed until the prescription expires.
func PRN() Refills { return Refills{kind: refillsPRN} }

// ParseRefills reads a count from 0 to 99, or "PRN"; empty text is absent.
func ParseRefills(s string) (Refills, error) {
	switch {
	case s == "":
		return Refills{}, nil
	case s == "PRN":
		return PRN(), nil
	case len(s) > 2 || !allDigits(s):
		return Refills{}, errRefills
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return Refills{}, errRefills
	}
	return RefillCount(n), nil
}

// IsSet says whether the prescriber gave a count or PRN.
func (r Refills) IsSet() bool { return r.kind != refillsAbsent }

// IsPRN says whether refills are as needed.
func (r Refills) IsPRN() bool { return r.kind == refillsPRN }

// Count is the number of refills; ok is false when absent and for PRN, which have no number.
func (r Refills) Count() (n int, ok bool) { return r.n, r.kind == refillsCount }

// String is "3", "PRN", or empty when absent. Text and JSON (a string) are the same.
func (r Refills) String() string {
	switch r.kind {
	case refillsCount:
		return strconv.Itoa(r.n)
	case refillsPRN:
		return "PRN"
	}
	return ""
}

// MarshalText writes String.
func (r Refills) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what ParseRefills reads.
func (r *Refills) UnmarshalText(text []byte) error {
	v, err := ParseRefills(string(text))
	if err == nil {
		*r = v
	}
	return err
}
