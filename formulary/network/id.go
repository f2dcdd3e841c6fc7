package network

import (
	"errors"
	"fmt"
	"strconv"
)

// ID names a network of a plan or a payer. It is the payer's own and opaque; the zero value names none.
type ID string

// HoursID names a table of opening hours inside one document.
type HoursID string

// LineID names a help line inside one document.
type LineID string

// PharmacyID is an NCPDP provider number, the seven digits by which claims name a pharmacy. The zero value is
// unknown. Its check digit is not looked at: how it is made is unconfirmed.
type PharmacyID uint32

const lastPharmacyID = 9_999_999

var errPharmacyID = errors.New("network: an NCPDP provider number is seven digits, above zero")

// ParsePharmacyID reads seven digits and nothing else; leading zeros are never added. The error does not repeat the
// text.
func ParsePharmacyID(s string) (PharmacyID, error) {
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil || len(s) != 7 || n == 0 {
		return 0, errPharmacyID
	}
	return PharmacyID(n), nil
}

// Valid reports whether p fits seven digits and is not zero.
func (p PharmacyID) Valid() bool { return p > 0 && p <= lastPharmacyID }

// String is the seven digits; empty where p is unknown.
func (p PharmacyID) String() string {
	if p == 0 {
		return ""
	}
	return fmt.Sprintf("%07d", uint32(p))
}

// MarshalText gives String; a number of more than seven digits is an error.
func (p PharmacyID) MarshalText() ([]byte, error) {
	if p > lastPharmacyID {
		return nil, errPharmacyID
	}
	return []byte(p.String()), nil
}

// UnmarshalText reads what MarshalText gives; the empty text is the unknown pharmacy.
func (p *PharmacyID) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*p = 0
		return nil
	}
	q, err := ParsePharmacyID(string(text))
	if err == nil {
		*p = q
	}
	return err
}
